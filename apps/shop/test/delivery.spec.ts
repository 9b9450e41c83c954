import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readCart, setCartDelivery } from '@markthalle/contracts/cart';
import { expectNoSeriousA11yIssues } from '@markthalle/testing/browser';
import type { Page } from 'playwright-core';
import { calendar } from './fixture-delivery.ts';
import { cart } from './fixture-orders.ts';
import { type ShopUnderTest, shopUnderTest } from './shop-under-test.ts';

const HONEY = '/p/lindenhonig-vom-feldberger-haussee';
const [, KREUZBERG] = calendar.points;

let shop: ShopUnderTest;
beforeAll(async () => {
  shop = await shopUnderTest();
});
afterAll(() => shop.close());

const textOf = async (page: Page, selector = 'main') =>
  ((await page.locator(selector).textContent()) ?? '').replaceAll('\u00a0', ' ');

async function expectFits(page: Page): Promise<void> {
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - window.innerWidth,
  );
  expect(overflow).toBe(0);
}

const PAGES = ['/abholstellen', '/en/pick-up-points', '/versand', '/en/shipping'];

describe('the pages about delivery', () => {
  it.each(PAGES)('%s is accessible and fits a narrow phone', async (path) => {
    const page = await shop.openPage({ javaScript: true, width: 320 });
    await page.goto(path);
    await expectNoSeriousA11yIssues(page);
    await expectFits(page);
  });

  it('list the prices of every producer and when each run goes (LAW-PANGV-6, LAW-ORDER-3)', async () => {
    const page = await shop.openPage({ javaScript: false, width: 1280 });
    await page.goto('/versand');
    const rows = page.locator('tr', { hasText: 'Imkerei Lindenlaut' });
    expect(await rows.filter({ hasText: 'Paket' }).textContent()).toMatch(/5,90/);
    expect(await rows.filter({ hasText: 'Sammelfahrt' }).textContent()).toMatch(/Do.*6,90/s);
    const text = await textOf(page);
    expect(text).toContain('1,90 € für die Altersprüfung an der Tür');
    expect(text).toContain('2 Tage vorher, 12 Uhr');
  });
});

describe('pick-up points', () => {
  it.each([true, false])('stand by distance and are chosen (scripts: %s)', async (javaScript) => {
    const wishes: unknown[] = [];
    shop.api.on(setCartDelivery, ({ pickupPointId }) => {
      wishes.push(pickupPointId);
      return cart;
    });
    const page = await shop.openPage({ javaScript, shopping: true });
    await page.goto('/abholstellen');
    expect(await page.locator('.point h2').allTextContents()).toEqual([
      'Berlin-Kreuzberg, Hofladen am Kanal',
      'Hamburg-Altona, Fischkontor',
    ]);
    const first = await textOf(page, '.points li:first-child');
    expect(first).toMatch(/etwa 5 km/);
    expect(first).toMatch(/Do 16–20 Uhr/);
    expect(first).toMatch(/am Schließfach; kein Alkohol/);
    expect(first).toMatch(/3,90 € je Bestellung/);
    await page.getByRole('button', { name: /Hier abholen: Berlin-Kreuzberg/ }).click();
    await page.getByText(/^Gemerkt: Berlin-Kreuzberg/).waitFor();
    expect(wishes).toEqual([KREUZBERG?.pointId]);
  });

  it('that somebody made up are not remembered', async () => {
    const page = await shop.openPage({ javaScript: false });
    await page.goto('/abholstellen?gewaehlt=nirgends');
    expect(await page.getByText('Gemerkt').count()).toBe(0);
  });
});

