import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addToCart } from '@markthalle/contracts/cart';
import { chooseGuestDate, listExperiences } from '@markthalle/contracts/experiences';
import { leaveStockAlert, requestStockAlert } from '@markthalle/contracts/stock-alerts';
import { expectNoSeriousA11yIssues } from '@markthalle/testing/browser';
import { answerDates, CANCELED_LINE, CONFIRM_TOKEN, COURSE_SLUG, dates } from './fixture-dates.ts';
import { ORDER_TOKEN } from './fixture-orders.ts';
import { type ShopUnderTest, shopUnderTest } from './shop-under-test.ts';

const HONEY = 'lindenhonig-vom-feldberger-haussee';

let shop: ShopUnderTest;
beforeAll(async () => {
  shop = await shopUnderTest();
  answerDates(shop.api);
});
afterAll(() => shop.close());

const PAGES = [
  '/erlebnisse',
  '/erlebnisse?monat=2099-12',
  '/en/experiences',
  `/p/${COURSE_SLUG}`,
  `/en/p/${COURSE_SLUG}`,
  `/p/${HONEY}`,
  `/bestellung/${ORDER_TOKEN}`,
  `/bestellung/${ORDER_TOKEN}/termine`,
  `/en/order/${ORDER_TOKEN}/dates`,
  '/bescheid',
  `/bescheid/${CONFIRM_TOKEN}`,
  `/en/notify/unsubscribe/${CONFIRM_TOKEN}`,
];

it.each([320, 1280])('every page of dates is accessible and fits %i px', async (width) => {
  const page = await shop.openPage({ javaScript: true, width });
  for (const path of PAGES) {
    await page.goto(path);
    await expectNoSeriousA11yIssues(page);
    const wider = await page.evaluate(
      () => document.documentElement.scrollWidth - window.innerWidth,
    );
    expect([path, wider]).toEqual([path, 0]);
  }
});

it.each([
  ['', 'Kein Widerrufsrecht: Termin an einem festen Tag.'],
  ['/en', 'No right of withdrawal'],
])('LAW-WITHDR-9 the product page %s says in words why there is no right', async (root, words) => {
  const page = await shop.openPage({ javaScript: false });
  await page.goto(`${root}/p/${COURSE_SLUG}`);
  const said = await page.locator('.product__rights').textContent();
  expect(said).toContain(words);
  expect(said).not.toContain('leisure_on_date');
});

