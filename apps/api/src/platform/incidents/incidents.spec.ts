import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type ModulesUnderTest, startModules } from '../../../test/modules-under-test.ts';
import { SampleModule } from '../../../test/sample-routes.ts';
import { MINUTE_MS } from '../clock/clock.ts';
import { Db } from '../db/db.ts';
import { newId } from '../db/new-id.ts';
import { Incidents } from './incidents.ts';

let market: ModulesUnderTest;
let incidents: Incidents;
let db: Db;

beforeAll(async () => {
  market = await startModules({ modules: [SampleModule], now: '2026-06-08T08:00:00Z' });
  incidents = market.app.get(Incidents);
  db = market.app.get(Db);
});

afterAll(() => market.stop());

const open = (kind: string, subject: string, title: string) =>
  db.transaction((tx) => incidents.open(tx, { kind, subject, title, details: { title } }));

const openOnes = (kind: string) =>
  db.rows(
    `select subject, title, details, opened_at as "openedAt", last_seen_at as "lastSeenAt"
       from platform.incident where kind = $1 and resolved_at is null order by subject`,
    [kind],
  );

it('one is open per kind and subject; opening it again refreshes it', async () => {
  const first = market.clock.now();
  await open('twice', 'order-1', 'zuerst');
  market.clock.advance(MINUTE_MS);
  await open('twice', 'order-1', 'dann');
  await open('twice', 'order-2', 'andere');
  expect(await openOnes('twice')).toEqual([
    {
      subject: 'order-1',
      title: 'dann',
      details: { title: 'dann' },
      openedAt: first,
      lastSeenAt: market.clock.now(),
    },
    expect.objectContaining({ subject: 'order-2' }),
  ]);
});

it('opened by many at once there is one', async () => {
  await Promise.all(Array.from({ length: 10 }, () => open('race', 'order-1', 'eins')));
  expect(await openOnes('race')).toHaveLength(1);
});

it('one that settled itself may open again', async () => {
  await open('settled', 'order-1', 'eins');
  await db.transaction((tx) => incidents.settle(tx, 'settled', 'order-1'));
  expect(await openOnes('settled')).toEqual([]);
  await open('settled', 'order-1', 'zwei');
  expect(await openOnes('settled')).toHaveLength(1);
  const all = await db.rows(`select 1 from platform.incident where kind = 'settled'`);
  expect(all).toHaveLength(2);
});

it('one is closed by a person, once, with a note', async () => {
  await open('closed', 'order-1', 'eins');
  const row = await db.row<{ id: string }>(
    `select id from platform.incident where kind = 'closed'`,
  );
  const staffId = newId();
  const close = () =>
    db.transaction((tx) => incidents.resolve(tx, row?.id ?? '', staffId, 'angerufen'));
  expect(await close()).toBe(true);
  expect(await close()).toBe(false);
  expect(
    await db.row(`select resolved_by, note from platform.incident where kind = 'closed'`),
  ).toEqual({ resolved_by: staffId, note: 'angerufen' });
});

it('does not outlive a transaction that rolled back', async () => {
  const undone = db.transaction(async (tx) => {
    await incidents.open(tx, { kind: 'undone', subject: 'x', title: 'x' });
    throw new Error('no');
  });
  await expect(undone).rejects.toThrow('no');
  expect(await openOnes('undone')).toEqual([]);
});
