import type { MethodName } from '../money/sample-prices.ts';
import { findTestCard, findTestIban, type TestCard, type TestIban } from './test-numbers.ts';

export type RedirectMethod = Exclude<MethodName, 'card' | 'sepa_debit'>;

/** What a buyer entered, before it is checked. */
export interface PaymentEntry {
  method: string;
  number?: string;
  /** `MM/YY` or `MM/YYYY`. */
  expiry?: string;
  cvc?: string;
  iban?: string;
  name?: string;
  email?: string;
}

export interface Payer {
  name: string | null;
  email: string | null;
}

export type PaymentInput =
  | { method: 'card'; card: TestCard; expMonth: number; expYear: number; payer: Payer }
  | { method: 'sepa_debit'; account: TestIban; payer: Payer }
  | { method: RedirectMethod; payer: Payer };

/** A field the buyer has to correct; `problem` names the sentence the page shows. */
export interface EntryProblem {
  field: 'method' | 'number' | 'expiry' | 'cvc' | 'iban' | 'name';
  problem: 'not_offered' | 'not_a_test_number' | 'invalid' | 'in_the_past' | 'missing';
}

/** Checks what was entered; gives either a usable input or what is wrong with it. */
export function readPaymentEntry(
  entry: PaymentEntry,
  offered: string[],
  now: number,
): PaymentInput | EntryProblem {
  if (!offered.includes(entry.method)) return { field: 'method', problem: 'not_offered' };
  const payer = { name: entry.name?.trim() || null, email: entry.email?.trim() || null };
  if (entry.method === 'card') return readCard(entry, payer, now);
  if (entry.method === 'sepa_debit') {
    const account = findTestIban(entry.iban ?? '');
    if (account === undefined) return { field: 'iban', problem: 'not_a_test_number' };
    if (payer.name === null) return { field: 'name', problem: 'missing' };
    return { method: 'sepa_debit', account, payer };
  }
  return { method: entry.method as RedirectMethod, payer };
}

function readCard(entry: PaymentEntry, payer: Payer, now: number): PaymentInput | EntryProblem {
  const card = findTestCard(entry.number ?? '');
  if (card === undefined) return { field: 'number', problem: 'not_a_test_number' };
  const expiry = /^\s*(\d{1,2})\s*\/\s*(?:20)?(\d{2})\s*$/.exec(entry.expiry ?? '');
  const expMonth = Number(expiry?.[1]);
  const expYear = 2000 + Number(expiry?.[2]);
  if (expiry === null || expMonth < 1 || expMonth > 12) {
    return { field: 'expiry', problem: 'invalid' };
  }
  if (Date.UTC(expYear, expMonth) / 1000 <= now) return { field: 'expiry', problem: 'in_the_past' };
  if (!/^\d{3,4}$/.test((entry.cvc ?? '').trim())) return { field: 'cvc', problem: 'invalid' };
  return { method: 'card', card, expMonth, expYear, payer };
}

export const isProblem = (read: PaymentInput | EntryProblem): read is EntryProblem =>
  'problem' in read;
