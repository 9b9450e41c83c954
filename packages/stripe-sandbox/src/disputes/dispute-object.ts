import type Stripe from 'stripe';
import { CURRENCY } from '../money/ledger.ts';
import type { Sandbox } from '../sandbox.ts';
import type { StoredRecord } from '../store/record-kinds.ts';

/** Every reason a bank gives, as `dispute.reason` writes it. */
export const DISPUTE_REASONS = [
  'bank_cannot_process',
  'check_returned',
  'credit_not_processed',
  'customer_initiated',
  'debit_not_authorized',
  'duplicate',
  'fraudulent',
  'general',
  'incorrect_account_details',
  'insufficient_funds',
  'noncompliant',
  'product_not_received',
  'product_unacceptable',
  'subscription_canceled',
  'unrecognized',
] as const;

export type DisputeReason = (typeof DISPUTE_REASONS)[number];

/** Where a dispute stands: money is gone from `chargeback` and `returned`, not from `inquiry`. */
export type DisputeForm = 'chargeback' | 'inquiry' | 'returned';

export interface NewDispute {
  charge: StoredRecord<'charge'>;
  amountCents: number;
  reason: DisputeReason;
  form: DisputeForm;
  /** Unix second by which evidence is needed; null when there is nothing to say any more. */
  dueBy: number | null;
}

const OPENING: Record<DisputeForm, Stripe.Dispute.Status> = {
  chargeback: 'needs_response',
  inquiry: 'warning_needs_response',
  returned: 'lost',
};

/** Evidence fields of a dispute; every one is null until it is given. */
export const EVIDENCE_TEXTS = [
  'access_activity_log',
  'billing_address',
  'cancellation_policy_disclosure',
  'cancellation_rebuttal',
  'customer_email_address',
  'customer_name',
  'customer_purchase_ip',
  'duplicate_charge_explanation',
  'duplicate_charge_id',
  'product_description',
  'refund_policy_disclosure',
  'refund_refusal_explanation',
  'service_date',
  'shipping_address',
  'shipping_carrier',
  'shipping_date',
  'shipping_tracking_number',
  'uncategorized_text',
] as const;

/** Evidence fields that name an uploaded file. */
export const EVIDENCE_FILES = [
  'cancellation_policy',
  'customer_communication',
  'customer_signature',
  'duplicate_charge_documentation',
  'receipt',
  'refund_policy',
  'service_documentation',
  'shipping_documentation',
  'uncategorized_file',
] as const;

/** A dispute as the bank opens it. */
export function disputeObject(sandbox: Sandbox, dispute: NewDispute): Stripe.Dispute {
  const { charge, form } = dispute;
  const blank = [...EVIDENCE_TEXTS, ...EVIDENCE_FILES].map((name) => [name, null]);
  return {
    id: sandbox.ids.next('du'),
    object: 'dispute',
    amount: dispute.amountCents,
    balance_transactions: [],
    charge: charge.id,
    created: sandbox.clock.now(),
    currency: CURRENCY,
    enhanced_eligibility_types: [],
    evidence: { ...Object.fromEntries(blank), enhanced_evidence: {} },
    evidence_details: {
      due_by: dispute.dueBy,
      enhanced_eligibility: {},
      has_evidence: false,
      past_due: false,
      submission_count: 0,
      submission_method: 'not_submitted',
    },
    intended_submission_method: null,
    is_charge_refundable: form === 'inquiry' && !charge.body.refunded,
    livemode: false,
    metadata: {},
    payment_intent: charge.body.payment_intent,
    ...methodDetails(charge.body, form),
    reason: dispute.reason,
    status: OPENING[form],
  };
}

function methodDetails(
  charge: Stripe.Charge,
  form: DisputeForm,
): Pick<Stripe.Dispute, 'payment_method_details'> {
  const details = charge.payment_method_details;
  const brand = details?.card?.brand;
  if (brand !== undefined) {
    const type = form === 'inquiry' ? 'inquiry' : 'chargeback';
    const card = { brand: String(brand), case_type: type, network: String(brand) } as const;
    return {
      payment_method_details: { card: { ...card, network_reason_code: null }, type: 'card' },
    };
  }
  if (details?.type === 'klarna') {
    return { payment_method_details: { klarna: { reason_code: null }, type: 'klarna' } };
  }
  if (details?.type === 'paypal') {
    const paypal = { case_id: null, reason_code: null };
    return { payment_method_details: { paypal, type: 'paypal' } };
  }
  return {};
}
