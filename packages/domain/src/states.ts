/**
 * A state machine as plain data: for each state, which event leads to which state. What is not
 * listed is not allowed. An event that leads to the same state is a harmless repetition, such
 * as a webhook that is delivered twice.
 */
export type TransitionTable<State extends string, Event extends string> = Readonly<
  Record<State, Readonly<Partial<Record<Event, State>>>>
>;

/** The state after `event`, or null if the event is not allowed in `state`. */
export function next<State extends string, Event extends string>(
  table: TransitionTable<State, Event>,
  state: State,
  event: NoInfer<Event>,
): State | null {
  const events = table[state];
  return Object.hasOwn(events, event) ? (events[event] ?? null) : null;
}

/** The events that are allowed in a state, in the order of the table: which buttons exist. */
export function eventsIn<State extends string, Event extends string>(
  table: TransitionTable<State, Event>,
  state: State,
): Event[] {
  return Object.keys(table[state]) as Event[];
}

/** All states of a table, for database checks and contracts. */
export function statesOf<State extends string, Event extends string>(
  table: TransitionTable<State, Event>,
): State[] {
  return Object.keys(table) as State[];
}

export type OrderPaymentState =
  | 'created'
  | 'reserved'
  | 'awaiting_payment'
  | 'processing'
  | 'paid'
  | 'partially_refunded'
  | 'refunded'
  | 'failed'
  | 'expired'
  | 'canceled';

export type OrderPaymentEvent =
  | 'stock_reserved'
  | 'session_opened'
  | 'payment_processing'
  | 'payment_succeeded'
  | 'payment_failed'
  | 'session_expired'
  | 'partially_refunded'
  | 'refunded'
  | 'canceled';

/**
 * Payment of an order; every step follows from what Stripe says, read again.
 *
 * Success is legal late: after a failure (delayed methods) and after an expiry (the buyer paid
 * in the last second). Stock is then reserved again or the payment refunded. A success after a
 * cancellation is not listed: it is money without an order and needs a person.
 */
export const orderPaymentTable: TransitionTable<OrderPaymentState, OrderPaymentEvent> = {
  created: { stock_reserved: 'reserved', canceled: 'canceled' },
  reserved: { session_opened: 'awaiting_payment', canceled: 'canceled' },
  awaiting_payment: {
    session_opened: 'awaiting_payment', // A new attempt, after the old session expired.
    payment_processing: 'processing',
    payment_succeeded: 'paid',
    payment_failed: 'failed',
    session_expired: 'expired',
  },
  processing: {
    payment_processing: 'processing',
    payment_succeeded: 'paid',
    payment_failed: 'failed',
  },
  paid: {
    payment_succeeded: 'paid',
    partially_refunded: 'partially_refunded',
    refunded: 'refunded',
  },
  partially_refunded: { partially_refunded: 'partially_refunded', refunded: 'refunded' },
  refunded: { refunded: 'refunded' },
  failed: {
    session_opened: 'awaiting_payment',
    payment_failed: 'failed',
    payment_succeeded: 'paid',
    canceled: 'canceled',
  },
  expired: { session_expired: 'expired', payment_succeeded: 'paid', canceled: 'canceled' },
  canceled: { canceled: 'canceled' },
};

export type ProducerOrderState =
  | 'new'
  | 'confirmed'
  | 'ready'
  | 'handed_over'
  | 'completed'
  | 'canceled';

export type ProducerOrderEvent = 'confirm' | 'mark_ready' | 'hand_over' | 'complete' | 'cancel';

/** One producer's part of an order. After the hand-over only withdrawal and return are left. */
export const producerOrderTable: TransitionTable<ProducerOrderState, ProducerOrderEvent> = {
  new: { confirm: 'confirmed', cancel: 'canceled' },
  confirmed: { mark_ready: 'ready', cancel: 'canceled' },
  ready: { hand_over: 'handed_over', cancel: 'canceled' },
  handed_over: { complete: 'completed' },
  completed: {},
  canceled: {},
};

export type OperationState = 'planned' | 'sent' | 'succeeded' | 'rejected' | 'unknown' | 'absent';

export type OperationEvent = 'send' | 'succeed' | 'reject' | 'lose_answer' | 'prove_absent';

/**
 * One call that changes something at Stripe. Sending again with the same key is always legal
 * until an answer is known. A lost answer ends only by proof: found, refused, or proven absent.
 */
