import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type ModulesUnderTest, startModules } from '../../../test/modules-under-test.ts';
import { SampleModule } from '../../../test/sample-routes.ts';
import { countStatements, Db, violatedConstraint } from './db.ts';

let market: ModulesUnderTest;
let db: Db;

beforeAll(async () => {
  market = await startModules({ modules: [SampleModule], now: '2026-06-08T08:00:00Z' });
  db = market.app.get(Db);
});

afterAll(() => market.stop());

const set = (key: string, value: number) => [key, JSON.stringify(value)];
const INSERT = 'insert into platform.setting (key, value) values ($1, $2)';
const stored = async (key: string) =>
  (await db.row<{ value: number }>('select value from platform.setting where key = $1', [key]))
    ?.value;

/** An error with a code of Postgres' own, raised by Postgres. */
const RAISE = (code: string) => `do $$ begin raise exception using errcode = '${code}'; end $$`;

describe('a transaction', () => {
  it('keeps all or nothing', async () => {
    await expect(
      db.transaction(async (tx) => {
        await tx.execute(INSERT, set('half', 1));
        throw new Error('changed my mind');
      }),
    ).rejects.toThrow('changed my mind');
    expect(await stored('half')).toBeUndefined();
    await db.transaction((tx) => tx.execute(INSERT, set('whole', 1)));
    expect(await stored('whole')).toBe(1);
  });

  it.each([
    ['40001', 'serialization failure'],
    ['40P01', 'deadlock'],
  ])('runs again after %s (%s) and keeps only the last try', async (code) => {
    let tries = 0;
    await db.transaction(async (tx) => {
      tries += 1;
      await tx.execute(INSERT, set(`retry-${code}`, tries));
      if (tries < 3) await tx.execute(RAISE(code));
    });
    expect(tries).toBe(3);
    expect(await stored(`retry-${code}`)).toBe(3);
  });

  it('gives up after the third try', async () => {
    let tries = 0;
    const hopeless = db.transaction(async (tx) => {
      tries += 1;
      await tx.execute(RAISE('40P01'));
    });
    await expect(hopeless).rejects.toMatchObject({ code: '40P01' });
    expect(tries).toBe(3);
  });

  it('does not repeat what failed for another reason', async () => {
    let tries = 0;
    const twice = db.transaction(async (tx) => {
      tries += 1;
      await tx.execute(INSERT, set('twice', 1));
      await tx.execute(INSERT, set('twice', 2));
    });
    const error = await twice.catch((cause: unknown) => cause);
    expect(tries).toBe(1);
    expect(violatedConstraint(error)).toBe('setting_pkey');
    expect(await stored('twice')).toBeUndefined();
  });

  it('survives a real deadlock of two transactions', async () => {
    await db.execute(INSERT, set('left', 0));
    await db.execute(INSERT, set('right', 0));
    const add = (tx: Parameters<Parameters<Db['transaction']>[0]>[0], key: string) =>
      tx.execute(
        `update platform.setting set value = to_jsonb((value #>> '{}')::int + 1) where key = $1`,
        [key],
      );
    let arrived = 0;
    let meet = () => {};
    const bothHoldOne = new Promise<void>((resolve) => {
      meet = resolve;
    });
    const crossing = (first: string, second: string) =>
      db.transaction(async (tx) => {
        await add(tx, first);
        arrived += 1;
        if (arrived === 2) meet();
        await bothHoldOne;
        await add(tx, second);
      });
    await Promise.all([crossing('left', 'right'), crossing('right', 'left')]);
    expect([await stored('left'), await stored('right')]).toEqual([2, 2]);
    expect(arrived).toBe(3);
  });

  it('gives its connection back, also after failures', async () => {
    for (let round = 0; round < 30; round += 1) {
      await db.transaction(() => Promise.reject(new Error('no'))).catch(() => undefined);
    }
    expect(db.pool.idleCount).toBe(db.pool.totalCount);
  });
});

describe('values', () => {
  it('of int8 are numbers', async () => {
    const row = await db.row<{ n: number }>('select 9007199254740991::bigint as n');
    expect(row?.n).toBe(9_007_199_254_740_991);
  });

  it('of int8 beyond 2^53 are refused, never rounded', async () => {
    await expect(db.row('select 9007199254740992::bigint as n')).rejects.toThrow(RangeError);
  });

  it('of date are words, not instants', async () => {
    const row = await db.row<{ d: string }>(`select date '2026-03-29' as d`);
    expect(row?.d).toBe('2026-03-29');
  });
});

describe('counting statements', () => {
  it('counts each read and write of the work, however it is sent', async () => {
    const { result, statements } = await countStatements(async () => {
      await db.row('select 1');
      await db.prepared('one', 'select 1 as one', []);
      return db.transaction(async (tx) => (await tx.rows('select 1')).length);
    });
    expect(result).toBe(1);
    expect(statements).toBe(3);
  });

  it('does not count work beside it', async () => {
    const beside = db.row('select 1');
    const { statements } = await countStatements(() => db.row('select 2'));
    await beside;
    expect(statements).toBe(1);
  });
});

it('works as the application role, not as the owner of the database', async () => {
  const row = await db.row<{ role: string }>('select current_user as role');
  expect(row?.role).toBe('markthalle_app');
});
