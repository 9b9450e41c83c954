import type { DatabaseSync } from 'node:sqlite';

/** Small named values that must survive a restart: seed, id counter, clock offset, settings. */
export class MetaStore {
  private readonly db: DatabaseSync;

  constructor(db: DatabaseSync) {
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
