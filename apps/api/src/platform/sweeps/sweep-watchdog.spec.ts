import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { type ModulesUnderTest, startModules } from '../../../test/modules-under-test.ts';
import { SampleModule } from '../../../test/sample-routes.ts';
import { MINUTE_MS } from '../clock/clock.ts';
import { Db } from '../db/db.ts';
import { SweepWatchdog } from './sweep-watchdog.ts';
import { Sweeps } from './sweeps.ts';

let market: ModulesUnderTest;
let db: Db;

beforeEach(async () => {
  // The queue lives by the database's own clock.
  market = await startModules({ modules: [SampleModule], now: new Date().toISOString() });
  db = market.app.get(Db);
  const sweeps = market.app.get(Sweeps);
  const overdueAfterMs = 5 * MINUTE_MS;
  const run = async () => 0;
  sweeps.register({ name: 'nightly-money-check', cron: '* * * * *', overdueAfterMs, run });
  sweeps.register({ name: 'resume-settlement', cron: '* * * * *', overdueAfterMs, run });
});
afterEach(() => market.stop());

const look = () => market.app.get(SweepWatchdog).look();
const open = () =>
  db.rows('select kind, subject from platform.incident where resolved_at is null order by subject');
const health = async () => {
  const answer = await market.app.inject({ url: '/health/sweeps' });
  return [answer.statusCode, answer.json()];
};

it('opens an incident for a sweep that has not succeeded in time and settles it by itself', async () => {
  await look();
  expect(await open()).toEqual([]);
  expect(await health()).toEqual([200, { overdue: [] }]);
  market.clock.advance(6 * MINUTE_MS);
  await market.app.get(Sweeps).run('resume-settlement');
  await look();
  expect(await open()).toEqual([{ kind: 'sweep-overdue', subject: 'nightly-money-check' }]);
  expect(await health()).toEqual([503, { overdue: ['nightly-money-check'] }]);
  await market.app.get(Sweeps).run('nightly-money-check');
  await look();
  expect(await open()).toEqual([]);
});

it('opens an incident for a queue that nobody works on', async () => {
  await db.execute(`select graphile_worker.add_job('settlement.send-item', '{}'::json)`);
  await look();
  expect(await open()).toEqual([]);
  market.clock.advance(16 * MINUTE_MS);
  await look();
  expect(await open()).toContainEqual({ kind: 'queue-stalled', subject: 'queue' });
  await db.execute(
    'select graphile_worker.complete_jobs(array(select id from graphile_worker.jobs))',
  );
  await look();
  expect(await open()).not.toContainEqual({ kind: 'queue-stalled', subject: 'queue' });
});
