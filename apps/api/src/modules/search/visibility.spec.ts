import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { searchProducts, suggest } from '@markthalle/contracts/search';
import { waitFor } from '@markthalle/testing/wait-for';
import { callRoute } from '../../../test/call-route.ts';
import { startDemoMarket } from '../../../test/demo-market.ts';
import { DemoShopping, demoProduct } from '../../../test/demo-shopping.ts';
import type { ModulesUnderTest } from '../../../test/modules-under-test.ts';
import { demoId } from '../../demo/demo-id.ts';
import { Db } from '../../platform/db/db.ts';
import { CatalogModule } from '../catalog/catalog.module.ts';
import { SearchModule } from './search.module.ts';
import { SearchRelay } from './search-relay.ts';

const SLOW_MS = 60_000;
const SLUG = 'waldhonig';
const ROUNDS = 15;

let market: ModulesUnderTest;
beforeAll(async () => {
  market = await startDemoMarket([CatalogModule, SearchModule]);
}, SLOW_MS);
afterAll(() => market.stop());

const shownSlugs = async () => {
  const { value } = await callRoute(market.app, searchProducts, { q: 'waldhonig' });
  const { value: suggestions } = await callRoute(market.app, suggest, { q: 'waldhonig' });
  return [...value.cards, ...suggestions.products].map(({ slug }) => slug);
};

it(
  'a paused product is never shown for a moment, however the relay and searches run beside it',
  async () => {
    const shopping = new DemoShopping(market.app);
    const relay = market.app.get(SearchRelay);
    let isRunning = true;
    let isHidden = false;
    let looks = 0;
    let wrong = 0;
    const look = async () => {
      while (isRunning) {
        const wasHidden = isHidden;
        const slugs = await shownSlugs();
        // Only where it was hidden before the question and after the answer must it not be there.
        if (wasHidden && isHidden) {
          looks += 1;
          if (slugs.includes(SLUG)) wrong += 1;
        }
      }
    };
    const project = async () => {
      while (isRunning) await relay.pass();
    };
    const beside = [look(), look(), project()];
    for (let round = 0; round < ROUNDS; round += 1) {
      await shopping.pause(SLUG, true);
      isHidden = true;
      const before = looks;
      await waitFor('a look at the hidden product', () => looks > before);
      isHidden = false;
      await shopping.pause(SLUG, false);
    }
    isRunning = false;
    await Promise.all(beside);
    // The last pass may have begun before the product came back.
    await relay.drain();
    expect(looks).toBeGreaterThanOrEqual(ROUNDS);
    expect(wrong).toBe(0);
  },
  SLOW_MS,
);

it('a producer that is blocked takes all its products along at once', async () => {
  const db = market.app.get(Db);
  const producerId = demoId('producer', demoProduct(SLUG).producerId);
  expect(await shownSlugs()).toContain(SLUG);
  await db.execute(`update producers.producer set status = 'blocked' where id = $1`, [producerId]);
  expect(await shownSlugs()).not.toContain(SLUG);
  await market.app.get(SearchRelay).drain();
  const { value } = await callRoute(market.app, searchProducts, { q: 'lindenlaut' });
  expect([value.total, value.producers]).toEqual([0, []]);
  await db.execute(`update producers.producer set status = 'active' where id = $1`, [producerId]);
  await market.app.get(SearchRelay).drain();
  expect(await shownSlugs()).toContain(SLUG);
});

it('price and stock of a hit are those of the catalogue, though the projection is behind', async () => {
  const shopping = new DemoShopping(market.app);
  market.clock.advance(1_000);
  await shopping.setPrice(SLUG, 1234);
  await shopping.count(SLUG, 0);
  const { value } = await callRoute(market.app, searchProducts, { q: 'waldhonig' });
  const card = value.cards.find(({ slug }) => slug === SLUG);
  expect([card?.price.grossCents, card?.stockState]).toEqual([1234, 'sold_out']);
});
