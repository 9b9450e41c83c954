import type Stripe from 'stripe';
import { recordMovement } from '../money/balance-transactions.ts';
import { CURRENCY, EXTERNAL } from '../money/ledger.ts';
import type { Sandbox } from '../sandbox.ts';

export interface DestinationPayment {
  transfer: string;
  destination: string;
  amountCents: number;
  availableOn: number;
  description: string | null;
}

/** The payment a connected account receives for a transfer, with its own movement there. */
export function destinationPayment(sandbox: Sandbox, payment: DestinationPayment): Stripe.Charge {
  const created = sandbox.clock.now();
  const id = sandbox.ids.next('py');
  const incoming = recordMovement(sandbox, {
    owner: payment.destination,
    type: 'payment',
    reportingCategory: 'charge',
    amountCents: payment.amountCents,
    feeCents: 0,
    availableOn: payment.availableOn,
    source: id,
    description: payment.description,
    counterpart: EXTERNAL.transfers,
  });
  const body: Stripe.Charge = {
    ...ABSENT_PARTS,
    id,
    object: 'charge',
    amount: payment.amountCents,
    amount_captured: payment.amountCents,
    amount_refunded: 0,
    balance_transaction: incoming.id,
    billing_details: { address: null, email: null, name: null, phone: null, tax_id: null },
    captured: true,
    created,
    currency: CURRENCY,
    description: payment.description,
    disputed: false,
    fraud_details: {},
    livemode: false,
    metadata: {},
    paid: true,
    payment_method_details: { type: 'stripe_account', stripe_account: {} },
    refunded: false,
    source_transfer: payment.transfer,
    status: 'succeeded',
  };
  sandbox.store.insert('charge', created, body, { account: payment.destination, hidden: {} });
  return body;
}

const ABSENT_PARTS = {
  application: null,
  application_fee: null,
  application_fee_amount: null,
  calculated_statement_descriptor: null,
  customer: null,
  failure_balance_transaction: null,
  failure_code: null,
  failure_message: null,
  on_behalf_of: null,
  outcome: null,
  payment_intent: null,
  payment_method: null,
  receipt_email: null,
  receipt_number: null,
  receipt_url: null,
  review: null,
  shipping: null,
  source: null,
  statement_descriptor: null,
  statement_descriptor_suffix: null,
  transfer_data: null,
  transfer_group: null,
} as const;
