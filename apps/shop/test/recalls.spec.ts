import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { refundRecalled } from '@markthalle/contracts/recalls';
import { idOf } from './fixture-catalog.ts';
import { ORDER_TOKEN } from './fixture-orders.ts';
import { answerRecalls, recallOrder } from './fixture-recalls.ts';
import { type ShopUnderTest, shopUnderTest } from './shop-under-test.ts';

let shop: ShopUnderTest;
beforeAll(async () => {
  shop = await shopUnderTest();
});
afterEach(() => {
  answerRecalls(shop.api);
});
afterAll(() => shop.close());

const asked = () => shop.api.calls.filter(({ endpoint }) => endpoint === refundRecalled);

describe('recalls in the shop (LAW-FOOD-23)', () => {
  it('stand on a public page that every page leads to', async () => {
    const page = await shop.openPage({ javaScript: false });
    await page.goto('/');
    await page.locator('footer').getByRole('link', { name: 'Rückrufe' }).click();
    await page.waitForURL('**/rueckrufe');
    const main = page.locator('main');
    expect(await main.getByRole('heading', { level: 2 }).allTextContents()).toEqual([
      'Rückruf: Bergkäse von Käserei Kranichruf',
      'Rückruf: Honig von Imkerei Lindenlaut',
    ]);
    expect(await main.textContent()).toContain('<b>Listerien</b>');
    expect(await main.getByText(/^Beendet am/).count()).toBe(1);
    await page.goto('/en/recalls');
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Recalls');
  });

  it.each([
    ['without scripts', false],
    ['with scripts', true],
  ])('warn on the order before all else and give the money back, %s', async (_, javaScript) => {
    shop.api.calls.length = 0;
    recallOrder(shop.api, () => asked().length > 0);
    const page = await shop.openPage({ javaScript });
    await page.goto(`/bestellung/${ORDER_TOKEN}`);
    const warning = page.locator('#rueckruf');
    expect(await warning.textContent()).toContain('2 × Bergkäse');
    expect(await page.locator('main #rueckruf ~ .order-page__parts').count()).toBe(1);
    await warning.getByRole('button', { name: 'Geld zurück' }).click();
    await page.getByText('Das Geld für diese Ware ist angefordert').waitFor();
    expect(asked().map(({ input }) => input)).toMatchObject([
      { orderToken: ORDER_TOKEN, recallId: idOf(990) },
    ]);
    expect(await warning.getByRole('button').count()).toBe(0);
  });
});
