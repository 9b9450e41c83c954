import { startTestPostgres } from './test-postgres.mjs';

export default async function setUp() {
  if (process.env.TEST_PG_URL) return;
  globalThis.markthalleTestPostgres = await startTestPostgres();
  process.env.TEST_PG_URL = globalThis.markthalleTestPostgres.url;
}
