import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { MadeOrder } from '../../../test/paid-orders.ts';
import { RefundsWorld } from '../../../test/refunds-world.ts';
import { chargeInSandbox } from '../../../test/sandbox-charge.ts';
import { newId } from '../../platform/db/new-id.ts';
import { PaymentsFacade } from '../payments/payments.facade.ts';
import { StripeClient } from '../payments/stripe-client.ts';
import { ApproveRefundService } from './approve-refund.service.ts';
import { AssignRefundService } from './assign-refund.service.ts';
import { RefundsFacade } from './refunds.facade.ts';
import { SettleRefundService } from './settle-refund.service.ts';

jest.setTimeout(60_000);

let world: RefundsWorld;

beforeAll(async () => {
  world = await RefundsWorld.start();
}, 60_000);

afterAll(() => world.stop());

const sdk = () => world.app.get(StripeClient).sdk;
const chargeOf = async (order: MadeOrder) =>
  (await world.app.get(PaymentsFacade).chargeOfOrder(order.orderId))?.chargeId ?? '';
const settle = () => world.app.get(SettleRefundService);
const owedCents = async () => 0 - (await world.balance('L.refund_payable'));

async function sale(goodsCents: number) {
  const producerId = await world.market.producer('Hof');
  return { producerId, wishes: [{ producerId, goodsCents }] };
}

describe('F41 an empty balance', () => {
  it('fails a direct debit’s refund; it is sent again when there is money', async () => {
    const { producerId, wishes } = await sale(4000);
    const order = await world.market.orders.placed(wishes);
    const charge = await chargeInSandbox(sdk(), world.market.sandbox.url, order, {
      number: { iban: 'DE89370400440532013000' },
      arrive: () => world.market.advance(6 * 86_400_000),
    });
    await world.market.orders.pay(order, { ...charge, method: 'sepa_debit' });
    // Stripe has kept its fee, so the balance is 35 cents short.
    const refundId = await world.refund(order, [world.cut(order, producerId, 4000)]);
    expect(await world.stored(refundId)).toMatchObject({
      state: 'failed',
      failureReason: 'insufficient_funds',
    });
    await world.expectOpen('refund-failed', refundId);
    await world.closes();
    await world.paid((await sale(100)).wishes);
    await settle().retry(refundId);
    await world.market.drain();
    expect((await world.stored(refundId)).state).toBe('pending');
    await world.decide(refundId, 'succeed');
    expect((await world.stored(refundId)).state).toBe('succeeded');
    expect(await world.market.incidents('refund-failed')).toEqual([]);
    await world.closes();
  });

  it('lets a card refund wait; it is booked when the money leaves', async () => {
    const { producerId, wishes } = await sale(9000);
    // The charge is only pending: nothing is available.
    const order = await world.market.paid(wishes);
    const before = await owedCents();
    const refundId = await world.refund(order, [world.cut(order, producerId, 8000)]);
    expect(await world.stored(refundId)).toMatchObject({ state: 'pending' });
    expect((await owedCents()) - before).toBe(8000);
    expect(await world.paymentState(order)).toBe('paid');
    await world.closes();
    await world.market.advance(5 * 86_400_000);
    expect(await world.market.sweep('reread-refunds')).toBeGreaterThan(0);
    expect(await world.stored(refundId)).toMatchObject({ state: 'succeeded' });
    expect(await owedCents()).toBe(before);
    expect(await world.paymentState(order)).toBe('partially_refunded');
    await world.closes();
  });
});

it('F42 a refund that fails after its success is owed again, and ends by bank transfer', async () => {
  const { producerId, wishes } = await sale(5000);
  const order = await world.paid(wishes);
  const before = await owedCents();
  const refundId = await world.refund(order, [world.cut(order, producerId, 2000)]);
  expect((await world.stored(refundId)).state).toBe('succeeded');
  await world.decide(refundId, 'fail');
  expect((await world.stored(refundId)).state).toBe('failed');
  expect(await world.written(order, 'refund_failed')).toEqual([
    'Dr A.stripe 2000',
    'Cr L.refund_payable 2000',
  ]);
  expect((await owedCents()) - before).toBe(2000);
  await world.expectOpen('refund-failed', refundId);
  await world.closes();
  await settle().payByBank(refundId, { accountId: newId(), note: 'Überweisung 12' });
  expect((await world.stored(refundId)).state).toBe('paid_by_bank');
  expect(await owedCents()).toBe(before);
  const told = await world.db.rows(
    `select payload ->> 'outcome' as outcome from graphile_worker._private_jobs j
       join graphile_worker._private_tasks t on t.id = j.task_id
      where t.identifier = 'notifications.refund' and payload ->> 'refundId' = $1
      order by j.id`,
    [refundId],
  );
  expect(told).toEqual([
    { outcome: 'succeeded' },
    { outcome: 'failed' },
    { outcome: 'paid_by_bank' },
  ]);
  await expect(
    settle().payByBank(refundId, { accountId: newId(), note: 'noch einmal' }),
  ).rejects.toMatchObject({ code: 'step-not-possible' });
  await world.closes();
});