export const operationTable: TransitionTable<OperationState, OperationEvent> = {
  planned: { send: 'sent' },
  sent: { send: 'sent', succeed: 'succeeded', reject: 'rejected', lose_answer: 'unknown' },
  unknown: {
    send: 'sent',
    succeed: 'succeeded',
    reject: 'rejected',
    lose_answer: 'unknown',
    prove_absent: 'absent',
  },
  succeeded: { succeed: 'succeeded' },
  rejected: {},
  absent: {},
};

export type RefundState =
  | 'requested'
  | 'approved'
  | 'sent'
  | 'pending'
  | 'requires_action'
  | 'succeeded'
  | 'failed'
  | 'canceled'
  | 'paid_by_bank'
  | 'discarded';

export type RefundEvent =
  | 'approve'
  | 'discard'
  | 'send'
  | 'wait'
  | 'ask_buyer'
  | 'succeed'
  | 'fail'
  | 'cancel'
  | 'retry'
  | 'pay_by_bank';

/** What Stripe may say of a refund that was sent, in any order and as often as it likes. */
const ANSWERED = {
  wait: 'pending',
  ask_buyer: 'requires_action',
  succeed: 'succeeded',
  fail: 'failed',
  cancel: 'canceled',
} as const;

/**
 * A refund. Once approved it is owed until it has arrived: a failed or canceled one is sent again or
 * paid by bank transfer. Success may turn into failure days later (closed cards).
 */
export const refundTable: TransitionTable<RefundState, RefundEvent> = {
  requested: { approve: 'approved', discard: 'discarded' },
  approved: { send: 'sent', ...ANSWERED },
  sent: { send: 'sent', ...ANSWERED },
  pending: ANSWERED,
  requires_action: ANSWERED,
  succeeded: { succeed: 'succeeded', fail: 'failed' },
  failed: {
    fail: 'failed',
    succeed: 'succeeded',
    retry: 'approved',
    pay_by_bank: 'paid_by_bank',
    discard: 'discarded', // Made in the dashboard and failed: nobody is owed anything.
  },
  canceled: {
    cancel: 'canceled',
    succeed: 'succeeded',
    retry: 'approved',
    pay_by_bank: 'paid_by_bank',
  },
  paid_by_bank: {},
  discarded: {},
};

export type SettlementRunState =
  | 'draft'
  | 'review'
  | 'approved'
  | 'executing'
  | 'completed'
  | 'completed_with_errors'
  | 'discarded';

export type SettlementRunEvent =
  | 'submit'
  | 'approve'
  | 'discard'
  | 'execute'
  | 'complete'
  | 'complete_with_errors';

/** A settlement run; who approves is not who made the draft (checked by the caller). */
export const settlementRunTable: TransitionTable<SettlementRunState, SettlementRunEvent> = {
  draft: { submit: 'review', discard: 'discarded' },
  review: { approve: 'approved', discard: 'discarded' },
  approved: { execute: 'executing' },
  executing: {
    execute: 'executing', // Resumed after a crash.
    complete: 'completed',
    complete_with_errors: 'completed_with_errors',
  },
  completed: {},
  completed_with_errors: {},
  discarded: {},
};

export type RunItemState =
  | 'in_run'
  | 'approved'
  | 'inflight'
  | 'transferred'
  | 'skipped'
  | 'rejected';

export type RunItemEvent = 'approve' | 'send' | 'confirm' | 'postpone' | 'skip' | 'reject';

/**
 * One (order, producer) in a settlement run. A skipped or rejected item is due again and may
 * enter the next run; a postponed one stays approved, for instance until the balance suffices.
 */
export const runItemTable: TransitionTable<RunItemState, RunItemEvent> = {
  in_run: { approve: 'approved', skip: 'skipped' },
  approved: { send: 'inflight', skip: 'skipped' },
  inflight: {
    send: 'inflight', // The same key again, after a crash or a lost answer.
    confirm: 'transferred',
    postpone: 'approved',
    reject: 'rejected',
  },
  transferred: { confirm: 'transferred' },
  skipped: {},
  rejected: {},
};

export type ProductVersionState = 'draft' | 'submitted' | 'approved' | 'rejected';

export type ProductVersionEvent = 'submit' | 'recall' | 'approve' | 'reject';

/** A version of a product. A rejected one stays with its reasons; the correction is a new one. */
export const productVersionTable: TransitionTable<ProductVersionState, ProductVersionEvent> = {
  draft: { submit: 'submitted' },
  submitted: { recall: 'draft', approve: 'approved', reject: 'rejected' },
  approved: {},
  rejected: {},
};
