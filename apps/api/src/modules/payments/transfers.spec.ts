import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { PaymentsWorld } from '../../../test/payments-world.ts';
import { HOUR_MS, later, MINUTE_MS } from '../../platform/clock/clock.ts';
import { newId } from '../../platform/db/new-id.ts';
import { OperationCalls } from './operation-calls.ts';
import { OperationsStore } from './operations.store.ts';
import { PaymentsFacade } from './payments.facade.ts';

const TRANSFERS = '/v1/transfers';
const MISMATCHES_OF = `select count(*) as n from platform.incident
  where kind = 'idempotency-mismatch' and subject = $1`;

let world: PaymentsWorld;
let accountId: string;

beforeAll(async () => {
  world = await PaymentsWorld.start();
  await world.payments.connectDemoAccount(world.cheeseId);
  const row = await world.db.row<{ id: string }>(
    'select stripe_account_id as id from producers.stripe_account where producer_id = $1',
    [world.cheeseId],
  );
  accountId = row?.id ?? '';
});
afterAll(() => world.stop());
beforeEach(() => world.stripe.calm());

/** A planned transfer of 15.36 to the dairy, out of a paid order. */
async function planned(amountCents = 1536) {
  const order = await world.paidOrder();
  const charge = await world.payments.chargeOfOrder(order.orderId);
  const draft = {
    runItemId: newId(),
    runId: newId(),
    orderId: order.orderId,
    orderNumber: '26-000001',
    producerOrderId: newId(),
    producerId: world.cheeseId,
    chargeId: charge?.chargeId ?? '',
    amountCents,
  };
  const plan = () => world.db.transaction((tx) => world.payments.planTransfer(tx, draft));
  return { ...order, draft, plan, operationId: await plan() };
}

const transfersOf = (orderId: string) => world.payments.listTransfersOfOrder(orderId);

const stateOf = async (operationId: string) =>
  (await world.app.get(OperationsStore).read(operationId))?.state;

const resolvedJobs = (operationId: string) =>
  world.count(
    `select count(*) as n from graphile_worker.jobs
      where task_identifier = 'settlement.transfer-resolved' and key = $1`,
    [operationId],
  );

/** The call goes out and its answer is lost with the process. */
async function sentAndDied(operationId: string) {
  const now = world.api.clock.now();
  const claimed = await world.db.transaction((tx) =>
    world.app.get(OperationsStore).claim(tx, operationId, now, later(now, 2 * MINUTE_MS)),
  );
  if (claimed === null) throw new Error('not claimed');
  return world.app.get(OperationCalls).perform(claimed);
}

