import path from 'node:path';
import { runMigrations } from 'graphile-worker';
import { runner } from 'node-pg-migrate';
import pg from 'pg';

const SILENT = { debug() {}, info() {}, warn() {}, error() {} };

/** Brings a database to the newest schema: ours (forward only) and that of the job queue. Safe to repeat. */
export async function migrate(databaseUrl: string): Promise<void> {
  await runner({
    databaseUrl,
    dir: path.join(import.meta.dirname, '../../migrations'),
    direction: 'up',
    migrationsTable: 'migration',
    // `public` exists everywhere; the module schemas are made by the migrations themselves.
    migrationsSchema: 'public',
    ignorePattern: '\\..*',
    logger: SILENT,
    singleTransaction: true,
  });
  await runMigrations({ connectionString: databaseUrl });
  const client = new pg.Client(databaseUrl);
  await client.connect();
  try {
    await client.query(`
      grant usage on schema graphile_worker to markthalle_app;
      grant select, insert, update, delete on all tables in schema graphile_worker to markthalle_app;
      grant usage, select, update on all sequences in schema graphile_worker to markthalle_app;
      grant execute on all functions in schema graphile_worker to markthalle_app;
    `);
  } finally {
    await client.end();
  }
}
