import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { runMoneyCheck } from '@markthalle/contracts/office-reconciliation';
import { callRoute } from '../../../test/call-route.ts';
import { PaidOrders } from '../../../test/paid-orders.ts';
import { type OpenedOrder, PaymentsWorld } from '../../../test/payments-world.ts';
import { DAY_MS, later, MINUTE_MS } from '../../platform/clock/clock.ts';
import { newId } from '../../platform/db/new-id.ts';
import { DisputesModule } from '../disputes/disputes.module.ts';
import { RefundsModule } from '../refunds/refunds.module.ts';
import { SettlementModule } from '../settlement/settlement.module.ts';
import { TreasuryModule } from '../treasury/treasury.module.ts';
import { ReconciliationModule } from './reconciliation.module.ts';

const NOT_YOUNG_MS = 20 * MINUTE_MS;

let world: PaymentsWorld;
let sessionToken = '';
let order: OpenedOrder;

beforeEach(async () => {
  world = await PaymentsWorld.start(
    RefundsModule,
    TreasuryModule,
    SettlementModule,
    DisputesModule,
    ReconciliationModule,
  );
  sessionToken = await new PaidOrders(world.app).person({ staff: true });
  order = await world.paidOrder();
}, 60_000);
afterEach(() => world.stop());

async function found(): Promise<Record<string, string[]>> {
  const { checks } = (await callRoute(world.app, runMoneyCheck, {}, { sessionToken })).value;
  return Object.fromEntries(
    checks.filter(({ ok }) => !ok).map(({ id, findings }) => [id, findings]),
  );
}

const chargeId = async () =>
  (await world.payments.chargeOfOrder(order.orderId))?.chargeId ?? 'none';

describe('disputes, refunds, payouts and fees', () => {
  it('N12: a dispute whose deadline is near, until somebody has answered', async () => {
    const dueAt = (days: number) => later(world.api.clock.now(), days * DAY_MS);
    const disputeId = newId();
    await world.asOwner(async (owner) => {
      await owner.query(
        `insert into disputes.dispute (id, stripe_dispute_id, order_id, charge_id, method,
           amount_cents, reason, status, evidence_due_at, opened_at, read_at)
         values ($1, 'du_near', $2, $3, 'card', 2676, 'fraudulent', 'needs_response', $4, $5, $5)`,
        [disputeId, order.orderId, await chargeId(), dueAt(4), world.api.clock.now()],
      );
    });
    expect((await found()).N12).toBeUndefined();
    await world.asOwner((owner) =>
      owner.query('update disputes.dispute set evidence_due_at = $1', [dueAt(2)]),
    );
    expect((await found()).N12?.[0]).toMatch(/^Bestellung .+: Nachweise bis .+, noch nichts/);
    await world.asOwner((owner) => owner.query('update disputes.dispute set submissions = 1'));
    expect((await found()).N12).toBeUndefined();
  });

  it('N13: a refund of the dashboard, until it is known here', async () => {
    await world.stripe.ask('POST', 'clock/advance', { seconds: 5 * 86_400 });
    await world.advance(NOT_YOUNG_MS);
    await world.stripe.chaos({ drop_percent: 100 });
    const { id } = await world.sdk.refunds.create({ charge: await chargeId(), amount: 100 });
    await world.settle();
    await world.advance(NOT_YOUNG_MS);
    const said = await found();
    expect(said.N13).toEqual([`${id}: von Hand erstattet und hier unbekannt`]);
    expect(said.N3?.[0]).toContain('refund über -1,00 € ist nicht gebucht');
    await world.stripe.calm();
    await world.replayMissed();
    await world.settle();
    const after = await found();
    expect(after.N13).toBeUndefined();
    expect(after.N3).toBeUndefined();
  });

  it('N16: a payout to a producer that is not the sum of what went into it', async () => {
    const payout = (reconciliation: string) =>
      world.asOwner((owner) =>
        owner.query(
          `insert into treasury.producer_payout (payout_id, stripe_account_id, producer_id,
             amount_cents, status, reconciliation_status, arrival_at, created_at, reread_at)
           values ('po_1', 'acct_1', $1, 1536, 'paid', $2, $3, $3, $3)
           on conflict (payout_id) do update set reconciliation_status = $2`,
          [world.cheeseId, reconciliation, world.api.clock.now()],
        ),
      );
    await world.asOwner((owner) =>
      owner.query(
        `insert into reconciliation.payout_sum (payout_id, sum_cents, read_at)
         values ('po_1', 1500, now())`,
      ),
    );
    expect((await found()).N16).toBeUndefined();
    await payout('completed');
    expect((await found()).N16).toEqual(['Käserei Öde: ausgezahlt 15,36 €, Bewegungen 15,00 €']);
  });

  it('N17: a withdrawal that the books do not show, and one that Stripe does not', async () => {
    await world.asOwner((owner) =>
      owner.query(
        `insert into treasury.payout (id, payout_id, origin, amount_cents, state, requested_at)
         values (gen_random_uuid(), 'po_gone', 'dashboard', 5000, 'sent', now())`,
      ),
    );
    expect((await found()).N17).toEqual(['po_gone: bei Stripe 0,00 €, hier -50,00 €']);
  });

  it('N19: a fee of Connect, until treasury has taken it in', async () => {
    const fee = { type: 'stripe_fee', amount_cents: -245, description: 'Connect: accounts' };
    await world.stripe.ask('POST', 'movements', fee);
    await world.advance(NOT_YOUNG_MS);
    const said = await found();
    expect(said.N19?.[0]).toMatch(/^txn_\w+: -2,45 €, Connect: accounts$/);
    await world.sweep('reread-treasury');
    expect(await found()).toEqual({});
  });
});
