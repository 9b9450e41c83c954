import { approveRun, createRun, stopRun } from '@markthalle/contracts/office-settlement';
import Stripe from 'stripe';
import { PaymentsFacade } from '../../src/modules/payments/payments.facade.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../src/platform/clock/clock.ts';
import { newId } from '../../src/platform/db/new-id.ts';
import { Problem } from '../../src/platform/http/problem.ts';
import type { PartWish } from '../paid-orders.ts';
import type { Dice } from './dice.ts';
import type { Trader, TradingWorld } from './trading-world.ts';

/** One step of a story; what the house refuses for a reason is a step too. */
export type Action = (world: TradingWorld, dice: Dice) => Promise<void>;

const CARDS = {
  '4242424242424242': 60,
  '4000000000000077': 20,
  '4000000000000002': 5,
  '4000000000009995': 3,
  '4000000000007726': 4,
  '4000000000005126': 4,
  '4000000000000259': 2,
  '4000000000001976': 1,
} as const;
const STEPS = { new: 'confirm', confirmed: 'mark_ready', ready: 'hand_over' } as const;
/** From one cent upwards, most of them like a basket of a market day. */
const centsOf = (dice: Dice) => (dice.chance(0.05) ? dice.int(51, 99) : dice.int(150, 9_000));

/** A buyer goes to the payment page of a new basket. */
export const buy: Action = async (world, dice) => {
  const producers = shuffled(world.producers, dice).slice(0, dice.int(1, 3));
  const wishes = producers.map(
    ({ producerId }): PartWish => ({
      producerId,
      goodsCents: centsOf(dice),
      depositCents: dice.chance(0.3) ? dice.int(1, 400) : 0,
      deliveryCents: dice.chance(0.6) ? dice.int(0, 700) : 0,
      deliveryBy: dice.chance(0.5) ? 'producer' : 'cooperative',
    }),
  );
  const order = await world.placed(wishes);
  await tolerate(world.app.get(PaymentsFacade).openPayment(order.orderId));
};

/** Some buyer who stands on a payment page pays, or tries to. */
export const pay: Action = async (world, dice) => {
  const sessionId = await world.any(
    dice,
    `select session_id as id from payments.session where status = 'open'`,
  );
  if (sessionId === null) return;
  const attempt = dice.chance(0.08)
    ? { method: 'sepa_debit', iban: dice.chance(0.7) ? OK_IBAN : FAILING_IBAN, name: 'Kundin' }
    : { number: dice.weighted(CARDS) };
  await tolerate(world.stripe.pay(sessionId, attempt));
};

const OK_IBAN = 'DE89370400440532013000';
const FAILING_IBAN = 'DE62370400440532013001';

/** A producer takes the next step of some paid order. */
export const fulfil: Action = async (world, dice) => {
  const parts = await world.db.rows<{ id: string; producerId: string; state: keyof typeof STEPS }>(
    `select p.id, p.producer_id as "producerId", p.state from orders.producer_order p
       join orders."order" o on o.id = p.order_id
      where p.state in ('new', 'confirmed', 'ready')
        and o.payment_state in ('paid', 'partially_refunded')
      order by p.id limit 200`,
  );
  const part = dice.pick(parts);
  if (part === undefined) return;
  await tolerate(world.step(part.producerId, part.id, STEPS[part.state]));
};

/** Webhooks arrive, orderly or not at all. */
export const deliver: Action = async (world, dice) => {
  await world.stripe.chaos({
    paused: false,
    drop_percent: dice.chance(0.3) ? dice.int(5, 60) : 0,
    duplicates: dice.chance(0.3) ? dice.int(1, 3) : 0,
  });
  await world.stripe.deliverAll();
  await world.stripe.chaos({ paused: true, drop_percent: 0, duplicates: 0 });
};

/** The queue is worked on. */
export const work: Action = (world, dice) => (dice.chance(0.2) ? world.workAll() : world.work());

/** One staff person draws up what is ready. */
export const draftRun: Action = async (world) => {
  await world.call(createRun, {}, { ...world.anna, idempotencyKey: `run-${newId()}` });
};

/** Another one releases it, or the same one tries to. */
export const release: Action = async (world, dice) => {
  const run = await world.db.row<{ runId: string; snapshotHash: string }>(
    `select id as "runId", snapshot_hash as "snapshotHash" from settlement.run
      where state = 'review' limit 1`,
  );
  if (run === null) return;
  await world.call(approveRun, run, dice.chance(0.9) ? world.ben : world.anna);
};

/** The stop switch, on or off. */
export const stopOrGoOn: Action = async (world, dice) => {
  const runId = await world.any(
    dice,
    `select id from settlement.run where state in ('approved', 'executing')`,
  );
  if (runId === null) return;
  await world.call(stopRun, { runId, stopped: dice.chance(0.3) }, world.anna);
};

/** Time passes: minutes, hours or days. */
export const wait: Action = (world, dice) =>
  world.advance(
    dice.weighted({ minutes: 6, hours: 3, days: 1 }) === 'minutes'
      ? dice.int(1, 20) * MINUTE_MS
      : dice.chance(0.8)
        ? dice.int(1, 12) * HOUR_MS
        : dice.int(1, 4) * DAY_MS,
  );

const EFFECTS = [
  'cut_body',
  'reset_before',
  'reset_after',
  'error_500',
  'error_500_stored',
  'rate_limit',
  'key_in_use',
  'lock_timeout',
] as const;
const PATHS = ['/v1/transfers', '/v1/refunds', '/v1/checkout/sessions', '/v1/transfers/*', '*'];

/** The next calls to Stripe break in some way. */
export const breakCalls: Action = async (world, dice) => {
  await world.stripe.fault({
    effect: dice.pick(EFFECTS),
    method: dice.chance(0.8) ? 'POST' : 'GET',
    path: dice.pick(PATHS),
    times: dice.int(1, 3),
  });
};

/** A producer's account is restricted, or good again. */
export const changeAccount: Action = async (world, dice) => {
  const trader = dice.pick(world.producers) as Trader;
  const outcome = dice.chance(0.7)
    ? 'active'
    : dice.chance(0.5)
      ? 'document_needed'
      : 'payouts_paused';
  await world.stripe.decideAccount(trader.accountId, outcome);
};

/** What the house refuses for a reason, and what the network broke, ends a step and nothing else. */
export async function tolerate(work: Promise<unknown>): Promise<void> {
  try {
    await work;
  } catch (error) {
    const isExpected =
      error instanceof Problem ||
      error instanceof Stripe.errors.StripeError ||
      (error instanceof Error && error.message.includes('invalid_request_error'));
    if (!isExpected) throw error;
  }
}

function shuffled<T>(list: readonly T[], dice: Dice): T[] {
  return list
    .map((item) => ({ item, order: dice.next() }))
    .sort((one, other) => one.order - other.order)
    .map(({ item }) => item);
}
