import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { FIELD_INDEX_SQL } from './field-indexes.ts';

const SCHEMA = `
CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS object (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL,
  id TEXT NOT NULL UNIQUE,
  account TEXT NOT NULL DEFAULT '',
  created INTEGER NOT NULL,
  body TEXT NOT NULL,
  hidden TEXT NOT NULL DEFAULT '{}'
);
CREATE INDEX IF NOT EXISTS object_order ON object (kind, account, created, seq);
CREATE INDEX IF NOT EXISTS object_event_age ON object (created)
  WHERE kind IN ('event', 'thin_event');
CREATE INDEX IF NOT EXISTS object_unsettled
  ON object (account, body ->> '$.available_on')
  WHERE kind = 'balance_transaction' AND body ->> '$.status' = 'pending';
CREATE INDEX IF NOT EXISTS object_unpaid
  ON object (account, seq)
  WHERE kind = 'balance_transaction' AND hidden ->> '$.payout' IS NULL;
CREATE INDEX IF NOT EXISTS object_waiting_refund
  ON object (seq) WHERE kind = 'refund' AND hidden ->> '$.waitsFor' = 'funds';
CREATE TABLE IF NOT EXISTS ledger_entry (
  seq INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL, source TEXT NOT NULL,
  booked_at INTEGER NOT NULL
);
CREATE TABLE IF NOT EXISTS ledger_posting (
  entry INTEGER NOT NULL REFERENCES ledger_entry (seq), account TEXT NOT NULL,
  currency TEXT NOT NULL, amount_cents INTEGER NOT NULL
);
CREATE INDEX IF NOT EXISTS ledger_posting_account ON ledger_posting (account, currency);
CREATE TABLE IF NOT EXISTS ledger_balance (
  account TEXT NOT NULL, currency TEXT NOT NULL, amount_cents INTEGER NOT NULL,
  PRIMARY KEY (account, currency)
);
CREATE TABLE IF NOT EXISTS job (
  seq INTEGER PRIMARY KEY AUTOINCREMENT, due_at INTEGER NOT NULL, kind TEXT NOT NULL,
  target TEXT NOT NULL, UNIQUE (kind, target, due_at)
);
CREATE INDEX IF NOT EXISTS job_due ON job (due_at, seq);
CREATE TABLE IF NOT EXISTS idempotency (
  scope TEXT NOT NULL, key TEXT NOT NULL, fingerprint TEXT NOT NULL, status INTEGER NOT NULL,
  body TEXT NOT NULL, request_id TEXT NOT NULL, created_at INTEGER NOT NULL,
  PRIMARY KEY (scope, key)
);
CREATE INDEX IF NOT EXISTS idempotency_age ON idempotency (created_at);
CREATE TABLE IF NOT EXISTS delivery (
  seq INTEGER PRIMARY KEY AUTOINCREMENT, event_id TEXT NOT NULL, endpoint_id TEXT NOT NULL,
  attempt INTEGER NOT NULL, state TEXT NOT NULL, due_at_ms INTEGER NOT NULL,
  last_status INTEGER, last_error TEXT
);
CREATE INDEX IF NOT EXISTS delivery_due ON delivery (state, due_at_ms);
CREATE INDEX IF NOT EXISTS delivery_event ON delivery (event_id);
CREATE TABLE IF NOT EXISTS request_log (
  seq INTEGER PRIMARY KEY AUTOINCREMENT, entry TEXT NOT NULL
);
`;

/** Tables whose rows make up the state of the sandbox; the request log is kept apart. */
export const STATE_TABLES = [
  'meta',
  'object',
  'ledger_entry',
  'ledger_posting',
  'ledger_balance',
  'job',
  'idempotency',
  'delivery',
] as const;

/** The state file (or memory); every statement is compiled once and kept. */
export class Database {
  private readonly connection: DatabaseSync;
  private readonly statements = new Map<string, StatementSync>();

  /**
   * Opens the file and creates missing tables. Write-ahead logging keeps every committed
   * transaction through a kill -9 of the process.
   */
  constructor(dataFile: string | undefined) {
    if (dataFile !== undefined) mkdirSync(dirname(dataFile), { recursive: true });
    this.connection = new DatabaseSync(dataFile ?? ':memory:');
    this.exec(
      'PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA busy_timeout = 2000;',
    );
    this.exec(SCHEMA);
    this.exec(FIELD_INDEX_SQL);
  }

  prepare(sql: string): StatementSync {
    const known = this.statements.get(sql);
    if (known !== undefined) return known;
    const statement = this.connection.prepare(sql);
    this.statements.set(sql, statement);
    return statement;
  }

  exec(sql: string): void {
    this.connection.exec(sql);
  }

  /** Runs `work` in one transaction: everything it wrote is kept, or nothing. */
  transact<T>(work: () => T): T {
    this.exec('BEGIN IMMEDIATE');
    try {
      const result = work();
      this.exec('COMMIT');
      return result;
    } catch (error) {
      this.exec('ROLLBACK');
      throw error;
    }
  }

  close(): void {
    this.statements.clear();
    this.connection.close();
  }
}
