import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { addExpectedFee, runMoneyCheck } from '@markthalle/contracts/office-reconciliation';
import { berlinDateOf } from '@markthalle/domain/dates';
import { SAMPLE_PRICES } from '@markthalle/stripe-sandbox/money/sample-prices';
import { callRoute } from '../../../test/call-route.ts';
import { PaidOrders } from '../../../test/paid-orders.ts';
import { PaymentsWorld } from '../../../test/payments-world.ts';
import { later, MINUTE_MS } from '../../platform/clock/clock.ts';
import { DisputesModule } from '../disputes/disputes.module.ts';
import { RefundsModule } from '../refunds/refunds.module.ts';
import { SettlementModule } from '../settlement/settlement.module.ts';
import { TreasuryModule } from '../treasury/treasury.module.ts';
import { ReconciliationModule } from './reconciliation.module.ts';

/** Long enough that nothing counts as still on its way. */
const NOT_YOUNG_MS = 20 * MINUTE_MS;

let world: PaymentsWorld;
let sessionToken = '';

beforeEach(async () => {
  world = await PaymentsWorld.start(
    RefundsModule,
    TreasuryModule,
    SettlementModule,
    DisputesModule,
    ReconciliationModule,
  );
  await awaitRoomInDay();
  sessionToken = await new PaidOrders(world.app).person({ staff: true });
  await world.paidOrder();
  await world.advance(NOT_YOUNG_MS);
  expect(await found()).toEqual({});
}, 60_000);
afterEach(() => world.stop());

/** Prices change by the day: a story that began shortly before midnight would have payments of two days. */
async function awaitRoomInDay(): Promise<void> {
  const now = world.api.clock.now();
  const [begins, ends] = [now, later(now, 3 * NOT_YOUNG_MS)].map((at) =>
    berlinDateOf(at.toISOString()),
  );
  if (begins !== ends) await world.advance(3 * NOT_YOUNG_MS);
}

/** What was planted is put in order again: the checks are clean and their incidents have settled. */
async function expectClean(): Promise<void> {
  await world.advance(NOT_YOUNG_MS);
  expect(await found()).toEqual({});
  expect(await world.incidents('money-check')).toEqual([]);
}

/** What each failing check says. */
async function found(): Promise<Record<string, string[]>> {
  const { checks } = (await callRoute(world.app, runMoneyCheck, {}, { sessionToken })).value;
  return Object.fromEntries(
    checks.filter(({ ok }) => !ok).map(({ id, findings }) => [id, findings]),
  );
}

const subjects = async () =>
  (await world.incidents('money-check')).map(({ subject }) => subject).sort();

