import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { countStock, readProductForm } from '@markthalle/contracts/portal-products';
import { rateWeights, splitBundle } from '@markthalle/domain/bundle';
import { vatOfGross } from '@markthalle/domain/tax';
import { CatalogWorld } from '../../../test/catalog-world.ts';
import { DAY_MS, later, MINUTE_MS } from '../../platform/clock/clock.ts';
import { newId } from '../../platform/db/new-id.ts';
import { InventoryFacade } from '../inventory/inventory.facade.ts';
import { CatalogFacade } from './catalog.facade.ts';

/** A database is made first; on a busy machine that takes its time. */
const SLOW_MS = 60_000;

let world: CatalogWorld;
let inventory: InventoryFacade;
beforeAll(async () => {
  world = await CatalogWorld.start();
  inventory = world.api.app.get(InventoryFacade);
}, SLOW_MS);
afterAll(() => world.api.stop());
beforeEach(() => world.api.clock.advance(MINUTE_MS));

const part = (variantId: string | null, more: object = {}) => ({
  nameDe: 'Käse',
  quantity: 1,
  vatCategory: 'reduced' as const,
  singlePriceCents: 0,
  variantId,
  isAccessory: false,
  ...more,
});
const freeOf = async (productId: string) => {
  const { card } = (await world.read(productId)).value;
  return card.variants[0]?.free;
};
const count = (variantId: string, countedQuantity: number) =>
  world.call(countStock, { variantId, countedQuantity, clientId: newId() }, world.dairy);
const sell = (variantId: string, quantity: number) =>
  world.db.transaction(async (tx) => {
    const orderId = newId();
    const until = later(world.api.clock.now(), DAY_MS);
    const decision = await inventory.reserve(tx, orderId, [{ variantId, quantity }], until);
    if (decision.ok) await inventory.commit(tx, orderId, world.api.clock.now());
    return decision.ok;
  });

describe('LAW-UST-4: a bundle of own articles', () => {
  it('takes its stock from them, from the approval on', async () => {
    const brie = await world.published({ stockQuantity: 9 });
    const gouda = await world.published({ stockQuantity: 4 });
    const items = [part(brie.variantId, { quantity: 2 }), part(gouda.variantId)];
    const box = await world.published({ bundle: { items }, stockQuantity: 77 });
    expect(await freeOf(box.productId)).toBe(4);
    expect(await sell(box.variantId, 3)).toBe(true);
    expect([await freeOf(brie.productId), await freeOf(gouda.productId)]).toEqual([3, 1]);
    expect(await sell(gouda.variantId, 1)).toBe(true);
    expect(await sell(box.variantId, 1)).toBe(false);
    const shown = (await world.inShop(box.slug)).value.product;
    expect(shown.variants[0]?.stock).toMatchObject({ state: 'sold_out' });
    expect((await count(box.variantId, 5)).problem.code).toBe('stock-of-parts');
    await count(gouda.variantId, 6);
    expect(await freeOf(box.productId)).toBe(1);
  });

  it('takes VAT and price from the article where none was said, and keeps what was', async () => {
    const brie = await world.published({ grossCents: 800 });
    const candle = part(null, { vatCategory: 'standard', singlePriceCents: 1200 });
    const items = [
      part(brie.variantId, { vatCategory: 'standard' }),
      part(brie.variantId, { singlePriceCents: 750, quantity: 2 }),
      candle,
    ];
    const box = await world.published({ bundle: { items }, grossCents: 3000 });
    const sold = await world.api.app.get(CatalogFacade).sellablesOf([box.variantId]);
    const kept = sold.get(box.variantId)?.snapshot.bundle ?? [];
    expect(
      kept.map(({ vatCategory, singlePriceCents }) => [vatCategory, singlePriceCents]),
    ).toEqual([
      ['reduced', 800],
      ['reduced', 750],
      ['standard', 1200],
    ]);
    // 8.00 + 2 x 7.50 = 23.00 at 7 %, 12.00 at 19 %: 30.00 x 23/35 = 19.714 -> 19.71, 10.29 is left.
    const shares = splitBundle(
      3000,
      rateWeights(kept, (category) => ({ reduced: 700, standard: 1900 })[category]),
    );
    expect(shares).toEqual([
      { vatRateBps: 700, goodsCents: 1971 },
      { vatRateBps: 1900, goodsCents: 1029 },
    ]);
    // 19.71 x 7/107 = 1.289; 10.29 x 19/119 = 1.643.
    expect(shares.map((one) => vatOfGross(one.goodsCents, one.vatRateBps).vatCents)).toEqual([
      129, 164,
    ]);
  });

  it('names articles of its own producer only, and no bundle', async () => {
    const brie = await world.published();
    const box = await world.published({
      bundle: { items: [part(brie.variantId), part(brie.variantId)] },
    });
    const nested = { items: [part(box.variantId), part(brie.variantId)] };
    const { problem } = await world.create({ bundle: nested }, false);
    expect(problem.errors).toMatchObject([{ pointer: '/draft/bundle' }]);
    const strange = { items: [part(newId(), { singlePriceCents: 500 }), part(null)] };
    const { productId } = (await world.create({ bundle: strange }, false)).value;
    const { draft } = (await world.read(productId)).value;
    expect(draft.bundle?.items.map(({ variantId }) => variantId)).toEqual([null, null]);
    const wrapped = { items: [part(brie.variantId), part(null, { singlePriceCents: 1 })] };
    const part1 = await world.update(brie.productId, 1, { bundle: wrapped }, false);
    expect(part1.problem.errors).toMatchObject([{ pointer: '/draft/bundle' }]);
    const { parts } = (await world.call(readProductForm, {}, world.dairy)).value;
    const offered = parts.map(({ variantId }) => variantId);
    expect(offered).toContain(brie.variantId);
    expect(offered).not.toContain(box.variantId);
    expect((await world.call(readProductForm, {}, world.other)).value.parts).toEqual([]);
  });

  it('has one main good where something only goes with it', async () => {
    const extra = part(null, { vatCategory: 'standard', isAccessory: true });
    const bundleOf = (cents: number) => ({
      items: [part(null, { singlePriceCents: 800 }), { ...extra, singlePriceCents: cents }],
    });
    const { problem } = await world.create({ bundle: bundleOf(900) });
    expect(problem).toMatchObject({
      code: 'product-incomplete',
      details: { missing: ['main_good'] },
    });
    expect((await world.create({ bundle: bundleOf(200) })).value.state).toBe('submitted');
  });
});
