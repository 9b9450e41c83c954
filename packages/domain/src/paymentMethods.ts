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

/** When direct debit is offered at all; set by the cooperative. */
export type DebitRule = {
  /** It may be returned for eight weeks without a reason, so its amount is limited. */
  readonly maxTotalCents: Cents;
  /** Perishables that are picked up within days, long before the bank has paid. */
  readonly perishablePickup: boolean;
};

/** What holds while the cooperative has resolved nothing else. */
export const DEFAULT_DEBIT: DebitRule = { maxTotalCents: 15_000, perishablePickup: false };

/** What speaks for and against a direct debit of one order. */
export type DebitFacts = {
  /** By the same account; a guest never has. */
  readonly hasPaidBefore: boolean;
  /** Another order of this account is still being debited. */
  readonly hasOpenDebit: boolean;
  /** An earlier debit of this account failed or was returned. */
  readonly isBlocked: boolean;
  readonly isPerishablePickupSoon: boolean;
};

/** The immediate methods, and SEPA direct debit where the rule allows it. */
export function offeredPaymentMethods(
  order: { readonly totalCents: Cents; readonly debit: DebitFacts },
  rule: DebitRule = DEFAULT_DEBIT,
): PaymentMethod[] {
  const { hasPaidBefore, hasOpenDebit, isBlocked, isPerishablePickupSoon } = order.debit;
  const isRefused =
    !hasPaidBefore ||
    hasOpenDebit ||
    isBlocked ||
    order.totalCents > rule.maxTotalCents ||
    (isPerishablePickupSoon && !rule.perishablePickup);
  return isRefused ? [...IMMEDIATE] : [...IMMEDIATE, 'sepa_debit'];
}
