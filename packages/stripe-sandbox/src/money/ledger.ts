import type { Database } from '../store/database.ts';

export interface Posting {
  account: string;
  amountCents: number;
}

export const CURRENCY = 'eur';

/** Ledger account of money an owner may use now; the platform's owner is the empty string. */
export const availableOf = (owner: string) => `available:${owner || 'platform'}`;

/** Ledger account of money that has not arrived yet. */
export const pendingOf = (owner: string) => `pending:${owner || 'platform'}`;

/** Where money enters or leaves the sandbox, and where both sides of a transfer meet. */
export const EXTERNAL = {
  banks: 'external:banks',
  buyers: 'external:buyers',
  fees: 'income:processing_fees',
  transfers: 'clearing:transfers',
} as const;

/**
 * The sandbox's own double entry: what an owner holds is positive, what came from outside is
 * negative, so every entry and the whole book sum to zero. Independent of the application's
 * ledger on purpose: two books that agree prove more than one.
 */
export class Ledger {
  private readonly db: Database;

  constructor(db: Database) {
    this.db = db;
  }

  /** Books one entry; refuses fractions and entries that do not sum to zero. */
  book(kind: string, source: string, bookedAt: number, postings: Posting[]): void {
    const sum = postings.reduce((total, { amountCents }) => total + amountCents, 0);
    if (sum !== 0 || postings.some(({ amountCents }) => !Number.isSafeInteger(amountCents))) {
      throw new Error(`unbalanced sandbox entry ${kind} for ${source}: ${sum}`);
    }
    const { lastInsertRowid } = this.db
      .prepare('INSERT INTO ledger_entry (kind, source, booked_at) VALUES (?, ?, ?)')
      .run(kind, source, bookedAt);
    for (const { account, amountCents } of postings) {
      if (amountCents !== 0) this.post(Number(lastInsertRowid), account, amountCents);
    }
  }

  /** Balance of one ledger account in cents. */
  balanceCents(account: string): number {
    const row = this.db
      .prepare('SELECT amount_cents FROM ledger_balance WHERE account = ? AND currency = ?')
      .get(account, CURRENCY);
    return Number(row?.amount_cents ?? 0);
  }

  /** Every ledger account with its balance, summed from the postings themselves. */
  summed(): Map<string, number> {
    const rows = this.db
      .prepare('SELECT account, sum(amount_cents) AS n FROM ledger_posting GROUP BY account')
      .all();
    return new Map(rows.map((row) => [String(row.account), Number(row.n)]));
  }

  /** Every ledger account with its kept balance. */
  kept(): Map<string, number> {
    const rows = this.db.prepare('SELECT account, amount_cents FROM ledger_balance').all();
    return new Map(rows.map((row) => [String(row.account), Number(row.amount_cents)]));
  }

  /** Entries whose postings do not sum to zero; always empty unless the file was tampered with. */
  unbalancedEntries(): number[] {
    return this.db
      .prepare('SELECT entry FROM ledger_posting GROUP BY entry HAVING sum(amount_cents) <> 0')
      .all()
      .map((row) => Number(row.entry));
  }

  private post(entry: number, account: string, amountCents: number): void {
    this.db
      .prepare(
        'INSERT INTO ledger_posting (entry, account, currency, amount_cents) VALUES (?, ?, ?, ?)',
      )
      .run(entry, account, CURRENCY, amountCents);
    this.db
      .prepare(
        'INSERT INTO ledger_balance (account, currency, amount_cents) VALUES (?, ?, ?)' +
          ' ON CONFLICT (account, currency)' +
          ' DO UPDATE SET amount_cents = amount_cents + excluded.amount_cents',
      )
      .run(account, CURRENCY, amountCents);
  }
}
