import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type ModulesUnderTest, startModules } from '../../../test/modules-under-test.ts';
import { SampleModule } from '../../../test/sample-routes.ts';
import { DAY_MS, later } from '../../platform/clock/clock.ts';
import { countStatements, Db, type Tx } from '../../platform/db/db.ts';
import { newId } from '../../platform/db/new-id.ts';
import { InventoryFacade } from './inventory.facade.ts';
import { InventoryModule } from './inventory.module.ts';
import type { StockAct } from './movements.store.ts';

const SLOW_MS = 60_000;
const BUYERS = 60;
const STAFF = '0197a000-0000-7000-8000-000000000001';

let market: ModulesUnderTest;
let db: Db;
let inventory: InventoryFacade;

beforeAll(async () => {
  market = await startModules({
    modules: [SampleModule, InventoryModule],
    now: '2026-06-08T08:00:00Z',
    environment: { DATABASE_POOL: '20' },
  });
  db = market.app.get(Db);
  inventory = market.app.get(InventoryFacade);
}, SLOW_MS);

afterAll(() => market.stop());

const inTx = <T>(work: (tx: Tx) => Promise<T>) => db.transaction(work);

const shelf = async (quantity: number | null): Promise<string> => {
  const variantId = newId();
  await inTx((tx) => inventory.openMany(tx, [{ variantId, quantity }]));
  return variantId;
};
/** A gift box of two jars of honey and one of jam. */
const giftBox = async (honeyCount: number | null, jamCount: number | null) => {
  const [honey, jam, box] = [await shelf(honeyCount), await shelf(jamCount), await shelf(0)];
  await inTx((tx) => inventory.setParts(tx, box, partsOf(honey, jam), STAFF));
  return { honey, jam, box };
};
const partsOf = (honey: string, jam: string) => [
  { partId: honey, quantity: 2 },
  { partId: jam, quantity: 1 },
];
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
const free = async (variantId: string) =>
  (
    await db.row<{ free: number | null }>(
      'select free from inventory.stock where variant_id = $1',
      [variantId],
    )
  )?.free;
const act = (variantId: string, kind: StockAct['kind'], delta: number, clientId = newId()) =>
  inTx((tx) =>
    inventory.record(tx, [
      {
        variantId,
        kind,
        delta,
        countedQuantity: null,
        orderId: null,
        clientId,
        actorId: STAFF,
        actedAt: market.clock.now(),
        origin: 'portal',
        note: null,
      },
    ]),
  );
const count = (variantId: string, countedQuantity: number) =>
  inTx((tx) =>
    inventory.count(tx, {
      variantId,
      countedQuantity,
      clientId: newId(),
      actorId: STAFF,
      countedAt: market.clock.now(),
    }),
  );

describe('a bundle of articles', () => {
  it('is there as often as its parts allow, and takes them with it', async () => {
    const { honey, jam, box } = await giftBox(9, 3);
    expect(await free(box)).toBe(3);
    const order = newId();
    expect(await reserve(order, [box, 2], [jam, 1])).toEqual({ ok: true });
    expect([await free(honey), await free(jam), await free(box)]).toEqual([5, 0, 0]);
    expect(await reserve(newId(), [box, 1])).toEqual({
      ok: false,
      shortages: [{ variantId: box, free: 0 }],
    });
    expect(await commit(order)).toBe('committed');
    const rows = await inventory.stockOf([honey, jam]);
    expect([rows.get(honey)?.onHand, rows.get(jam)?.onHand]).toEqual([5, 0]);
  });

  it('comes back with what is given up, and follows parts that are sold alone', async () => {
    const { honey, jam, box } = await giftBox(6, 9);
    const order = newId();
    await reserve(order, [box, 3]);
    expect([await free(honey), await free(box)]).toEqual([0, 0]);
    await release(order);
    expect([await free(honey), await free(jam), await free(box)]).toEqual([6, 9, 3]);
    const alone = newId();
    await reserve(alone, [honey, 3]);
    expect(await free(box)).toBe(1);
    await commit(alone);
    expect(await free(box)).toBe(1);
    await count(honey, 20);
    expect(await free(box)).toBe(9);
  });

  it('gives back what it held when it was sold, also after its parts changed', async () => {
    const { honey, jam, box } = await giftBox(6, 6);
    const candle = await shelf(5);
    const order = newId();
    await reserve(order, [box, 1]);
    await commit(order);
    await inTx((tx) => inventory.setParts(tx, box, [{ partId: candle, quantity: 1 }], STAFF));
    const back = [{ variantId: box, quantity: 1 }];
    await inTx((tx) => inventory.putBack(tx, order, back, market.clock.now()));
    expect([await free(honey), await free(jam), await free(candle)]).toEqual([6, 6, 5]);
    expect(await free(box)).toBe(5);
  });

  it('of things that nobody counts is never short', async () => {
    const { jam, box } = await giftBox(null, 4);
    expect(await free(box)).toBe(4);
    await count(jam, 1);
    expect(await free(box)).toBe(1);
    const uncounted = await giftBox(null, null);
    expect(await free(uncounted.box)).toBeNull();
    expect(await reserve(newId(), [uncounted.box, 500])).toEqual({ ok: true });
  });

  it('sold on the shop floor is counted down by its parts, once per act', async () => {
    const { honey, jam, box } = await giftBox(8, 8);
    const clientId = newId();
    await act(box, 'sold', -2, clientId);
    await act(box, 'sold', -2, clientId);
    expect([await free(honey), await free(jam), await free(box)]).toEqual([4, 6, 2]);
    await expect(count(box, 5)).rejects.toThrow('stock-of-parts');
    await expect(inTx((tx) => inventory.keepForShop(tx, box, 1))).rejects.toThrow('stock-of-parts');
  });

  it('whose rest is gone has lost its scarcest part', async () => {
    const { honey, jam, box } = await giftBox(9, 7);
    await inTx((tx) => inventory.clearShelf(tx, box, STAFF));
    expect([await free(honey), await free(jam), await free(box)]).toEqual([0, 7, 0]);
  });

  it('holds no other bundle, and without parts is counted anew', async () => {
    const { honey, box } = await giftBox(4, 4);
    const outer = await shelf(1);
    const nest = (id: string, partId: string) =>
      inTx((tx) => inventory.setParts(tx, id, [{ partId, quantity: 1 }], STAFF));
    await expect(nest(outer, box)).rejects.toThrow('stock-of-parts');
    await expect(nest(honey, outer)).rejects.toThrow('stock-of-parts');
    await inTx((tx) => inventory.setParts(tx, box, [], STAFF));
    expect(await free(box)).toBe(0);
    await count(box, 3);
    await count(honey, 0);
    expect(await free(box)).toBe(3);
  });

  it('tells the shop when its word changes', async () => {
    const { honey, box } = await giftBox(20, 20);
    await db.execute('delete from graphile_worker._private_jobs');
    await reserve(newId(), [honey, 15]);
    const jobs = await db.rows<{ payload: { variantIds: string[] } }>(
      `select payload from graphile_worker._private_jobs j
         join graphile_worker._private_tasks t on t.id = j.task_id
        where t.identifier = 'inventory.stock-state-changed'`,
    );
    expect(jobs.flatMap(({ payload }) => payload.variantIds).sort()).toEqual([honey, box].sort());
  });

  it('costs goods that no bundle holds not one statement more', async () => {
    const honey = await shelf(9);
    // Begin, lock, hold, end: as before there were bundles of articles.
    const { statements } = await countStatements(() => reserve(newId(), [honey, 1]));
    expect(statements).toBe(2);
  });
});

