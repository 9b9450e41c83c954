import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { readMoneyChecks, runMoneyCheck } from '@markthalle/contracts/office-reconciliation';
import { postItemApproved } from '@markthalle/domain/postings';
import type { MadeOrder } from '../../../test/paid-orders.ts';
import { SettlementWorld } from '../../../test/settlement-world.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../platform/clock/clock.ts';
import { newId } from '../../platform/db/new-id.ts';
import { LedgerFacade } from '../ledger/ledger.facade.ts';

/** Long enough that nothing counts as still on its way. */
const NOT_YOUNG_MS = 20 * MINUTE_MS;

let world: SettlementWorld;
let cheese = '';
let order: MadeOrder;

/** A small market in order: one share settled, one charge booked. */
beforeEach(async () => {
  world = await SettlementWorld.start();
  cheese = await world.producer('Käserei');
  order = await world.due([{ producerId: cheese, goodsCents: 1698, deliveryCents: 590 }]);
  await world.approved();
  await world.drain();
  await world.advance(NOT_YOUNG_MS);
}, 60_000);
afterEach(() => world.stop());

async function findings(): Promise<Record<string, string[]>> {
  const answer = (await world.call(runMoneyCheck, {}, world.anna)).value;
  const failing = answer.checks.filter((check) => !check.ok);
  expect(answer.ok).toBe(failing.length === 0);
  return Object.fromEntries(failing.map((check) => [check.id, check.findings]));
}

const chargeId = async () =>
  (await world.db.row<{ id: string }>('select charge_id as id from payments.charge'))?.id ?? '';

const entry = (balanceTransactionId: string | null) =>
  world.db.transaction((tx) =>
    world.app.get(LedgerFacade).book(tx, {
      sourceKind: 'test',
      sourceId: newId(),
      entry: {
        step: 'stray',
        memo: 'Stray',
        postings: [
          { accountCode: 'A.stripe', side: 'debit', amountCents: 7 },
          { accountCode: 'A.bank', side: 'credit', amountCents: 7 },
        ],
      },
      balanceTransactionId,
      at: world.api.clock.now(),
    }),
  );

