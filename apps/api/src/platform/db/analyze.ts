import pg from 'pg';

/** Tells the planner how large the tables have become, as after a bulk import (needs the owner, not the role). */
export async function analyze(databaseUrl: string): Promise<void> {
  const client = new pg.Client(databaseUrl);
  await client.connect();
  try {
    await client.query('analyze');
  } finally {
    await client.end();
  }
}
