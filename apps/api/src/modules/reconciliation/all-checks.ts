import { ACCOUNT_CHECKS } from './account-checks.ts';
import { DISPUTE_CHECKS, REFUND_CHECKS } from './case-checks.ts';
import { JOURNAL_CHECKS } from './journal-checks.ts';
import type { HouseCheck, ProviderCheck } from './money-check.ts';
import { MOVEMENT_CHECKS } from './movement-checks.ts';
import { PAYMENT_CHECKS } from './payment-checks.ts';
import { PAYOUT_CHECKS } from './payout-checks.ts';
import { SHARE_CHECKS } from './share-checks.ts';
import { TRANSFER_CHECKS } from './transfer-checks.ts';
import { WAITING_CHECKS } from './waiting-checks.ts';

/** Checks that need no answer from outside. */
export const HOUSE_CHECKS: readonly HouseCheck[] = [
  ...JOURNAL_CHECKS,
  ...WAITING_CHECKS,
  ...SHARE_CHECKS,
  ...DISPUTE_CHECKS,
];

/** Checks that compare with Stripe. */
export const PROVIDER_CHECKS: readonly ProviderCheck[] = [
  ...MOVEMENT_CHECKS,
  ...PAYMENT_CHECKS,
  ...TRANSFER_CHECKS,
  ...REFUND_CHECKS,
  ...PAYOUT_CHECKS,
  ...ACCOUNT_CHECKS,
];
