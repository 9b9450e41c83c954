import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { createTestDatabase, type TestDatabase } from './test-database.ts';

const databases: TestDatabase[] = [];
afterEach(async () => {
  for (const database of databases.splice(0)) await database.drop();
});

async function query(url: string, sql: string) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

function countingMigration() {
  const migration = {
    runs: 0,
    async migrate(url: string) {
      migration.runs++;
      await query(url, 'create table honey (jars integer); insert into honey values (12)');
    },
  };
  return migration;
}

async function create(key: string, migrate: (url: string) => Promise<void>) {
  const database = await createTestDatabase({ key, migrate });
  databases.push(database);
  return database;
}

describe('createTestDatabase', () => {
  it('migrates once for all databases of a key, also when they are asked for together', async () => {
    const key = randomUUID();
    const migration = countingMigration();
    const made = await Promise.all([1, 2, 3].map(() => create(key, migration.migrate)));
    expect(migration.runs).toBe(1);
    expect(new Set(made.map(({ url }) => url)).size).toBe(3);
  });

  it('keeps the databases apart', async () => {
    const key = randomUUID();
    const { migrate } = countingMigration();
    const [one, other] = [await create(key, migrate), await create(key, migrate)];
    await query(one.url, 'update honey set jars = 0');
    expect(await query(other.url, 'select jars from honey')).toEqual([{ jars: 12 }]);
  });

  it('migrates anew for another key', async () => {
    const migration = countingMigration();
    await create(randomUUID(), migration.migrate);
    await create(randomUUID(), migration.migrate);
    expect(migration.runs).toBe(2);
  });

  it('does not keep a template whose migration failed', async () => {
    const key = randomUUID();
    const fails = async () => {
      throw new Error('broken migration');
    };
    await expect(createTestDatabase({ key, migrate: fails })).rejects.toThrow('broken migration');
    const migration = countingMigration();
    const database = await create(key, migration.migrate);
    expect(await query(database.url, 'select jars from honey')).toEqual([{ jars: 12 }]);
  });

  it('drops a database that is still in use', async () => {
    const database = await create(randomUUID(), countingMigration().migrate);
    const client = new pg.Client({ connectionString: database.url });
    const lost = new Promise((resolve) => client.on('error', resolve));
    await client.connect();
    await database.drop();
    expect(String(await lost)).toContain('terminat');
    await expect(query(database.url, 'select 1')).rejects.toThrow(/does not exist/);
  });
});
