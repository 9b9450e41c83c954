import { readFileSync } from 'node:fs';
import type { Sandbox } from '../sandbox.ts';

interface PayoutAccounts {
  defaultIban: string;
  /** Failure code by the IBAN that causes it. */
  failures: Record<string, string>;
}

const FILE = new URL('../../config/payout-accounts.json', import.meta.url);
const ACCOUNTS: PayoutAccounts = JSON.parse(readFileSync(FILE, 'utf8'));

const BANK_ID_LENGTH = 24;

export interface BankAccount {
  id: string;
  iban: string;
}

/** Where an owner's payouts go; the platform's owner is the empty string. */
export function bankAccountOf(sandbox: Sandbox, owner: string): BankAccount {
  const kept = sandbox.meta.read(`bank:${owner}`);
  if (kept !== undefined) return JSON.parse(kept);
  return setBankAccount(sandbox, owner, ACCOUNTS.defaultIban);
}

/** Gives an owner another bank account; returns it with its new id. */
export function setBankAccount(sandbox: Sandbox, owner: string, iban: string): BankAccount {
  const account = {
    id: sandbox.ids.next('ba', BANK_ID_LENGTH),
    iban: iban.replace(/\s/g, '').toUpperCase(),
  };
  sandbox.meta.write(`bank:${owner}`, JSON.stringify(account));
  return account;
}

/** Why payouts to this IBAN fail, or undefined when they arrive. */
export const payoutFailure = (iban: string): string | undefined => ACCOUNTS.failures[iban];
