import type Stripe from 'stripe';
import { StripeError } from '../http/stripe-error.ts';

export interface Decline {
  code: string;
  declineCode?: string;
  message: string;
}

const MESSAGES: Record<string, string> = {
  card_declined: 'Your card was declined.',
  generic_decline: 'Your card was declined.',
  insufficient_funds: 'Your card has insufficient funds.',
  expired_card: 'Your card has expired.',
  incorrect_cvc: "Your card's security code is incorrect.",
  processing_error: 'An error occurred while processing your card. Try again in a little bit.',
  payment_intent_authentication_failure:
    'We are unable to authenticate your payment method. Please choose a different one.',
  payment_intent_payment_attempt_failed: 'The payment was not approved.',
  charge_exceeds_source_limit: 'This charge exceeds the daily limit of the bank account.',
  charge_exceeds_weekly_limit: 'This charge exceeds the weekly limit of the bank account.',
};

/** A refusal with the sentence Stripe's object would carry. */
export function declineOf(code: string, declineCode?: string): Decline {
  const message = MESSAGES[declineCode ?? code] ?? MESSAGES[code] ?? 'The payment failed.';
  return { code, declineCode, message };
}

/** `last_payment_error` of an intent after a refusal. */
export function paymentError(
  decline: Decline,
  method: Stripe.PaymentMethod,
  charge: string | null,
): Stripe.PaymentIntent.LastPaymentError {
  return {
    ...(charge === null ? {} : { charge }),
    code: decline.code as Stripe.PaymentIntent.LastPaymentError.Code,
    ...(decline.declineCode === undefined ? {} : { decline_code: decline.declineCode }),
    doc_url: `https://docs.stripe.com/error-codes/${decline.code.replaceAll('_', '-')}`,
    message: decline.message,
    payment_method: method,
    type: method.type === 'card' ? 'card_error' : 'invalid_request_error',
  };
}

/** 402 with which an API call answers a refused payment. */
export function declineError(
  decline: Decline,
  charge: string | null,
  intent?: Stripe.PaymentIntent,
): StripeError {
  return new StripeError(402, 'card_error', decline.message, {
    code: decline.code,
    declineCode: decline.declineCode,
    ...(charge === null ? {} : { charge }),
    paymentIntent: intent,
  });
}
