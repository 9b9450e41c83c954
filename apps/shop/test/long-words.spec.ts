import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { addressOfPage, isOfAccount, PAGE_NAMES } from './every-page.ts';
import { answerCases } from './fixture-cases.ts';
import { answerDates } from './fixture-dates.ts';
import { answerMessages } from './fixture-messages.ts';
import { DEVICE_TOKEN } from './fixture-reorder.ts';
import { SESSION_TOKEN } from './shop-fixture.ts';
import { type ShopUnderTest, shopUnderTest } from './shop-under-test.ts';

/** Words of products, producers, people and reviews, each in the place of one of the fixture's. */
const LONG: Readonly<Record<string, string>> = {
  Lindenhonig: 'Sanddornfruchtaufstrichgeschenkverpackung',
  Lindenlaut: 'Streuobstwiesengenossenschaftsverwaltung',
  Kranichruf: 'Boddenfischereierzeugergemeinschaftshaus',
  Feldberg: 'Niederungsmoorlandschaftsschutzgebietsort',
  Schmidt: 'Leutheusserschnarrenbergerwiesengrundmann',
  Geschmack: 'Geschmacksrichtungsunterscheidungsmerkmal',
  Quittenbrot: 'Quittenbrotwacholderbeerengewuerzmischung',
  Glas: 'Mehrwegpfandglasverschlussdeckeleinheiten',
};
const SHORTEST = 40;
const PAGES_TIMEOUT_MS = 240_000;

let shop: ShopUnderTest;
beforeAll(async () => {
  shop = await shopUnderTest();
  answerMessages(answerCases(shop.api));
  answerDates(shop.api);
});
afterAll(() => shop.close());

/** A page as it would be with such names; addresses and identifiers keep theirs. */
const withLongWords = (html: string): string =>
  html.replace(/>[^<]+</g, (text) =>
    Object.entries(LONG).reduce((all, [word, long]) => all.replaceAll(word, long), text),
  );

async function openPage(javaScript: boolean, session: boolean): Promise<Page> {
  const page = await shop.openPage({ javaScript, width: 320, shopping: true });
  const cookies = [
    { name: 'shop_device', value: DEVICE_TOKEN },
    ...(session ? [{ name: 'shop_session', value: SESSION_TOKEN }] : []),
  ];
  await page.context().addCookies(cookies.map((cookie) => ({ ...cookie, url: shop.url })));
  return page;
}

/** Without scripts, because a service worker would ask for the pages itself. */
async function openLongPage(session: boolean): Promise<Page> {
  const page = await openPage(false, session);
  await page.route('**/*', async (route) => {
    if (route.request().resourceType() !== 'document') return route.continue();
    const answer = await route.fetch();
    return route.fulfill({ response: answer, body: withLongWords(await answer.text()) });
  });
  return page;
}

/** Long words that stick out of the screen or of a box that cuts them off. */
const cutWords = (page: Page, shortest: number) =>
  page.evaluate((letters) => {
    const found: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const node = walker.currentNode;
      const text = node.textContent ?? '';
      if (!text.split(/\s/).some((word) => word.length >= letters)) continue;
      const parent = node.parentElement;
      if (parent === null || parent.closest('.visually-hidden, script, option') !== null) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const boxes = [...range.getClientRects()];
      const right = Math.max(0, ...boxes.map((box) => box.right));
      for (let at: Element | null = parent; at !== null; at = at.parentElement) {
        const cuts =
          at === document.documentElement || getComputedStyle(at).overflowX !== 'visible';
        const limit =
          at === document.documentElement ? innerWidth : at.getBoundingClientRect().right;
        if (cuts && right > limit + 1) {
          found.push(`${parent.tagName}.${parent.className} in ${at.tagName}.${at.className}`);
        }
      }
    }
    return found;
  }, shortest);

describe('words of forty letters at 320 px', () => {
  it.each(['de', 'en'] as const)(
    'are broken, never cut: %s',
    async (language) => {
      const page = await openLongPage(false);
      const own = await openLongPage(true);
      const shown = new Set<string>();
      for (const name of PAGE_NAMES) {
        const reader = isOfAccount(name) ? own : page;
        await reader.goto(addressOfPage(name, language));
        const wider = await reader.evaluate(
          () => document.documentElement.scrollWidth - window.innerWidth,
        );
        expect([name, wider, await cutWords(reader, SHORTEST)]).toEqual([name, 0, []]);
        const text = (await reader.textContent('main')) ?? '';
        for (const long of Object.values(LONG)) if (text.includes(long)) shown.add(long);
      }
      expect([...shown].sort()).toEqual(Object.values(LONG).sort());
      await page.context().close();
      await own.context().close();
    },
    PAGES_TIMEOUT_MS,
  );
});

describe('LAW-GDPR-10 every page', () => {
  it(
    'asks nobody but the shop',
    async () => {
      const hosts = new Set<string>();
      for (const session of [false, true]) {
        const page = await openPage(true, session);
        page.on('request', (request) => hosts.add(new URL(request.url()).host));
        for (const name of PAGE_NAMES.filter((one) => isOfAccount(one) === session)) {
          await page.goto(addressOfPage(name, 'de'));
        }
        await page.context().close();
      }
      expect([...hosts]).toEqual([new URL(shop.url).host]);
    },
    PAGES_TIMEOUT_MS,
  );
});
