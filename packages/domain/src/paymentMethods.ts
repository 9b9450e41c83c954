import type { Cents } from './money.ts';

/**
 * Methods that checkout may offer; what the payment account has not enabled falls away by itself.
 * giropay and Sofort have ended and are never listed.
 */
export type PaymentMethod =
  | 'card'
  | 'klarna'
  | 'paypal'
  | 'eps'
  | 'ideal'
  | 'bancontact'
  | 'sepa_debit';

const IMMEDIATE: readonly PaymentMethod[] = [
  'card',
  'klarna',
  'paypal',
  'eps',
  'ideal',
  'bancontact',
];

/** A direct debit may be returned for eight weeks without a reason, so its amount is limited. */
export const MAX_SEPA_TOTAL_CENTS: Cents = 15_000;

/** SEPA direct debit only for buyers who have paid before, and only up to the limit. */
export function offeredPaymentMethods(order: {
  readonly totalCents: Cents;
  readonly hasPaidBefore: boolean;
}): PaymentMethod[] {
  const sepa = order.hasPaidBefore && order.totalCents <= MAX_SEPA_TOTAL_CENTS;
  return sepa ? [...IMMEDIATE, 'sepa_debit'] : [...IMMEDIATE];
}
