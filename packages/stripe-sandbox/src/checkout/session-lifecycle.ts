import type Stripe from 'stripe';
import { emit } from '../events/event-log.ts';
import { cancelIntent } from '../payments/payment-intents.ts';
import type { Sandbox } from '../sandbox.ts';
import type { StoredRecord } from '../store/record-kinds.ts';

/** Closes a session the buyer has paid, or started to pay with a delayed method. */
export function completeSession(
  sandbox: Sandbox,
  session: StoredRecord<'checkout_session'>,
  method: Stripe.PaymentMethod,
  paymentStatus: 'paid' | 'unpaid',
): void {
  const { address, email, name, phone } = method.billing_details;
  const done = sandbox.store.patch(session, {
    customer_details: {
      address,
      business_name: null,
      email: session.body.customer_email ?? email,
      individual_name: null,
      name,
      phone,
      tax_exempt: 'none',
      tax_ids: [],
    },
    payment_status: paymentStatus,
    status: 'complete',
    url: null,
  });
  session.body = done.body;
  emit(sandbox, 'checkout.session.completed', done.body);
}

/** Closes an open session whose time is over or that its owner expired. */
export function expireSession(
  sandbox: Sandbox,
  session: StoredRecord<'checkout_session'>,
): StoredRecord<'checkout_session'> {
  const { payment_intent: intent } = session.body;
  if (typeof intent === 'string') cancelIntent(sandbox, intent);
  const expired = sandbox.store.patch(session, { status: 'expired', url: null });
  emit(sandbox, 'checkout.session.expired', expired.body);
  return expired;
}

/** Expires a session at its time unless it was completed before. */
export function expireWhenDue(sandbox: Sandbox, id: string): void {
  const session = sandbox.store.need('checkout_session', id);
  if (session.body.status === 'open') expireSession(sandbox, session);
}
