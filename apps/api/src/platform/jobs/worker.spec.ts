import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type ModulesUnderTest, startModules } from '../../../test/modules-under-test.ts';
import { SampleModule } from '../../../test/sample-routes.ts';
import { Db } from '../db/db.ts';
import { type JobRun, Jobs, MAX_JOB_ATTEMPTS } from './jobs.ts';
import { ParkedJobs } from './parked-jobs.ts';
import { Worker } from './worker.ts';

declare module './jobs.ts' {
  interface JobPayloads {
    'sample.note': { readonly text: string };
    'sample.break': { readonly text: string };
    'sample.flaky': { readonly text: string };
  }
}

let market: ModulesUnderTest;
let db: Db;
let jobs: Jobs;
let worker: Worker;
const noted: string[] = [];
const runs: JobRun[] = [];

beforeAll(async () => {
  market = await startModules({ modules: [SampleModule], now: '2026-06-08T08:00:00Z' });
  db = market.app.get(Db);
  jobs = market.app.get(Jobs);
  worker = market.app.get(Worker);
  jobs.handle('sample.note', async ({ text }) => {
    noted.push(text);
  });
  jobs.handle('sample.break', () => Promise.reject(new Error('cannot\nsecond line')));
  jobs.handle('sample.flaky', async ({ text }, run) => {
    runs.push(run);
    if (run.attempt < 3) throw new Error('not yet');
    noted.push(text);
  });
});

afterAll(() => market.stop());

const waiting = async () =>
  (await db.row<{ n: number }>('select count(*) as n from graphile_worker.jobs'))?.n;

/** Failed jobs wait longer each time; here they are due at once. */
const hurry = () =>
  db.execute('update graphile_worker._private_jobs set run_at = now() where locked_at is null');

describe('a job', () => {
  it('exists exactly when its transaction commits', async () => {
    const lost = db.transaction(async (tx) => {
      await jobs.add(tx, 'sample.note', { text: 'lost' });
      throw new Error('rolled back');
    });
    await expect(lost).rejects.toThrow('rolled back');
    await db.transaction((tx) => jobs.add(tx, 'sample.note', { text: 'kept' }));
    await worker.drain();
    expect(noted).toEqual(['kept']);
    expect(await waiting()).toBe(0);
  });

  it('is not seen by anybody before the commit', async () => {
    await db.transaction(async (tx) => {
      await jobs.add(tx, 'sample.note', { text: 'early' });
      await worker.drain();
      expect(noted).not.toContain('early');
    });
    await worker.drain();
    expect(noted).toContain('early');
  });

  it('with the key of one that waits takes its place', async () => {
    await db.transaction(async (tx) => {
      await jobs.add(tx, 'sample.note', { text: 'burst 1' }, { key: 'burst' });
      await jobs.add(tx, 'sample.note', { text: 'burst 2' }, { key: 'burst' });
    });
    await worker.drain();
    expect(noted.filter((text) => text.startsWith('burst'))).toEqual(['burst 2']);
  });

  it('waits for its time', async () => {
    const runAt = new Date('2199-01-01T00:00:00Z');
    await db.transaction((tx) => jobs.add(tx, 'sample.note', { text: 'later' }, { runAt }));
    await worker.drain();
    expect(noted).not.toContain('later');
    await hurry();
    await worker.drain();
    expect(noted).toContain('later');
  });

  it('that failed runs again under the same id', async () => {
    await db.transaction((tx) => jobs.add(tx, 'sample.flaky', { text: 'third time' }));
    for (let round = 0; round < 3; round += 1) {
      await worker.drain();
      await hurry();
    }
    expect(noted).toContain('third time');
    expect(runs.map(({ attempt }) => attempt)).toEqual([1, 2, 3]);
    expect(new Set(runs.map(({ jobId }) => jobId)).size).toBe(1);
  });

  it('has one handler', () => {
    expect(() => jobs.handle('sample.note', async () => undefined)).toThrow('has a handler');
  });
});

describe('a job that never succeeds', () => {
  const parked = () =>
    db.rows<{ task: string; attempts: number; error: string; payload: object }>(
      'select task, attempts, error, payload from platform.parked_job',
    );

  it('is parked after its last attempt, with an incident', async () => {
    await db.transaction((tx) => jobs.add(tx, 'sample.break', { text: 'x' }));
    for (let attempt = 1; attempt < MAX_JOB_ATTEMPTS; attempt += 1) {
      await worker.drain();
      await hurry();
    }
    expect(await parked()).toEqual([]);
    expect(await waiting()).toBe(1);
    await worker.drain();
    expect(await parked()).toEqual([
      { task: 'sample.break', attempts: 8, error: 'cannot', payload: { text: 'x' } },
    ]);
    expect(await waiting()).toBe(0);
    const incidents = await db.rows(
      `select kind, title from platform.incident where kind = 'job-parked'`,
    );
    expect(incidents).toEqual([
      { kind: 'job-parked', title: 'Auftrag sample.break ist nach 8 Versuchen geparkt' },
    ]);
  });

  it('is parked once', async () => {
    expect(await market.app.get(ParkedJobs).park()).toBe(0);
    expect(await parked()).toHaveLength(1);
  });

  it('is put back into the queue by a person, once, and its incident settles', async () => {
    const row = await db.row<{ id: string }>('select id from platform.parked_job');
    const retry = () => market.app.get(ParkedJobs).retry(row?.id ?? '');
    expect(await retry()).toBe(true);
    expect(await retry()).toBe(false);
    const jobs = await db.rows(
      'select task_identifier as task, max_attempts as "maxAttempts" from graphile_worker.jobs',
    );
    expect(jobs).toEqual([{ task: 'sample.break', maxAttempts: 8 }]);
    const open = await db.rows(
      `select 1 from platform.incident where kind = 'job-parked' and resolved_at is null`,
    );
    expect(open).toEqual([]);
  });
});

it('a running worker takes new jobs by itself and stops after those in flight', async () => {
  await worker.start();
  try {
    await db.transaction((tx) => jobs.add(tx, 'sample.note', { text: 'live' }));
    for (let round = 0; round < 100 && !noted.includes('live'); round += 1) {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  } finally {
    await worker.stop();
  }
  expect(noted).toContain('live');
});