describe('the money checks', () => {
  it('find nothing in a market that is in order, and the screen shows the last results', async () => {
    expect(await findings()).toEqual({});
    const { checks } = (await world.call(readMoneyChecks, {}, world.anna)).value;
    expect(checks.map((check) => check.id)).toEqual([
      ...[
        'B1',
        'B2',
        'B3',
        'L1',
        'L2',
        'N1',
        'N2',
        'N3',
        'N4',
        'N5',
        'N6',
        'N7',
        'N8',
        'N9',
        'N10',
      ],
      ...['N11', 'N12', 'N13', 'N14', 'N15', 'N16', 'N17', 'N18', 'N19', 'S1'],
    ]);
  });

  it('N1, L1: an entry that does not balance, smuggled past the triggers', async () => {
    await world.asOwner(
      `insert into ledger.posting (entry_id, line, account_code, side, amount_cents)
       select id, 99, 'A.bank', 'debit', 5 from ledger.journal_entry limit 1`,
      [],
      false,
    );
    await world.asOwner(
      `insert into ledger.account (code, debit_cents) values ('E.rounding', 3)`,
      [],
      false,
    );
    const found = await findings();
    expect(found.N1).toHaveLength(3);
    expect(found.N1?.[0]).toContain('Differenz 5 Cent');
    expect(found.L1).toContain('E.rounding: geführt 3 Cent, gebucht 0 Cent');
  });

  it('N2, N4: money on A.stripe that Stripe does not have', async () => {
    await entry(null);
    const found = await findings();
    // 22.88 charged less 0.59 fee, less 15.36 transferred: 6.93.
    expect(found.N2).toEqual(['Gebucht 7,00 €, Stripe 6,93 €, Differenz 0,07 €']);
    expect(found.N4).toHaveLength(1);
    expect(Object.keys(found).sort()).toEqual(['N2', 'N4']);
  });

  it('N3: a booking that names a movement which Stripe does not know', async () => {
    await entry('txn_invented');
    await world.advance(NOT_YOUNG_MS);
    expect((await findings()).N3).toEqual(['txn_invented: gebucht (stray), bei Stripe unbekannt']);
  });

  it('N2, N3, N7: a transfer made by hand, once it is no longer young', async () => {
    await world.transferByHand(cheese, 100, await chargeId());
    const early = await findings();
    expect(early.N2).toBeUndefined();
    expect(early.N3).toBeUndefined();
    await world.advance(NOT_YOUNG_MS);
    const found = await findings();
    expect(found.N2).toHaveLength(1);
    expect(found.N3?.[0]).toContain('transfer über -1,00 € ist nicht gebucht');
    expect(found.N7).toEqual(['Käserei: Stripe 16,36 €, gebucht 15,36 €']);
  });

  it('N5: a payment without an order, and a paid order without a payment', async () => {
    const lost = await world.orders.placed([{ producerId: cheese, goodsCents: 500 }]);
    await world.charge(lost);
    const free = await world.orders.placed([{ producerId: cheese, goodsCents: 500 }]);
    await world.asOwner(
      `update orders."order" set payment_state = 'paid', paid_at = placed_at where id = $1`,
      [free.orderId],
    );
    await world.advance(NOT_YOUNG_MS);
    const found = await findings();
    expect(found.N5).toHaveLength(2);
    expect(found.N5?.[0]).toBe(`Bestellung ${free.number} gilt als bezahlt, ohne Zahlung`);
    expect(found.N5?.[1]).toMatch(/^ch_\w+: 5,00 € ohne Bestellung$/);
  });

  it('N5: a charge that brought less than the order costs', async () => {
    await world.asOwner('update payments.charge set amount_cents = 1500');
    const found = await findings();
    expect(found.N5).toEqual([
      `Bestellung ${order.number} hat eine Zahlung über 15,00 €`,
      `${await chargeId()}: bei Stripe 22,88 €, bei uns 15,00 €`,
    ]);
  });

  it('N6: more handed on than the charge has brought', async () => {
    expect(await findings()).toEqual({});
    await world.asOwner(
      `update reconciliation.balance_transaction
          set amount_cents = 1500, net_cents = 1500 - fee_cents where type = 'charge'`,
    );
    const found = await findings();
    expect(found.N6).toEqual([`${await chargeId()}: 15,36 € überwiesen aus 15,00 €`]);
  });

  it('N8: the same share transferred twice', async () => {
    const metadata = { order_id: order.orderId, producer_id: cheese };
    await world.transferByHand(cheese, 100, await chargeId(), metadata);
    expect((await findings()).N8?.[0]).toContain(`${order.orderId}/${cheese}: tr_`);
  });

  it('N9, N11: money that lies too long', async () => {
    await world.due([{ producerId: cheese, goodsCents: 1000 }]);
    await world.approved();
    await world.advance(2 * HOUR_MS);
    expect((await findings()).N9?.[0]).toContain('905 Cent seit');
    await world.drain();
    await world.due([{ producerId: cheese, goodsCents: 1000 }]);
    await world.advance(15 * DAY_MS);
    const found = await findings();
    expect(found.N9).toBeUndefined();
    expect(found.N11).toEqual(['Käserei: in keiner Abrechnung (1 Bestellungen, 9,05 €)']);
  });

  it('N10, N14: an account that Stripe sees otherwise than we', async () => {
    const account = await world.accountOf(cheese);
    await world.control('POST', `accounts/${account}`, { outcome: 'payouts_paused' });
    expect((await findings()).N10).toEqual(['Käserei: 15,36 € bei gesperrter Auszahlung']);
    await world.control('POST', `accounts/${account}`, { outcome: 'rejected' });
    expect((await findings()).N14).toEqual(['Käserei: gespeichert payable, bei Stripe rejected']);
  });

  it('N15: an endpoint that misses an event which we need', async () => {
    await world.control('PUT', 'webhook-endpoints', {
      id: 'we_platform',
      kind: 'platform',
      url: 'http://127.0.0.1:1/webhooks/stripe/platform',
      secret: 'whsec_platform_0123456789',
      enabled_events: ['charge.succeeded'],
    });
    expect((await findings()).N15).toContain(
      'Kein aktiver Endpunkt empfängt checkout.session.completed',
    );
  });

  it('S1, L2: a statement that names another amount than was sent, and a debt below nothing', async () => {
    await world.asOwner(
      `update payments.operation set params = jsonb_set(params, '{amount}', '1535')
        where kind = 'create_transfer'`,
    );
    await world.db.transaction((tx) =>
      world.app.get(LedgerFacade).book(tx, {
        sourceKind: 'test',
        sourceId: newId(),
        entry: postItemApproved({ producerId: cheese, amountCents: 1 }),
        at: world.api.clock.now(),
      }),
    );
    const found = await findings();
    expect(found.S1?.[0]).toContain('abgerechnet 1536, beauftragt 1535, gebucht 1536 Cent');
    expect(found.L2).toEqual([`L.due.${cheese} steht im Soll: 1 Cent`]);
    expect(found.N9?.[0]).toContain(`L.inflight.${cheese}: 1 Cent, in Abrechnungen 0 Cent`);
  });

  it('B1, B2: stock that its movements and reservations do not explain', async () => {
    await world.asOwner(
      `insert into inventory.stock (variant_id, policy, on_hand, reserved)
       values (gen_random_uuid(), 'tracked', 4, 1)`,
    );
    const found = await findings();
    expect(found.B1?.[0]).toContain('Bestand 4, Bewegungen 0');
    expect(found.B2?.[0]).toContain('zurückgelegt 1, gehalten 0');
  });

  it('the nightly run opens an incident and closes it when all is well again', async () => {
    await world.asOwner('update payments.charge set amount_cents = amount_cents - 1');
    await world.sweep('nightly-money-check');
    const id = await chargeId();
    expect(await world.incidents('money-check')).toEqual([
      { subject: `N5:${order.orderId}` },
      { subject: `N5:${id}` },
    ]);
    await world.asOwner('update payments.charge set amount_cents = amount_cents + 1');
    await world.sweep('nightly-money-check');
    expect(await world.incidents('money-check')).toEqual([]);
  });

  it('without an answer from Stripe says so instead of nothing', async () => {
    await world.control('POST', 'faults', { effect: 'error_500', times: 0 });
    const found = await findings();
    expect(found.N2).toEqual(['Stripe antwortet nicht, der Vergleich fehlt']);
    expect(found.N1).toBeUndefined();
    expect(await world.incidents('money-check')).toEqual([{ subject: 'provider' }]);
  });
});
