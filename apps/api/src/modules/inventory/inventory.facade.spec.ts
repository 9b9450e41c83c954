import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type ModulesUnderTest, startModules } from '../../../test/modules-under-test.ts';
import { SampleModule } from '../../../test/sample-routes.ts';
import { DAY_MS, later } from '../../platform/clock/clock.ts';
import { Db, type Tx, violatedConstraint } from '../../platform/db/db.ts';
import { newId } from '../../platform/db/new-id.ts';
import { InventoryFacade } from './inventory.facade.ts';
import { InventoryModule } from './inventory.module.ts';

let market: ModulesUnderTest;
let db: Db;
let inventory: InventoryFacade;

beforeAll(async () => {
  market = await startModules({
    modules: [SampleModule, InventoryModule],
    now: '2026-06-08T08:00:00Z',
  });
  db = market.app.get(Db);
  inventory = market.app.get(InventoryFacade);
});

afterAll(() => market.stop());

beforeEach(() => db.execute('delete from graphile_worker._private_jobs'));

const inTx = <T>(work: (tx: Tx) => Promise<T>) => db.transaction(work);

const shelf = async (quantity: number | null): Promise<string> => {
  const variantId = newId();
  await inTx((tx) => inventory.openMany(tx, [{ variantId, quantity }]));
  return variantId;
};

const reserve = (orderId: string, ...items: (readonly [string, number])[]) =>
  inTx((tx) =>
    inventory.reserve(
      tx,
      orderId,
      items.map(([variantId, quantity]) => ({ variantId, quantity })),
      later(market.clock.now(), DAY_MS),
    ),
  );
const commit = (orderId: string) => inTx((tx) => inventory.commit(tx, orderId, market.clock.now()));
const release = (orderId: string) => inTx((tx) => inventory.release(tx, orderId));
const count = (variantId: string, countedQuantity: number, clientId: string = newId()) =>
  inTx((tx) =>
    inventory.count(tx, {
      variantId,
      countedQuantity,
      clientId,
      actorId: newId(),
      countedAt: market.clock.now(),
    }),
  );

const stock = async (variantId: string) => {
  const row = (await inventory.stockOf([variantId])).get(variantId);
  return row && [row.onHand, row.reserved];
};
const movements = async (variantId: string) =>
  (
    await db.rows<{ kind: string; pieces: number }>(
      `select kind, coalesce(delta, counted_quantity) as pieces from inventory.stock_movement
        where variant_id = $1 order by seq`,
      [variantId],
    )
  ).map(({ kind, pieces }) => `${kind} ${pieces}`);
const shortages = async (variantId: string) =>
  (
    await db.rows<{ pieces: number; closed: boolean }>(
      `select pieces, closed_at is not null as closed from inventory.shortage
        where variant_id = $1 order by raised_at, closed_at nulls last`,
      [variantId],
    )
  ).map(({ pieces, closed }) => `${pieces} ${closed ? 'closed' : 'open'}`);
const told = async () =>
  (
    await db.rows<{ ids: string[] }>(
      `select j.payload -> 'variantIds' as ids from graphile_worker._private_jobs j
         join graphile_worker._private_tasks t on t.id = j.task_id
        where t.identifier = 'inventory.stock-state-changed' order by j.id`,
    )
  ).flatMap(({ ids }) => ids);

describe('a reservation', () => {
  it('holds stock, leaves the shelf when paid and writes the sale', async () => {
    const honey = await shelf(20);
    const order = newId();
    expect(await reserve(order, [honey, 3])).toEqual({ ok: true });
    expect(await stock(honey)).toEqual([20, 3]);
    expect(await commit(order)).toBe('committed');
    expect(await stock(honey)).toEqual([17, 0]);
    expect(await movements(honey)).toEqual(['opening 20', 'sale -3']);
  });

  it('is given back once', async () => {
    const honey = await shelf(20);
    const order = newId();
    await reserve(order, [honey, 3]);
    expect(await release(order)).toBe(1);
    expect(await release(order)).toBe(0);
    expect(await stock(honey)).toEqual([20, 0]);
    expect(await movements(honey)).toEqual(['opening 20']);
  });

  it('holds everything or nothing, and says what is left', async () => {
    const [honey, cheese] = [await shelf(20), await shelf(2)];
    expect(await reserve(newId(), [honey, 1], [cheese, 3])).toEqual({
      ok: false,
      shortages: [{ variantId: cheese, free: 2 }],
    });
    expect(await stock(honey)).toEqual([20, 0]);
    expect(await stock(cheese)).toEqual([2, 0]);
  });

  it('of a variant without stock row is a shortage of all', async () => {
    const unknown = newId();
    expect(await reserve(newId(), [unknown, 1])).toEqual({
      ok: false,
      shortages: [{ variantId: unknown, free: 0 }],
    });
  });

  it('that is paid twice sells once', async () => {
    const honey = await shelf(20);
    const order = newId();
    await reserve(order, [honey, 3]);
    await commit(order);
    expect(await commit(order)).toBe('committed');
    expect(await stock(honey)).toEqual([17, 0]);
    expect(await movements(honey)).toEqual(['opening 20', 'sale -3']);
  });

  it('that is paid cannot be given back', async () => {
    const honey = await shelf(20);
    const order = newId();
    await reserve(order, [honey, 3]);
    await commit(order);
    expect(await release(order)).toBe(0);
    expect(await stock(honey)).toEqual([17, 0]);
  });

  it('is kept longer while it is held', async () => {
    const honey = await shelf(20);
    const order = newId();
    await reserve(order, [honey, 3]);
    const until = later(market.clock.now(), 2 * DAY_MS);
    expect(await inTx((tx) => inventory.extend(tx, order, until))).toBe(1);
    await release(order);
    expect(await inTx((tx) => inventory.extend(tx, order, until))).toBe(0);
  });
});

