import type { Database } from '../store/database.ts';

/** Entries kept; older ones are dropped. */
const MAX_ENTRIES = 20_000;
const TRIM_EVERY = 500;

export interface LoggedRequest {
  id: string;
  at: number;
  method: string;
  path: string;
  account: string;
  idempotencyKey: string | null;
  params: unknown;
  status: number | null;
  errorCode: string | null;
  errorMessage: string | null;
  replayed: boolean;
  fault: string | null;
}

export interface LogFilter {
  method?: string;
  path?: string;
  key?: string;
  limit: number;
}

/** Every API call with its key, parameters and outcome, for assertions and for humans. */
export class RequestLog {
  private readonly db: Database;
  private written = 0;

  constructor(db: Database) {
    this.db = db;
  }

  add(entry: LoggedRequest): void {
    this.db.prepare('INSERT INTO request_log (entry) VALUES (?)').run(JSON.stringify(entry));
    this.written += 1;
    if (this.written % TRIM_EVERY !== 0) return;
    this.db
      .prepare('DELETE FROM request_log WHERE seq <= (SELECT max(seq) - ? FROM request_log)')
      .run(MAX_ENTRIES);
  }

  /** Newest first. `path` may end in `*`. */
  list(filter: LogFilter): LoggedRequest[] {
    const rows = this.db
      .prepare(
        'SELECT entry FROM request_log' +
          " WHERE (? IS NULL OR entry ->> '$.method' = ?)" +
          " AND (? IS NULL OR entry ->> '$.path' GLOB ?)" +
          " AND (? IS NULL OR entry ->> '$.idempotencyKey' = ?)" +
          ' ORDER BY seq DESC LIMIT ?',
      )
      .all(
        filter.method ?? null,
        filter.method ?? null,
        filter.path ?? null,
        filter.path ?? null,
        filter.key ?? null,
        filter.key ?? null,
        filter.limit,
      );
    return rows.map((row) => JSON.parse(String(row.entry)));
  }

  find(id: string): LoggedRequest | undefined {
    const row = this.db.prepare("SELECT entry FROM request_log WHERE entry ->> '$.id' = ?").get(id);
    return row === undefined ? undefined : JSON.parse(String(row.entry));
  }

  clear(): void {
    this.db.exec('DELETE FROM request_log');
  }
}
