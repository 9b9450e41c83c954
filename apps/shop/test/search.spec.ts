import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { recordSearchClick, searchProducts } from '@markthalle/contracts/search';
import { waitFor } from '@markthalle/testing/wait-for';
import type { Page } from 'playwright-core';
import { rankingPolicy, SEARCH_ID, STRANGE_NAME, searchResult } from './fixture-search.ts';
import { type ShopUnderTest, shopUnderTest } from './shop-under-test.ts';

let shop: ShopUnderTest;
beforeAll(async () => {
  shop = await shopUnderTest();
});
afterAll(() => shop.close());

const htmlOf = async (path: string) => (await fetch(shop.url + path)).text();
const lastInput = () => shop.api.inputsOf(searchProducts).at(-1);

describe('the search page without scripts', () => {
  it('is a plain form that asks for every facet', async () => {
    await htmlOf(
      '/suche?q=honig&gruppe=lebensmittel/honig&hof=imkerei-lindenlaut&ort=feldberg&weg=parcel&weg=pickup' +
        '&ohne=gluten&bio=ja&lieferbar=ja&saison=ja&mehrweg=ja&von=2&preis=9&plz=17033&km=50&sortierung=newest',
    );
    expect(lastInput()).toMatchObject({
      q: 'honig',
      category: ['lebensmittel/honig'],
      producer: ['imkerei-lindenlaut'],
      place: ['feldberg'],
      way: ['parcel', 'pickup'],
      freeFrom: ['gluten'],
      organic: true,
      inStock: true,
      inSeason: true,
      returnable: true,
      minPriceCents: 200,
      maxPriceCents: 900,
      near: '17033',
      radiusKm: 50,
      sort: 'newest',
    });
  });

  it('keeps filters and names its order in the links to other pages', async () => {
    shop.api.on(searchProducts, ({ q }) => ({ ...searchResult(q), total: 60, pageCount: 3 }));
    const html = await htmlOf('/suche?q=honig&weg=parcel&weg=pickup');
    expect(html).toContain(
      'q=honig&amp;weg=parcel&amp;weg=pickup&amp;seite=2&amp;stand=page-order',
    );
    shop.api.on(searchProducts, ({ q }) => searchResult(q));
  });

  it('links groups, producers and places that the words may mean', async () => {
    const html = await htmlOf('/suche?q=honig');
    expect(html).toContain('href="/kategorie/lebensmittel/honig"');
    expect(html).toContain('href="/suche?ort=feldberg"');
  });

  it.each([
    '/suche?q=',
    '/suche?q=%3Cscript%3Ealert(1)%3C/script%3E',
    `/suche?q=${'a'.repeat(9_000)}`,
    '/suche?q=%F0%9F%8D%AF%22%27%3A*%26%7C!',
    '/suche?q=honig&seite=10000',
    '/suche?q=honig&seite=-1&gruppe=../..&weg=teleport&plz=abc&km=9999&von=x&sortierung=y',
    '/suche?q=honig&stand=%00%FF',
  ])('answers %s calmly', async (path) => {
    const answer = await fetch(shop.url + path);
    expect(answer.status).toBe(200);
    expect(await answer.text()).not.toContain('<script>alert');
  });

  it('says what it changed, dropped and could find without filters', async () => {
    shop.api.on(searchProducts, () => ({
      ...searchResult('nichts'),
      correctedQuery: 'sanddorn',
      droppedWords: ['blau', 'rund'],
      withoutFilters: 7,
      unknownPostcode: true,
      restarted: true,
    }));
    const html = await htmlOf('/suche?q=sandorn&bio=ja&plz=99999');
    for (const said of [
      'sanddorn',
      'blau, rund',
      'Ohne Filter gibt es 7 Treffer',
      '99999 kennen wir nicht',
      'wieder die erste Seite',
    ]) {
      expect(html).toContain(said);
    }
    shop.api.on(searchProducts, ({ q }) => searchResult(q));
  });

  it('sets what is only related apart', async () => {
    shop.api.on(searchProducts, ({ q }) => ({ ...searchResult(q), exactCount: 1 }));
    const html = await htmlOf('/suche?q=honig');
    expect(html).toContain('Auch interessant');
    shop.api.on(searchProducts, ({ q }) => searchResult(q));
  });
});

