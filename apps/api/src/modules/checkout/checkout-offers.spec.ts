import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { placeOrder } from '@markthalle/contracts/checkout';
import { readOrderByToken } from '@markthalle/contracts/orders';
import { startSandbox } from '@markthalle/stripe-sandbox/server';
import { callRoute } from '../../../test/call-route.ts';
import { startDemoMarket } from '../../../test/demo-market.ts';
import { DemoShopping, demoProduct, groupOf } from '../../../test/demo-shopping.ts';
import type { ModulesUnderTest } from '../../../test/modules-under-test.ts';
import { Db } from '../../platform/db/db.ts';
import { newId } from '../../platform/db/new-id.ts';
import { CheckoutModule } from './checkout.module.ts';

const SLOW_MS = 60_000;
/** Its seller is taxed in the ordinary way. */
const CHEESE = 'peenetaler-bergruh-6-monate';
const HONEY = 'rapsbluetenhonig';
const DUCK = { pricePerKgCents: 1700, nominalGrams: 1200, maxGrams: 1400 };
const BOX = {
  items: [
    { nameDe: 'Käse', quantity: 1, vatCategory: 'reduced', singlePriceCents: 1300 },
    { nameDe: 'Messer', quantity: 1, vatCategory: 'standard', singlePriceCents: 3200 },
  ],
};
const ADDRESS = { street: 'Kastanienallee 1', postcode: '10435', town: 'Berlin' };

let sandbox: Awaited<ReturnType<typeof startSandbox>>;
let market: ModulesUnderTest;
let shopping: DemoShopping;

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, clock: 'virtual', seed: 'offers', log: () => {} });
  market = await startDemoMarket([CheckoutModule], { STRIPE_API_BASE: sandbox.url });
  shopping = new DemoShopping(market.app);
}, SLOW_MS);

afterAll(async () => {
  await market.stop();
  await sandbox.close();
});

/** Offers a demo product in another way, at this price. */
async function offer(slug: string, change: object, grossCents: number): Promise<void> {
  await market.app.get(Db).execute(
    `update catalog.product_version v set content = v.content || $2::jsonb
       from catalog.product p where p.published_version_id = v.id and p.slug = $1`,
    [demoProduct(slug).slug, JSON.stringify(change)],
  );
  market.clock.advance(1000);
  await shopping.setPrice(slug, grossCents);
}

async function buy(goods: Readonly<Record<string, number>>) {
  const cartToken = await shopping.cart(goods);
  const cart = (await shopping.deliver(cartToken, ADDRESS.postcode)).value;
  const answer = await callRoute(
    market.app,
    placeOrder,
    {
      cartToken,
      expectedTotalCents: cart.totalCents,
      contact: { email: 'ada@example.org', name: 'Ada', phone: null },
      address: ADDRESS,
    },
    { idempotencyKey: newId() },
  );
  const { orderToken } = answer.value;
  const order = (await callRoute(market.app, readOrderByToken, { orderToken })).value;
  return { cart, order };
}

describe('goods by weight', () => {
  it('carry the confirmed maximum from the cart into the order', async () => {
    await offer(
      HONEY,
      { catchWeight: DUCK, unitLabel: { de: 'etwa 1,2 kg', en: 'about 1.2 kg' } },
      2380,
    );
    const { cart, order } = await buy({ [HONEY]: 2 });
    expect(groupOf(cart, HONEY).lines[0]).toMatchObject({
      unitPriceCents: 2380,
      goodsCents: 4760,
      unitLabel: 'etwa 1,2 kg',
      catchWeight: DUCK,
    });
    expect(order.producerOrders[0]?.lines[0]).toMatchObject({
      goodsCents: 4760,
      catchWeight: DUCK,
    });
    const stored = await market.app.get(Db).row<{ weight: object }>(
      `select l.snapshot -> 'catchWeight' as weight from orders.order_line l
        where l.unit_price_cents = 2380`,
    );
    expect(stored?.weight).toEqual(DUCK);
  });
});

describe('LAW-UST-4: a bundle', () => {
  it('freezes the weights of its two rates with the sale', async () => {
    await offer(CHEESE, { bundle: BOX }, 3990);
    const { order } = await buy({ [CHEESE]: 1 });
    // The knife is the heavier part, so that a single rate would be its rate.
    expect(order.producerOrders[0]?.lines[0]).toMatchObject({
      vatRateBps: 1900,
      vatRatesBps: [700, 1900],
    });
    const stored = await market.app.get(Db).row<{ weights: object }>(
      `select l.snapshot -> 'vatWeights' as weights from orders.order_line l
        where l.unit_price_cents = 3990`,
    );
    expect(stored?.weights).toEqual([
      { vatRateBps: 700, singleCents: 1300 },
      { vatRateBps: 1900, singleCents: 3200 },
    ]);
  });
});
