import { randomUUID } from 'node:crypto';
import Stripe from 'stripe';

const PRODUCERS_PER_ORDER = 3;
const CALLS_AT_ONCE = 16;
const GOODS_CENTS = 1_000;
const ORDERS_PER_WRITE = 1_000;
const API_VERSION = '2026-10-28.endive';

/**
 * Trades at the sandbox and writes our side of it: each order is one charge and one transfer per producer, booked as
 * the market books them. Answers how many movements that are.
 */
export async function trade({ client, sandboxPort, orders, producers }) {
  const stripe = new Stripe('sk_test_bench', {
    host: '127.0.0.1',
    port: sandboxPort,
    protocol: 'http',
    apiVersion: API_VERSION,
    telemetry: false,
  });
  const farms = [];
  for (let n = 0; n < producers; n += 1) farms.push(await openFarm(stripe, sandboxPort, n));
  await client.query(FARMS, [JSON.stringify(farms)]);
  let movements = 0;
  for (let first = 0; first < orders; first += ORDERS_PER_WRITE) {
    const numbers = Array.from(
      { length: Math.min(ORDERS_PER_WRITE, orders - first) },
      (_, n) => first + n,
    );
    const sold = await inParallel(numbers, (number) => sell(stripe, farms, number));
    await write(client, sold);
    movements += sold.reduce((sum, order) => sum + 1 + order.parts.length, 0);
  }
  return movements;
}

