import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addressOfPage, PAGE_NAMES } from './every-page.ts';
import { answerCases } from './fixture-cases.ts';
import { answerMessages } from './fixture-messages.ts';
import { DEVICE_TOKEN } from './fixture-reorder.ts';
import { SESSION_TOKEN } from './shop-fixture.ts';
import { type ShopUnderTest, shopUnderTest } from './shop-under-test.ts';

const ASSETS = path.resolve(import.meta.dirname, '../build/client/assets');
const COOKIES = [
  'shop_postcode=10435',
  `shop_session=${SESSION_TOKEN}`,
  `shop_device=${DEVICE_TOKEN}`,
].join('; ');

let shop: ShopUnderTest;
beforeAll(async () => {
  shop = await shopUnderTest();
  answerMessages(answerCases(shop.api));
});
afterAll(() => shop.close());

const cssOf = (file: string) => readFileSync(path.join(ASSETS, file), 'utf8');
const classesIn = (files: readonly string[]) =>
  new Set(
    [
      ...files
        .map(cssOf)
        .join('\n')
        .matchAll(/\.([a-z][\w-]*)/gi),
    ].map(([, name = '']) => name),
  );

describe('the style sheets of a page', () => {
  it.each(PAGE_NAMES)('know every class on it: %s', async (name) => {
    const answer = await fetch(shop.url + addressOfPage(name, 'de'), {
      headers: { cookie: COOKIES },
    });
    const html = await answer.text();
    const own = [...html.matchAll(/href="\/assets\/([^"]+\.css)"/g)].map(([, file = '']) => file);
    expect(own.length).toBeGreaterThan(0);
    const known = classesIn(own);
    const styled = classesIn(readdirSync(ASSETS).filter((file) => file.endsWith('.css')));
    const used = [...html.matchAll(/ class="([^"]+)"/g)].flatMap(([, words = '']) =>
      words.split(' '),
    );
    const missing = used.filter((word) => styled.has(word) && !known.has(word));
    expect([...new Set(missing)]).toEqual([]);
  });
});