describe('F43 a refund from the dashboard', () => {
  async function byHand(order: MadeOrder, amount: number): Promise<string> {
    const refund = await sdk().refunds.create({ charge: await chargeOf(order), amount });
    await world.addJob('refunds.read-refund', { stripeRefundId: refund.id });
    const row = await world.db.row<{ id: string }>(
      'select refund_id as id from refunds.sending where stripe_refund_id = $1',
      [refund.id],
    );
    return row?.id ?? '';
  }

  it('is booked at once and assigned by a person', async () => {
    const { producerId, wishes } = await sale(3000);
    const order = await world.paid(wishes);
    await world.market.handOver(order);
    const refundId = await byHand(order, 1000);
    await world.expectOpen('dashboard-refund', refundId);
    expect(await world.written(order, 'refund_approved')).toEqual([
      'Dr E.refund 1000',
      'Cr L.refund_payable 1000',
    ]);
    await world.closes();
    const assignment = {
      cause: 'defect',
      bearer: 'producer',
      reason: 'Kiste fehlte',
      parts: [world.cut(order, producerId, 1000)],
    } as const;
    const wrong = { ...assignment, parts: [world.cut(order, producerId, 999)] };
    const assigner = world.app.get(AssignRefundService);
    await expect(assigner.assign(refundId, wrong, newId())).rejects.toMatchObject({
      code: 'refund-amount-differs',
    });
    await assigner.assign(refundId, assignment, newId());
    expect(await world.balance(`L.due.${producerId}`)).toBe(0 - (2000 - 160 - 30));
    expect(await world.written(order, 'refund_reassigned')).toEqual([
      'Cr E.refund 1000',
      'Dr L.refund_payable 1000',
    ]);
    expect(await world.market.incidents('dashboard-refund')).toEqual([]);
    await world.closes();
  });

  it('stands for a refund of the same amount that had failed', async () => {
    const { producerId, wishes } = await sale(3000);
    const order = await world.paid(wishes);
    const refundId = await world.refund(order, [world.cut(order, producerId, 700)]);
    await world.decide(refundId, 'fail');
    expect(await byHand(order, 700)).toBe(refundId);
    expect((await world.stored(refundId)).state).toBe('succeeded');
    await world.closes();
  });

  it('is read once, however often it is announced', async () => {
    const { wishes } = await sale(3000);
    const order = await world.paid(wishes);
    const refund = await sdk().refunds.create({ charge: await chargeOf(order), amount: 300 });
    await Promise.all([
      world.addJob('refunds.read-refund', { stripeRefundId: refund.id }),
      world.addJob('refunds.read-charge', { chargeId: await chargeOf(order) }),
    ]);
    expect(await world.written(order, 'refund_sent')).toEqual([
      'Dr L.refund_payable 300',
      'Cr A.stripe 300',
    ]);
    await world.closes();
  });
});

describe('four eyes', () => {
  it('are needed above 100 euros, and only once', async () => {
    const { producerId, wishes } = await sale(20_000);
    const order = await world.paid(wishes);
    const [anna, ben] = [newId(), newId()];
    const { refundId, state } = await world.db.transaction((tx) =>
      world.app.get(RefundsFacade).request(
        tx,
        {
          orderId: order.orderId,
          cause: 'defect',
          reason: 'alles kaputt',
          parts: [world.cut(order, producerId, 10_001)],
        },
        { accountId: anna },
      ),
    );
    expect(state).toBe('requested');
    expect(await world.written(order, 'refund_approved')).toEqual([]);
    const approve = (by: string) =>
      world.db.transaction((tx) => world.app.get(ApproveRefundService).approve(tx, refundId, by));
    await expect(approve(anna)).rejects.toMatchObject({ code: 'refund-second-person-needed' });
    await Promise.all([approve(ben), approve(ben)]);
    await world.market.drain();
    expect((await world.stored(refundId)).state).toBe('succeeded');
    expect(await world.written(order, 'refund_sent')).toHaveLength(2);
    await world.closes();
  });
});

describe('an interrupted sending', () => {
  it('is taken up with the same operation: one refund at Stripe', async () => {
    const { producerId, wishes } = await sale(3000);
    const order = await world.paid(wishes);
    await world.market.control('POST', 'faults', {
      method: 'POST',
      path: '/v1/refunds',
      effect: 'reset_after',
      times: 3,
    });
    const refundId = await world.refund(order, [world.cut(order, producerId, 500)]);
    expect((await world.stored(refundId)).state).toBe('sent');
    await world.market.control('DELETE', 'faults');
    await world.market.advance(5 * 60_000);
    await world.market.sweep('resume-operations');
    await world.market.drain();
    expect((await world.stored(refundId)).state).toBe('succeeded');
    const { data } = await sdk().refunds.list({ charge: await chargeOf(order) });
    expect(data).toHaveLength(1);
    await world.closes();
  });

  it('that Stripe rejects is owed until somebody pays it', async () => {
    const { producerId, wishes } = await sale(3000);
    const order = await world.paid(wishes);
    // Somebody was faster in the dashboard, and nobody has told us yet.
    await sdk().refunds.create({ charge: await chargeOf(order), amount: 3000 });
    const refundId = await world.refund(order, [world.cut(order, producerId, 3000)]);
    expect(await world.stored(refundId)).toMatchObject({
      state: 'failed',
      failureReason: 'charge_already_refunded',
    });
    await world.addJob('refunds.read-charge', { chargeId: await chargeOf(order) });
    expect((await world.stored(refundId)).state).toBe('succeeded');
    await world.closes();
  });
});
