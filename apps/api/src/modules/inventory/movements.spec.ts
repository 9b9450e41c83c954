import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { stockAfter } from '@markthalle/domain/stockFold';
import fc from 'fast-check';
import { type ModulesUnderTest, startModules } from '../../../test/modules-under-test.ts';
import { SampleModule } from '../../../test/sample-routes.ts';
import { DAY_MS, later, MINUTE_MS } from '../../platform/clock/clock.ts';
import { Db } from '../../platform/db/db.ts';
import { newId } from '../../platform/db/new-id.ts';
import { InventoryFacade } from './inventory.facade.ts';
import { InventoryModule } from './inventory.module.ts';
import type { StockAct } from './movements.store.ts';

const SLOW_MS = 120_000;
const OPENED = '2026-06-08T08:00:00Z';

let market: ModulesUnderTest;
let db: Db;
let inventory: InventoryFacade;

beforeAll(async () => {
  market = await startModules({ modules: [SampleModule, InventoryModule], now: OPENED });
  db = market.app.get(Db);
  inventory = market.app.get(InventoryFacade);
});

afterAll(() => market.stop());

const shelf = async (quantity: number | null): Promise<string> => {
  const variantId = newId();
  await db.transaction((tx) => inventory.openMany(tx, [{ variantId, quantity }]));
  return variantId;
};
/** So many minutes after the shelf was opened. */
const minute = (minutes: number) => new Date(Date.parse(OPENED) + minutes * MINUTE_MS);
type Quantity = Pick<StockAct, 'kind' | 'delta' | 'countedQuantity'>;
const sold = (pieces: number): Quantity => ({
  kind: 'sold',
  delta: -pieces,
  countedQuantity: null,
});
const counted = (pieces: number): Quantity => ({
  kind: 'count',
  delta: null,
  countedQuantity: pieces,
});
const act = (variantId: string, what: Quantity, actedAt: Date, clientId = newId()) =>
  db.transaction((tx) =>
    inventory.record(tx, [
      {
        variantId,
        ...what,
        orderId: null,
        clientId,
        actorId: newId(),
        actedAt,
        origin: 'phone',
        note: null,
      },
    ]),
  );
const reserve = (orderId: string, variantId: string, quantity: number) =>
  db.transaction((tx) =>
    inventory.reserve(tx, orderId, [{ variantId, quantity }], later(market.clock.now(), DAY_MS)),
  );
const pay = (orderId: string, at: Date) =>
  db.transaction((tx) => inventory.commit(tx, orderId, at));
const onHand = async (variantId: string) =>
  (await inventory.stockOf([variantId])).get(variantId)?.onHand;
const openShortage = async (variantId: string) =>
  (
    await db.row<{ pieces: number }>(
      'select pieces from inventory.shortage where variant_id = $1 and closed_at is null',
      [variantId],
    )
  )?.pieces ?? 0;

describe('a recount', () => {
  it('replaces everything before its act time and nothing after it', async () => {
    const honey = await shelf(20);
    await act(honey, sold(3), minute(20));
    await act(honey, counted(12), minute(30));
    await act(honey, sold(2), minute(40));
    expect(await onHand(honey)).toBe(10);
    // A second phone comes into the net: one act from before the count, one from after it.
    await act(honey, sold(5), minute(25));
    expect(await onHand(honey)).toBe(10);
    await act(honey, sold(1), minute(35));
    expect(await onHand(honey)).toBe(9);
  });

  it('that arrives late leaves what was sold online after it', async () => {
    const honey = await shelf(20);
    const [before, after] = [newId(), newId()];
    await reserve(before, honey, 4);
    await pay(before, minute(10));
    await reserve(after, honey, 2);
    await pay(after, minute(50));
    await act(honey, counted(15), minute(30));
    expect(await onHand(honey)).toBe(13);
  });

  it('is not lowered by a payment of before it that is told later', async () => {
    const honey = await shelf(20);
    const order = newId();
    await reserve(order, honey, 4);
    await act(honey, counted(15), minute(30));
    await pay(order, minute(10));
    expect(await onHand(honey)).toBe(15);
    expect((await inventory.stockOf([honey])).get(honey)?.reserved).toBe(0);
  });

  it('of goods that were not counted contains the sales before it, not those after', async () => {
    const pottery = await shelf(null);
    const [before, after] = [newId(), newId()];
    await reserve(before, pottery, 4);
    await pay(before, minute(10));
    await reserve(after, pottery, 2);
    await pay(after, minute(50));
    await act(pottery, counted(9), minute(30));
    expect(await onHand(pottery)).toBe(7);
  });
});

describe('a negative result', () => {
  it('is kept as it is and is a task until enough is there', async () => {
    const honey = await shelf(3);
    const order = newId();
    await reserve(order, honey, 2);
    await pay(order, minute(10));
    await act(honey, sold(2), minute(5));
    expect(await onHand(honey)).toBe(-1);
    expect(await openShortage(honey)).toBe(1);
    expect(await reserve(newId(), honey, 1)).toMatchObject({ ok: false, shortages: [{ free: 0 }] });
    await act(honey, { kind: 'received', delta: 6, countedQuantity: null }, minute(60));
    expect(await onHand(honey)).toBe(5);
    expect(await openShortage(honey)).toBe(0);
  });

  it('is raised by what the shop floor sold of pieces that an order holds', async () => {
    const honey = await shelf(2);
    const order = newId();
    await reserve(order, honey, 2);
    await act(honey, sold(1), minute(5));
    expect(await openShortage(honey)).toBe(1);
    expect(await pay(order, minute(6))).toBe('committed');
    expect(await onHand(honey)).toBe(-1);
    expect(await openShortage(honey)).toBe(1);
  });
});

