import type { SQLInputValue } from 'node:sqlite';
import { resourceMissing } from '../http/stripe-error.ts';
import type { Database } from './database.ts';
import { columnOf, fieldIndex } from './field-indexes.ts';
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
  olderThan?: Place;
  newerThan?: Place;
}

/** Where an object stands in a list: by its time, then by the order it was stored in. */
export interface Place {
  created: number;
  seq: number;
}

const NAMES: Partial<Record<Kind, string>> = {
  account: 'account',
  balance_transaction: 'balance transaction',
  checkout_session: 'checkout.session',
  webhook_endpoint: 'webhook endpoint',
};

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
    const way = query.order === 'oldest' ? 'ASC' : 'DESC';
    const limit = query.limit ?? SCAN_LIMIT;
    const rows = this.db
      .prepare(`SELECT * ${sql} ORDER BY created ${way}, seq ${way} LIMIT ${limit}`)
      .all(...values);
    return rows.map((row) => toRecord<K>(row));
  }

  count(kind: Kind, query: ListQuery = {}): number {
    const { sql, values } = this.clauses(kind, query);
    const row = this.db.prepare(`SELECT count(*) AS n ${sql}`).get(...values);
    return Number(row?.n ?? 0);
  }

  /** Sum of a numeric body field over the matching objects, in cents. */
  sum(kind: Kind, field: string, query: ListQuery = {}): number {
    const { sql, values } = this.clauses(kind, query);
    const row = this.db
      .prepare(`SELECT coalesce(sum(${columnOf(field)}), 0) AS n ${sql}`)
      .get(...values);
    return Number(row?.n ?? 0);
  }

  /** FROM and WHERE of a query. The kind is written out, so that its own indexes can serve. */
  private clauses(kind: Kind, query: ListQuery): { sql: string; values: SQLInputValue[] } {
    const parts = [`kind = '${kind}'`];
    const values: SQLInputValue[] = [];
    const add = (part: string, ...more: SQLInputValue[]) => {
      parts.push(part);
      values.push(...more);
    };
    const { account, olderThan: older, newerThan: newer, isDelivered, where = [] } = query;
    if (account !== undefined) add('account = ?', account);
    if (older !== undefined) add('(created, seq) < (?, ?)', older.created, older.seq);
    if (newer !== undefined) add('(created, seq) > (?, ?)', newer.created, newer.seq);
    if (isDelivered !== undefined) {
      const open = "SELECT event_id FROM delivery WHERE state <> 'delivered'";
      add(isDelivered ? `NOT EXISTS (${open} AND event_id = object.id)` : `id IN (${open})`);
    }
    for (const { field, op, value } of where) {
      const list = Array.isArray(value) ? value : [value];
      const right = op === 'in' ? `(${list.map(() => '?').join(', ')})` : '?';
      add(`${columnOf(field)} ${op} ${right}`, ...list);
    }
    const index = where
      .filter(({ op }) => op === '=')
      .map(({ field }) => fieldIndex(kind, field))
      .find((name) => name !== undefined);
    const from = index === undefined ? 'FROM object' : `FROM object INDEXED BY ${index}`;
    return { sql: `${from} WHERE ${parts.join(' AND ')}`, values };
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
