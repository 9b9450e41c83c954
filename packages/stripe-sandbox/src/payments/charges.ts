import type Stripe from 'stripe';
import { planPromises } from '../disputes/open-dispute.ts';
import { recordMovement } from '../money/balance-transactions.ts';
import { afterBusinessDays } from '../money/business-days.ts';
import { EXTERNAL } from '../money/ledger.ts';
import { type MethodName, processingFeeCents, SAMPLE_PRICES } from '../money/sample-prices.ts';
import type { Sandbox } from '../sandbox.ts';
import type { StoredRecord } from '../store/record-kinds.ts';
import type { Decline } from './declines.ts';
import { createMandate } from './mandates.ts';
import { chargeDetails } from './payment-methods.ts';

export interface NewCharge {
  intent: StoredRecord<'payment_intent'>;
  method: Stripe.PaymentMethod;
  status: Stripe.Charge.Status;
  threeDSecure?: boolean;
  decline?: Decline;
  behaviour?: string;
}

/** Stores a charge of an intent: paid, still pending (direct debit) or failed. */
export function createCharge(sandbox: Sandbox, charge: NewCharge): StoredRecord<'charge'> {
  const created = sandbox.clock.now();
  const isCard = charge.method.type === 'card';
  const body = chargeBody(sandbox, sandbox.ids.next(isCard ? 'ch' : 'py'), created, charge);
  return sandbox.store.insert('charge', created, body, {
    hidden: charge.behaviour === undefined ? {} : { behaviour: charge.behaviour },
  });
}

function chargeBody(
  sandbox: Sandbox,
  id: string,
  created: number,
  { intent, method, status, threeDSecure, decline }: NewCharge,
): Stripe.Charge {
  const isPaid = status === 'succeeded';
  const { tax_id, ...billing } = method.billing_details;
  const mandate = method.sepa_debit ? createMandate(sandbox, method, intent.body) : null;
  return {
    id,
    object: 'charge',
    amount: intent.body.amount,
    amount_captured: status === 'failed' ? 0 : intent.body.amount,
    amount_refunded: 0,
    application: null,
    application_fee: null,
    application_fee_amount: null,
    balance_transaction: null,
    billing_details: { ...billing, tax_id },
    calculated_statement_descriptor: statementDescriptor(intent.body),
    captured: status !== 'failed',
    created,
    currency: intent.body.currency,
    customer: intent.body.customer,
    description: intent.body.description,
    disputed: false,
    failure_balance_transaction: null,
    failure_code: decline?.code ?? null,
    failure_message: decline?.message ?? null,
    fraud_details: {},
    livemode: false,
    metadata: intent.body.metadata,
    on_behalf_of: null,
    outcome: outcomeOf(decline),
    paid: isPaid,
    payment_intent: intent.id,
    payment_method: method.id,
    payment_method_details: chargeDetails(method, mandate, threeDSecure ?? false),
    receipt_email: intent.body.receipt_email,
    receipt_number: null,
    receipt_url: null,
    refunded: false,
    review: null,
    shipping: null,
    source: null,
    source_transfer: null,
    statement_descriptor: null,
    statement_descriptor_suffix: intent.body.statement_descriptor_suffix,
    status,
    transfer_data: null,
    transfer_group: intent.body.transfer_group,
  };
}

const statementDescriptor = ({ statement_descriptor_suffix: suffix }: Stripe.PaymentIntent) =>
  suffix === null ? 'LOCAL SANDBOX' : `SANDBOX* ${suffix}`.slice(0, 22);

function outcomeOf(decline: Decline | undefined): Stripe.Charge.Outcome {
  return {
    advice_code: null,
    network_advice_code: null,
    network_decline_code: decline === undefined ? null : '05',
    network_status: decline === undefined ? 'approved_by_network' : 'declined_by_network',
    reason: decline?.declineCode ?? decline?.code ?? null,
    risk_level: 'normal',
    risk_score: 20,
    seller_message: decline === undefined ? 'Payment complete.' : decline.message,
    type: decline === undefined ? 'authorized' : 'issuer_declined',
  };
}

/** Unix second at which the money of a charge made now becomes available. */
export function availabilityOf(charge: StoredRecord<'charge'>, now: number): number {
  if (charge.hidden.behaviour === 'available_at_once') return now;
  const method = charge.body.payment_method_details?.type as MethodName;
  const { availableAfterBusinessDays } = SAMPLE_PRICES.methods[method];
  const day = afterBusinessDays(charge.body.created, availableAfterBusinessDays);
  return Math.max(day, now);
}

/** Books the money of a succeeded charge and links its balance transaction. */
export function bookCharge(
  sandbox: Sandbox,
  charge: StoredRecord<'charge'>,
): StoredRecord<'charge'> {
  const method = charge.body.payment_method_details?.type as MethodName;
  const isCard = method === 'card';
  const movement = recordMovement(sandbox, {
    owner: '',
    type: isCard ? 'charge' : 'payment',
    reportingCategory: 'charge',
    amountCents: charge.body.amount,
    feeCents:
      processingFeeCents(method, charge.body.amount) + sandbox.settings.current().feeSurchargeCents,
    feeDescription: 'Stripe processing fees (sample price)',
    availableOn: availabilityOf(charge, sandbox.clock.now()),
    source: charge.id,
    description: charge.body.description,
    counterpart: EXTERNAL.buyers,
  });
  const paid = sandbox.store.patch(charge, {
    balance_transaction: movement.id,
    paid: true,
    status: 'succeeded',
  });
  planPromises(sandbox, paid);
  return paid;
}
