import { createHash, randomBytes } from 'node:crypto';
import pg from 'pg';

export interface TestDatabase {
  /** Connection string of a database of its own. */
  url: string;
  /** Removes it, also when connections are still open. */
  drop(): Promise<void>;
}

export interface TestDatabaseOptions {
  /** Changes whenever the migrations change: two keys never share a template. */
  key: string;
  /** Brings an empty database to the newest schema; runs once per key and server. */
  migrate: (url: string) => Promise<void>;
}

function serverUrl(): string {
  const url = process.env.TEST_PG_URL;
  if (!url) {
    throw new Error('TEST_PG_URL is not set: the Jest config needs presetWithDatabase(name).');
  }
  return url;
}

function urlOf(database: string): string {
  const url = new URL(serverUrl());
  url.pathname = `/${database}`;
  return url.href;
}

async function onServer<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: serverUrl() });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Test files run in parallel processes: the advisory lock lets one of them build the template. */
async function ensureTemplate(client: pg.Client, template: string, migrate: Migrate) {
  await client.query('select pg_advisory_lock(hashtext($1))', [template]);
  try {
    const found = await client.query(
      'select 1 from pg_database where datname = $1 and datistemplate',
      [template],
    );
    if (found.rowCount) return;
    await client.query(`drop database if exists ${template} with (force)`);
    await client.query(`create database ${template}`);
    await migrate(urlOf(template));
    // A template that nobody can connect to can always be copied.
    await client.query(`alter database ${template} with is_template true allow_connections false`);
  } finally {
    await client.query('select pg_advisory_unlock(hashtext($1))', [template]);
  }
}

type Migrate = TestDatabaseOptions['migrate'];

/**
 * A database for one test file: a copy of a template that is migrated once. `strategy file_copy` copies files
 * instead of writing the whole template through the write-ahead log, which is quicker for a small template.
 */
export async function createTestDatabase(options: TestDatabaseOptions): Promise<TestDatabase> {
  const digest = createHash('sha256').update(options.key).digest('hex').slice(0, 16);
  const template = `template_${digest}`;
  const name = `test_${randomBytes(8).toString('hex')}`;
  await onServer(async (client) => {
    await ensureTemplate(client, template, options.migrate);
    await client.query(`create database ${name} template ${template} strategy file_copy`);
  });
  const drop = () =>
    onServer(async (client) => {
      await client.query(`drop database if exists ${name} with (force)`);
    });
  return { url: urlOf(name), drop };
}