describe('a planted fault is found and named', () => {
  it('lost webhook: the payment is at Stripe and nobody has booked it', async () => {
    await world.stripe.chaos({ drop_percent: 100 });
    const order = await world.openOrder();
    await world.stripe.pay(order.sessionId);
    await world.settle();
    expect(await found()).toEqual({});
    await world.advance(NOT_YOUNG_MS);
    const said = await found();
    expect(Object.keys(said).sort()).toEqual(['N2', 'N3', 'N5']);
    expect(said.N3?.[0]).toMatch(/^txn_\w+: charge über 26,11 € ist nicht gebucht$/);
    expect(said.N5?.[0]).toMatch(/^ch_\w+: 26,76 € ohne Bestellung$/);
    expect(await subjects()).toHaveLength(3);
    await world.stripe.calm();
    await world.replayMissed();
    await world.settle();
    expect(await world.stateOf(order.orderId)).toBe('paid');
    await expectClean();
  });

  it('duplicate: the same payment booked a second time', async () => {
    const entries = await world.asOwner(async (owner) => {
      await owner.query('set session_replication_role = replica');
      const { rows } = await owner.query(
        `insert into ledger.journal_entry (id, source_kind, source_id, step, memo, booked_at)
         values (gen_random_uuid(), 'test', 'twice', 'charge_succeeded', 'Zweimal', $1)
         returning id`,
        [world.api.clock.now()],
      );
      await owner.query(
        `insert into ledger.posting (entry_id, line, account_code, side, amount_cents)
         values ($1, 1, 'A.stripe', 'debit', 2123), ($1, 2, 'A.bank', 'credit', 2123)`,
        [rows[0].id],
      );
      return rows[0].id as string;
    });
    const said = await found();
    // The sums of the accounts were not carried along, so L1 sees it, too.
    expect(said.N4).toEqual([`Buchungssatz ${entries} (charge_succeeded) nennt keine Bewegung`]);
    expect(said.L1?.[0]).toBe('A.stripe: geführt 2611 Cent, gebucht 4734 Cent');
    await world.asOwner(async (owner) => {
      await owner.query('set session_replication_role = replica');
      await owner.query('delete from ledger.posting where entry_id = $1', [entries]);
      await owner.query('delete from ledger.journal_entry where id = $1', [entries]);
    });
    await expectClean();
  });

  it('wrong amount: a booking that is a cent off', async () => {
    const move = (cents: number) =>
      world.asOwner(async (owner) => {
        await owner.query('set session_replication_role = replica');
        await owner.query(
          `update ledger.posting set amount_cents = amount_cents + $1
            where entry_id = (select id from ledger.journal_entry
                               where step = 'charge_succeeded' order by booked_at limit 1)
              and (account_code = 'A.stripe' or line = 3)`,
          [cents],
        );
      });
    await move(1);
    const said = await found();
    expect(said.N3).toHaveLength(1);
    expect(said.N3?.[0]).toMatch(/^txn_\w+: Stripe 26,11 €, gebucht 26,12 €$/);
    expect(said.L1?.join()).toContain('A.stripe');
    await move(-1);
    await expectClean();
  });

  it('returned payout: the bank sends it back and nobody is told', async () => {
    await world.sdk.topups.create({ amount: 50_000, currency: 'eur', description: 'Start' });
    await world.advance(3_000);
    await world.settle();
    const { id: payoutId } = await world.sdk.payouts.create({ amount: 10_000, currency: 'eur' });
    await world.settle();
    await world.sweep('reread-treasury');
    await world.stripe.chaos({ drop_percent: 100 });
    await world.stripe.ask('POST', `payouts/${payoutId}`, { outcome: 'fail' });
    await world.settle();
    await world.advance(NOT_YOUNG_MS);
    const said = await found();
    expect(said.N3?.[0]).toMatch(/^txn_\w+: payout_failure über 100,00 € ist nicht gebucht$/);
    expect(said.N17?.[0]).toBe(`${payoutId}: bei Stripe 0,00 €, hier -100,00 €`);
    await world.stripe.calm();
    await world.replayMissed();
    await world.settle();
    await world.sweep('reread-treasury');
    await expectClean();
  });

  it('fee change: Stripe charges more than the contract says', async () => {
    const { card } = SAMPLE_PRICES.methods;
    const { rateBps } = card;
    card.rateBps = 290;
    try {
      await world.paidOrder();
    } finally {
      card.rateBps = rateBps;
    }
    // 26.76 costs 0.65 at 1.5 % + 0.25 and 1.03 at 2.9 % + 0.25.
    expect(await found()).toEqual({ N18: ['card: 1 Zahlungen kosten 1,03 € statt 0,65 €'] });
    expect(await subjects()).toEqual(['N18:card']);
    // The new price is agreed from today on: what was paid today is explained, and yesterday keeps its price.
    const validFrom = berlinDateOf(world.api.clock.now().toISOString());
    const agreed = { method: 'card', validFrom, rateBps: 290, fixedCents: 25, toleranceCents: 1 };
    const price = { ...agreed, source: 'Neuer Vertrag' };
    expect((await callRoute(world.app, addExpectedFee, price, { sessionToken })).status).toBe(201);
    const twice = await callRoute(world.app, addExpectedFee, price, { sessionToken });
    expect(twice.problem.code).toBe('step-not-possible');
    // The payment of the day that cost the old price is the one that differs now.
    expect(await found()).toEqual({ N18: ['card: 1 Zahlungen kosten 0,65 € statt 1,03 €'] });
  });

  it('F51 unknown transaction type: named, with its amount', async () => {
    const planted = { type: 'climate_levy', amount_cents: -77 };
    await world.stripe.ask('POST', 'movements', planted);
    const said = await found();
    expect(said.N3?.[0]).toMatch(/^txn_\w+: unbekannte Art climate_levy, -0,77 €$/);
    expect(await subjects()).toEqual([expect.stringMatching(/^N3:txn_/)]);
    await world.advance(NOT_YOUNG_MS);
    expect((await found()).N2?.[0]).toContain('Differenz 0,77 €');
  });

  it('money without order: a payment that names nothing of ours', async () => {
    const session = await world.sdk.checkout.sessions.create({
      mode: 'payment',
      ui_mode: 'hosted_page',
      success_url: 'http://127.0.0.1:1/ok',
      cancel_url: 'http://127.0.0.1:1/no',
      line_items: [
        {
          quantity: 1,
          price_data: {
            currency: 'eur',
            unit_amount: 1234,
            tax_behavior: 'inclusive',
            product_data: { name: 'Von fremder Hand' },
          },
        },
      ],
    });
    await world.stripe.pay(session.id);
    await world.settle();
    await world.advance(NOT_YOUNG_MS);
    const said = await found();
    expect(said.N5?.[0]).toMatch(/^ch_\w+: 12,34 € ohne Bestellung$/);
    expect(said.N3?.[0]).toContain('ist nicht gebucht');
    const { data } = await world.sdk.charges.list({ limit: 1 });
    expect(said.N5?.[0]).toContain(data[0]?.id ?? '?');
  });
});
