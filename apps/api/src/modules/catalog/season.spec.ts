import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { listLandscape } from '@markthalle/contracts/catalog';
import { listProducers } from '@markthalle/contracts/producers';
import { listReturnPoints, listSeason } from '@markthalle/contracts/season';
import { CatalogWorld } from '../../../test/catalog-world.ts';
import { countStatements } from '../../platform/db/db.ts';

let world: CatalogWorld;
beforeAll(async () => {
  world = await CatalogWorld.start();
}, 60_000);
afterAll(() => world.api.stop());

/** A product with a season of these months. */
async function seasonal(nameDe: string, months: readonly number[] | null, categoryPath?: string) {
  const product = await world.published({ nameDe, ...(categoryPath && { categoryPath }) });
  await world.db.execute(
    `update catalog.product_version
        set content = jsonb_set(content, '{seasonMonths}', $2::jsonb) where product_id = $1`,
    [product.productId, JSON.stringify(months)],
  );
  return product;
}
const season = async (month: number, language: 'de' | 'en' = 'de') =>
  (await world.call(listSeason, { month, language })).value;

describe('the season page', () => {
  it('is empty while nothing has a season', async () => {
    await seasonal('Immer da', null);
    await seasonal('Das ganze Jahr', [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    expect(await season(6)).toEqual({
      month: 6,
      monthCounts: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
      shownMonth: null,
      groups: [],
    });
  });

  it('puts what ends soonest first, by group, in one statement', async () => {
    await seasonal('Spargelkäse', [5, 6]);
    await seasonal('Kräuterkäse', [5, 6, 7, 8]);
    await seasonal('Erdbeereis', [6, 7], 'lebensmittel/eis');
    await seasonal('Winterkäse', [11, 12, 1]);
    const { result, statements } = await countStatements(() => season(6));
    expect(statements).toBe(1);
    expect(result.monthCounts).toEqual([1, 0, 0, 0, 2, 3, 2, 1, 0, 0, 1, 1]);
    expect(result.shownMonth).toBe(6);
    const names = result.groups.map(({ path, count, ending, others }) => [
      path,
      count,
      ending.map(({ name }) => name),
      others.map(({ name }) => name),
    ]);
    expect(names).toEqual([
      ['lebensmittel/kaese', 2, ['Spargelkäse'], ['Kräuterkäse']],
      ['lebensmittel/eis', 1, [], ['Erdbeereis']],
    ]);
  });

  it('looks ahead from an empty month, over the turn of the year', async () => {
    expect((await season(2)).shownMonth).toBe(5);
    expect((await season(9)).shownMonth).toBe(11);
    const january = await season(1, 'en');
    expect(january.groups[0]?.ending.map(({ name }) => name)).toEqual(['Winterkäse']);
    const december = await season(12);
    expect(december.groups[0]?.others.map(({ name }) => name)).toEqual(['Winterkäse']);
  });
});

describe('the producers', () => {
  const near = async (input: object) => (await world.call(listProducers, input)).value;

  it('are all by name, or those around a postcode, nearest first', async () => {
    const all = await near({});
    expect(all.isPlaceKnown).toBe(false);
    expect(all.producers.map(({ name, distanceKm }) => [name, distanceKm])).toEqual([
      ['Dairy', null],
      ['Other', null],
    ]);
    const around = await near({ near: '17159', radiusKm: 60 });
    expect(around.isPlaceKnown).toBe(true);
    expect(around.producers).toHaveLength(2);
    for (const { distanceKm } of around.producers) expect(distanceKm).toBeLessThan(60);
    expect((await near({ near: '20095', radiusKm: 25 })).producers).toEqual([]);
    expect(await near({ near: '80331' })).toMatchObject({ isPlaceKnown: false });
    expect((await world.call(listProducers, { near: 'abc' })).status).toBe(400);
  });

  it('of a landscape stand beside its cards', async () => {
    const { value } = await world.call(listLandscape, { key: 'wiese' });
    expect(value.producers.map(({ slug }) => slug)).toEqual(['dairy', 'other']);
  });
});

describe('LAW-DEP-4 where empties go back', () => {
  it('are producers with opening hours that sell with a deposit', async () => {
    const points = async () => (await world.call(listReturnPoints, {})).value.points;
    expect(await points()).toEqual([]);
    await world.db.execute(
      `update producers.producer set pickup_hours = '{"de": "Do 14–18 Uhr", "en": "Thu 2–6 pm"}'
        where id = $1`,
      [world.dairyId],
    );
    expect(await points()).toEqual([]);
    await world.db.execute(
      `update catalog.listing set card = jsonb_set(card, '{price,containerSystem}', '"MEHRWEG"')
        where producer_id = $1`,
      [world.dairyId],
    );
    expect(await points()).toEqual([
      {
        producerSlug: 'dairy',
        name: 'Dairy',
        street: 'Hafenweg 55',
        postcode: '17159',
        town: 'Dargun',
        hours: 'Do 14–18 Uhr',
        systems: ['MEHRWEG'],
      },
    ]);
  });
});
