import { emit } from '../events/event-log.ts';
import { refused } from '../http/stripe-error.ts';
import type { Sandbox } from '../sandbox.ts';
import type { StoredRecord } from '../store/record-kinds.ts';
import { withdrawFunds } from './dispute-funds.ts';
import { type DisputeForm, type DisputeReason, disputeObject } from './dispute-object.ts';
import { retireWarnings } from './fraud-warning.ts';

export interface DisputeWish {
  reason?: DisputeReason;
  amountCents?: number;
  form?: DisputeForm;
}

/** Reasons a bank gives when an account holder takes a direct debit back. */
const DEBIT_REASON: DisputeReason = 'debit_not_authorized';

/** Disputes that the test numbers promise, by the behaviour they leave on the charge. */
const PROMISED: Record<string, DisputeWish> = {
  dispute_fraudulent: { reason: 'fraudulent' },
  dispute_not_received: { reason: 'product_not_received' },
  debit_returned: {},
  dispute_inquiry: { reason: 'general', form: 'inquiry' },
};

/**
 * The bank disputes a charge. A direct debit that is taken back is lost at once (nobody asks for
 * evidence); a chargeback takes the money until it is decided; an inquiry takes nothing.
 */
export function openDispute(
  sandbox: Sandbox,
  charge: StoredRecord<'charge'>,
  wish: DisputeWish = {},
): StoredRecord<'dispute'> {
  const isDebit = charge.body.payment_method_details?.type === 'sepa_debit';
  const form = isDebit ? 'returned' : (wish.form ?? 'chargeback');
  const { disputeResponseSeconds } = sandbox.settings.current();
  const dueBy = form === 'returned' ? null : sandbox.clock.now() + disputeResponseSeconds;
  const body = disputeObject(sandbox, {
    charge,
    amountCents: disputedCents(sandbox, charge, wish.amountCents),
    reason: wish.reason ?? (isDebit ? DEBIT_REASON : 'fraudulent'),
    form,
    dueBy,
  });
  const opened = sandbox.store.insert('dispute', body.created, body);
  sandbox.store.patch(charge, { disputed: true });
  retireWarnings(sandbox, charge.id);
  if (dueBy !== null) sandbox.jobs.add('close_dispute', opened.id, dueBy);
  if (form === 'inquiry') {
    emit(sandbox, 'charge.dispute.created', opened.body);
    return opened;
  }
  const dispute = withdrawFunds(sandbox, opened);
  emit(sandbox, 'charge.dispute.created', dispute.body);
  emit(sandbox, 'charge.dispute.funds_withdrawn', dispute.body);
  if (form === 'returned') emit(sandbox, 'charge.dispute.closed', dispute.body);
  return dispute;
}

/**
 * What is disputed: by default all that is neither refunded nor disputed yet, or, of a charge that
 * was refunded in full, what is not disputed yet. Disputes together never exceed the charge.
 */
function disputedCents(
  sandbox: Sandbox,
  charge: StoredRecord<'charge'>,
  wanted: number | undefined,
): number {
  if (charge.body.status !== 'succeeded') {
    throw refused(`The charge is ${charge.body.status}.`, undefined, 'charge');
  }
  const others = sandbox.store.list('dispute', {
    where: [{ field: 'charge', op: '=', value: charge.id }],
  });
  // An inquiry that was escalated or closed no longer stands for any amount.
  const takenCents = others
    .filter(({ body }) => body.status !== 'warning_closed' && body.status !== 'won')
    .reduce((sum, { body }) => sum + body.amount, 0);
  const undisputedCents = charge.body.amount - takenCents;
  const unrefundedCents = undisputedCents - charge.body.amount_refunded;
  const amountCents = wanted ?? (unrefundedCents > 0 ? unrefundedCents : undisputedCents);
  if (amountCents >= 1 && amountCents <= undisputedCents) return amountCents;
  throw refused(
    `Of ${charge.body.amount} ${takenCents} are disputed; ${amountCents} more is too much.`,
    undefined,
    'amount',
  );
}

/** Opens what the entered test number promised, once the charge is paid. */
export function openPromisedDispute(sandbox: Sandbox, chargeId: string): void {
  const charge = sandbox.store.need('charge', chargeId);
  const wish = PROMISED[charge.hidden.behaviour ?? ''];
  if (wish !== undefined && charge.body.status === 'succeeded') openDispute(sandbox, charge, wish);
}

/** Plans what the entered test number promises: a dispute or a fraud warning a little later. */
export function planPromises(sandbox: Sandbox, charge: StoredRecord<'charge'>): void {
  const { behaviour } = charge.hidden;
  if (behaviour === undefined) return;
  const dueAt = sandbox.clock.now() + sandbox.settings.current().disputeSeconds;
  if (behaviour in PROMISED) sandbox.jobs.add('open_dispute', charge.id, dueAt);
  if (behaviour === 'early_fraud_warning') sandbox.jobs.add('warn_of_fraud', charge.id, dueAt);
}
