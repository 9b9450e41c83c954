import type Stripe from 'stripe';
import type { Sandbox } from '../sandbox.ts';

const REFERENCE_LENGTH = 16;

/** The account holder's consent to one direct debit; returns its id. */
export function createMandate(
  sandbox: Sandbox,
  method: Stripe.PaymentMethod,
  intent: Stripe.PaymentIntent,
): string {
  const now = sandbox.clock.now();
  const reference = sandbox.ids.token(REFERENCE_LENGTH).toUpperCase();
  const body: Stripe.Mandate = {
    id: sandbox.ids.next('mandate'),
    object: 'mandate',
    customer_acceptance: {
      accepted_at: now,
      online: { ip_address: '127.0.0.1', user_agent: null },
      type: 'online',
    },
    livemode: false,
    payment_method: method.id,
    payment_method_details: {
      sepa_debit: { reference, url: `${sandbox.publicUrl}/mandate/${reference}` },
      type: 'sepa_debit',
    },
    single_use: { amount: intent.amount, currency: intent.currency },
    status: 'active',
    type: 'single_use',
  };
  sandbox.store.insert('mandate', now, body);
  return body.id;
}
