import type Stripe from 'stripe';
import { invalidParam, refused, resourceMissing } from '../http/stripe-error.ts';
import type { Shape } from '../params/param-spec.ts';
import type { Sandbox } from '../sandbox.ts';
import type { StoredRecord } from '../store/record-kinds.ts';
import type { REFUND_CREATE } from './refund-routes.ts';

export type RefundParams = Shape<typeof REFUND_CREATE>;

/** Dispute states in which the bank holds the money or has kept it. */
const TAKEN: Stripe.Dispute.Status[] = [
  'needs_response',
  'under_review',
  'lost',
  'appeal_needs_response',
  'appeal_under_review',
];

/** The charge a refund is asked for, named itself or by its intent. */
export function chargeToRefund(
  sandbox: Sandbox,
  params: RefundParams,
  account: string,
): StoredRecord<'charge'> {
  const charge = namedCharge(sandbox, params, account);
  if (charge.body.status === 'failed') {
    throw refused(
      `The charge ${charge.id} has failed and cannot be refunded.`,
      undefined,
      'charge',
    );
  }
  if (charge.body.refunded) {
    throw refused(
      `Charge ${charge.id} has already been refunded.`,
      'charge_already_refunded',
      'charge',
    );
  }
  return charge;
}

function namedCharge(
  sandbox: Sandbox,
  params: RefundParams,
  account: string,
): StoredRecord<'charge'> {
  if (params.charge !== undefined) {
    const charge = sandbox.store.get('charge', params.charge, account, 'charge');
    const isOther =
      params.payment_intent !== undefined && charge.body.payment_intent !== params.payment_intent;
    if (isOther) {
      throw refused('The charge does not belong to the payment_intent.', undefined, 'charge');
    }
    return charge;
  }
  if (params.payment_intent === undefined) {
    throw invalidParam(
      'One of the following params should be provided for this request: payment_intent or charge.',
      'charge',
      'parameter_missing',
    );
  }
  const intent = sandbox.store.get('payment_intent', params.payment_intent, account, 'intent');
  const latest = intent.body.latest_charge;
  if (typeof latest !== 'string' || !['succeeded', 'processing'].includes(intent.body.status)) {
    throw refused(
      `This PaymentIntent (${intent.id}) does not have a successful charge to refund.`,
      undefined,
      'payment_intent',
    );
  }
  const charge = sandbox.store.find('charge', latest);
  if (charge === undefined) throw resourceMissing('charge', latest, 'payment_intent');
  return charge;
}

/** What can still be refunded of a charge, in cents; an open chargeback blocks it altogether. */
export function refundableCents(sandbox: Sandbox, charge: StoredRecord<'charge'>): number {
  const disputes = sandbox.store
    .list('dispute', { where: [{ field: 'charge', op: '=', value: charge.id }] })
    .filter(({ body }) => TAKEN.includes(body.status));
  const isOpen = disputes.some(({ body }) => body.status !== 'lost');
  const lostCents = disputes.reduce((sum, { body }) => sum + body.amount, 0);
  const restCents = charge.body.amount - charge.body.amount_refunded - lostCents;
  if (isOpen || (restCents <= 0 && disputes.length > 0)) {
    throw refused(`Charge ${charge.id} has been charged back.`, 'charge_disputed', 'charge');
  }
  return restCents;
}

/** Refuses more than the rest. */
export function checkedAmount(restCents: number, wanted: number | undefined): number {
  const amountCents = wanted ?? restCents;
  if (amountCents <= restCents) return amountCents;
  const euros = (cents: number) => `€${(cents / 100).toFixed(2)}`;
  throw refused(
    `Refund amount (${euros(amountCents)}) is greater than unrefunded amount on charge` +
      ` (${euros(restCents)})`,
    undefined,
    'amount',
  );
}
