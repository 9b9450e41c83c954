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
    await client.query(OPEN_QUEUE_TABLES);
  } finally {
    await client.end();
  }
}

/** The queue's tables refuse every row to anybody but their owner (row level security); our role may use them all. */
const OPEN_QUEUE_TABLES = `do $$
  declare queue_table text;
  begin
    for queue_table in
      select c.relname from pg_class c
       where c.relnamespace = 'graphile_worker'::regnamespace and c.relrowsecurity
         and not exists (select from pg_policy p
                          where p.polrelid = c.oid and p.polname = 'markthalle_app')
    loop
      execute format('create policy markthalle_app on graphile_worker.%I to markthalle_app
                      using (true) with check (true)', queue_table);
    end loop;
  end $$`;