describe('a payment that comes after the reservation expired', () => {
  it('gets the stock again where there is some', async () => {
    const honey = await shelf(8);
    const order = newId();
    await reserve(order, [honey, 3]);
    await release(order);
    await db.execute('delete from graphile_worker._private_jobs');
    expect(await commit(order)).toBe('committed');
    expect(await stock(honey)).toEqual([5, 0]);
    expect(await movements(honey)).toEqual(['opening 8', 'sale -3']);
    // 8 were many, 5 are few: the shop must hear of it.
    expect(await told()).toEqual([honey]);
  });

  it('is told that it is gone where others bought it, and changes nothing', async () => {
    const [honey, cheese] = [await shelf(3), await shelf(9)];
    const [late, quick] = [newId(), newId()];
    await reserve(late, [honey, 3], [cheese, 1]);
    await release(late);
    await reserve(quick, [honey, 1]);
    expect(await commit(late)).toBe('gone');
    expect(await stock(honey)).toEqual([3, 1]);
    expect(await stock(cheese)).toEqual([9, 0]);
    expect(await commit(quick)).toBe('committed');
  });
});

describe('stock that is not counted', () => {
  it('never runs short, but what was sold stands in the ledger', async () => {
    const pottery = await shelf(null);
    const order = newId();
    expect(await reserve(order, [pottery, 900])).toEqual({ ok: true });
    expect(await commit(order)).toBe('committed');
    expect(await stock(pottery)).toEqual([0, 0]);
    expect(await movements(pottery)).toEqual(['sale -900']);
    expect(await told()).toEqual([]);
  });

  it('is counted from the first count on, and the shop hears of it', async () => {
    const pottery = await shelf(null);
    await reserve(newId(), [pottery, 2]);
    expect(await count(pottery, 4)).toMatchObject({ policy: 'tracked', onHand: 4, reserved: 2 });
    expect(await told()).toEqual([pottery]);
    expect(await reserve(newId(), [pottery, 3])).toMatchObject({ ok: false });
  });
});

describe('a count', () => {
  it('is the new stock', async () => {
    const honey = await shelf(20);
    expect(await count(honey, 17)).toMatchObject({ onHand: 17 });
    expect(await count(honey, 25)).toMatchObject({ onHand: 25 });
    expect(await movements(honey)).toEqual(['opening 20', 'count 17', 'count 25']);
  });

  it('below what orders hold is a task for people, until enough is there', async () => {
    const honey = await shelf(20);
    const order = newId();
    await reserve(order, [honey, 5]);
    expect(await count(honey, 4)).toMatchObject({ onHand: 4, reserved: 5 });
    expect(await shortages(honey)).toEqual(['1 open']);
    await count(honey, 2);
    expect(await shortages(honey)).toEqual(['3 open']);
    expect(await reserve(newId(), [honey, 1])).toMatchObject({ ok: false });
    await release(order);
    expect(await shortages(honey)).toEqual(['3 closed']);
    expect(await stock(honey)).toEqual([2, 0]);
  });

  it('that arrives again changes nothing, whatever happened meanwhile', async () => {
    const honey = await shelf(20);
    const clientId = newId();
    await count(honey, 10, clientId);
    const order = newId();
    await reserve(order, [honey, 4]);
    await commit(order);
    expect(await count(honey, 10, clientId)).toMatchObject({ onHand: 6 });
    expect(await stock(honey)).toEqual([6, 0]);
  });

  it('sent many times at once counts once', async () => {
    const honey = await shelf(20);
    const clientId = newId();
    await Promise.all(Array.from({ length: 10 }, () => count(honey, 12, clientId)));
    expect(await movements(honey)).toHaveLength(2);
    expect(await stock(honey)).toEqual([12, 0]);
  });
});

describe('the shop', () => {
  it('hears of stock only when the word changes', async () => {
    const honey = await shelf(10);
    const orders = [newId(), newId(), newId(), newId()];
    const [first = '', second = '', third = '', fourth = ''] = orders;
    await reserve(first, [honey, 4]); // 6 left: still many.
    expect(await told()).toEqual([]);
    await reserve(second, [honey, 1]); // 5 left: few.
    expect(await told()).toEqual([honey]);
    await reserve(third, [honey, 4]); // 1 left: still few.
    expect(await told()).toHaveLength(1);
    await reserve(fourth, [honey, 1]); // Sold out.
    expect(await told()).toHaveLength(2);
    await commit(fourth); // Nothing more is free than before.
    expect(await told()).toHaveLength(2);
    await release(first); // 4 left: few.
    expect(await told()).toHaveLength(3);
    await count(honey, 50);
    expect(await told()).toHaveLength(4);
  });

  it('hears nothing of what was rolled back', async () => {
    const honey = await shelf(1);
    const undone = inTx(async (tx) => {
      const items = [{ variantId: honey, quantity: 1 }];
      await inventory.reserve(tx, newId(), items, market.clock.now());
      throw new Error('no');
    });
    await expect(undone).rejects.toThrow('no');
    expect(await told()).toEqual([]);
  });
});

it('the database itself refuses to sell more than there is', async () => {
  const honey = await shelf(2);
  const error = await db
    .execute('update inventory.stock set reserved = 3 where variant_id = $1', [honey])
    .catch((cause: unknown) => cause);
  expect(violatedConstraint(error)).toBe('nothing_oversold');
  await expect(
    db.execute('delete from inventory.stock_movement where variant_id = $1', [honey]),
  ).rejects.toMatchObject({ code: '42501' });
});