describe('the transfer of one share', () => {
  // What leaves the balance is booked by settlement; here the platform's money is compared before it leaves.
  afterEach(async () => {
    const sentCents = (await world.stripe.receivedCents(accountId)).reduce((a, b) => a + b, 0);
    expect((await world.balanceOf('A.stripe')) - sentCents).toBe(
      await world.stripe.platformCents(),
    );
  });

  it('is bound to its charge and says what it is for', async () => {
    const { orderId, operationId, draft } = await planned();
    const outcome = await world.payments.sendOperation(operationId);
    if (outcome.state !== 'succeeded') throw new Error(outcome.state);
    const transfer = await world.sdk.transfers.retrieve(outcome.stripeId);
    expect(transfer).toMatchObject({
      amount: 1536,
      currency: 'eur',
      destination: accountId,
      source_transaction: draft.chargeId,
      transfer_group: orderId,
      metadata: { op_id: operationId, run_item_id: draft.runItemId, producer_id: world.cheeseId },
    });
    expect(outcome.result).toEqual({ balanceTransactionId: transfer.balance_transaction });
    expect(await world.payments.sendOperation(operationId)).toEqual(outcome);
    const [call, ...others] = await world.stripe.callsTo('POST', TRANSFERS);
    expect(others).toEqual([]);
    expect(call?.idempotency_key).toBe(`t1:test:tr:${draft.runItemId}:1`);
  });

  it('is planned once, also after it has succeeded', async () => {
    const { plan, operationId } = await planned();
    await world.payments.sendOperation(operationId);
    expect(await plan()).toBe(operationId);
  });

  it('F30: of twins that send at once one makes the transfer, both hear of it', async () => {
    const twin = await world.startTwin();
    const { orderId, operationId } = await planned();
    await world.stripe.fault({ effect: 'latency', method: 'POST', path: TRANSFERS, ms: 300 });
    const outcomes = await Promise.all([
      world.payments.sendOperation(operationId),
      twin.get(PaymentsFacade).sendOperation(operationId),
    ]);
    await twin.close();
    expect(outcomes[0]).toMatchObject({ state: 'succeeded' });
    expect(outcomes[1]).toEqual(outcomes[0]);
    expect(await transfersOf(orderId)).toHaveLength(1);
    expect(await world.stripe.callsTo('POST', TRANSFERS)).toHaveLength(1);
  });

  it('F30: a key that is in use proves nothing and is asked again', async () => {
    const { orderId, operationId } = await planned();
    const fault = { effect: 'key_in_use', method: 'POST', path: TRANSFERS, times: 3 };
    await world.stripe.fault(fault);
    expect(await world.payments.sendOperation(operationId)).toEqual({ state: 'unknown' });
    expect(await transfersOf(orderId)).toEqual([]);
    await world.advance(2 * MINUTE_MS);
    await world.sweep('resume-operations');
    expect(await transfersOf(orderId)).toHaveLength(1);
    expect(await resolvedJobs(operationId)).toBe(1);
  });

  it('F53: a lease that runs out in the middle lets a twin in, with the same key', async () => {
    const twin = await world.startTwin();
    const { orderId, operationId } = await planned();
    await world.stripe.fault({ effect: 'latency', method: 'POST', path: TRANSFERS, ms: MINUTE_MS });
    const first = world.payments.sendOperation(operationId);
    await world.until(async () => (await stateOf(operationId)) === 'sent');
    world.api.clock.advance(3 * MINUTE_MS);
    const twins = twin.get(PaymentsFacade).sendOperation(operationId);
    // The first call is still held when the twin's was answered "key in use"; then it goes on.
    await world.until(async () => (await world.stripe.callsTo('POST', TRANSFERS)).length > 0);
    await world.stripe.heal();
    const second = await twins;
    expect(second).toMatchObject({ state: 'succeeded' });
    expect(await first).toEqual(second);
    await twin.close();
    const calls = await world.stripe.callsTo('POST', TRANSFERS);
    expect(calls.length).toBeGreaterThan(1);
    expect(new Set(calls.map((call) => call.idempotency_key)).size).toBe(1);
    expect(await transfersOf(orderId)).toHaveLength(1);
    await world.advance(3 * MINUTE_MS);
  });

  it('F28: a transfer whose answer died with the process is found by its key', async () => {
    const { orderId, operationId } = await planned();
    await sentAndDied(operationId);
    await world.advance(3 * MINUTE_MS);
    await world.sweep('resume-operations');
    expect(await stateOf(operationId)).toBe('succeeded');
    expect(await transfersOf(orderId)).toHaveLength(1);
  });

  it('F29: a 429 is waited out and never taken for an answer', async () => {
    const { operationId } = await planned();
    await world.stripe.fault({ effect: 'rate_limit', method: 'POST', path: TRANSFERS, times: 2 });
    expect(await world.payments.sendOperation(operationId)).toMatchObject({ state: 'succeeded' });
    expect(await world.stripe.callsTo('POST', TRANSFERS)).toHaveLength(3);
  });

  it('F31: an error stored under the key ends by proof of absence, then a new attempt', async () => {
    const { orderId, plan, operationId } = await planned();
    await world.stripe.fault({ effect: 'error_500_stored', method: 'POST', path: TRANSFERS });
    expect(await world.payments.sendOperation(operationId)).toEqual({ state: 'unknown' });
    expect(await plan()).toBe(operationId);
    for (let minutes = 0; minutes < 60; minutes += 5) {
      await world.advance(5 * MINUTE_MS);
      await world.sweep('resume-operations');
    }
    expect(await stateOf(operationId)).toBe('absent');
    const again = await plan();
    expect(again).not.toBe(operationId);
    expect(await world.payments.sendOperation(again)).toMatchObject({ state: 'succeeded' });
    expect(await transfersOf(orderId)).toHaveLength(1);
  });

  it('F32: after a day the key is forgotten: the transfer is looked up, never sent again', async () => {
    const { orderId, operationId } = await planned();
    await sentAndDied(operationId);
    await world.stripe.calm();
    await world.advance(25 * HOUR_MS);
    await world.sweep('resume-operations');
    expect(await stateOf(operationId)).toBe('succeeded');
    expect(await transfersOf(orderId)).toHaveLength(1);
    expect(await world.stripe.callsTo('POST', TRANSFERS)).toEqual([]);
  });

  it('F33: other parameters under the same key are an incident and no new key', async () => {
    const { orderId, operationId } = await planned();
    await sentAndDied(operationId);
    await world.db.execute(
      `update payments.operation set params = jsonb_set(params, '{amount}', '1'), lease_until = null
        where id = $1`,
      [operationId],
    );
    expect(await world.payments.sendOperation(operationId)).toEqual({ state: 'unknown' });
    expect(await world.incidents('idempotency-mismatch')).toMatchObject([{ subject: operationId }]);
    expect(await transfersOf(orderId)).toHaveLength(1);
  });

  it('F34: more than its charge is refused, and a corrected plan is a new attempt', async () => {
    const { orderId, plan, operationId } = await planned(2677);
    expect(await world.payments.sendOperation(operationId)).toMatchObject({
      state: 'rejected',
      error: { status: 400 },
    });
    expect(await plan()).not.toBe(operationId);
    expect(await transfersOf(orderId)).toEqual([]);
  });

  it('F55: what was frozen is sent again, whatever a newer program would write today', async () => {
    const { orderId, draft, operationId } = await planned();
    await sentAndDied(operationId);
    const renamed = { ...draft, orderNumber: '26-000001 (neu)', amountCents: 1535 };
    const again = await world.db.transaction((tx) => world.payments.planTransfer(tx, renamed));
    expect(again).toBe(operationId);
    await world.advance(3 * MINUTE_MS);
    expect(await world.payments.sendOperation(again)).toMatchObject({ state: 'succeeded' });
    const transfers = await world.sdk.transfers.list({ transfer_group: orderId });
    expect(transfers.data).toMatchObject([{ amount: 1536, description: '26-000001' }]);
    const calls = await world.stripe.callsTo('POST', TRANSFERS);
    expect(calls.map(({ status }) => status)).toEqual([200, 200]);
    expect(new Set(calls.map((call) => call.idempotency_key)).size).toBe(1);
    expect(await world.count(MISMATCHES_OF, [operationId])).toBe(0);
  });

  it('F36: an account that was restricted meanwhile is refused by name', async () => {
    const { operationId } = await planned();
    await world.stripe.decideAccount(accountId, 'restricted');
    expect(await world.payments.sendOperation(operationId)).toMatchObject({
      state: 'rejected',
      error: { code: 'insufficient_capabilities_for_transfer' },
    });
    await world.settle();
    expect(await world.payments.accountStateOf(world.cheeseId)).toBe('restricted');
    await world.stripe.decideAccount(accountId, 'active');
    await world.settle();
    expect(await world.payments.accountStateOf(world.cheeseId)).toBe('payable');
  });
});
