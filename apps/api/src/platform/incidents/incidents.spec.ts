import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { IncidentKind } from '@markthalle/contracts/incident-kinds';
import { type ModulesUnderTest, startModules } from '../../../test/modules-under-test.ts';
import { SampleModule } from '../../../test/sample-routes.ts';
import { MINUTE_MS } from '../clock/clock.ts';
import { Db } from '../db/db.ts';
import { newId } from '../db/new-id.ts';
import { IncidentDesk } from './incident-desk.ts';
import { Incidents } from './incidents.ts';

let market: ModulesUnderTest;
let incidents: Incidents;
let desk: IncidentDesk;
let db: Db;

beforeAll(async () => {
  market = await startModules({ modules: [SampleModule], now: '2026-06-08T08:00:00Z' });
  incidents = market.app.get(Incidents);
  desk = market.app.get(IncidentDesk);
  db = market.app.get(Db);
});

afterAll(() => market.stop());

const open = (kind: IncidentKind, subject: string, title: string) =>
  db.transaction((tx) => incidents.open(tx, { kind, subject, title, details: { title } }));

const openOnes = (kind: IncidentKind) =>
  db.rows(
    `select subject, title, details, opened_at as "openedAt", last_seen_at as "lastSeenAt"
       from platform.incident where kind = $1 and resolved_at is null order by subject`,
    [kind],
  );

const idOf = async (kind: IncidentKind) =>
  (await db.row<{ id: string }>('select id from platform.incident where kind = $1', [kind]))?.id ??
  '';

const history = (kind: IncidentKind) =>
  db.rows(
    `select s.kind, s.actor_id as "actorId", s.note from platform.incident_step s
       join platform.incident i on i.id = s.incident_id where i.kind = $1 order by s.at, s.id`,
    [kind],
  );

it('one is open per kind and subject; opening it again refreshes it', async () => {
  const first = market.clock.now();
  await open('money-check', 'order-1', 'zuerst');
  market.clock.advance(MINUTE_MS);
  await open('money-check', 'order-1', 'dann');
  await open('money-check', 'order-2', 'andere');
  expect(await openOnes('money-check')).toEqual([
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

it('those of a check that it no longer finds settle, the others stay', async () => {
  await open('money-check', 'N3:txn_1', 'eins');
  await open('money-check', 'N3:txn_2', 'zwei');
  await open('money-check', 'N30:txn_1', 'andere Prüfung');
  const wish = { prefix: 'N3:', stillOpen: ['N3:txn_2'] };
  await db.transaction((tx) => incidents.settleOthers(tx, 'money-check', wish));
  const left = (await openOnes('money-check')) as { subject: string }[];
  expect(left.map(({ subject }) => subject)).toEqual([
    'N3:txn_2',
    'N30:txn_1',
    'order-1',
    'order-2',
  ]);
});

it('opened by many at once there is one', async () => {
  await Promise.all(Array.from({ length: 10 }, () => open('job-parked', 'order-1', 'eins')));
  expect(await openOnes('job-parked')).toHaveLength(1);
  expect(await history('job-parked')).toHaveLength(1);
});

it('one that settled itself opens again with its history and its owner', async () => {
  const [anna, ben] = [newId(), newId()];
  await db.transaction((tx) => desk.setDefaultOwner(tx, anna));
  await open('webhook-clock', 'order-1', 'eins');
  const id = await idOf('webhook-clock');
  market.clock.advance(MINUTE_MS);
  await db.transaction((tx) => desk.assign(tx, id, ben, anna));
  market.clock.advance(MINUTE_MS);
  await db.transaction((tx) => incidents.settle(tx, 'webhook-clock', 'order-1'));
  expect(await openOnes('webhook-clock')).toEqual([]);
  market.clock.advance(MINUTE_MS);
  await open('webhook-clock', 'order-1', 'zwei');
  expect(
    await db.row(
      `select state, owner_id as "ownerId", times_opened as "timesOpened", opened_at as "openedAt"
         from platform.incident where id = $1`,
      [id],
    ),
  ).toEqual({ state: 'open', ownerId: ben, timesOpened: 2, openedAt: market.clock.now() });
  expect(await history('webhook-clock')).toEqual([
    { kind: 'opened', actorId: null, note: null },
    { kind: 'assigned', actorId: anna, note: null },
    { kind: 'settled', actorId: null, note: null },
    { kind: 'reopened', actorId: null, note: null },
  ]);
});

it('one is worked on and closed by a person, once, with a note', async () => {
  await open('transfers-paused', 'order-1', 'eins');
  const id = await idOf('transfers-paused');
  const staffId = newId();
  const wait = { state: 'waiting', note: 'Bank ruft zurück' } as const;
  expect(await db.transaction((tx) => desk.move(tx, id, wait, staffId))).toBe(true);
  await open('transfers-paused', 'order-1', 'immer noch');
  expect(await db.row('select state from platform.incident where id = $1', [id])).toEqual({
    state: 'waiting',
  });
  const close = () => db.transaction((tx) => incidents.resolve(tx, id, staffId, 'angerufen'));
  expect(await close()).toBe(true);
  expect(await close()).toBe(false);
  expect(await db.transaction((tx) => desk.move(tx, id, wait, staffId))).toBe(false);
  expect(await db.transaction((tx) => desk.assign(tx, id, staffId, staffId))).toBe(false);
  expect(
    await db.row('select state, resolved_by, note from platform.incident where id = $1', [id]),
  ).toEqual({ state: 'resolved', resolved_by: staffId, note: 'angerufen' });
});

it('the history can not be rewritten', async () => {
  const rewriting = db.execute(`update platform.incident_step set note = 'nie gewesen'`);
  await expect(rewriting).rejects.toThrow('permission denied');
});

it('does not outlive a transaction that rolled back', async () => {
  const undone = db.transaction(async (tx) => {
    await incidents.open(tx, { kind: 'session-rejected', subject: 'x', title: 'x' });
    throw new Error('no');
  });
  await expect(undone).rejects.toThrow('no');
  expect(await openOnes('session-rejected')).toEqual([]);
});
