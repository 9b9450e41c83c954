import type Stripe from 'stripe';
import { emit } from '../events/event-log.ts';
import { refused } from '../http/stripe-error.ts';
import type { Sandbox } from '../sandbox.ts';
import type { StoredRecord } from '../store/record-kinds.ts';
import { reinstateFunds } from './dispute-funds.ts';
import { openDispute } from './open-dispute.ts';

type DisputeRecord = StoredRecord<'dispute'>;

export type DisputeOutcome = 'won' | 'lost' | 'escalated';

const OPEN: Stripe.Dispute.Status[] = [
  'needs_response',
  'under_review',
  'warning_needs_response',
  'warning_under_review',
];

export const isOpenDispute = ({ body }: DisputeRecord) => OPEN.includes(body.status);

export const isInquiry = ({ body }: DisputeRecord) => body.status.startsWith('warning_');

/** Refuses to touch a dispute that is decided. */
export function assertOpen(dispute: DisputeRecord): void {
  if (isOpenDispute(dispute)) return;
  throw refused(`This dispute is already closed: ${dispute.body.status}.`, undefined, 'dispute');
}

/**
 * The bank's decision. A won chargeback gives the money back; a lost one keeps it. An inquiry
 * closes either way without money, or escalates: it closes and a chargeback takes its place.
 */
export function decideDispute(
  sandbox: Sandbox,
  dispute: DisputeRecord,
  outcome: DisputeOutcome,
): DisputeRecord {
  assertOpen(dispute);
  if (isInquiry(dispute)) return closeInquiry(sandbox, dispute, outcome === 'escalated');
  if (outcome === 'escalated') throw refused('Only an inquiry can escalate.', undefined, 'outcome');
  const paid = outcome === 'won' ? reinstateFunds(sandbox, dispute) : dispute;
  const closed = sandbox.store.patch(paid, {
    is_charge_refundable: outcome === 'won',
    status: outcome,
  });
  if (outcome === 'won') emit(sandbox, 'charge.dispute.funds_reinstated', closed.body);
  emit(sandbox, 'charge.dispute.closed', closed.body, {
    previous: { status: dispute.body.status },
  });
  return closed;
}

/** The bank takes a lost dispute back later (appeal, arbitration): the money returns after all. */
export function overturnDispute(sandbox: Sandbox, dispute: DisputeRecord): DisputeRecord {
  if (dispute.body.status !== 'lost') {
    throw refused('Only a lost dispute can be overturned.', undefined, 'dispute');
  }
  const paid = reinstateFunds(sandbox, dispute);
  const won = sandbox.store.patch(paid, { is_charge_refundable: true, status: 'won' });
  emit(sandbox, 'charge.dispute.funds_reinstated', won.body);
  emit(sandbox, 'charge.dispute.closed', won.body, { previous: { status: 'lost' } });
  return won;
}

function closeInquiry(
  sandbox: Sandbox,
  dispute: DisputeRecord,
  isEscalated: boolean,
): DisputeRecord {
  const closed = sandbox.store.patch(dispute, { status: 'warning_closed' });
  emit(sandbox, 'charge.dispute.closed', closed.body, {
    previous: { status: dispute.body.status },
  });
  if (isEscalated) {
    const charge = sandbox.store.need('charge', String(dispute.body.charge));
    openDispute(sandbox, charge, {
      amountCents: dispute.body.amount,
      reason: 'fraudulent',
      form: 'chargeback',
    });
  }
  return closed;
}

/** The deadline for evidence has passed: a chargeback nobody answered is lost. */
export function closeOverdueDispute(sandbox: Sandbox, id: string): void {
  const dispute = sandbox.store.need('dispute', id);
  const isSilent =
    dispute.body.status === 'needs_response' || dispute.body.status === 'warning_needs_response';
  if (!isSilent) return;
  const overdue = sandbox.store.patch(dispute, {
    evidence_details: { ...dispute.body.evidence_details, past_due: true },
  });
  decideDispute(sandbox, overdue, 'lost');
}

/** Markers in evidence that decide a test dispute, as Stripe's test mode knows them. */
const MARKERS: Record<string, DisputeOutcome> = {
  winning_evidence: 'won',
  losing_evidence: 'lost',
  escalate_inquiry_evidence: 'escalated',
};

/** The bank reads the evidence that was submitted; without a marker it keeps thinking. */
export function readEvidence(sandbox: Sandbox, id: string): void {
  const dispute = sandbox.store.need('dispute', id);
  const isWaiting =
    dispute.body.status === 'under_review' || dispute.body.status === 'warning_under_review';
  if (!isWaiting) return;
  const texts = Object.values(dispute.body.evidence).filter((value) => typeof value === 'string');
  const marker = Object.keys(MARKERS).find((word) => texts.some((text) => text.includes(word)));
  const outcome = marker === undefined ? undefined : MARKERS[marker];
  if (outcome === undefined || (outcome === 'escalated' && !isInquiry(dispute))) return;
  decideDispute(sandbox, dispute, outcome);
}
