import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { SWEEPS } from '@markthalle/contracts/office-operations';
import { type ModulesUnderTest, startModules } from '../../../test/modules-under-test.ts';
import { SampleModule } from '../../../test/sample-routes.ts';
import { MINUTE_MS } from '../clock/clock.ts';
import { Db } from '../db/db.ts';
import { type Sweep, Sweeps } from './sweeps.ts';

let market: ModulesUnderTest;
let sweeps: Sweeps;
let db: Db;

beforeAll(async () => {
  market = await startModules({ modules: [SampleModule], now: '2026-06-08T08:00:00Z' });
  sweeps = market.app.get(Sweeps);
  db = market.app.get(Db);
});

afterAll(() => market.stop());

const register = (name: Sweep['name'], run: Sweep['run']) =>
  sweeps.register({ name, cron: '* * * * *', overdueAfterMs: 5 * MINUTE_MS, run });

const lastRun = (name: string) =>
  db.row(
    `select started_at as "startedAt", succeeded_at as "succeededAt", touched, error
       from platform.sweep_run where name = $1`,
    [name],
  );

const [FIRST, SECOND, THIRD] = SWEEPS;

it('a run is recorded with what it touched', async () => {
  register(FIRST, async () => 7);
  expect(await sweeps.run(FIRST)).toBe(7);
  const at = new Date('2026-06-08T08:00:00Z');
  expect(await lastRun(FIRST)).toEqual({ startedAt: at, succeededAt: at, touched: 7, error: null });
});

it('a failure is recorded and keeps the last success, so that it becomes overdue', async () => {
  let broken = false;
  register(SECOND, () => (broken ? Promise.reject(new RangeError('no')) : Promise.resolve(1)));
  await sweeps.run(SECOND);
  const before = market.clock.now();
  market.clock.advance(6 * MINUTE_MS);
  broken = true;
  await expect(sweeps.run(SECOND)).rejects.toThrow(RangeError);
  expect(await lastRun(SECOND)).toEqual({
    startedAt: market.clock.now(),
    succeededAt: before,
    touched: 0,
    error: 'RangeError',
  });
});

it('one runs at a time, in whatever process', async () => {
  let finish = () => {};
  const finished = new Promise<void>((resolve) => {
    finish = resolve;
  });
  let runs = 0;
  register(THIRD, async () => {
    runs += 1;
    await finished;
    return 0;
  });
  const first = sweeps.run(THIRD);
  while (runs === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  await expect(sweeps.run(THIRD)).rejects.toMatchObject({ code: 'sweep-running' });
  finish();
  await first;
  expect(await sweeps.run(THIRD)).toBe(0);
  expect(runs).toBe(2);
});

it('a failed run gives the lock back', async () => {
  register('resume-operations', () => Promise.reject(new Error('no')));
  await expect(sweeps.run('resume-operations')).rejects.toThrow('no');
  await expect(sweeps.run('resume-operations')).rejects.toThrow('no');
});

it('an unknown name is a bug', async () => {
  await expect(sweeps.run('no-such-sweep')).rejects.toThrow('no-such-sweep');
});

it('a sweep is late after its time, also one that has never run', () => {
  const sweep: Sweep = {
    name: THIRD,
    cron: '* * * * *',
    overdueAfterMs: 24 * 60 * MINUTE_MS,
    run: async () => 0,
  };
  expect(sweeps.isOverdue(sweep, null)).toBe(false);
  const success = market.clock.now();
  market.clock.advance(24 * 60 * MINUTE_MS);
  expect(sweeps.isOverdue(sweep, success)).toBe(false);
  market.clock.advance(1);
  expect(sweeps.isOverdue(sweep, success)).toBe(true);
  expect(sweeps.isOverdue(sweep, null)).toBe(true);
});
