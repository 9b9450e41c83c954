import type { Database } from './database.ts';

/** Small named values that must survive a restart: seed, id counter, clock offset, settings. */
export class MetaStore {
  private readonly db: Database;

  constructor(db: Database) {
    this.db = db;
  }

  read(key: string): string | undefined {
    const row = this.db.prepare('SELECT value FROM meta WHERE key = ?').get(key);
    return row === undefined ? undefined : String(row.value);
  }

  readNumber(key: string, fallback: number): number {
    const value = this.read(key);
    return value === undefined ? fallback : Number(value);
  }

  write(key: string, value: string | number): void {
    this.db
      .prepare(
        'INSERT INTO meta (key, value) VALUES (?, ?)' +
          ' ON CONFLICT (key) DO UPDATE SET value = excluded.value',
      )
      .run(key, String(value));
  }
}
