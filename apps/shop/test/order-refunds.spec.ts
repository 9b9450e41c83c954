import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type BuyerRefund, listOrderRefunds } from '@markthalle/contracts/order-refunds';
import { expectNoSeriousA11yIssues } from '@markthalle/testing/browser';
import { ORDER_TOKEN } from './fixture-orders.ts';
import { type ShopUnderTest, shopUnderTest } from './shop-under-test.ts';

let shop: ShopUnderTest;
beforeAll(async () => {
  shop = await shopUnderTest();
  const refunds: BuyerRefund[] = [
    {
      cause: 'shortage',
      state: 'at_the_bank',
      amountCents: 388,
      producerNames: ['Mosterei Süd'],
      since: '2026-11-22T09:00:00.000Z',
    },
    {
      cause: 'goodwill',
      state: 'by_transfer',
      amountCents: 500,
      producerNames: [],
      since: '2026-11-23T09:00:00.000Z',
    },
  ];
  shop.api.on(listOrderRefunds, () => ({ refunds }));
});
afterAll(() => shop.close());

it.each([
  [
    '/bestellung/',
    'Erstattungen',
    '3,88 € für fehlende Ware (Mosterei Süd)',
    'bei Ihrer Bank',
    'Wir überweisen es Ihnen',
  ],
  [
    '/en/order/',
    'Refunds',
    '€3.88 for missing goods (Mosterei Süd)',
    'With your bank',
    'We will transfer it',
  ],
])('%s says in plain words what goes back', async (path, ...sentences) => {
  const page = await shop.openPage({ javaScript: true });
  await page.goto(path + ORDER_TOKEN);
  const text = ((await page.locator('main').textContent()) ?? '').replace(/\s+/g, ' ');
  for (const sentence of sentences) expect(text).toContain(sentence);
  await expectNoSeriousA11yIssues(page);
});
