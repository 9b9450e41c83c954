import type Stripe from 'stripe';
import { completeSession } from '../checkout/session-lifecycle.ts';
import { emit } from '../events/event-log.ts';
import { refused } from '../http/stripe-error.ts';
import type { Sandbox } from '../sandbox.ts';
import type { StoredRecord } from '../store/record-kinds.ts';
import { bookCharge, createCharge } from './charges.ts';
import { type Decline, declineOf, paymentError } from './declines.ts';
import type { PaymentInput } from './payment-input.ts';
import { intentOfSession } from './payment-intents.ts';
import { createPaymentMethod } from './payment-methods.ts';

export type ConfirmResult =
  | { outcome: 'paid' | 'processing' }
  | { outcome: 'action'; type: 'three_d_secure' | 'redirect' }
  | { outcome: 'declined'; decline: Decline; charge: string | null };

export interface ConfirmOptions {
  /** Overrides how long a direct debit takes on the sandbox clock. */
  debitSeconds?: number;
}

/** What is being paid: an intent, and the session it belongs to unless the API made it alone. */
interface Payable {
  intent: StoredRecord<'payment_intent'>;
  session?: StoredRecord<'checkout_session'>;
}

/**
 * The buyer's press of the pay button on an open session. The hosted page and the control API
 * both come through here.
 */
export function confirmPayment(
  sandbox: Sandbox,
  session: StoredRecord<'checkout_session'>,
  input: PaymentInput,
  options: ConfirmOptions = {},
): ConfirmResult {
  const intent = intentOfSession(sandbox, session);
  const method = createPaymentMethod(sandbox, input, session.body.customer as string | null);
  return confirm(sandbox, { intent, session }, method, input, options);
}

/** Confirms an intent that the API made without a session. */
export function confirmIntent(
  sandbox: Sandbox,
  intent: StoredRecord<'payment_intent'>,
  method: Stripe.PaymentMethod,
  input: PaymentInput,
): ConfirmResult {
  return confirm(sandbox, { intent }, method, input, {});
}

function confirm(
  sandbox: Sandbox,
  payable: Payable,
  method: Stripe.PaymentMethod,
  input: PaymentInput,
  options: ConfirmOptions,
): ConfirmResult {
  const { intent } = payable;
  if (input.method === 'sepa_debit') {
    return confirmDebit(sandbox, payable, method, input.account, options);
  }
  if (input.method !== 'card') {
    return requireAction(sandbox, payable, method, { type: 'redirect' });
  }
  const { card } = input;
  if (card.outcome === 'three_d_secure') {
    return requireAction(sandbox, payable, method, {
      type: 'three_d_secure',
      ...(card.declineCode === undefined ? {} : { declineAfterwards: card.declineCode }),
    });
  }
  if (card.outcome === 'declined') {
    return fail(
      sandbox,
      intent,
      method,
      declineOf(card.code ?? 'card_declined', card.declineCode),
      true,
    );
  }
  succeed(sandbox, payable, method, false, card.behaviour);
  return { outcome: 'paid' };
}

/** The buyer's answer on the bank's page (3-D Secure or redirect method). */
export function resolveAction(
  sandbox: Sandbox,
  session: StoredRecord<'checkout_session'>,
  approved: boolean,
): ConfirmResult {
  const intent = intentOfSession(sandbox, session);
  const pending = intent.hidden.pendingAction;
  if (pending === undefined || typeof intent.body.payment_method !== 'string') {
    throw new Error(`${intent.id} waits for no action`);
  }
  const method = sandbox.store.need('payment_method', intent.body.payment_method).body;
  const byCard = pending.type === 'three_d_secure';
  intent.hidden = {};
  if (!approved) {
    const code = byCard
      ? 'payment_intent_authentication_failure'
      : 'payment_intent_payment_attempt_failed';
    return fail(sandbox, intent, method, declineOf(code), false);
  }
  if (pending.declineAfterwards !== undefined) {
    const decline = declineOf('card_declined', pending.declineAfterwards);
    return fail(sandbox, intent, method, decline, true);
  }
  succeed(sandbox, { intent, session }, method, byCard);
  return { outcome: 'paid' };
}

