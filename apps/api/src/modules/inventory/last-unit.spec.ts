import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type ModulesUnderTest, startModules } from '../../../test/modules-under-test.ts';
import { SampleModule } from '../../../test/sample-routes.ts';
import { DAY_MS, later } from '../../platform/clock/clock.ts';
import { Db } from '../../platform/db/db.ts';
import { newId } from '../../platform/db/new-id.ts';
import { InventoryFacade } from './inventory.facade.ts';
import { InventoryModule } from './inventory.module.ts';

const CONNECTIONS = 40;
const BUYERS = 200;
const SLOW_MS = 60_000;

let market: ModulesUnderTest;
let db: Db;
let inventory: InventoryFacade;

beforeAll(async () => {
  market = await startModules({
    modules: [SampleModule, InventoryModule],
    now: '2026-06-08T08:00:00Z',
    environment: { DATABASE_POOL: String(CONNECTIONS) },
  });
  db = market.app.get(Db);
  inventory = market.app.get(InventoryFacade);
});

afterAll(() => market.stop());

const shelf = async (quantity: number): Promise<string> => {
  const variantId = newId();
  await db.transaction((tx) => inventory.openMany(tx, [{ variantId, quantity }]));
  return variantId;
};
const reserve = (orderId: string, variantIds: readonly string[], quantity = 1) =>
  db.transaction((tx) =>
    inventory.reserve(
      tx,
      orderId,
      variantIds.map((variantId) => ({ variantId, quantity })),
      later(market.clock.now(), DAY_MS),
    ),
  );

describe('the last unit', () => {
  it(
    `is sold once to ${BUYERS} buyers who want it at the same moment`,
    async () => {
      const honey = await shelf(1);
      const decisions = await Promise.all(
        Array.from({ length: BUYERS }, () => reserve(newId(), [honey])),
      );
      expect(decisions.filter(({ ok }) => ok)).toHaveLength(1);
      expect(db.pool.totalCount).toBe(CONNECTIONS);
      expect((await inventory.stockOf([honey])).get(honey)).toMatchObject({
        onHand: 1,
        reserved: 1,
      });
    },
    SLOW_MS,
  );

  it(
    'of two goods is sold once, in whatever order the buyers name them, without a deadlock',
    async () => {
      const goods = [await shelf(1), await shelf(1)];
      let tries = 0;
      const decisions = await Promise.all(
        Array.from({ length: BUYERS }, (_, index) =>
          db.transaction((tx) => {
            tries += 1;
            const order = index % 2 === 0 ? goods : [...goods].reverse();
            const items = order.map((variantId) => ({ variantId, quantity: 1 }));
            return inventory.reserve(tx, newId(), items, later(market.clock.now(), DAY_MS));
          }),
        ),
      );
      expect(decisions.filter(({ ok }) => ok)).toHaveLength(1);
      expect(tries).toBe(BUYERS);
    },
    SLOW_MS,
  );
});

interface Act {
  readonly kind: 'reserve' | 'commit' | 'release' | 'count';
  readonly order: number;
  readonly quantity: number;
}

const acts = fc.array(
  fc.record<Act>({
    kind: fc.constantFrom('reserve', 'commit', 'release', 'count'),
    order: fc.integer({ min: 0, max: 5 }),
    quantity: fc.integer({ min: 1, max: 6 }),
  }),
  { minLength: 5, maxLength: 24 },
);

it(
  'stock is the fold of its movements and the sum of its held reservations, however acts interleave',
  async () => {
    await fc.assert(
      fc.asyncProperty(acts, fc.integer({ min: 0, max: 12 }), async (list, opening) => {
        const variantId = await shelf(opening);
        const orders = Array.from({ length: 6 }, () => newId());
        const run = ({ kind, order, quantity }: Act): Promise<unknown> => {
          const orderId = orders[order] ?? '';
          if (kind === 'reserve') return reserve(orderId, [variantId], quantity);
          return db.transaction(async (tx): Promise<unknown> => {
            if (kind === 'commit') return inventory.commit(tx, orderId, market.clock.now());
            if (kind === 'release') return inventory.release(tx, orderId);
            const countedAt = market.clock.now();
            const ids = { clientId: newId(), actorId: newId() };
            return inventory.count(tx, { variantId, countedQuantity: quantity, countedAt, ...ids });
          });
        };
        await Promise.all(list.map(run));
        const row = await db.row<Record<string, number>>(
          `select on_hand, reserved, short_pieces,
             (select pieces from inventory.stock_fold where variant_id = $1) as moved,
             (select coalesce(sum(quantity), 0) from inventory.reservation
               where variant_id = $1 and state = 'held') as held
             from inventory.stock where variant_id = $1`,
          [variantId],
        );
        expect(row?.on_hand).toBe(row?.moved);
        expect(row?.reserved).toBe(row?.held);
        const missing = Math.max(0, (row?.reserved ?? 0) - (row?.on_hand ?? 0));
        expect(row?.short_pieces).toBe(missing);
      }),
      { numRuns: 30 },
    );
  },
  SLOW_MS,
);
