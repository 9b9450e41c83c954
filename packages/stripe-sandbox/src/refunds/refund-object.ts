import type Stripe from 'stripe';
import { CURRENCY } from '../money/ledger.ts';
import type { Sandbox } from '../sandbox.ts';
import type { StoredRecord } from '../store/record-kinds.ts';

const REFERENCE_LENGTH = 14;

export interface NewRefund {
  charge: StoredRecord<'charge'>;
  amountCents: number;
  reason: Stripe.Refund.Reason | null;
  metadata: Record<string, string>;
}

/** Whether a charge was paid by card; other methods refund under other rules. */
export const isCard = (charge: Stripe.Charge) => charge.payment_method_details?.type === 'card';

/** A refund before anything has happened to it; `pyr_` marks those of payments without card. */
export function refundObject(sandbox: Sandbox, refund: NewRefund): Stripe.Refund {
  const { body } = refund.charge;
  return {
    id: sandbox.ids.next(isCard(body) ? 're' : 'pyr'),
    object: 'refund',
    amount: refund.amountCents,
    balance_transaction: null,
    charge: body.id,
    created: sandbox.clock.now(),
    currency: CURRENCY,
    customer: body.customer,
    customer_account: null,
    destination_details: destination(sandbox, body),
    metadata: refund.metadata,
    payment_intent: body.payment_intent,
    payment_method: body.payment_method,
    reason: refund.reason,
    receipt_number: null,
    source_transfer_reversal: null,
    status: 'pending',
    transfer_reversal: null,
  };
}

function destination(sandbox: Sandbox, charge: Stripe.Charge): Stripe.Refund.DestinationDetails {
  const type = charge.payment_method_details?.type ?? 'card';
  if (type !== 'card') return { type };
  return {
    card: {
      reference: sandbox.ids.token(REFERENCE_LENGTH),
      reference_status: 'available',
      reference_type: 'acquirer_reference_number',
      type: 'refund',
    },
    type,
  };
}
