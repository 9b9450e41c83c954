import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { postReserve } from '@markthalle/domain/postings';
import type { MadeOrder } from '../../../test/paid-orders.ts';
import { RefundsWorld } from '../../../test/refunds-world.ts';
import { newId } from '../../platform/db/new-id.ts';
import { LedgerFacade } from '../ledger/ledger.facade.ts';
import { StripeClient } from '../payments/stripe-client.ts';
import { WriteOffsService } from './write-offs.service.ts';

jest.setTimeout(60_000);

let world: RefundsWorld;

beforeAll(async () => {
  world = await RefundsWorld.start();
  // A float, so that refunds after a transfer find something to be paid from.
  await world.paid([{ producerId: await world.market.producer('Puffer'), goodsCents: 50_000 }]);
}, 60_000);

afterAll(() => world.stop());

const sdk = () => world.app.get(StripeClient).sdk;
const recvCents = (producerId: string) => world.balance(`A.recv.${producerId}`);

/** One producer, one order of vegetables and a candle, 33.32; transferred 30.14. */
async function transferred(): Promise<{ producerId: string; order: MadeOrder }> {
  const producerId = await world.market.producer('Hof');
  const order = await world.transferred([{ producerId, goodsCents: 3332 }]);
  expect(await world.market.received(producerId)).toEqual([3014]);
  return { producerId, order };
}

/** The producer's bank account has it. */
async function emptied(producerId: string, leaveCents: number): Promise<void> {
  const stripeAccount = await world.market.accountOf(producerId);
  await sdk().balanceSettings.update(
    { payments: { payouts: { schedule: { interval: 'manual' } } } },
    { stripeAccount },
  );
  const { available } = await sdk().balance.retrieve({}, { stripeAccount });
  const amount = (available[0]?.amount ?? 0) - leaveCents;
  await sdk().payouts.create({ amount, currency: 'eur' }, { stripeAccount });
}

describe('a refund after the transfer', () => {
  it('pays the buyer first and takes the share back from the transfer', async () => {
    const { producerId, order } = await transferred();
    await world.market.advance(86_400_000);
    await world.refund(order, [world.cut(order, producerId, 999)]);
    expect(await world.written(order, 'refund_approved')).toEqual([
      'Dr A.recv.p 904',
      'Dr I.commission 80',
      'Dr L.vat 15',
      'Cr L.refund_payable 999',
    ]);
    expect(await world.written(order, 'transfer_reversed')).toEqual([
      'Dr A.stripe 904',
      'Cr A.recv.p 904',
    ]);
    const calls = await world.market.control<{ requests: { path: string }[] }>(
      'GET',
      'requests?limit=1000&method=POST',
    );
    const paths = calls.requests.map(({ path }) => path.replace(/tr_[^/]+/, 'tr'));
    expect(paths.filter((path) => /refunds|reversals/.test(path)).sort()).toEqual([
      '/v1/refunds',
      '/v1/transfers/tr/reversals',
    ]);
    expect(await recvCents(producerId)).toBe(0);
    await world.closes();
  });

  it('F44 leaves a claim where the account holds too little', async () => {
    const { producerId, order } = await transferred();
    await emptied(producerId, 500);
    await world.refund(order, [world.cut(order, producerId, 999)]);
    expect(await world.written(order, 'transfer_reversed')).toEqual([
      'Dr A.stripe 500',
      'Cr A.recv.p 500',
    ]);
    expect(await recvCents(producerId)).toBe(404);
    expect((await world.stored(await lastRefund(order))).state).toBe('succeeded');
    await world.closes();
  });

  it('F44 when the account was emptied between our look and the reversal', async () => {
    const { producerId, order } = await transferred();
    await world.market.control('POST', 'faults', {
      method: 'POST',
      path: '/v1/transfers/*/reversals',
      effect: 'reset_before',
      times: 3,
    });
    await world.refund(order, [world.cut(order, producerId, 999)]);
    await world.market.control('DELETE', 'faults');
    await emptied(producerId, 0);
    await world.market.advance(5 * 60_000);
    await world.market.sweep('resume-operations');
    await world.market.drain();
    expect(await recvCents(producerId)).toBe(904);
    const rows = await world.db.rows('select state from refunds.reversal where producer_id = $1', [
      producerId,
    ]);
    expect(rows).toEqual([{ state: 'insufficient' }]);
    await world.closes();
  });

  it('waits for the next run where that owes the producer enough', async () => {
    const { producerId, order } = await transferred();
    const next = await world.paid([{ producerId, goodsCents: 2000 }]);
    await world.market.handOver(next);
    await world.refund(order, [world.cut(order, producerId, 999)]);
    expect(await world.written(order, 'transfer_reversed')).toEqual([]);
    expect(await recvCents(producerId)).toBe(904);
    await world.closes();
  });
});

