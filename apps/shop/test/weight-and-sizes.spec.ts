import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addToCart, readCart } from '@markthalle/contracts/cart';
import { readProduct } from '@markthalle/contracts/catalog';
import { readCheckout } from '@markthalle/contracts/checkout-view';
import { readOrderByToken } from '@markthalle/contracts/orders';
import { waitFor } from '@markthalle/testing/wait-for';
import { honeyDetail, idOf } from './fixture-catalog.ts';
import { checkoutView } from './fixture-legal.ts';
import { cart, ORDER_TOKEN, order } from './fixture-orders.ts';
import { type ShopUnderTest, shopUnderTest } from './shop-under-test.ts';

/** 17.00 a kilogram, 1.2 kg expected, 1.4 kg at most: 23.80 is the most that is paid. */
const DUCK = { pricePerKgCents: 1700, nominalGrams: 1200, maxGrams: 1400 };
const HONEY = `/p/${honeyDetail.slug}`;
const [size] = honeyDetail.variants;

let shop: ShopUnderTest;
beforeAll(async () => {
  shop = await shopUnderTest();
});
afterAll(() => shop.close());

const textOf = async (path: string, cookie = ''): Promise<string> => {
  const answer = await fetch(shop.url + path, { headers: { cookie } });
  const words = (await answer.text()).replace(/<script[\s\S]*?<\/script>|<[^>]+>/g, ' ');
  return words.replaceAll('&nbsp;', ' ').replace(/[\u00a0\s]+/g, ' ');
};
const BASKET = `shop_cart=${cart.cartToken}.4; shop_postcode=10435`;

function sellByWeight(): void {
  const unitPrice = { centsPerUnit: DUCK.pricePerKgCents, per: 'kg' as const };
  const price = { ...honeyDetail.price, grossCents: 2380, catchWeight: DUCK, unitPrice };
  const product = { ...honeyDetail, name: 'Bauernente', price };
  shop.api.on(readProduct, () => ({ product, related: [] }));
  const groups = cart.groups.map((group, position) => ({
    ...group,
    lines: group.lines.map((line) =>
      position > 0 ? line : { ...line, catchWeight: DUCK, unitPriceCents: 2380, goodsCents: 4760 },
    ),
  }));
  shop.api.on(readCart, () => ({ ...cart, groups }));
  shop.api.on(readCheckout, () => checkoutView({ cart: { ...cart, groups } }));
  const producerOrders = order.producerOrders.map((part, position) => ({
    ...part,
    lines: part.lines.map((line) => (position > 0 ? line : { ...line, catchWeight: DUCK })),
  }));
  shop.api.on(readOrderByToken, () => ({ ...order, producerOrders }));
}

describe('goods by weight say the most that is paid, everywhere', () => {
  beforeAll(sellByWeight);

  it.each([
    [HONEY, 'höchstens 23,80 €', 'Mehr zahlen Sie nie.'],
    ['/korb', 'höchstens 47,60 €', 'höchstens 1,4 kg, wird beim Packen gewogen'],
    ['/kasse', 'höchstens 47,60 €', 'bekommen Sie den Unterschied zurück'],
    [`/bestellung/${ORDER_TOKEN}`, 'höchstens 1,4 kg, wird beim Packen gewogen', 'Bestellung'],
    [`/en${HONEY}`, 'at most €23.80', 'You never pay more.'],
    ['/en/basket', 'at most €47.60', 'at most 1.4 kg, weighed when packed'],
    ['/en/checkout', 'at most €47.60', 'you get the difference back'],
    [`/en/order/${ORDER_TOKEN}`, 'at most 1.4 kg, weighed when packed', 'Order'],
  ])('%s', async (path, most, why) => {
    const words = await textOf(path, BASKET);
    expect(words).toContain(most);
    expect(words).toContain(why);
  });

  it('with the price of a kilogram beside it (§ 4 PAngV)', async () => {
    expect(await textOf(HONEY)).toContain('17,00 € je kg');
    expect(await textOf('/korb', BASKET)).toContain('17,00 € je kg');
  });
});

describe.each([
  ['without scripts', false],
  ['with scripts', true],
])('sizes of a product, %s', (_, javaScript) => {
  it('each say their price, unit price and deposit, and the chosen one goes into the basket', async () => {
    const small = { ...size, label: '500 g', unitPrice: { centsPerUnit: 1580, per: 'kg' } };
    const large = {
      ...small,
      variantId: idOf(777),
      label: '1 kg im Eimer',
      priceCents: 1400,
      containerDepositCents: 0,
      unitPrice: { centsPerUnit: 1400, per: 'kg' },
    };
    const gone = { ...large, variantId: idOf(778), label: 'Probe', stock: SOLD_OUT };
    const variants = [small, large, gone] as typeof honeyDetail.variants;
    shop.api.on(readProduct, () => ({ product: { ...honeyDetail, variants }, related: [] }));
    shop.api.calls.length = 0;
    const page = await shop.openPage({ javaScript });
    await page.goto(HONEY);
    const choices = page.locator('.buy-form label:has([name=variantId])');
    const words = (await choices.allTextContents()).map((text) => text.replaceAll('\u00a0', ' '));
    expect(words).toEqual([
      expect.stringMatching(/500 g · 7,90 € · 15,80 €\/kg · .*0,15 € Pfand/),
      expect.stringMatching(/1 kg im Eimer · 14,00 € · 14,00 €\/kg$/),
    ]);
    await page.getByText('1 kg im Eimer').click();
    await page.getByRole('button', { name: 'In den Korb' }).first().click();
    await waitFor('the basket', () => shop.api.inputsOf(addToCart).length === 1);
    expect(shop.api.inputsOf(addToCart)).toMatchObject([{ variantId: idOf(777), quantity: 1 }]);
  });
});

const SOLD_OUT = { state: 'sold_out', free: 0 } as const;
