import { DAY_MS, MINUTE_MS } from '../../platform/clock/clock.ts';
import type { Db } from '../../platform/db/db.ts';
import type { BalanceMovement, StripeBalance } from '../payments/payments.facade.ts';
import type { ProviderPayment, ProviderTransfer } from '../payments/provider-readings.ts';

/**
 * How far back a check compares with Stripe: longer than any hold, and than Stripe keeps its
 * events.
 */
export const LOOK_BACK_MS = 35 * DAY_MS;
/** What is younger may still be on its way between Stripe and us. */
export const YOUNG_MS = 15 * MINUTE_MS;
/** More findings of one check help nobody. */
export const MAX_FINDINGS = 50;

/** What Stripe says, read once for all checks. */
export interface ProviderPicture {
  readonly since: Date;
  readonly balance: StripeBalance;
  readonly movements: readonly BalanceMovement[];
  readonly transfers: readonly ProviderTransfer[];
  readonly payments: readonly ProviderPayment[];
  readonly webhookFindings: readonly string[];
  readonly accounts: readonly AccountPicture[];
}

export interface AccountPicture {
  readonly stripeAccountId: string;
  readonly producerName: string;
  readonly storedState: string;
  readonly freshState: string;
  readonly payoutsEnabled: boolean;
  readonly balanceCents: number;
}

/** A question to our own database; each finding is one German line for the office. */
export interface HouseCheck {
  readonly id: string;
  readonly title: string;
  find(db: Db, now: Date): Promise<string[]>;
}

/** A question that compares our database with Stripe. */
export interface ProviderCheck {
  readonly id: string;
  readonly title: string;
  find(db: Db, now: Date, picture: ProviderPicture): Promise<string[]>;
}

/** Cents as people write them: `-12,30 €`. */
export function euros(cents: number): string {
  const digits = String(Math.abs(cents)).padStart(3, '0');
  return `${cents < 0 ? '-' : ''}${digits.slice(0, -2)},${digits.slice(-2)} €`;
}

/** Reads one text column `finding`. */
export async function findingsOf(
  db: Db,
  sql: string,
  params: readonly unknown[] = [],
): Promise<string[]> {
  const rows = await db.rows<{ finding: string }>(`${sql} limit ${MAX_FINDINGS}`, params);
  return rows.map((row) => row.finding);
}
