import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { SWEEPS } from '@markthalle/contracts/office-operations';
import { parseCronItems } from 'graphile-worker';
import { DAY_MS, MINUTE_MS } from '../src/platform/clock/clock.ts';
import { Db } from '../src/platform/db/db.ts';
import { Jobs } from '../src/platform/jobs/jobs.ts';
import { Worker } from '../src/platform/jobs/worker.ts';
import { type Sweep, Sweeps } from '../src/platform/sweeps/sweeps.ts';
import { ApiUnderTest } from './api-under-test.ts';

const SOURCES = path.join(import.meta.dirname, '../src');
/** Longer than the longest pause of any sweep. */
const OBSERVED_DAYS = 62;

let api: ApiUnderTest;
beforeAll(async () => {
  api = await ApiUnderTest.start();
}, 60_000);
afterAll(() => api.stop());

it('every sweep of the list stands in the crontab that the worker installs, and nothing else', async () => {
  const worker = api.app.get(Worker);
  await worker.start();
  await worker.stop();
  const installed = await api.app.get(Db).rows<{ identifier: string }>(
    // The table that the scheduler itself works by.
    'select identifier from graphile_worker._private_known_crontabs order by identifier',
  );
  expect(installed.map(({ identifier }) => identifier)).toEqual([...SWEEPS].sort());
});

it('every sweep runs more often than its alarm allows', () => {
  const late = api.app
    .get(Sweeps)
    .all()
    .filter((sweep) => longestPauseMs(sweep) >= sweep.overdueAfterMs)
    .map(({ name }) => name);
  expect(late).toEqual([]);
});

it('every declared job has a handler', () => {
  const declared = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'))
    .flatMap((file) => declaredJobs(readFileSync(path.join(SOURCES, file), 'utf8')));
  expect(declared).toContain('payments.reduce-event');
  expect(Object.keys(api.app.get(Jobs).taskList()).sort()).toEqual([...new Set(declared)].sort());
});

function declaredJobs(source: string): string[] {
  const block = /interface JobPayloads \{\n([\s\S]*?)\n {2}\}/.exec(source)?.[1] ?? '';
  return [...block.matchAll(/^ {4}'([a-z-]+\.[a-z-]+)'/gm)].flatMap(([, name]) => name ?? []);
}

/** The longest time between two runs, minute by minute through two months. */
function longestPauseMs({ name, cron }: Sweep): number {
  const [item] = parseCronItems([{ task: name, match: cron }]);
  const start = Date.UTC(2026, 0, 1);
  let longest = 0;
  let last = start;
  for (let at = start; at < start + OBSERVED_DAYS * DAY_MS; at += MINUTE_MS) {
    const day = new Date(at);
    const matches = item?.match({
      min: day.getUTCMinutes(),
      hour: day.getUTCHours(),
      date: day.getUTCDate(),
      month: day.getUTCMonth() + 1,
      dow: day.getUTCDay(),
    });
    if (!matches) continue;
    longest = Math.max(longest, at - last);
    last = at;
  }
  return longest;
}