it('tells which place was opened, with scripts and without anything stored', async () => {
  shop.api.on(recordSearchClick, () => ({ noted: true as const }));
  const page = await shop.openPage({ javaScript: true });
  await page.goto(`${shop.url}/suche?q=honig`);
  const before = await page.context().cookies();
  await page.locator('.card__name a').nth(1).click();
  await page.waitForURL('**/p/**');
  await waitFor('the note', () => shop.api.inputsOf(recordSearchClick).length > 0);
  expect(shop.api.inputsOf(recordSearchClick)).toEqual([
    expect.objectContaining({ searchId: SEARCH_ID, rank: 2 }),
  ]);
  expect(await page.context().cookies()).toEqual(before);
});

it.each([
  ['no id', { searchId: 'x', rank: '1' }],
  ['no place', { searchId: SEARCH_ID, rank: '0' }],
  ['a place far down', { searchId: SEARCH_ID, rank: '1001' }],
])('drops a note with %s', async (_, fields) => {
  const before = shop.api.inputsOf(recordSearchClick).length;
  const answer = await fetch(`${shop.url}/suche/geoeffnet`, {
    method: 'POST',
    headers: { origin: shop.url },
    body: new URLSearchParams(fields),
  });
  expect(answer.status).toBe(204);
  expect(shop.api.inputsOf(recordSearchClick)).toHaveLength(before);
});

describe('suggestions', () => {
  const open = async (): Promise<Page> => {
    const page = await shop.openPage({ javaScript: true });
    await page.goto(`${shop.url}/`);
    await page.fill('#search-words', 'honi');
    await page.waitForSelector('[role=listbox]:not([hidden])');
    return page;
  };

  it('are a combobox that arrows, Enter and Escape operate', async () => {
    const page = await open();
    const field = page.locator('#search-words');
    expect(await field.getAttribute('role')).toBe('combobox');
    expect(await field.getAttribute('aria-expanded')).toBe('true');
    expect(await page.locator('[role=option]').count()).toBe(5);
    await field.press('ArrowUp');
    expect(await page.locator('[aria-selected=true]').textContent()).toContain('Feldberg');
    await field.press('ArrowDown');
    expect(await field.getAttribute('aria-activedescendant')).toBeNull();
    await field.press('ArrowDown');
    const active = await field.getAttribute('aria-activedescendant');
    expect(await page.locator(`#${active}`).textContent()).toContain('Lindenhonig');
    await field.press('Escape');
    expect(await field.getAttribute('aria-expanded')).toBe('false');
    expect(await page.locator('[role=listbox]').isHidden()).toBe(true);
    await page.fill('#search-words', 'honig');
    await page.waitForSelector('[role=listbox]:not([hidden])');
    await field.press('ArrowDown');
    await field.press('Enter');
    await page.waitForURL(/\/p\/lindenhonig-vom-feldberger-haussee$/);
    await page.close();
  }, 30_000);

  it('search as ever where none is chosen', async () => {
    const page = await open();
    await page.locator('#search-words').press('Enter');
    await page.waitForURL(/\/suche\?q=honi$/);
    await page.close();
  }, 30_000);

  it('never become markup', async () => {
    const page = await open();
    const texts = await page.locator('[role=option] mark').allInnerTexts();
    expect(texts).toEqual(['honig', STRANGE_NAME]);
    expect(await page.locator('[role=listbox] img').count()).toBe(0);
    await page.close();
  }, 30_000);
});

describe('"So sortieren wir"', () => {
  it.each([
    ['/ranking', 'de'],
    ['/en/ranking', 'en'],
  ] as const)(
    '%s says every parameter of the policy in force, in its order',
    async (path, language) => {
      const html = (await htmlOf(path)).replaceAll('<!-- -->', '');
      let at = 0;
      for (const { label, description, weightPercent } of rankingPolicy(language).parameters) {
        const position = html.indexOf(`${label}</b>`, at);
        expect([label, position > at]).toEqual([label, true]);
        expect(html.slice(position, position + 200)).toContain(`${weightPercent} %`);
        expect(html.slice(position, position + 200)).toContain(description);
        at = position;
      }
    },
  );
});