describe('the postcode', () => {
  const WRONG = [
    ['00123', 'Diese Postleitzahl gibt es nicht.'],
    ['1010', 'Wir liefern nur innerhalb Deutschlands.'],
    ['A-1010', 'Wir liefern nur innerhalb Deutschlands.'],
    ['🧀', 'Bitte geben Sie eine deutsche Postleitzahl'],
  ] as const;

  it.each(WRONG)('%s is refused beside the field and stays there', async (typed, sentence) => {
    const page = await shop.openPage({ javaScript: false });
    await page.goto('/postleitzahl');
    await page.getByLabel('Postleitzahl', { exact: true }).fill(typed);
    await page.locator('main').getByRole('button', { name: 'Liefertage zeigen' }).click();
    expect(await textOf(page, '.field__error')).toContain(sentence);
    expect(await page.getByLabel('Postleitzahl', { exact: true }).inputValue()).toBe(typed);
    const cookies = await page.context().cookies();
    expect(cookies.some(({ name }) => name === 'shop_postcode')).toBe(false);
  });

  it.each([true, false])('of the basket says so too (scripts: %s)', async (javaScript) => {
    const page = await shop.openPage({ javaScript, shopping: true });
    await page.goto('/korb');
    const field = page.locator('.cart__postcode').getByLabel('Postleitzahl');
    await field.fill('00123');
    await page.locator('.cart__postcode').getByRole('button').click();
    await page.getByText('Diese Postleitzahl gibt es nicht.').first().waitFor();
    expect(await page.locator('.cart__postcode').getByLabel('Postleitzahl').inputValue()).toBe(
      '00123',
    );
  });

  it('once given is used on every page', async () => {
    const page = await shop.openPage({ javaScript: false });
    await page.goto('/');
    await page.locator('#hero-postcode').fill('10435');
    await page.locator('.hero').getByRole('button', { name: 'Liefertage zeigen' }).click();
    await page.goto(HONEY);
    expect(await textOf(page)).toContain('Lieferung nach 10435 Berlin');
    expect(await page.locator('input[name=deliveryWay]:checked').inputValue()).toBe('citybox');
    await page.goto('/abholstellen');
    expect(await textOf(page)).toContain('Nach Entfernung von 10435 Berlin sortiert.');
  });
});

describe('the delivery part of a product’s page', () => {
  it('chooses like the basket, gives the price of delivery, and says why that day', async () => {
    const page = await shop.openPage({ javaScript: false });
    await page.goto(HONEY);
    expect(await page.locator('input[name=deliveryWay]:checked').inputValue()).toBe('parcel');
    await page.context().addCookies([{ name: 'shop_postcode', value: '10435', url: shop.url }]);
    await page.goto(HONEY);
    const price = await textOf(page, '.price-block');
    expect(price).toContain('zzgl. Versand (6,90 €)');
    // A small business never shows VAT (§ 19 UStG).
    expect(price).not.toMatch(/inkl\. MwSt/);
    await page.getByText('Warum dieser Tag?').click();
    expect(await textOf(page, '.promise-why')).toMatch(/Nächste Sammelfahrt: Do/);
  });

  it('names what does not come to Munich', async () => {
    const page = await shop.openPage({ javaScript: false });
    await page.context().addCookies([{ name: 'shop_postcode', value: '80331', url: shop.url }]);
    await page.goto(HONEY);
    expect(await textOf(page)).toContain(
      'Sammelfahrt Berlin & Hamburg: fährt nicht zu dieser Postleitzahl',
    );
    expect(await page.locator('input[name=deliveryWay]').count()).toBe(2);
  });
});

describe('the cheapest split', () => {
  it.each([true, false])('is one sentence and one tap (scripts: %s)', async (javaScript) => {
    const [, , oil] = cart.groups;
    const ways = [{ producerId: oil?.producerId ?? '', way: 'citybox' as const }];
    const saving = { savedCents: 590, ways, allOnOneTrip: true, arrivesBy: '2026-12-03' };
    shop.api.on(readCart, () => ({ ...cart, saving }));
    const applied: unknown[] = [];
    shop.api.on(setCartDelivery, ({ ways: given }) => {
      applied.push(given);
      shop.api.on(readCart, () => cart);
      return cart;
    });
    const page = await shop.openPage({ javaScript, shopping: true });
    await page.goto('/korb');
    expect(await textOf(page, '.cart__saving')).toContain('Alles als Sammelfahrt spart 5,90 €');
    await page.locator('.cart__saving').getByRole('button').click();
    await page.locator('.cart__saving').waitFor({ state: 'detached' });
    expect(applied).toEqual([ways]);
  });
});
