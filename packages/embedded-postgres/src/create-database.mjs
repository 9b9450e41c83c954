import pg from 'pg';

const DUPLICATE_DATABASE = '42P04';

/** Creates the database that `url` names on the same server, unless it is there; `adminUrl` names another one. */
export async function createDatabaseIfMissing({ adminUrl, name }) {
  if (!/^[a-z][a-z0-9_]{0,62}$/.test(name)) throw new Error(`Not a database name: ${name}`);
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    await client.query(`create database ${name}`);
  } catch (error) {
    if (error.code !== DUPLICATE_DATABASE) throw error;
  } finally {
    await client.end();
  }
}
