import { MINUTE_MS } from '../../platform/clock/clock.ts';
import type { Db } from '../../platform/db/db.ts';
import type { StripeBalance } from '../payments/payments.facade.ts';
import type { SettlementFacade } from '../settlement/settlement.facade.ts';

/** What is younger may still be on its way between Stripe and us. */
export const YOUNG_MS = 15 * MINUTE_MS;
/** More findings of one check help nobody; the first ones say what is wrong. */
export const MAX_FINDINGS = 50;

/** One thing that differs. */
export interface Finding {
  /** What it is about; unique within its check, the same in the next run. */
  readonly subject: string;
  /** One German line for the office. */
  readonly text: string;
  /** Ids of the orders, producers, charges, entries, operations and objects at Stripe behind it. */
  readonly involved?: readonly (string | null)[];
  /** What the check held against each other. */
  readonly compared?: readonly Compared[];
}

export interface Compared {
  readonly label: string;
  readonly value: string;
}

/** What Stripe says beside its movements, read once for all checks. */
export interface ProviderPicture {
  readonly balance: StripeBalance;
  readonly webhookFindings: readonly string[];
  readonly accounts: readonly AccountPicture[];
}

export interface AccountPicture {
  readonly stripeAccountId: string;
  readonly producerId: string;
  readonly producerName: string;
  readonly storedState: string;
  readonly freshState: string;
  readonly payoutsEnabled: boolean;
  readonly balanceCents: number;
}

export interface HouseLook {
  readonly db: Db;
  readonly now: Date;
  readonly settlement: SettlementFacade;
}

export interface ProviderLook {
  readonly db: Db;
  readonly now: Date;
  readonly picture: ProviderPicture;
}

interface Check<Look> {
  readonly id: string;
  readonly title: string;
  find(look: Look): Promise<Finding[]>;
}

/** A question to our own database. */
export type HouseCheck = Check<HouseLook>;

/** A question that compares our database with what Stripe says: the mirror of its movements and a fresh picture. */
export type ProviderCheck = Check<ProviderLook>;

/** Cents as people write them: `-12,30 €`. */
export function euros(cents: number): string {
  const digits = String(Math.abs(cents)).padStart(3, '0');
  return `${cents < 0 ? '-' : ''}${digits.slice(0, -2)},${digits.slice(-2)} €`;
}

/** Amounts side by side, for the page of an incident. */
export const compare = (amounts: Readonly<Record<string, number>>): Compared[] =>
  Object.entries(amounts).map(([label, cents]) => ({ label, value: euros(cents) }));

/** Reads the rows of one question, as many as a check shows, and words each as a finding. */
export async function findEach<R extends object>(
  db: Db,
  { sql, params = [] }: { readonly sql: string; readonly params?: readonly unknown[] },
  word: (row: R) => Finding,
): Promise<Finding[]> {
  const rows = await db.rows<R>(`${sql} limit ${MAX_FINDINGS}`, params);
  return rows.map(word);
}