function requireAction(
  sandbox: Sandbox,
  { intent, session }: Payable,
  method: Stripe.PaymentMethod,
  pendingAction: { type: 'three_d_secure' | 'redirect'; declineAfterwards?: string },
): ConfirmResult {
  if (session === undefined) {
    throw refused('The sandbox asks a buyer for approval only in a Checkout Session.');
  }
  const page = `${sandbox.publicUrl}/c/pay/${session.id}`;
  const waiting = sandbox.store.patch(
    intent,
    {
      last_payment_error: null,
      next_action: {
        type: 'redirect_to_url',
        redirect_to_url: { return_url: page, url: `${page}/bank` },
      },
      payment_method: method.id,
      status: 'requires_action',
    },
    { pendingAction },
  );
  emit(sandbox, 'payment_intent.requires_action', waiting.body);
  return { outcome: 'action', type: pendingAction.type };
}

function succeed(
  sandbox: Sandbox,
  { intent, session }: Payable,
  method: Stripe.PaymentMethod,
  threeDSecure: boolean,
  behaviour?: string,
): void {
  const charge = bookCharge(
    sandbox,
    createCharge(sandbox, { intent, method, status: 'succeeded', threeDSecure, behaviour }),
  );
  const paid = sandbox.store.patch(intent, {
    amount_received: charge.body.amount,
    last_payment_error: null,
    latest_charge: charge.id,
    next_action: null,
    payment_method: method.id,
    status: 'succeeded',
  });
  emit(sandbox, 'charge.succeeded', charge.body);
  emit(sandbox, 'payment_intent.succeeded', paid.body);
  if (session !== undefined) completeSession(sandbox, session, method, 'paid');
}

/** A refused attempt: the session stays open so the buyer can try again. */
function fail(
  sandbox: Sandbox,
  intent: StoredRecord<'payment_intent'>,
  method: Stripe.PaymentMethod,
  decline: Decline,
  withCharge: boolean,
): ConfirmResult {
  const charge = withCharge
    ? createCharge(sandbox, { intent, method, status: 'failed', decline })
    : null;
  const failed = sandbox.store.patch(intent, {
    last_payment_error: paymentError(decline, method, charge?.id ?? null),
    latest_charge: charge?.id ?? intent.body.latest_charge,
    next_action: null,
    payment_method: null,
    status: 'requires_payment_method',
  });
  if (charge !== null) emit(sandbox, 'charge.failed', charge.body);
  emit(sandbox, 'payment_intent.payment_failed', failed.body);
  return { outcome: 'declined', decline, charge: charge?.id ?? null };
}

function confirmDebit(
  sandbox: Sandbox,
  { intent, session }: Payable,
  method: Stripe.PaymentMethod,
  account: { outcome: string; delayed: boolean; code?: string; behaviour?: string },
  options: ConfirmOptions,
): ConfirmResult {
  if (account.outcome === 'refused') {
    const decline = declineOf(account.code ?? 'payment_intent_payment_attempt_failed');
    return fail(sandbox, intent, method, decline, false);
  }
  const { debitSeconds, delayedDebitSeconds } = sandbox.settings.current();
  const usual = account.delayed ? delayedDebitSeconds : debitSeconds;
  const behaviour = account.outcome === 'failed' ? `fails_${account.code}` : account.behaviour;
  const charge = createCharge(sandbox, { intent, method, status: 'pending', behaviour });
  const processing = sandbox.store.patch(intent, {
    last_payment_error: null,
    latest_charge: charge.id,
    payment_method: method.id,
    status: 'processing',
  });
  sandbox.jobs.add(
    'finish_debit',
    charge.id,
    sandbox.clock.now() + (options.debitSeconds ?? usual),
  );
  emit(sandbox, 'charge.pending', charge.body);
  emit(sandbox, 'payment_intent.processing', processing.body);
  if (session !== undefined) completeSession(sandbox, session, method, 'unpaid');
  return { outcome: 'processing' };
}
