import type { SQLInputValue } from 'node:sqlite';
import { resourceMissing } from '../http/stripe-error.ts';
import type { Database } from './database.ts';
import type { BodyByKind, HiddenOf, Kind, StoredRecord } from './record-kinds.ts';

/** Largest number of objects one internal scan returns; page reads stay far below. */
export const SCAN_LIMIT = 10_000;

export interface Condition {
  /** Path in the body, e.g. `payment_intent`; or `hidden.session`; or `created`. */
  field: string;
  op: '=' | '<' | '<=' | '>' | '>=' | 'in';
  value: string | number | (string | number)[];
}

export interface ListQuery {
  /** Owner of the objects; undefined looks at every owner. */
  account?: string;
  where?: Condition[];
  limit?: number;
  order?: 'newest' | 'oldest';
  /** Only events that every endpoint got, or only those that one still lacks. */
  isDelivered?: boolean;
  afterSeq?: number;
  beforeSeq?: number;
}

const NAMES: Partial<Record<Kind, string>> = {
  account: 'account',
  balance_transaction: 'balance transaction',
  checkout_session: 'checkout.session',
  webhook_endpoint: 'webhook endpoint',
};

const COLUMN_FIELDS = new Set(['seq', 'id', 'created', 'account']);

function columnOf(field: string): string {
  if (COLUMN_FIELDS.has(field)) return field;
  if (!/^[a-z_0-9.]+$/.test(field)) throw new Error(`not a stored field: ${field}`);
  if (field.startsWith('hidden.')) return `hidden ->> '$.${field.slice(7)}'`;
  return `body ->> '$.${field}'`;
}

/** The objects of the sandbox as JSON rows of one table, written through at once. */
export class ObjectStore {
  private readonly db: Database;

  constructor(db: Database) {
    this.db = db;
  }

  insert<K extends Kind>(
    kind: K,
    created: number,
    body: BodyByKind[K] & { id?: string },
    options: { account?: string; id?: string; hidden?: HiddenOf<K> } = {},
  ): StoredRecord<K> {
    const id = options.id ?? body.id;
    if (id === undefined) throw new Error(`a stored ${kind} needs an id`);
    const account = options.account ?? '';
    const hidden = options.hidden ?? ({} as HiddenOf<K>);
    const { lastInsertRowid } = this.db
      .prepare(
        'INSERT INTO object (kind, id, account, created, body, hidden) VALUES (?, ?, ?, ?, ?, ?)',
      )
      .run(kind, id, account, created, JSON.stringify(body), JSON.stringify(hidden));
    return { kind, id, account, created, seq: Number(lastInsertRowid), body, hidden };
  }

  find<K extends Kind>(kind: K, id: string): StoredRecord<K> | undefined {
    const row = this.db.prepare('SELECT * FROM object WHERE id = ? AND kind = ?').get(id, kind);
    return row === undefined ? undefined : toRecord<K>(row);
  }

  /** Reads an object that must exist inside the package itself. */
  need<K extends Kind>(kind: K, id: string): StoredRecord<K> {
    const record = this.find(kind, id);
    if (record === undefined) throw new Error(`the sandbox lost its ${kind} ${id}`);
    return record;
  }

  /** Reads an object named by the caller; 404 `resource_missing` when it is not theirs. */
  get<K extends Kind>(kind: K, id: string, account: string, param = 'id'): StoredRecord<K> {
    const record = this.find(kind, id);
    if (record === undefined || record.account !== account) {
      throw resourceMissing(NAMES[kind] ?? kind, id, param);
    }
    return record;
  }

  /** Writes the changed body and hidden part of a record. */
  save<K extends Kind>(record: StoredRecord<K>): StoredRecord<K> {
    this.db
      .prepare('UPDATE object SET body = ?, hidden = ? WHERE seq = ?')
      .run(JSON.stringify(record.body), JSON.stringify(record.hidden), record.seq);
    return record;
  }

  /** Merges `changes` into the body and writes it. */
  patch<K extends Kind>(
    record: StoredRecord<K>,
    changes: Partial<BodyByKind[K]>,
    hidden: Partial<HiddenOf<K>> = {},
  ): StoredRecord<K> {
    return this.save({
      ...record,
      body: { ...record.body, ...changes },
      hidden: { ...record.hidden, ...hidden },
    });
  }

  remove(kind: Kind, id: string): void {
    this.db.prepare('DELETE FROM object WHERE id = ? AND kind = ?').run(id, kind);
  }

  list<K extends Kind>(kind: K, query: ListQuery = {}): StoredRecord<K>[] {
    const { sql, values } = this.clauses(kind, query);
    const direction = query.order === 'oldest' ? 'ASC' : 'DESC';
    const limit = query.limit ?? SCAN_LIMIT;
    const rows = this.db
      .prepare(`SELECT * FROM object WHERE ${sql} ORDER BY seq ${direction} LIMIT ${limit}`)
      .all(...values);
    return rows.map((row) => toRecord<K>(row));
  }

  count(kind: Kind, query: ListQuery = {}): number {
    const { sql, values } = this.clauses(kind, query);
    const row = this.db.prepare(`SELECT count(*) AS n FROM object WHERE ${sql}`).get(...values);
    return Number(row?.n ?? 0);
  }

  /** Sum of a numeric body field over the matching objects, in cents. */
  sum(kind: Kind, field: string, query: ListQuery = {}): number {
    const { sql, values } = this.clauses(kind, query);
    const row = this.db
      .prepare(`SELECT coalesce(sum(${columnOf(field)}), 0) AS n FROM object WHERE ${sql}`)
      .get(...values);
    return Number(row?.n ?? 0);
  }

  private clauses(kind: Kind, query: ListQuery): { sql: string; values: SQLInputValue[] } {
    const parts = ['kind = ?'];
    const values: SQLInputValue[] = [kind];
    const add = (part: string, ...more: SQLInputValue[]) => {
      parts.push(part);
      values.push(...more);
    };
    if (query.account !== undefined) add('account = ?', query.account);
    if (query.afterSeq !== undefined) add('seq < ?', query.afterSeq);
    if (query.beforeSeq !== undefined) add('seq > ?', query.beforeSeq);
    if (query.isDelivered !== undefined) {
      const op = query.isDelivered ? 'NOT IN' : 'IN';
      add(`id ${op} (SELECT event_id FROM delivery WHERE state <> 'delivered')`);
    }
    for (const { field, op, value } of query.where ?? []) {
      const list = Array.isArray(value) ? value : [value];
      const right = op === 'in' ? `(${list.map(() => '?').join(', ')})` : '?';
      add(`${columnOf(field)} ${op} ${right}`, ...list);
    }
    return { sql: parts.join(' AND '), values };
  }
}

function toRecord<K extends Kind>(row: Record<string, unknown>): StoredRecord<K> {
  return {
    kind: row.kind as K,
    id: String(row.id),
    account: String(row.account),
    seq: Number(row.seq),
    created: Number(row.created),
    body: JSON.parse(String(row.body)),
    hidden: JSON.parse(String(row.hidden)),
  };
}
