import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { PaymentsWorld } from '../../../test/payments-world.ts';
import { DAY_MS, MINUTE_MS } from '../../platform/clock/clock.ts';

let world: PaymentsWorld;

beforeAll(async () => {
  world = await PaymentsWorld.start();
});
afterAll(() => world.stop());
beforeEach(() => world.stripe.calm());
afterEach(() => world.expectInvariants());

const event = (type: string, object: object, more: object = {}) => ({
  id: `evt_${Math.random().toString(36).slice(2)}`,
  object: 'event',
  api_version: '2026-10-28.endive',
  created: Math.floor(Date.now() / 1000),
  livemode: false,
  type,
  data: { object },
  ...more,
});

const storedOf = (objectId: string) =>
  world.db.rows<{ processed: boolean; attempts: number }>(
    `select processed_at is not null as processed, attempts from payments.stripe_event
      where object_id = $1 order by event_id`,
    [objectId],
  );

describe('webhooks in', () => {
  it('F07: the same event five times at once is one posting and one mail', async () => {
    await world.stripe.chaos({ duplicates: 4 });
    const order = await world.openOrder();
    await world.stripe.pay(order.sessionId);
    await world.settle();
    expect(await world.stateOf(order.orderId)).toBe('paid');
    expect(await world.entriesOf(order.orderId)).toBe(1);
    expect(await world.mailsFor(order.orderId)).toBe(1);
    expect(await storedOf(order.sessionId)).toEqual([{ processed: true, attempts: 0 }]);
  });

  it('F14: refuses events of the other mode', async () => {
    const live = event('checkout.session.completed', { id: 'cs_live' }, { livemode: true });
    expect(await world.deliver('platform', live)).toBe(400);
    expect(await storedOf('cs_live')).toEqual([]);
  });

  it.each(['bad_signature', 'old_secret'])(
    'F15: refuses what is signed with %s',
    async (signing) => {
      await world.stripe.chaos({ signing });
      const order = await world.openOrder();
      await world.stripe.pay(order.sessionId);
      await world.settle();
      expect(await storedOf(order.sessionId)).toEqual([]);
      expect(await world.stateOf(order.orderId)).toBe('awaiting_payment');
      await world.stripe.calm();
      await world.advance(6 * MINUTE_MS);
      await world.sweep('reread-open-payments');
      expect(await world.stateOf(order.orderId)).toBe('paid');
    },
  );

  it('F15: accepts both secrets while one is rotated out', async () => {
    await world.stripe.rotateSecret('platform', 'whsec_not_in_our_list_yet');
    await world.stripe.chaos({ signing: 'rotated' });
    const order = await world.openOrder();
    await world.stripe.pay(order.sessionId);
    await world.settle();
    expect(await world.stateOf(order.orderId)).toBe('paid');
    await world.stripe.rotateSecret('platform', 'whsec_platform_next_0123');
    await world.stripe.chaos({ signing: 'normal' });
    const next = await world.openOrder();
    await world.stripe.pay(next.sessionId);
    await world.settle();
    expect(await world.stateOf(next.orderId)).toBe('paid');
  });

  it('F16: a clock six minutes ahead refuses everything, alarms, and the gap is filled', async () => {
    await world.stripe.chaos({ signed_offset_seconds: -360 });
    const order = await world.openOrder();
    await world.stripe.pay(order.sessionId);
    await world.settle();
    expect(await storedOf(order.sessionId)).toEqual([]);
    expect(await world.incidents('webhook-clock')).toHaveLength(1);
    await world.stripe.calm();
    expect(await world.replayMissed()).toBeGreaterThan(0);
    await world.settle();
    expect(await world.stateOf(order.orderId)).toBe('paid');
  });

  it('F17: an event from the future is accepted, and no state follows from its time', async () => {
    await world.stripe.chaos({ signed_offset_seconds: 3600 });
    const order = await world.openOrder();
    await world.stripe.pay(order.sessionId);
    await world.settle();
    expect(await world.stateOf(order.orderId)).toBe('paid');
    const row = await world.db.row<{ paid_at: Date }>(
      'select paid_at from orders."order" where id = $1',
      [order.orderId],
    );
    expect(row?.paid_at).toEqual(world.api.clock.now());
  });

  it('F18: an unknown object is kept, tried again, and in the end told to a person', async () => {
    const unknown = event('checkout.session.completed', { id: 'cs_test_nowhere' });
    expect(await world.deliver('platform', unknown)).toBe(200);
    await world.settleQueue();
    expect(await storedOf('cs_test_nowhere')).toEqual([{ processed: false, attempts: 1 }]);
    expect(await world.incidents('stripe-object-unknown')).toEqual([]);
    for (let tries = 0; tries < 4; tries += 1) await world.retryNow();
    expect(await storedOf('cs_test_nowhere')).toEqual([{ processed: false, attempts: 5 }]);
    expect(await world.incidents('stripe-object-unknown')).toMatchObject([
      { subject: 'cs_test_nowhere' },
    ]);
    // It waits for a person now, and no longer in the queue.
    const queued = `select count(*) as n from graphile_worker.jobs where key like '%cs_test_nowhere'`;
    expect(await world.count(queued)).toBe(0);
  });

  it('leaves alone what happens on a producer’s own account, such as a refund there', async () => {
    const theirs = event('refund.created', { id: 'pyr_theirs' }, { account: 'acct_theirs' });
    expect(await world.deliver('connect', theirs)).toBe(200);
    await world.settleQueue();
    expect(await storedOf('pyr_theirs')).toEqual([{ processed: true, attempts: 0 }]);
    const asked = `select count(*) as n from graphile_worker.jobs where key like '%pyr_theirs'`;
    expect(await world.count(asked)).toBe(0);
  });

  it('F19: three faults of ours, and the fourth delivery succeeds once', async () => {
    await world.stripe.retryWebhooksAfter([300, 300, 300]);
    const order = await world.openOrder();
    await world.asOwner(async (owner) => {
      await owner.query('alter table payments.stripe_event rename to stripe_event_gone');
      await world.stripe.pay(order.sessionId);
      const { data } = await world.sdk.events.list({
        type: 'checkout.session.completed',
        limit: 1,
      });
      await world.until(async () => (await world.stripe.faultsOf(data[0]?.id ?? '')) >= 3);
      await owner.query('alter table payments.stripe_event_gone rename to stripe_event');
    });
    await world.settle();
    expect(await world.stateOf(order.orderId)).toBe('paid');
    expect(await world.entriesOf(order.orderId)).toBe(1);
  });

  it('F20: an endpoint that was off for a day gets everything from the list of events', async () => {
    await world.stripe.chaos({ drop_percent: 100 });
    const paid = await world.openOrder();
    const left = await world.openOrder();
    await world.stripe.pay(paid.sessionId);
    await world.advance(DAY_MS);
    await world.stripe.calm();
    expect(await world.replayMissed()).toBeGreaterThan(1);
    await world.settle();
    expect(await world.stateOf(paid.orderId)).toBe('paid');
    expect(await world.stateOf(left.orderId)).toBe('expired');
    expect(await world.replayMissed()).toBe(0);
  });

  it('F20: what connected accounts and the account service said meanwhile arrives, too', async () => {
    await world.payments.connectDemoAccount(world.cheeseId);
    await world.settle();
    await world.replayMissed();
    const account = (
      await world.db.row<{ id: string }>(
        'select stripe_account_id as id from producers.stripe_account where producer_id = $1',
        [world.cheeseId],
      )
    )?.id;
    await world.stripe.chaos({ drop_percent: 100 });
    await world.stripe.ask('POST', 'events', {
      type: 'payout.paid',
      account,
      object: { object: 'payout', id: 'po_missed' },
    });
    await world.stripe.decideAccount(account ?? '', 'restricted');
    await world.advance(DAY_MS);
    await world.stripe.calm();
    expect(await world.replayMissed()).toBeGreaterThan(1);
    const kept = await world.db.rows<{ type: string; account: string }>(
      `select type, account from payments.stripe_event where endpoint = 'replay'
          and (type like 'v2.%' or object_id = 'po_missed') order by type`,
    );
    expect(kept).toContainEqual({ type: 'payout.paid', account });
    expect(kept.some(({ type }) => type.startsWith('v2.core.account'))).toBe(true);
    await world.settle();
    expect(await world.payments.accountStateOf(world.cheeseId)).toBe('restricted');
    expect(await world.replayMissed()).toBe(0);
  });

  it('refuses what is signed but of the wrong kind for its endpoint', async () => {
    const thin = { id: 'evt_t', object: 'v2.core.event', type: 'v2.core.account.closed' };
    const snapshot = event('checkout.session.completed', { id: 'cs_wrong_door' });
    expect(await world.deliver('platform', { ...thin, livemode: false })).toBe(400);
    expect(await world.deliver('core', snapshot)).toBe(400);
    expect(await storedOf('cs_wrong_door')).toEqual([]);
  });

  it('answers 404 to an unknown endpoint and 400 to a call without a signature', async () => {
    const post = (url: string) =>
      world.app.inject({ method: 'POST', url, payload: { id: 'evt_1' } });
    expect((await post('/webhooks/stripe/elsewhere')).statusCode).toBe(404);
    expect((await post('/webhooks/stripe/platform')).statusCode).toBe(400);
    expect((await post('/webhooks/stripe/core')).statusCode).toBe(400);
  });
});