async function openFarm(stripe, sandboxPort, n) {
  const account = await stripe.v2.core.accounts.create({
    contact_email: `hof${n}@example.org`,
    display_name: `Hof ${n}`,
    dashboard: 'express',
    identity: { country: 'de', entity_type: 'individual' },
    configuration: {
      recipient: { capabilities: { stripe_balance: { stripe_transfers: { requested: true } } } },
    },
    defaults: {
      responsibilities: { fees_collector: 'application', losses_collector: 'application' },
    },
  });
  const answer = await fetch(`http://127.0.0.1:${sandboxPort}/_sandbox/accounts/${account.id}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ outcome: 'active' }),
  });
  if (!answer.ok) throw new Error(await answer.text());
  return { id: randomUUID(), account: account.id, name: `Hof ${n}` };
}

async function sell(stripe, farms, number) {
  const orderId = randomUUID();
  const mine = Array.from(
    { length: PRODUCERS_PER_ORDER },
    (_, n) => farms[(number + n) % farms.length],
  );
  const totalCents = GOODS_CENTS * mine.length;
  const intent = await stripe.paymentIntents.create({
    amount: totalCents,
    currency: 'eur',
    confirm: true,
    payment_method: 'pm_card_visa',
    transfer_group: orderId,
    metadata: { tenant: 't1', order_id: orderId },
    expand: ['latest_charge.balance_transaction'],
  });
  const charge = intent.latest_charge;
  const parts = [];
  for (const farm of mine) {
    const transfer = await stripe.transfers.create({
      amount: GOODS_CENTS,
      currency: 'eur',
      destination: farm.account,
      source_transaction: charge.id,
      transfer_group: orderId,
      metadata: { order_id: orderId, producer_id: farm.id, run_item_id: randomUUID() },
    });
    parts.push({
      producerId: farm.id,
      cents: GOODS_CENTS,
      transferId: transfer.id,
      movementId: transfer.balance_transaction,
    });
  }
  return {
    orderId,
    number: `B-${number}`,
    totalCents,
    chargeId: charge.id,
    intentId: intent.id,
    movementId: charge.balance_transaction.id,
    feeCents: charge.balance_transaction.fee,
    parts,
  };
}

async function inParallel(items, work) {
  const results = [];
  const rest = [...items];
  const worker = async () => {
    for (let item = rest.pop(); item !== undefined; item = rest.pop())
      results.push(await work(item));
  };
  await Promise.all(Array.from({ length: CALLS_AT_ONCE }, worker));
  return results;
}

async function write(client, sold) {
  await client.query('begin');
  await client.query(ORDERS, [JSON.stringify(sold)]);
  await client.query(CHARGES, [JSON.stringify(sold)]);
  const bookings = sold.flatMap(bookingsOf);
  await client.query(ACCOUNTS, [JSON.stringify(bookings)]);
  await client.query(ENTRIES, [JSON.stringify(bookings)]);
  await client.query(POSTINGS, [JSON.stringify(bookings)]);
  await client.query('commit');
}

/** E1, then per producer E2 without commission, approval and transfer: nobody owes anybody anything in the end. */
function bookingsOf(order) {
  const entry = (step, source, movementId, lines) => ({
    id: randomUUID(),
    step,
    source: `${source}:${step}`,
    orderId: order.orderId,
    movementId,
    lines: lines.map((line, n) => ({ ...line, position: n + 1 })),
  });
  const line = (code, side, cents, producerId = null) => ({ code, side, cents, producerId });
  const charge = entry('charge_succeeded', order.chargeId, order.movementId, [
    line('A.stripe', 'debit', order.totalCents - order.feeCents),
    line('E.stripe_fee', 'debit', order.feeCents),
    ...order.parts.map((part) =>
      line(`L.unearned.${part.producerId}`, 'credit', part.cents, part.producerId),
    ),
  ]);
  const moves = order.parts.flatMap(({ producerId, cents, transferId, movementId }) => {
    const account = (stage) => `L.${stage}.${producerId}`;
    const move = (step, from, to, at = null) =>
      entry(step, transferId, at, [
        line(from, 'debit', cents, producerId),
        line(to, 'credit', cents, producerId),
      ]);
    return [
      move('producer_fulfilled', account('unearned'), account('due')),
      move('item_approved', account('due'), account('inflight')),
      move('transfer_created', account('inflight'), 'A.stripe', movementId),
    ];
  });
  return [charge, ...moves];
}

const FARMS = `
  with farm as (select * from jsonb_to_recordset($1::jsonb) as f (id uuid, account text, name text)),
  made as (
    insert into producers.producer (id, slug, name, owner_name, street, postcode, town, latitude,
      longitude, landscape, tagline, story, lead_time_days, dispatch_weekdays, legal_name,
      legal_form, phone, email, created_at)
    select id, 'hof-' || id, name, 'Inhaberin', 'Dorfstraße 1', '17139', 'Malchin', 53.7, 12.7,
      'seen', '{}', '{}', 1, '{mo}', name, 'GbR', '03994 1', 'hof@example.org', now() from farm)
  insert into producers.stripe_account
    (stripe_account_id, producer_id, state, payouts_enabled, created_at)
  select account, id, 'payable', true, now() from farm`;

const ORDERS = `
  insert into orders."order" (id, number, token_hash, sealed_token, language, email, buyer_name,
    payment_state, reserved_until, goods_cents, deposit_cents, delivery_cents, total_cents,
    delivery_vat_rate_bps, placed_at, paid_at)
  select "orderId", number, decode(replace("orderId"::text, '-', ''), 'hex'), '', 'de',
    'kundin@example.org', 'Kundin', 'paid', now(), "totalCents", 0, 0, "totalCents", 1900, now(),
    now()
    from jsonb_to_recordset($1::jsonb)
         as o ("orderId" uuid, number text, "totalCents" integer)`;

const CHARGES = `
  insert into payments.charge (charge_id, payment_intent_id, order_id, amount_cents, fee_cents,
    net_cents, balance_transaction_id, method, purpose, created_at)
  select "chargeId", "intentId", "orderId", "totalCents", "feeCents", "totalCents" - "feeCents",
    "movementId", 'card', 'order', now()
    from jsonb_to_recordset($1::jsonb) as o ("chargeId" text, "intentId" text, "orderId" uuid,
         "totalCents" integer, "feeCents" integer, "movementId" text)`;

const LINES = `
  from jsonb_to_recordset($1::jsonb) as b (id uuid, lines jsonb)
  cross join jsonb_to_recordset(b.lines)
       as l (code text, side text, cents bigint, "producerId" uuid, position integer)`;

const ACCOUNTS = `
  insert into ledger.account (code, producer_id)
  select l.code, (max(l."producerId"::text) filter (where l.code like 'L.%'))::uuid ${LINES}
   group by l.code order by l.code on conflict (code) do nothing`;

const ENTRIES = `
  insert into ledger.journal_entry (id, source_kind, source_id, step, memo, order_id,
    balance_transaction_id, booked_at)
  select id, 'bench', source, step, step, "orderId", "movementId", now()
    from jsonb_to_recordset($1::jsonb) as b (id uuid, source text, step text, "orderId" uuid,
         "movementId" text)`;

const POSTINGS = `
  insert into ledger.posting (entry_id, line, account_code, side, amount_cents, producer_id)
  select b.id, l.position, l.code, l.side, l.cents, l."producerId" ${LINES}`;
