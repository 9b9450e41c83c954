import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { setPrice } from '@markthalle/contracts/portal-products';
import { listProductVersions } from '@markthalle/contracts/product-drafts';
import { CatalogWorld } from '../../../test/catalog-world.ts';
import { MINUTE_MS } from '../../platform/clock/clock.ts';
import { newId } from '../../platform/db/new-id.ts';
import { CatalogFacade } from './catalog.facade.ts';

/** A database is made first; on a busy machine that takes its time. */
const SLOW_MS = 60_000;

let world: CatalogWorld;
beforeAll(async () => {
  world = await CatalogWorld.start();
}, SLOW_MS);
afterAll(() => world.api.stop());
beforeEach(() => world.api.clock.advance(MINUTE_MS));

const LARGE = {
  variantId: null,
  labelDe: '',
  quantityValue: '500',
  quantityUnit: 'g',
  grossCents: 1200,
  containerDepositCents: 15,
  stockQuantity: 4,
} as const;
const DUCK = { pricePerKgCents: 1700, nominalGrams: 1200, maxGrams: 1400 };

const sellable = async (variantId: string) =>
  (await world.api.app.get(CatalogFacade).sellablesOf([variantId])).get(variantId);

describe('several sizes', () => {
  it('come into the shop with the approval, each with its price, unit price, deposit and stock', async () => {
    const { productId, slug } = await world.published({ variants: [LARGE] });
    const { card, draft } = (await world.read(productId)).value;
    expect(card.variants).toMatchObject([
      { label: '250 g', priceCents: 650, free: 12 },
      { label: '500 g', priceCents: 1200, free: 4 },
    ]);
    expect(draft.variants).toEqual([{ ...LARGE, variantId: card.variants[1]?.variantId }]);
    const { product } = (await world.inShop(slug)).value;
    expect(product.price).toMatchObject({ grossCents: 650, isFrom: true });
    // 6.50 for 250 g is 26.00 per kg; 12.00 for 500 g is 24.00.
    expect(product.variants).toMatchObject([
      { unitPrice: { centsPerUnit: 2600, per: 'kg' }, containerDepositCents: 0 },
      { unitPrice: { centsPerUnit: 2400, per: 'kg' }, containerDepositCents: 15 },
    ]);
    const large = await sellable(card.variants[1]?.variantId ?? '');
    expect(large?.snapshot).toMatchObject({
      unitLabel: { de: '500 g' },
      variantLabel: { de: '500 g' },
    });
  });

  it('wait for the approval; the shop keeps what was approved', async () => {
    const { productId, slug } = await world.published();
    await world.update(productId, 1, { variants: [LARGE] });
    expect((await world.inShop(slug)).value.product.variants).toHaveLength(1);
    await world.approve(await world.waiting(productId));
    expect((await world.inShop(slug)).value.product.variants).toHaveLength(2);
  });

  it('that were taken out leave the shop, and their stock is not recounted by the form', async () => {
    const { productId, slug } = await world.published({ variants: [LARGE] });
    const { draft } = (await world.read(productId)).value;
    const [size] = draft.variants ?? [];
    await world.update(productId, 1, {
      variants: [{ ...LARGE, ...size, stockQuantity: 99, grossCents: 1250 }],
    });
    await world.approve(await world.waiting(productId));
    const after = (await world.read(productId)).value;
    expect(after.card.variants[1]).toMatchObject({ onHand: 4, priceCents: 1250 });
    await world.update(productId, 2, { variants: [] });
    await world.approve(await world.waiting(productId));
    expect((await world.inShop(slug)).value.product.variants).toHaveLength(1);
    expect((await world.read(productId)).value.card.variants).toHaveLength(1);
    expect(await sellable(size?.variantId ?? '')).toBeUndefined();
  });

  it('stay as they are where a form says nothing of them', async () => {
    const { productId } = await world.published({ variants: [LARGE] });
    await world.update(productId, 1, { nameDe: 'Anders' });
    await world.approve(await world.waiting(productId));
    expect((await world.read(productId)).value.card.variants).toMatchObject([
      { label: '250 g', priceCents: 650 },
      { label: '500 g', priceCents: 1200 },
    ]);
  });

  it('keep up with a price that was set while the version waited', async () => {
    const { productId } = await world.published({ variants: [LARGE] });
    const { card, draft } = (await world.read(productId)).value;
    const variantId = card.variants[1]?.variantId ?? '';
    await world.update(productId, 1, { variants: draft.variants });
    await world.call(setPrice, { variantId, grossCents: 1100 }, world.dairy);
    world.api.clock.advance(MINUTE_MS);
    await world.approve(await world.waiting(productId));
    expect(await world.pricesOf(variantId)).toEqual([1200, 1100]);
    expect((await world.read(productId)).value.card.variants[0]?.priceCents).toBe(650);
  });

  it('never take over a size of another product', async () => {
    const foreign = await world.published();
    const { productId } = await world.published({
      variants: [{ ...LARGE, variantId: foreign.variantId }],
    });
    const [, size] = (await world.read(productId)).value.card.variants;
    expect(size?.variantId).not.toBe(foreign.variantId);
    expect((await world.read(foreign.productId)).value.card.variants).toHaveLength(1);
  });
});

