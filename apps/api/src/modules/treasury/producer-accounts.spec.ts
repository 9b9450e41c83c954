import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { listPaymentAccounts, readTreasury } from '@markthalle/contracts/office-treasury';
import { listBankPayouts } from '@markthalle/contracts/portal-payouts';
import { accountCodes } from '@markthalle/domain/accountCodes';
import { credit, debit, type EntryDraft, entry } from '@markthalle/domain/journalEntry';
import { postTransferCreated } from '@markthalle/domain/postings';
import { callRoute } from '../../../test/call-route.ts';
import { PaidOrders } from '../../../test/paid-orders.ts';
import { PaymentsWorld } from '../../../test/payments-world.ts';
import { DAY_MS } from '../../platform/clock/clock.ts';
import { newId } from '../../platform/db/new-id.ts';
import { LedgerFacade } from '../ledger/ledger.facade.ts';
import { ProducersFacade } from '../producers/producers.facade.ts';
import { TreasuryModule } from './treasury.module.ts';

/** 16.98 less 8 % commission and its VAT. */
const SHARE_CENTS = 1_536;
const CLOSED_IBAN = 'DE89370400440532013002';
const GOOD_IBAN = 'DE89370400440532013000';

let world: PaymentsWorld;
let staff = '';
let cheeseAccount = '';

beforeAll(async () => {
  world = await PaymentsWorld.start(TreasuryModule);
  staff = await new PaidOrders(world.app).person({ staff: true });
  await world.payments.connectDemoAccount(world.cheeseId);
  cheeseAccount =
    (await world.app.get(ProducersFacade).activeAccount(world.cheeseId))?.stripeAccountId ?? '';
});
afterAll(() => world.stop());
beforeEach(() => world.stripe.calm());
afterEach(() => world.expectInvariants());

const accounts = async () =>
  (await callRoute(world.app, listPaymentAccounts, {}, { sessionToken: staff })).value.accounts;
const mailJobs = (task: string) =>
  world.db.rows<{ payload: Record<string, unknown> }>(
    `select j.payload from graphile_worker._private_jobs j
       join graphile_worker._private_tasks t on t.id = j.task_id
      where t.identifier = $1 order by j.id`,
    [task],
  );

const book = (sourceId: string, draft: EntryDraft, balanceTransactionId: string | null = null) =>
  world.db.transaction((tx) =>
    world.app.get(LedgerFacade).book(tx, {
      sourceKind: 'test',
      sourceId,
      entry: draft,
      balanceTransactionId,
      at: world.api.clock.now(),
    }),
  );

/** The share of the cheese is transferred and booked, as settlement does. */
async function transferCheese(orderId: string): Promise<void> {
  const charge = await world.payments.chargeOfOrder(orderId);
  const draft = {
    runItemId: newId(),
    runId: newId(),
    orderId,
    orderNumber: '26-000001-1',
    producerOrderId: newId(),
    producerId: world.cheeseId,
    chargeId: charge?.chargeId ?? '',
    amountCents: SHARE_CENTS,
  };
  const operationId = await world.db.transaction((tx) => world.payments.planTransfer(tx, draft));
  const outcome = await world.payments.sendOperation(operationId);
  if (outcome.state !== 'succeeded') throw new Error('the transfer was not made');
  const earned = [
    debit(accountCodes.unearned(world.cheeseId), SHARE_CENTS, world.cheeseId),
    credit(accountCodes.inflight(world.cheeseId), SHARE_CENTS, world.cheeseId),
  ];
  await book(operationId, entry('test_approved', 'Approved', earned));
  const movement = String(outcome.result?.balanceTransactionId);
  const share = { producerId: world.cheeseId, amountCents: SHARE_CENTS };
  await book(operationId, postTransferCreated(share), movement);
}

/** An automatic payout of the producer's account, some days later. */
async function payOut({ eventsLost = false } = {}): Promise<void> {
  const order = await world.paidOrder();
  await transferCheese(order.orderId);
  if (eventsLost) await world.stripe.chaos({ drop_percent: 100 });
  await world.advance(16 * DAY_MS);
  await world.settle();
}

