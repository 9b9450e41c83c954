import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DAY_MS, later } from '../src/platform/clock/clock.ts';
import { Db } from '../src/platform/db/db.ts';
import { newId } from '../src/platform/db/new-id.ts';
import { type SweepName, Sweeps } from '../src/platform/sweeps/sweeps.ts';
import { ApiUnderTest } from './api-under-test.ts';

let api: ApiUnderTest;
let db: Db;
let accountId: string;
let producerId: string;

beforeAll(async () => {
  api = await ApiUnderTest.start();
  db = api.app.get(Db);
  const member = await db.row<{ accountId: string; producerId: string }>(
    'select account_id as "accountId", producer_id as "producerId" from producers.member limit 1',
  );
  accountId = member?.accountId ?? '';
  producerId = member?.producerId ?? '';
}, 120_000);
afterAll(() => api.stop());

const run = (name: SweepName) => api.app.get(Sweeps).run(name);
const daysAgo = (days: number) => later(api.clock.now(), -days * DAY_MS);

describe('old rows go when nobody needs them any more', () => {
  it('answers to acts of phones after 90 days, but none that still fails', async () => {
    const add = async (state: 'applied' | 'failing', at: Date) => {
      const id = newId();
      await db.execute(
        `insert into devices.command (account_id, command_id, device_id, producer_id, kind, state,
           result, claimed_at, acted_at, recorded_at)
         values ($1, $2, $2, $3, 'stock.sold', $4, $5, $6, $6, $6)`,
        [accountId, id, producerId, state, state === 'failing' ? null : '{}', at],
      );
      return id;
    };
    const old = await add('applied', daysAgo(91));
    const stay = [await add('applied', daysAgo(89)), await add('failing', daysAgo(91))];
    expect(await run('clear-device-log')).toBe(1);
    const left = await db.rows<{ id: string }>('select command_id as id from devices.command');
    expect(left.map(({ id }) => id).sort()).toEqual(stay.sort());
    expect(stay).not.toContain(old);
  });

  it('conversations six years after the end of their year, with their words', async () => {
    api.clock.set('2033-01-01T09:00:00+01:00');
    const add = async (lastAt: string) => {
      const id = newId();
      await db.execute(
        `insert into messages.thread (id, producer_id, last_author, last_at)
         values ($1, $2, 'staff', $3)`,
        [id, producerId, lastAt],
      );
      await db.execute(
        `insert into messages.message (id, thread_id, position, author, words, written_at, recorded_at)
         values ($1, $1, 1, 'staff', 'Guten Tag.', $2, $2)`,
        [id, lastAt],
      );
      return id;
    };
    await add('2026-12-31T23:59:00+01:00');
    const young = await add('2027-01-01T00:00:00+01:00');
    expect(await run('clear-threads')).toBe(1);
    expect(await db.rows('select thread_id as id from messages.message')).toEqual([{ id: young }]);
    expect(await db.rows('select id from messages.thread')).toEqual([{ id: young }]);
  });

  it('text messages that came back after 90 days', async () => {
    const add = (id: string, at: Date) =>
      db.execute(
        `insert into packing.sms_answer (message_id, account_id, outcome, received_at)
         values ($1, $2, 'unknown', $3)`,
        [id, accountId, at],
      );
    await add('old', daysAgo(91));
    await add('young', daysAgo(89));
    expect(await run('clear-sms-answers')).toBe(1);
    expect(await db.rows('select message_id as id from packing.sms_answer')).toEqual([
      { id: 'young' },
    ]);
  });
});
