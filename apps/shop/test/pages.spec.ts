import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { expectNoSeriousA11yIssues } from '@markthalle/testing/browser';
import type { Page } from 'playwright-core';
import { ORDER_TOKEN } from './fixture-orders.ts';
import { type ShopUnderTest, shopUnderTest } from './shop-under-test.ts';

const GERMAN = [
  '/',
  '/kategorie/lebensmittel/honig',
  '/landschaft/seen',
  '/suche?q=honig&bio=ja',
  '/suche?q=nichts',
  '/p/lindenhonig-vom-feldberger-haussee',
  '/hof/imkerei-lindenlaut',
  '/hoefe',
  '/postleitzahl',
  '/korb',
  '/kasse',
  `/bestellung/${ORDER_TOKEN}`,
  '/anmelden',
  '/registrieren',
  '/passwort-vergessen',
  '/passwort-neu?token=x',
  '/email-bestaetigen?token=x',
  '/widerruf',
  '/versand',
  '/abholstellen',
  '/ranking',
  '/hilfe',
  '/vertragsschluss',
  '/gewaehrleistung',
  '/agb?fassung=2',
  `/bestellung/${ORDER_TOKEN}/texte`,
  `/kasse/zahlung/${ORDER_TOKEN}`,
  '/impressum',
  '/datenschutz',
  '/agb',
  '/widerrufsbelehrung',
  '/barrierefreiheit',
  '/gibt-es-nicht',
];

const ENGLISH = [
  '/en',
  '/en/category/lebensmittel/honig',
  '/en/search?q=honey',
  '/en/p/lindenhonig-vom-feldberger-haussee',
  '/en/farms',
  '/en/basket',
  '/en/checkout',
  `/en/order/${ORDER_TOKEN}`,
  '/en/sign-in',
  '/en/withdrawal',
  '/en/privacy',
  '/en/help',
  '/en/conclusion-of-contract',
  `/en/order/${ORDER_TOKEN}/texts`,
  '/en/gibt-es-nicht',
];

let shop: ShopUnderTest;
beforeAll(async () => {
  shop = await shopUnderTest();
});
afterAll(() => shop.close());

/** What the browser itself finds wrong: refused styles, scripts, exceptions. */
function collectFaults(page: Page): string[] {
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    // The fixture has no pictures, and one page of the list is missing on purpose.
    const expected = /status of 404/.test(message.text());
    if (message.type() === 'error' && !expected) faults.push(message.text());
  });
  return faults;
}

const widerThanScreen = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);

describe('every page', () => {
  it.each([
    ['German', GERMAN],
    ['English', ENGLISH],
  ])(
    'is accessible and loses nothing at 320 px: %s',
    async (_, paths) => {
      const page = await shop.openPage({ javaScript: true, width: 320, shopping: true });
      const faults = collectFaults(page);
      for (const path of paths) {
        await page.goto(path);
        await expectNoSeriousA11yIssues(page);
        expect([path, await widerThanScreen(page)]).toEqual([path, 0]);
      }
      expect(faults).toEqual([]);
    },
    120_000,
  );

  it('is accessible at 1280 px and keeps its width with text at 200 %', async () => {
    const page = await shop.openPage({ javaScript: true, width: 1280, shopping: true });
    for (const path of ['/', '/p/lindenhonig-vom-feldberger-haussee', '/korb', '/kasse']) {
      await page.goto(path);
      await expectNoSeriousA11yIssues(page);
      await page.evaluate(() => {
        document.documentElement.style.fontSize = '200%';
      });
      expect([path, await widerThanScreen(page)]).toEqual([path, 0]);
    }
  });

  it('names its language, its twin and its canonical address', async () => {
    const html = await (await fetch(`${shop.url}/en/farms`)).text();
    expect(html).toContain('<html lang="en"');
    expect(html).toContain(`<link rel="canonical" href="${shop.url}/en/farms"/>`);
    expect(html).toContain(`rel="alternate" href="${shop.url}/hoefe" hrefLang="de"`);
  });

  it('carries no inline script, no inline style and no framework bundle', async () => {
    for (const path of ['/', '/p/lindenhonig-vom-feldberger-haussee', '/korb']) {
      const html = await (await fetch(shop.url + path)).text();
      const scripts = [...html.matchAll(/<script([^>]*)>/g)].map((match) => match[1] ?? '');
      const running = scripts.filter((attributes) => !attributes.includes('application/ld+json'));
      expect(running).toHaveLength(1);
      expect(running[0]).toContain('src="/assets/enhance-');
      expect(html).not.toMatch(/ style=|<style|modulepreload/);
    }
  });
});

describe('what is not there', () => {
  it('answers a missing product with 404', async () => {
    expect((await fetch(`${shop.url}/p/gibt-es-nicht`)).status).toBe(404);
    expect((await fetch(`${shop.url}/kategorie/..%2f..`)).status).toBe(404);
  });
});