describe('what Stripe pays out to a producer', () => {
  it('F50: warns when the bank refuses it, and settles when money arrives again', async () => {
    await world.stripe.ask('POST', `accounts/${cheeseAccount}/bank`, { iban: CLOSED_IBAN });
    await payOut();
    const [failed] = await world.incidents('producer-payout-failed');
    expect(failed?.details).toMatchObject({ producerId: world.cheeseId, amountCents: 1_536 });
    expect(await mailJobs('notifications.payout-failed')).toEqual([
      {
        payload: {
          producerId: world.cheeseId,
          payoutId: failed?.subject,
          amountCents: 1_536,
        },
      },
    ]);
    const own = (await accounts()).find(({ producerId }) => producerId === world.cheeseId);
    expect(own).toMatchObject({ state: 'payable', payoutsEnabled: false });
    expect(own?.lastPayout).toMatchObject({ status: 'failed', amountCents: 1_536 });
    const sessionToken = await new PaidOrders(world.app).person({ producerId: world.cheeseId });
    const portal = await callRoute(world.app, listBankPayouts, {}, { sessionToken });
    expect(portal.value).toMatchObject({
      payoutsEnabled: false,
      hasDashboard: true,
      payouts: [{ amountCents: 1_536, state: 'returned' }],
    });
    // The transfer stands: our books ended with it.
    expect(await world.balanceOf(`L.inflight.${world.cheeseId}`)).toBe(0);

    await world.stripe.ask('POST', `accounts/${cheeseAccount}/bank`, { iban: GOOD_IBAN });
    await world.advance(9 * DAY_MS);
    await world.settle();
    expect(await world.incidents('producer-payout-failed')).toEqual([]);
  });

  it('is found by the sweep when the events are lost', async () => {
    await payOut({ eventsLost: true });
    const before = await world.count('select count(*) as n from treasury.producer_payout');
    await world.sweep('reread-treasury');
    expect(await world.count('select count(*) as n from treasury.producer_payout')).toBe(
      before + 1,
    );
  });
});

describe("Stripe's fees without an order", () => {
  it('are booked once per movement and shared out by payouts', async () => {
    const stripeCents = await world.balanceOf('A.stripe');
    await world.stripe.ask('PUT', 'settings', { connect_fees: true });
    await payOut();
    await world.advance(31 * DAY_MS);
    await world.settle();
    await world.sweep('reread-treasury');
    const { fees } = (await callRoute(world.app, readTreasury, {}, { sessionToken: staff })).value;
    const movements = await world.sdk.balanceTransactions.list({ type: 'stripe_fee' });
    const feeCents = -movements.data.reduce((sum, { net }) => sum + net, 0);
    expect(feeCents).toBeGreaterThan(0);
    expect(fees.totalCents).toBe(feeCents);
    expect(fees.producers).toMatchObject([
      { producerId: world.cheeseId, namedCents: 0, shareCents: feeCents },
    ]);
    await world.sweep('reread-treasury');
    // 26.76 less the card fee of 0.65 and the transfer of 15.36 remain of the last order.
    expect(await world.balanceOf('A.stripe')).toBe(stripeCents + 1_075 - feeCents);
    await world.stripe.ask('PUT', 'settings', { connect_fees: false });
  });
});

describe('dues that wait for an account', () => {
  it('remind after 7, 21, 45 and 60 days and are given to staff after 75', async () => {
    const due = credit(accountCodes.due(world.juiceId), 353, world.juiceId);
    await book('due', entry('test_due', 'Due', [debit(accountCodes.goodwill(), 353), due]));
    const days: unknown[] = [];
    for (const step of [6, 1, 1, 13, 24, 15]) {
      await world.advance(step * DAY_MS);
      await world.sweep('remind-accounts');
      await world.sweep('remind-accounts');
      days.push((await mailJobs('notifications.account-reminder')).length);
    }
    // After 6, 7, 8, 21, 45 and 60 days.
    expect(days).toEqual([0, 1, 1, 2, 3, 4]);
    expect(await world.incidents('account-not-payable')).toEqual([]);
    await world.advance(15 * DAY_MS);
    await world.sweep('remind-accounts');
    expect(await world.incidents('account-not-payable')).toMatchObject([
      { subject: world.juiceId, details: { dueCents: 353, days: 75, accountState: 'none' } },
    ]);
    const own = (await accounts()).find(({ producerId }) => producerId === world.juiceId);
    expect(own).toMatchObject({ state: 'none', dueCents: 353, remindedAfterDays: [7, 21, 45, 60] });
    await world.payments.connectDemoAccount(world.juiceId);
    await world.sweep('remind-accounts');
    expect(await world.incidents('account-not-payable')).toEqual([]);
  });
});
