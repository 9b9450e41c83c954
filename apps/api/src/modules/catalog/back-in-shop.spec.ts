import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { readApproval } from '@markthalle/contracts/office-catalog';
import { pauseProduct } from '@markthalle/contracts/portal-products';
import { listProductVersions } from '@markthalle/contracts/product-drafts';
import { CatalogWorld, CHEESE } from '../../../test/catalog-world.ts';
import { MINUTE_MS } from '../../platform/clock/clock.ts';

/** A database is made first; on a busy machine that takes its time. */
const SLOW_MS = 60_000;

let world: CatalogWorld;
beforeAll(async () => {
  world = await CatalogWorld.start();
}, SLOW_MS);
afterAll(() => world.api.stop());
beforeEach(() => world.api.clock.advance(MINUTE_MS));

const offer = (productId: string, paused: boolean) =>
  world.call(pauseProduct, { productId, paused }, world.dairy);
/** A fact that the law asks for is gone, as where a rule came later than the approval. */
const forget = (productId: string, field: string) =>
  world.db.execute(
    `update catalog.product_version set content = content #- array['productFacts', $2]
      where product_id = $1`,
    [productId, field],
  );

describe('a product that comes back into the shop', () => {
  it('passes every gate, not only the evidence, and is refused by law, field, why and example', async () => {
    const { productId, slug } = await world.published();
    await offer(productId, true);
    await forget(productId, 'durability');
    const { problem } = await offer(productId, false);
    expect(problem).toMatchObject({
      code: 'product-incomplete',
      details: { missing: ['facts/durability'], lawIds: ['LAW-FOOD-2'] },
      errors: [
        {
          pointer: '/draft/facts/durability',
          message:
            'Bitte sagen Sie, welches Datum auf der Ware steht. Beim Packen fragen wir danach. Beispiel: Mindestens haltbar bis (LAW-FOOD-2)',
        },
      ],
    });
    expect((await world.inShop(slug)).status).toBe(404);
    await world.update(productId, 1);
    await world.approve(await world.waiting(productId));
    expect((await offer(productId, false)).value.state).toBe('approved');
    expect((await world.inShop(slug)).status).toBe(200);
  });

  it('is looked at as it stood in the shop, whatever its newest draft says', async () => {
    const { productId } = await world.published();
    await offer(productId, true);
    await world.update(productId, 1, { facts: { ...CHEESE.facts, durability: null } }, false);
    expect((await offer(productId, false)).status).toBe(200);
  });

  it('may always be taken out', async () => {
    const { productId } = await world.published();
    await forget(productId, 'durability');
    expect((await offer(productId, true)).value.state).toBe('paused');
  });
});

describe('facts that changed', () => {
  const changed = {
    ...CHEESE.facts,
    foodName: 'Schnittkäse aus Rohmilch',
    shelfLifeDays: 42,
    durability: 'use_by',
    organic: true,
    nutrition: { ...CHEESE.facts.nutrition, fat: 31.5 },
  } as const;

  it('are told in plain words, to their producer and in the approval', async () => {
    const { productId } = await world.published({ nameDe: 'Hofkäse' });
    const facts = { ...changed, organic: null };
    await world.update(productId, 1, { nameDe: 'Hofkäse', facts });
    const { versions } = (await world.call(listProductVersions, { productId }, world.dairy)).value;
    const told = versions[0]?.changes.map(({ field, before, after }) => [field, before, after]);
    const nutrition = (fat: string) =>
      `je 100 g: Brennwert 1500 kJ / 360 kcal, Fett ${fat} g, gesättigte Fettsäuren 19 g, Kohlenhydrate 0,1 g, Zucker 0,1 g, Eiweiß 25 g, Salz 1,6 g`;
    expect(told).toEqual([
      [
        'Bezeichnung des Lebensmittels',
        'Schnittkäse aus Kuhmilch, 45 % Fett i. Tr.',
        'Schnittkäse aus Rohmilch',
      ],
      ['Nährwerte', nutrition('29'), nutrition('31,5')],
      ['Datum auf der Ware', 'mindestens haltbar bis', 'zu verbrauchen bis'],
      ['Hält ab Lieferung mindestens', '28 Tage', '42 Tage'],
    ]);
    const versionId = await world.waiting(productId);
    const approval = (await world.call(readApproval, { versionId }, world.staff)).value;
    expect(approval.changes).toEqual(versions[0]?.changes);
    const english = { versionId, language: 'en' } as const;
    const inEnglish = (await world.call(readApproval, english, world.staff)).value;
    expect(inEnglish.changes.map(({ after }) => after)).toContain('42 days');
  });

  it('stand in the approval as buyers will read them', async () => {
    const { productId } = await world.published();
    await world.update(productId, 1, { facts: { ...changed, organic: null } });
    const versionId = await world.waiting(productId);
    const { shown } = (await world.call(readApproval, { versionId }, world.staff)).value;
    expect(shown.facts).toContainEqual({ key: 'food_name', text: 'Schnittkäse aus Rohmilch' });
    expect(shown.facts).toContainEqual({ key: 'shelf_life', text: 'mindestens 42 Tage' });
    expect(shown.nutrition?.rows).toContainEqual({ key: 'fat', text: '31,5 g' });
    expect(shown).toMatchObject({ withdrawal: '14_days', minAge: null, organic: false });
  });
});