it(
  `the last jar is sold once, alone or in a box, to ${BUYERS} buyers at the same moment`,
  async () => {
    const { honey, jam, box } = await giftBox(2, 50);
    const decisions = await Promise.all(
      Array.from({ length: BUYERS }, (_, index) =>
        index % 2 === 0 ? reserve(newId(), [box, 1]) : reserve(newId(), [honey, 2]),
      ),
    );
    expect(decisions.filter(({ ok }) => ok)).toHaveLength(1);
    expect([await free(honey), await free(box)]).toEqual([0, 0]);
    expect(await free(jam)).toBeGreaterThanOrEqual(49);
  },
  SLOW_MS,
);

type Step = {
  readonly kind: 'reserve' | 'commit' | 'release' | 'count';
  readonly order: number;
  readonly goods: 'honey' | 'jam' | 'box' | 'other' | 'both';
  readonly quantity: number;
};
const ORDERS = 6;
const steps = fc.array(
  fc.record<Step>({
    kind: fc.constantFrom('reserve', 'reserve', 'commit', 'release', 'count'),
    order: fc.integer({ min: 0, max: ORDERS - 1 }),
    goods: fc.constantFrom('honey', 'jam', 'box', 'other', 'both'),
    quantity: fc.integer({ min: 1, max: 5 }),
  }),
  { minLength: 6, maxLength: 24 },
);

it(
  'no part is sold below zero and no sale is lost, however acts on parts and bundles interleave',
  async () => {
    await fc.assert(
      fc.asyncProperty(steps, fc.nat(14), fc.nat(9), async (list, honeyCount, jamCount) => {
        const { honey, jam, box } = await giftBox(honeyCount, jamCount);
        const other = await shelf(0);
        await inTx((tx) => inventory.setParts(tx, other, [{ partId: honey, quantity: 1 }], STAFF));
        const goods = {
          honey: [honey],
          jam: [jam],
          box: [box],
          other: [other],
          both: [box, honey],
        };
        const orders = Array.from({ length: ORDERS }, () => newId());
        const counted = new Set<string>();
        const run = async ({ kind, order, goods: name, quantity }: Step): Promise<unknown> => {
          const orderId = orders[order] ?? '';
          if (kind === 'commit') return commit(orderId);
          if (kind === 'release') return release(orderId);
          if (kind === 'count') {
            const variantId = name === 'jam' ? jam : honey;
            counted.add(variantId);
            return count(variantId, quantity);
          }
          const items = goods[name].map((id) => [id, quantity] as const);
          return reserve(orderId, ...items);
        };
        await Promise.all(list.map(run));
        const rows = await db.rows<Record<string, never> & PartRow>(PARTS, [[honey, jam]]);
        for (const row of rows) {
          expect(row.on_hand).toBe(row.folded);
          expect(row.reserved).toBe(row.held);
          if (!counted.has(row.variant_id))
            expect(row.on_hand - row.reserved).toBeGreaterThanOrEqual(0);
        }
        const [honeyFree = 0, jamFree = 0] = [await free(honey), await free(jam)].map(Number);
        expect(await free(box)).toBe(Math.min(Math.floor(honeyFree / 2), jamFree));
        expect(await free(other)).toBe(honeyFree);
      }),
      { numRuns: 30 },
    );
  },
  SLOW_MS,
);

type PartRow = {
  readonly variant_id: string;
  readonly on_hand: number;
  readonly reserved: number;
  readonly folded: number;
  readonly held: number;
};
const PARTS = `select s.variant_id, s.on_hand, s.reserved, f.pieces as folded,
    (select coalesce(sum(quantity), 0) from inventory.reservation r
      where r.variant_id = s.variant_id and r.state = 'held') as held
   from inventory.stock s join inventory.stock_fold f using (variant_id)
  where s.variant_id = any ($1::uuid[])`;
