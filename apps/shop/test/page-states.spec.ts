import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { readCart } from '@markthalle/contracts/cart';
import { readHome, readProduct } from '@markthalle/contracts/catalog';
import { cards, honeyDetail } from './fixture-catalog.ts';
import { CART_TOKEN, cart } from './fixture-orders.ts';
import { home } from './fixture-pages.ts';
import { type ShopUnderTest, shopUnderTest } from './shop-under-test.ts';

let shop: ShopUnderTest;
beforeAll(async () => {
  shop = await shopUnderTest();
});
afterAll(() => shop.close());
afterEach(() => {
  shop.api.on(readHome, () => home);
  shop.api.on(readCart, () => cart);
});

const textOf = async (path: string, cookie = '') => {
  const html = await (await fetch(shop.url + path, { headers: { cookie } })).text();
  return html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
};

describe('states of pages', () => {
  it('out of season: the product says in which month it is back, and offers to tell', async () => {
    shop.api.on(readProduct, () => ({
      product: { ...honeyDetail, inSeason: false, returnsInMonth: 5 },
      related: [],
    }));
    const path = '/p/lindenhonig-vom-feldberger-haussee';
    const german = await textOf(path);
    expect(german).toContain('Gerade keine Saison. Wieder da im Mai.');
    expect(german).toContain('Bescheid geben');
    expect(await textOf(`/en${path}`)).toContain('Out of season. Back in May.');
  });

  it('nothing in season: the front page shows what keeps all the year', async () => {
    expect(await textOf('/')).toContain('Diese Woche frisch');
    shop.api.on(readHome, () => ({ ...home, hasSeason: false }));
    const page = await textOf('/');
    expect(page).not.toContain('Diese Woche frisch');
    expect(page).toContain('Vorrat &amp; Geschenke');
    expect(await textOf('/en')).toContain('Larder and gifts');
  });

  it('an empty basket shows four things to begin with', async () => {
    shop.api.on(readCart, () => ({ ...cart, itemCount: 0, groups: [] }));
    for (const cookie of ['', `shop_cart=${CART_TOKEN}.0`]) {
      const page = await textOf('/korb', cookie);
      expect(page).toContain('Ihr Korb ist leer.');
      expect(cards.filter(({ name }) => page.includes(name)).map(({ slug }) => slug)).toEqual(
        cards.slice(0, 4).map(({ slug }) => slug),
      );
    }
  });

  it('the front page says what a code on a jar is good for', async () => {
    expect(await textOf('/')).toContain('Ein Code auf dem Glas?');
    expect(await textOf('/en')).toContain('A code on the jar?');
  });
});
