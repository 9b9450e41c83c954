import { assertCents, type Cents } from './money.ts';
import type { PaymentAccountState } from './paymentAccount.ts';

/** From which state of the payment account on a producer may sell before it can be paid out. */
export type SellingRule = {
  readonly from: 'none' | 'onboarding' | 'payable';
  /** The most that may wait for a producer whose account cannot receive it. */
  readonly capCents: Cents;
};

/** What holds while the cooperative has resolved nothing else. */
export const DEFAULT_SELLING: SellingRule = { from: 'onboarding', capCents: 50_000 };

export type SaleRefusal = 'account_missing' | 'account_rejected' | 'cap_reached';

/**
 * Whether a producer may take one more order. Money that cannot be paid out may not pile up with
 * the cooperative, so sales before the account works end at the cap; a producer whom the payment
 * service has rejected cannot sell at all. A closed account is as good as none: a new one may be
 * opened, and what waits is kept.
 */
export function refuseSale(
  rule: SellingRule,
  producer: {
    readonly accountState: PaymentAccountState | 'none';
    /** Paid by buyers and not yet transferred. */
    readonly unpaidCents: Cents;
    /** What the order would add. */
    readonly moreCents: Cents;
  },
): SaleRefusal | null {
  const { accountState, unpaidCents, moreCents } = producer;
  assertCents(unpaidCents, 'unpaidCents');
  assertCents(moreCents, 'moreCents');
  if (accountState === 'rejected') return 'account_rejected';
  if (accountState === 'payable') return null;
  if (rule.from === 'payable') return 'account_missing';
  const isUnopened = accountState === 'none' || accountState === 'invited';
  if (isUnopened && rule.from === 'onboarding') return 'account_missing';
  return unpaidCents + moreCents > rule.capCents ? 'cap_reached' : null;
}