describe.each([
  ['with scripts', true],
  ['without scripts', false],
])('%s', (_, javaScript) => {
  it('the calendar leads to the chosen date, and the seat is booked', async () => {
    const page = await shop.openPage({ javaScript });
    await page.goto('/erlebnisse');
    expect(await page.locator('.date-card').count()).toBe(3);
    await page.locator('.date-card a.button').nth(1).click();
    const chosen = page.locator('.slot input:checked');
    expect(await chosen.getAttribute('value')).toBe(dates[1]?.variantId);
    expect(await page.locator('.slot input:disabled').count()).toBe(1);
    expect(await page.locator('.buy-form').textContent()).toContain('§ 312g Abs. 2 Nr. 9 BGB');
    await page.getByRole('button', { name: 'Platz buchen' }).first().click();
    await page.getByText('Im Korb', { exact: false }).first().waitFor();
    const [call] = shop.api.inputsOf(addToCart).slice(-1);
    expect(call).toMatchObject({ variantId: dates[1]?.variantId, quantity: 1 });
  });

  it('an empty month offers vouchers', async () => {
    const page = await shop.openPage({ javaScript });
    await page.goto('/erlebnisse?monat=2099-12&landschaft=<script>');
    expect(await page.locator('.empty').textContent()).toContain('Gutschein');
    expect(await page.getByRole('heading', { name: /Gutscheine/ }).count()).toBe(1);
    // Pages that others share may be made anew meanwhile.
    const asked = { language: 'de', month: '2099-12' };
    expect(shop.api.inputsOf(listExperiences)).toContainEqual(asked);
  });

  it('a guest of a canceled date takes another one or the money', async () => {
    const page = await shop.openPage({ javaScript });
    await page.goto(`/bestellung/${ORDER_TOKEN}`);
    expect(await page.content()).toContain('Sturmwarnung &lt;b&gt;');
    await page.getByRole('link', { name: 'Termin wählen oder Geld zurück' }).first().click();
    await page.locator('.slot input').nth(1).check();
    await page.getByRole('button', { name: 'Termin übernehmen' }).click();
    await page.locator('.error-summary').waitFor();
    expect(await page.locator('.slot input:checked').getAttribute('value')).toBe(
      dates[1]?.variantId,
    );
    await page.locator('.slot input').first().check();
    await page.getByRole('button', { name: 'Termin übernehmen' }).click();
    await page.waitForURL(`**/bestellung/${ORDER_TOKEN}`);
    await page.goto(`/bestellung/${ORDER_TOKEN}/termine`);
    await page.getByRole('button', { name: '58,00 € zurück' }).click();
    await page.waitForURL(`**/bestellung/${ORDER_TOKEN}`);
    const [taken, money] = shop.api.inputsOf(chooseGuestDate).slice(-2);
    expect(taken).toMatchObject({ lineId: CANCELED_LINE, variantId: dates[0]?.variantId });
    expect(money).not.toHaveProperty('variantId');
  });

  it('what is sold out asks for an address and keeps a wrong one', async () => {
    const page = await shop.openPage({ javaScript });
    await page.goto(`/p/${HONEY}`);
    const before = shop.api.inputsOf(requestStockAlert).length;
    await page.getByLabel('E-Mail').last().fill('anna@');
    await page.getByRole('button', { name: 'Bescheid geben' }).click();
    await page.locator('.error-summary').waitFor();
    expect(await page.getByLabel('E-Mail').inputValue()).toBe('anna@');
    expect(await page.locator('.field__error').textContent()).toContain('nicht vollständig');
    expect(shop.api.inputsOf(requestStockAlert)).toHaveLength(before);
    await page.getByLabel('E-Mail').fill('anna@example.org');
    await page.getByRole('button', { name: 'Bescheid geben' }).click();
    await page.getByText('Wir haben Ihnen eine E-Mail geschickt', { exact: false }).waitFor();
    const [asked] = shop.api.inputsOf(requestStockAlert).slice(-1);
    expect(asked).toEqual({ language: 'de', email: 'anna@example.org', slug: HONEY });
  });

  it('the mail’s link confirms by a button, a forged one says so, the way out needs one tap', async () => {
    const page = await shop.openPage({ javaScript });
    await page.goto(`/bescheid/${CONFIRM_TOKEN}`);
    await page.getByRole('button', { name: 'Ja, Bescheid geben' }).click();
    await page.getByText('Eingetragen', { exact: false }).waitFor();
    await page.goto(`/bescheid/${'x'.repeat(43)}`);
    await page.getByRole('button', { name: 'Ja, Bescheid geben' }).click();
    await page.getByRole('heading', { name: 'Dieser Link gilt nicht mehr' }).waitFor();
    await page.goto(`/bescheid/abmelden/${CONFIRM_TOKEN}`);
    expect(await page.locator('h1').textContent()).toBe('Abgemeldet');
    const [left] = shop.api.inputsOf(leaveStockAlert).slice(-1);
    expect(left).toMatchObject({ token: CONFIRM_TOKEN });
  });
});

it('the order’s calendar file has its dates, its type and no cache', async () => {
  const answer = await fetch(`${shop.url}/bestellung/${ORDER_TOKEN}/termine.ics`);
  expect(answer.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
  expect(answer.headers.get('content-disposition')).toContain('termine.ics');
  expect(answer.headers.get('cache-control')).toContain('private');
  const lines = (await answer.text()).split('\r\n');
  expect(lines).toContain('DTSTART:20990110T093000Z');
  expect(lines).toContain(`UID:${CANCELED_LINE}@127.0.0.1`);
});