it('E8 the reserve pays before anything else', async () => {
  const { producerId, order } = await transferred();
  const next = await world.paid([{ producerId, goodsCents: 2000 }]);
  await world.market.handOver(next);
  const ledger = world.app.get(LedgerFacade);
  await world.db.transaction((tx) =>
    ledger.book(tx, {
      sourceKind: 'test',
      sourceId: next.orderId,
      entry: postReserve({ producerId, amountCents: 301 }),
      orderId: next.orderId,
      at: new Date(),
    }),
  );
  await world.refund(order, [world.cut(order, producerId, 999)]);
  expect(await world.written(order, 'reserve_used')).toEqual([
    'Dr L.reserve.p 301',
    'Cr A.recv.p 301',
  ]);
  expect(await recvCents(producerId)).toBe(603);
  expect(await world.written(order, 'transfer_reversed')).toEqual([]);
  await world.closes();
});

it('a reversal from the dashboard is booked and shown to staff', async () => {
  const { producerId, order } = await transferred();
  const transfer = await world.db.row<{ id: string }>(
    'select transfer_id as id from payments.transfer where producer_id = $1',
    [producerId],
  );
  const transferId = transfer?.id ?? '';
  const reversal = await sdk().transfers.createReversal(transferId, { amount: 300 });
  await world.addJob('refunds.read-transfer', { transferId });
  await world.addJob('refunds.read-transfer', { transferId });
  expect(await world.written(order, 'transfer_reversed')).toEqual([
    'Dr A.stripe 300',
    'Cr A.recv.p 300',
  ]);
  await world.expectOpen('reversal-by-hand', reversal.id);
  await world.closes();
});

describe('a debt', () => {
  async function debtor(): Promise<string> {
    const { producerId, order } = await transferred();
    await emptied(producerId, 0);
    await world.refund(order, [world.cut(order, producerId, 999)]);
    expect(await recvCents(producerId)).toBe(904);
    return producerId;
  }

  it('is given up by two people, once', async () => {
    const producerId = await debtor();
    const writeOffs = world.app.get(WriteOffsService);
    const [anna, ben] = [newId(), newId()];
    const draft = { producerId, reason: 'Betrieb aufgegeben', by: anna };
    await expect(writeOffs.request({ ...draft, amountCents: 905 })).rejects.toMatchObject({
      code: 'debt-too-small',
    });
    const id = await writeOffs.request({ ...draft, amountCents: 904 });
    await expect(writeOffs.request({ ...draft, amountCents: 1 })).rejects.toMatchObject({
      code: 'write-off-open',
    });
    await expect(writeOffs.approve(id, anna)).rejects.toMatchObject({
      code: 'refund-second-person-needed',
    });
    const before = await world.balance('E.baddebt');
    const both = await Promise.allSettled([writeOffs.approve(id, ben), writeOffs.approve(id, ben)]);
    expect(both.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
    expect(await recvCents(producerId)).toBe(0);
    expect((await world.balance('E.baddebt')) - before).toBe(904);
    await world.closes();
  });

  it('is paid into the bank account', async () => {
    const producerId = await debtor();
    const writeOffs = world.app.get(WriteOffsService);
    await writeOffs.recordPaid({ producerId, amountCents: 900 });
    expect(await recvCents(producerId)).toBe(4);
    await expect(writeOffs.recordPaid({ producerId, amountCents: 5 })).rejects.toMatchObject({
      code: 'debt-too-small',
    });
    await world.closes();
  });
});

async function lastRefund(order: MadeOrder): Promise<string> {
  const row = await world.db.row<{ id: string }>(
    'select id from refunds.refund where order_id = $1 order by requested_at desc limit 1',
    [order.orderId],
  );
  return row?.id ?? '';
}