describe('what is kept for the shop floor', () => {
  it('is never sold online, and may be sold in the shop', async () => {
    const honey = await shelf(5);
    await db.transaction((tx) => inventory.keepForShop(tx, honey, 2));
    expect(await reserve(newId(), honey, 4)).toEqual({
      ok: false,
      shortages: [{ variantId: honey, free: 3 }],
    });
    expect(await reserve(newId(), honey, 3)).toEqual({ ok: true });
    expect(await reserve(newId(), honey, 1)).toMatchObject({ ok: false });
    await act(honey, sold(2), minute(5));
    expect(await onHand(honey)).toBe(3);
    expect(await openShortage(honey)).toBe(0);
  });

  it('is not given to a payment that comes too late either', async () => {
    const honey = await shelf(3);
    const order = newId();
    await reserve(order, honey, 3);
    await db.transaction((tx) => inventory.release(tx, order));
    await db.transaction((tx) => inventory.keepForShop(tx, honey, 1));
    expect(await pay(order, minute(5))).toBe('gone');
    expect(await onHand(honey)).toBe(3);
  });
});

interface Step {
  /** Minutes after the opening; all different, so that there is one serial order. */
  readonly at: number;
  readonly by: 'web' | 'phone-1' | 'phone-2';
  readonly kind: 'sold' | 'received' | 'count';
  readonly pieces: number;
}

const steps = fc.uniqueArray(
  fc.record<Step>({
    at: fc.integer({ min: 1, max: 400 }),
    by: fc.constantFrom('web', 'phone-1', 'phone-2'),
    kind: fc.constantFrom('sold', 'received', 'count'),
    pieces: fc.integer({ min: 0, max: 9 }),
  }),
  { minLength: 3, maxLength: 16, selector: ({ at }) => at },
);
/** In which order the three are heard: each one's own acts stay in order (ADR 0018). */
const turns = fc.array(fc.nat({ max: 2 }), { minLength: 40, maxLength: 40 });

function interleaved(list: readonly Step[], order: readonly number[]): Step[] {
  const queues = (['web', 'phone-1', 'phone-2'] as const).map((by) =>
    list.filter((step) => step.by === by).sort((a, b) => a.at - b.at),
  );
  const heard: Step[] = [];
  for (let turn = 0; heard.length < list.length; turn += 1) {
    const first = order[turn % order.length] ?? 0;
    const queue = [0, 1, 2].map((n) => queues[(first + n) % 3]).find((q) => q && q.length > 0);
    const next = queue?.shift();
    if (next) heard.push(next);
  }
  return heard;
}

/** The same acts one after the other, as if everybody had stood at the same shelf. */
function serial(opening: number, list: readonly Step[]): number {
  let stock = opening;
  for (const { by, kind, pieces } of [...list].sort((a, b) => a.at - b.at)) {
    if (by === 'web' || kind === 'sold') stock -= pieces;
    else stock = kind === 'count' ? pieces : stock + pieces;
  }
  return stock;
}

it(
  'any interleaving of online orders and delayed acts of two phones ends in the serial order by act time',
  async () => {
    await fc.assert(
      fc.asyncProperty(
        steps,
        turns,
        fc.integer({ min: 0, max: 20 }),
        async (list, order, opening) => {
          const variantId = await shelf(opening);
          const happened: Step[] = [];
          for (const step of interleaved(list, order)) {
            if (step.by === 'web') {
              const orderId = newId();
              const pieces = Math.max(1, step.pieces);
              const { ok } = await reserve(orderId, variantId, pieces);
              if (!ok) continue;
              await pay(orderId, minute(step.at));
              happened.push({ ...step, pieces });
              continue;
            }
            const clientId = newId();
            const quantity = step.kind === 'sold' ? -step.pieces : step.pieces;
            const what: Quantity =
              step.kind === 'count'
                ? counted(step.pieces)
                : { kind: step.kind, delta: quantity, countedQuantity: null };
            await act(variantId, what, minute(step.at), clientId);
            // A phone that lost the answer sends the act again.
            await act(variantId, what, minute(step.at), clientId);
            happened.push(step);
          }
          const expected = serial(opening, happened);
          expect(await onHand(variantId)).toBe(expected);
          expect(await openShortage(variantId)).toBe(Math.max(0, -expected));
          const rows = await db.rows<Parameters<typeof stockAfter>[0][number]>(
            `select acted_at as "actedAt", seq as sequence, delta, counted_quantity as "countedQuantity"
             from inventory.stock_movement where variant_id = $1`,
            [variantId],
          );
          expect(stockAfter(rows)).toBe(expected);
        },
      ),
      { numRuns: 60 },
    );
  },
  SLOW_MS,
);
