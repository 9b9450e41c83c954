import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { readApproval, returnVersion } from '@markthalle/contracts/office-catalog';
import { setPrice } from '@markthalle/contracts/portal-products';
import { CatalogWorld } from '../../../test/catalog-world.ts';
import { MINUTE_MS } from '../../platform/clock/clock.ts';
import { newId } from '../../platform/db/new-id.ts';

// A busy machine needs longer than Jest's five seconds for a new template database.
jest.setTimeout(30_000);

let world: CatalogWorld;

beforeAll(async () => {
  world = await CatalogWorld.start();
});
afterAll(() => world.api.stop());
beforeEach(() => world.api.clock.advance(MINUTE_MS));

describe('approval', () => {
  it('puts a submitted product into the shop with its price, once', async () => {
    const { productId } = (await world.create({ nameDe: 'Freigabe' })).value;
    const versionId = await world.waiting(productId);
    const approval = (await world.call(readApproval, { versionId }, world.staff)).value;
    expect(approval).toMatchObject({
      card: { name: 'Freigabe', producerName: 'Dairy', versionNumber: 1, isNew: true },
      state: 'submitted',
      unitPriceText: '26,00\u00a0€/kg',
      changes: [],
    });
    const failed = approval.checks.filter(({ ok }) => !ok).map(({ key }) => key);
    expect(failed).toEqual(['picture']);
    const answers = await Promise.all([world.approve(versionId), world.approve(versionId)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const { card } = (await world.read(productId)).value;
    expect(card).toMatchObject({ state: 'approved', published: true });
    const { product } = (await world.inShop(card.slug)).value;
    expect(product).toMatchObject({
      name: 'Freigabe',
      price: { grossCents: 650, unitPrice: { centsPerUnit: 2600, per: 'kg' } },
    });
    expect(product.facts).toContainEqual({ key: 'ingredients', text: 'Kuhmilch, Salz' });
  });

  it('returns with a note that the producer reads until the next submission', async () => {
    const { productId } = (await world.create({ nameDe: 'Zurück' })).value;
    const versionId = await world.waiting(productId);
    const note = 'Bitte das Reifealter nennen.';
    const returned = await world.call(returnVersion, { versionId, note }, world.staff);
    expect(returned.value.state).toBe('rejected');
    expect((await world.read(productId)).value.card).toMatchObject({
      state: 'rejected',
      returnedBecause: note,
    });
    expect((await world.approve(versionId)).problem.code).toBe('version-already-decided');
    await world.update(productId, 1, {}, false);
    expect((await world.read(productId)).value.card.returnedBecause).toBe(note);
    await world.update(productId, 2);
    expect((await world.read(productId)).value.card).toMatchObject({
      state: 'submitted',
      returnedBecause: null,
    });
  });

  it('cannot approve what nobody submitted or what was replaced meanwhile', async () => {
    expect((await world.approve(newId())).problem.code).toBe('version-not-found');
    const { productId } = (await world.create({ nameDe: 'Ersetzt' })).value;
    const seen = await world.waiting(productId);
    await world.update(productId, 1, { nameDe: 'Ganz anders' });
    expect((await world.approve(seen)).problem.code).toBe('version-not-found');
    expect((await world.call(readApproval, { versionId: seen }, world.staff)).problem.code).toBe(
      'version-not-found',
    );
    expect(await world.waiting(productId)).not.toBe(seen);
  });
});

describe('a new version of a published product', () => {
  it('changes the shop only when it is approved, with its price', async () => {
    const { productId, slug, variantId } = await world.published();
    const change = {
      nameDe: 'Reifer Käse',
      quantityValue: '500',
      quantityUnit: 'g' as const,
      grossCents: 1190,
    };
    await world.update(productId, 1, change);
    expect((await world.inShop(slug)).value.product.price.grossCents).toBe(650);
    const versionId = await world.waiting(productId);
    const { changes, card } = (await world.call(readApproval, { versionId }, world.staff)).value;
    expect(card.isNew).toBe(false);
    expect(changes).toContainEqual({ field: 'Inhalt', before: '250 g', after: '500 g' });
    expect(changes).toContainEqual({
      field: 'Preis',
      before: '6,50\u00a0€',
      after: '11,90\u00a0€',
    });
    expect(changes.map(({ field }) => field)).not.toContain('Zutaten');
    await world.approve(versionId);
    const { product } = (await world.inShop(slug)).value;
    expect(product).toMatchObject({
      name: 'Reifer Käse',
      price: { grossCents: 1190, unitLabel: '500 g', unitPrice: { centsPerUnit: 2380 } },
    });
    expect(await world.pricesOf(variantId)).toEqual([650, 1190]);
  });

  it('does not turn back a price that was set while it waited', async () => {
    const { productId, slug, variantId } = await world.published();
    await world.update(productId, 1, { shortDe: 'Neu' });
    world.api.clock.advance(MINUTE_MS);
    await world.call(setPrice, { variantId, grossCents: 700 }, world.dairy);
    await world.approve(await world.waiting(productId));
    expect((await world.inShop(slug)).value.product).toMatchObject({
      short: 'Neu',
      price: { grossCents: 700 },
    });
    expect(await world.pricesOf(variantId)).toEqual([650, 700]);
  });

  it('is refused when another device was quicker, and nothing is lost', async () => {
    const { productId } = await world.published();
    const answers = await Promise.all([
      world.update(productId, 1, { shortDe: 'A' }),
      world.update(productId, 1, { shortDe: 'B' }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const late = answers.find(({ status }) => status === 409);
    expect(late?.problem).toMatchObject({
      code: 'product-changed-meanwhile',
      details: { versionNumber: 2 },
    });
  });
});
