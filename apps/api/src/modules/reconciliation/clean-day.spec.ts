import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { listIncidents } from '@markthalle/contracts/office-incidents';
import { runMoneyCheck } from '@markthalle/contracts/office-reconciliation';
import { RefundsWorld } from '../../../test/refunds-world.ts';
import { DAY_MS, MINUTE_MS } from '../../platform/clock/clock.ts';
import { PaymentsFacade } from '../payments/payments.facade.ts';

const NOT_YOUNG_MS = 20 * MINUTE_MS;

let world: RefundsWorld;
beforeAll(async () => {
  world = await RefundsWorld.start();
}, 60_000);
afterAll(() => world.stop());

const sweepAll = async () => {
  for (const name of ['reread-refunds', 'watch-disputes', 'reread-treasury'] as const) {
    await world.market.sweep(name);
    await world.market.drain();
  }
};

/** Everything that a market does in a week, none of it wrong: nothing may be found. */
it('a clean day reports zero: orders, refunds, a run, a reversal, a dispute that was won, fees', async () => {
  const { market } = world;
  await market.control('PUT', 'settings', { connect_fees: true });
  const [cheese, juice, mug] = await Promise.all(
    ['Käserei', 'Mosterei', 'Töpferei'].map((name) => market.producer(name)),
  );
  const basket = () => [
    { producerId: cheese ?? '', goodsCents: 1698 },
    { producerId: juice ?? '', goodsCents: 1074, depositCents: 90 },
    { producerId: mug ?? '', goodsCents: 3332, deliveryCents: 590 },
  ];
  // Who has nothing else due gives back from their account at Stripe.
  const once = await market.producer('Imkerei');
  const settled = await world.transferred([...basket(), { producerId: once, goodsCents: 790 }]);
  await world.refund(settled, [world.cut(settled, once, 395)]);
  const waiting = await world.paid(basket());
  const disputed = await world.paid([{ producerId: mug ?? '', goodsCents: 999 }]);
  const clean = await market.paid(basket());

  await world.refund(waiting, [world.cut(waiting, juice ?? '', 358)]);
  await market.handOver(waiting);
  await world.refund(waiting, [world.cut(waiting, cheese ?? '', 200)]);
  await world.refund(settled, [world.cut(settled, mug ?? '', 999)]);
  await market.handOver(clean);
  const charge = await market.app.get(PaymentsFacade).chargeOfOrder(disputed.orderId);
  const chargeId = charge?.chargeId ?? '';
  const dispute = { reason: 'fraudulent' };
  const { id } = await market.control<{ id: string }>(
    'POST',
    `charges/${chargeId}/dispute`,
    dispute,
  );
  // As the webhook would: this world delivers none.
  const told = () => world.addJob('disputes.read-dispute', { stripeDisputeId: id });
  await told();
  await sweepAll();
  await market.control('POST', `charges/${chargeId}/decide`, { outcome: 'won' });
  await told();
  await market.advance(4 * DAY_MS);
  await sweepAll();
  await market.approved();
  await market.drain();
  await market.advance(2 * DAY_MS);
  await sweepAll();
  await market.advance(NOT_YOUNG_MS);

  const { checks, ok } = (await market.call(runMoneyCheck, {}, market.anna)).value;
  expect(checks.filter((check) => !check.ok)).toEqual([]);
  expect(ok).toBe(true);
  const desk = (await market.call(listIncidents, { kind: 'money-check' }, market.anna)).value;
  expect(desk.incidents).toEqual([]);
  await world.closes();
  // The day was busy: it would be no proof if nothing had happened.
  const moved = await world.db.rows<{ type: string }>(
    'select distinct type from reconciliation.balance_transaction order by type',
  );
  expect(moved.map(({ type }) => type)).toEqual([
    'adjustment',
    'charge',
    'refund',
    'stripe_fee',
    'transfer',
    'transfer_refund',
  ]);
}, 60_000);
