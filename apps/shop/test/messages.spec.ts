import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { writeOrderMessage } from '@markthalle/contracts/order-messages';
import { FixtureProblem } from '@markthalle/testing/fixture-api';
import { answerMessages, CHEESE_PART, HONEY_PART } from './fixture-messages.ts';
import { ORDER_TOKEN } from './fixture-orders.ts';
import { type ShopUnderTest, shopUnderTest } from './shop-under-test.ts';

const MESSAGES = `/bestellung/${ORDER_TOKEN}/nachrichten`;

let shop: ShopUnderTest;
beforeAll(async () => {
  shop = await shopUnderTest();
});
afterAll(() => shop.close());

const sent = () => shop.api.calls.filter(({ endpoint }) => endpoint === writeOrderMessage);

describe.each([
  ['without scripts', false],
  ['with scripts', true],
])('messages about an order, %s', (_, javaScript) => {
  it('lead from the order to each producer, show what was written as text, and go once', async () => {
    answerMessages(shop.api);
    shop.api.calls.length = 0;
    const page = await shop.openPage({ javaScript });
    await page.goto(`/bestellung/${ORDER_TOKEN}`);
    await page.getByRole('link', { name: 'Frage an einen Betrieb' }).click();
    await page.waitForURL(`**${MESSAGES}`);
    expect(await page.locator('main b', { hasText: 'Es eilt.' }).count()).toBe(0);
    expect(await page.locator('main').textContent()).toContain('<b>Es eilt.</b>');
    expect(await page.locator('main').textContent()).toContain('Ja, frisch geschleudert.');
    await page.getByLabel('Ihre Nachricht an Käserei Kranichruf').fill('Passt er zu Wein?');
    const cheese = page.locator(`#teil-${CHEESE_PART}`);
    await cheese.getByRole('button', { name: 'Senden' }).click();
    await page.getByText('Ihre Nachricht ist angekommen.').waitFor();
    expect(sent().map(({ input }) => input)).toMatchObject([
      { orderToken: ORDER_TOKEN, producerOrderId: CHEESE_PART, words: 'Passt er zu Wein?' },
    ]);
    expect(sent()[0]?.idempotencyKey).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('keep an empty or refused one beside its own field, and what was typed', async () => {
    answerMessages(shop.api);
    shop.api.calls.length = 0;
    const page = await shop.openPage({ javaScript });
    await page.goto(`/en/order/${ORDER_TOKEN}/messages`);
    const honey = page.locator(`#teil-${HONEY_PART}`);
    await honey.getByRole('button', { name: 'Send' }).click();
    await page.locator(`#field-words-${HONEY_PART}-error`).waitFor();
    expect(await page.locator('.error-summary').textContent()).toContain(
      'Please write a few words.',
    );
    expect(await page.locator(`#field-words-${CHEESE_PART}-error`).count()).toBe(0);
    expect(sent()).toEqual([]);
    shop.api.on(writeOrderMessage, () => {
      throw new FixtureProblem('thread-full');
    });
    await page.locator(`[name="words-${HONEY_PART}"]`).fill('One more word');
    await page.locator(`#teil-${HONEY_PART}`).getByRole('button', { name: 'Send' }).click();
    await page.locator('.error-summary').waitFor();
    expect(await page.locator(`[name="words-${HONEY_PART}"]`).inputValue()).toBe('One more word');
  });
});

describe('messages', () => {
  it('of an unknown order are not there', async () => {
    answerMessages(shop.api);
    const answer = await fetch(`${shop.url}/bestellung/${'f'.repeat(43)}/nachrichten`);
    expect(answer.status).toBe(404);
  });
});