describe('goods by weight', () => {
  it('show the price per kg and the most that is paid, whatever price was typed', async () => {
    const { slug, variantId, productId } = await world.published({
      catchWeight: DUCK,
      grossCents: 1,
    });
    const { product } = (await world.inShop(slug)).value;
    expect(product.price).toMatchObject({
      grossCents: 2380,
      unitLabel: 'etwa 1,2 kg',
      unitPrice: { centsPerUnit: 1700, per: 'kg' },
      catchWeight: DUCK,
    });
    expect(await sellable(variantId)).toMatchObject({
      priceCents: 2380,
      snapshot: { catchWeight: DUCK },
    });
    expect((await world.read(productId)).value.draft.catchWeight).toEqual(DUCK);
    const answer = await world.call(setPrice, { variantId, grossCents: 500 }, world.dairy);
    expect(answer.problem.code).toBe('price-by-weight');
  });

  it('are refused where the weights make no sense or sizes are mixed in', async () => {
    const pointer = async (change: object) =>
      (await world.create(change)).problem.errors?.map((error) => error.pointer);
    expect(await pointer({ catchWeight: { ...DUCK, maxGrams: 1100 } })).toEqual([
      '/draft/maxGrams',
    ]);
    expect(await pointer({ catchWeight: DUCK, variants: [LARGE] })).toEqual(['/draft/catchWeight']);
  });
});

describe('LAW-UST-4: a bundle', () => {
  const item = (nameDe: string, vatCategory: 'standard' | 'reduced', singlePriceCents: number) => ({
    nameDe,
    vatCategory,
    singlePriceCents,
    quantity: 1,
  });

  it('without single prices is refused by name, and may wait as a draft', async () => {
    const bundle = { items: [item('Honig', 'reduced', 800), item('Wein', 'standard', 0)] };
    const { problem } = await world.create({ bundle });
    expect(problem).toMatchObject({
      code: 'product-incomplete',
      details: { missing: ['single_prices'], lawIds: ['LAW-UST-4'] },
      errors: [{ pointer: '/draft/bundle' }],
    });
    expect((await world.create({ bundle }, false)).value.state).toBe('draft');
    expect((await world.create({ bundle: { items: [] } })).problem.details).toMatchObject({
      missing: ['items'],
    });
  });

  it('keeps its single prices for the order', async () => {
    const bundle = { items: [item('Honig', 'reduced', 800), item('Wein', 'standard', 1400)] };
    const { slug, variantId } = await world.published({ bundle });
    expect((await sellable(variantId))?.snapshot.bundle).toMatchObject(bundle.items);
    expect((await world.inShop(slug)).value.product.bundleItems).toEqual([
      { quantity: 1, name: 'Honig' },
      { quantity: 1, name: 'Wein' },
    ]);
  });
});

describe('season and voucher', () => {
  it('come back as they were said; twelve months are all year', async () => {
    const { productId } = (await world.create({ seasonMonths: [7, 5, 6, 5] }, false)).value;
    expect((await world.read(productId)).value.draft.seasonMonths).toEqual([5, 6, 7]);
    await world.update(
      productId,
      1,
      { seasonMonths: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] },
      false,
    );
    expect((await world.read(productId)).value.draft.seasonMonths).toBeNull();
    await world.update(productId, 2, { seasonMonths: [2] }, false);
    await world.update(productId, 3, {}, false);
    expect((await world.read(productId)).value.draft.seasonMonths).toEqual([2]);
  });
});

describe('the versions of a product', () => {
  it('say word by word what changed, and nothing of somebody else’s product', async () => {
    const { productId } = await world.published({ shortDe: 'Mild und hell.' });
    await world.update(productId, 1, {
      shortDe: 'Mild, cremig und hell.',
      grossCents: 700,
      variants: [LARGE],
    });
    const { versions } = (await world.call(listProductVersions, { productId }, world.dairy)).value;
    expect(versions.map(({ versionNumber, isPublished }) => [versionNumber, isPublished])).toEqual([
      [2, false],
      [1, true],
    ]);
    const changes = new Map(versions[0]?.changes.map((change) => [change.field, change]));
    expect(changes.get('Kurztext')?.runs).toEqual([
      { kind: 'gone', text: 'Mild ' },
      { kind: 'new', text: 'Mild, cremig ' },
      { kind: 'same', text: 'und hell.' },
    ]);
    expect(changes.get('Preis')).toMatchObject({ before: '6,50\u00a0€', after: '7,00\u00a0€' });
    expect(changes.get('Weitere Größen')?.after).toContain('500 g: 12,00\u00a0€');
    expect(versions[1]?.changes).toEqual([]);
    for (const id of [productId, newId()]) {
      const answer = await world.call(listProductVersions, { productId: id }, world.other);
      expect(answer.problem.code).toBe('product-not-found');
    }
  });
});
