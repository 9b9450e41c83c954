import type { SQLInputValue } from 'node:sqlite';
import { type Database, STATE_TABLES } from './database.ts';

const MAX_SNAPSHOTS = 20;

type TableDump = Record<string, SQLInputValue>[];
type Dump = Map<string, TableDump>;

/** Named copies of the whole state, kept in memory for tests that start from the same point. */
export class SnapshotShelf {
  private readonly db: Database;
  private readonly dumps = new Map<string, Dump>();

  constructor(db: Database) {
    this.db = db;
  }

  names(): string[] {
    return [...this.dumps.keys()];
  }

  /** Keeps the present state under a name; the oldest of more than 20 is dropped. */
  take(name: string): void {
    const dump: Dump = new Map();
    for (const table of STATE_TABLES) {
      dump.set(table, this.db.prepare(`SELECT * FROM ${table}`).all() as TableDump);
    }
    this.dumps.delete(name);
    this.dumps.set(name, dump);
    const oldest = this.dumps.keys().next().value;
    if (this.dumps.size > MAX_SNAPSHOTS && oldest !== undefined) this.dumps.delete(oldest);
  }

  /** Puts a kept state back; false when no snapshot has this name. */
  restore(name: string): boolean {
    const dump = this.dumps.get(name);
    if (dump === undefined) return false;
    this.clear();
    for (const [table, rows] of dump) for (const row of rows) this.insert(table, row);
    return true;
  }

  /** Empties every table of the state, referring tables before those they refer to. */
  clear(): void {
    for (const table of [...STATE_TABLES].reverse()) this.db.exec(`DELETE FROM ${table}`);
  }

  private insert(table: string, row: Record<string, SQLInputValue>): void {
    const names = Object.keys(row);
    const marks = names.map(() => '?').join(', ');
    this.db
      .prepare(`INSERT INTO ${table} (${names.join(', ')}) VALUES (${marks})`)
      .run(...Object.values(row));
  }
}
