import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readCart } from '@markthalle/contracts/cart';
import { placeOrder } from '@markthalle/contracts/checkout';
import {
  forgetDevice,
  issueCode,
  orderAgain,
  orderByCode,
  printLabels,
  readCode,
  rememberDevice,
} from '@markthalle/contracts/codes';
import { readOrderByToken } from '@markthalle/contracts/orders';
import { loadDemoCatalogue } from '@markthalle/demo-catalogue/demo-data';
import { ApiUnderTest } from '../../../test/api-under-test.ts';
import { DemoShopping, demoProduct, producerOf, variantOf } from '../../../test/demo-shopping.ts';
import { demoCode } from '../../demo/demo-codes.ts';
import { demoId } from '../../demo/demo-id.ts';
import { DAY_MS } from '../../platform/clock/clock.ts';
import { countStatements, Db } from '../../platform/db/db.ts';
import { newId } from '../../platform/db/new-id.ts';
import { ReadCode } from './read-code.service.ts';

const CHEESE = 'peenetaler-bergruh-6-monate';
const POT = 'becher-boddenblau';
/** Code, goods and device in one; what is driven; who sells. The guarantee notice is remembered for a minute. */
const MAX_STATEMENTS_KNOWN = 3;
/** From the request to the whole answer. */
const MAX_ANSWER_MS = 300;
const DAIRY = 'hallo@kaeserei-kranichruf.example';
const POTTERY = 'hallo@toepferei-blaubrand.example';
const demoProductsOf = (slug: string) =>
  loadDemoCatalogue()
    .products.filter(({ producerId }) => producerId === demoProduct(slug).producerId)
    .map((product) => product.slug);
const codeOf = (slug: string) => demoCode(demoId('product', demoProduct(slug).id));
const ANNA = { email: 'anna@kundin.example', name: 'Anna Seidel', phone: null };
const HOME = { street: 'Kastanienallee 12', postcode: '10435', town: 'Berlin' };

let api: ApiUnderTest;
let shopping: DemoShopping;

beforeAll(async () => {
  api = await ApiUnderTest.start();
  shopping = new DemoShopping(api.app);
  await api.makePayable([producerOf(CHEESE), producerOf(POT)]);
}, 120_000);

afterAll(() => api.stop());

const read = (code: string, more: object = {}) =>
  api.call(readCode, { code, language: 'de', ...more });

/** Anna orders cheese by the checkout and lets the browser be remembered. */
async function rememberedDevice(address: typeof HOME | null = HOME): Promise<string> {
  const cartToken = await shopping.cart({ [CHEESE]: 1 });
  const way = address === null ? 'pickup' : 'parcel_chilled';
  const cart = (await shopping.deliver(cartToken, HOME.postcode, { [CHEESE]: way })).value;
  const order = await api.call(
    placeOrder,
    { cartToken, expectedTotalCents: cart.totalCents, contact: ANNA, address },
    { idempotencyKey: newId() },
  );
  const { orderToken } = order.value;
  return (await api.call(rememberDevice, { orderToken, consent: true })).value.deviceToken;
}

describe('a scanned code', () => {
  it('shows an unknown device what it may put into the basket, in one statement', async () => {
    const { result, statements } = await countStatements(() =>
      api.app
        .get(ReadCode, { strict: false })
        .read({ code: codeOf(CHEESE), language: 'de', quantity: 1 }),
    );
    expect(statements).toBe(1);
    expect(result.leadsTo).toBe('product');
    expect(result.card?.slug).toBe(CHEESE);
    expect(result.variantId).toBe(variantOf(CHEESE));
    expect(result.offer).toBeNull();
  });

  it('is read however it was typed, and not known is said calmly', async () => {
    const code = codeOf(CHEESE).toLowerCase();
    expect((await read(`${code.slice(0, 3)} ${code.slice(3)}`)).value.card?.slug).toBe(CHEESE);
    for (const wrong of ['222222', '7K3F', '<script>', '💐']) {
      expect((await read(wrong)).problem.code).toBe('code-not-found');
    }
  });

  it('of a producer leads to the producer', async () => {
    const page = (await read(demoCode(producerOf(CHEESE)))).value;
    expect(page.leadsTo).toBe('producer');
    expect(page.producer.slug).toBe('kaeserei-kranichruf');
  });

  it('speaks English', async () => {
    const page = (await read(codeOf(CHEESE), { language: 'en' })).value;
    expect(page.card?.name).toBe(demoProduct(CHEESE).name.en);
  });
});

describe('a code whose product is gone', () => {
  it('leads to the closest thing of the same producer, never to nothing', async () => {
    await shopping.pause(CHEESE);
    try {
      const { result, statements } = await countStatements(() =>
        api.app
          .get(ReadCode, { strict: false })
          .read({ code: codeOf(CHEESE), language: 'de', quantity: 1 }),
      );
      expect(statements).toBeLessThanOrEqual(3);
      expect(result.leadsTo).toBe('successor');
      expect(result.labelled).toBe(demoProduct(CHEESE).name.de);
      expect(result.card?.producerSlug).toBe('kaeserei-kranichruf');
      expect(result.card?.slug).not.toBe(CHEESE);
    } finally {
      await shopping.pause(CHEESE, false);
    }
  });

  it('offers the successor when it is sold out', async () => {
    await shopping.count(CHEESE, 0);
    try {
      expect((await read(codeOf(CHEESE))).value.leadsTo).toBe('successor');
    } finally {
      await shopping.count(CHEESE, 50);
    }
  });

  it('leads to the search by its name when the producer sells nothing any more', async () => {
    const slugs = demoProductsOf(POT);
    for (const slug of slugs) await shopping.pause(slug);
    const page = (await read(codeOf(POT))).value;
    for (const slug of slugs) await shopping.pause(slug, false);
    expect(page.leadsTo).toBe('search');
    expect(page.labelled).toBe(demoProduct(POT).name.de);
  });
});

describe('a remembered device', () => {
  let device: string;

  beforeAll(async () => {
    device = await rememberedDevice();
  });

  it('sees what it pays, and whom it goes to only as far as needed', async () => {
    const page = () =>
      api.app.get(ReadCode, { strict: false }).read({
        code: codeOf(CHEESE),
        language: 'de',
        quantity: 2,
        deviceToken: device,
      });
    // The guarantee notice is read once a minute.
    await page();
    const { result, statements } = await countStatements(page);
    expect(statements).toBe(MAX_STATEMENTS_KNOWN);
    expect(result.offer?.recipient).toEqual({ shortName: 'Anna S.', place: '10435 Berlin' });
    const cart = result.offer?.checkout.cart;
    expect(cart?.groups[0]?.chosenWay).toBe('parcel_chilled');
    expect(cart?.goodsCents).toBe(1920);
    expect(cart?.totalCents).toBe((cart?.goodsCents ?? 0) + (cart?.deliveryCents ?? 0));
    // Neither street nor e-mail address is on the page of whoever holds the phone.
    expect(JSON.stringify(result)).not.toMatch(/Kastanienallee|anna@kundin|Seidel/);
  });

  it(`is answered within ${MAX_ANSWER_MS} ms`, async () => {
    const took: number[] = [];
    for (let time = 0; time < 5; time += 1) {
      const begunMs = performance.now();
      await read(codeOf(CHEESE), { quantity: 2, deviceToken: device });
      took.push(performance.now() - begunMs);
    }
    // The quickest of five, because other programs may use the machine.
    expect(Math.min(...took)).toBeLessThan(MAX_ANSWER_MS);
  });

  it('orders in one tap; the second press is the same order', async () => {
    const page = (await read(codeOf(CHEESE), { quantity: 2, deviceToken: device })).value;
    const input = {
      code: codeOf(CHEESE),
      variantId: page.variantId ?? '',
      quantity: 2,
      deviceToken: device,
      expectedTotalCents: page.offer?.checkout.cart.totalCents ?? 0,
    };
    const idempotencyKey = newId();
    const first = (await api.call(orderByCode, input, { idempotencyKey })).value;
    const second = (await api.call(orderByCode, input, { idempotencyKey })).value;
    expect(second).toEqual(first);
    const order = (await api.call(readOrderByToken, { orderToken: first.orderToken })).value;
    expect(order.address).toEqual(HOME);
    expect(order.contact.email).toBe(ANNA.email);
    expect(order.producerOrders[0]?.lines[0]?.quantity).toBe(2);
    await api.pay(first.paymentUrl ?? '');
    const paid = (await api.call(readOrderByToken, { orderToken: first.orderToken })).value;
    expect(paid.paymentState).toBe('paid');
  });

  it('LAW-ORDER-2 is not bound to another total than the one above the button', async () => {
    const order = await api.call(
      orderByCode,
      {
        code: codeOf(CHEESE),
        variantId: variantOf(CHEESE),
        quantity: 1,
        deviceToken: device,
        expectedTotalCents: 1,
      },
      { idempotencyKey: newId() },
    );
    expect(order.problem.code).toBe('cart-changed');
  });

  it('sells by a code only what its producer makes', async () => {
    const order = await api.call(
      orderByCode,
      {
        code: codeOf(CHEESE),
        variantId: variantOf(POT),
        quantity: 1,
        deviceToken: device,
        expectedTotalCents: 1,
      },
      { idempotencyKey: newId() },
    );
    expect(order.problem.code).toBe('product-not-available');
  });

  it('without an address of its own gets no offer where one is needed', async () => {
    const fetched = await rememberedDevice(null);
    const page = (await read(codeOf(CHEESE), { deviceToken: fetched })).value;
    expect(page.offer?.recipient).toEqual({ shortName: 'Anna S.', place: null });
    expect(page.offer?.checkout.cart.groups[0]?.chosenWay).toBe('pickup');
    // The pottery has no way chosen before and would send a parcel.
    expect((await read(codeOf(POT), { deviceToken: fetched })).value.offer).toBeNull();
  });

  it('is ignored when it is forged', async () => {
    const forged = `${device.slice(0, -2)}${device.endsWith('AA') ? 'BB' : 'AA'}`;
    for (const token of [forged, 'A'.repeat(43)]) {
      expect((await read(codeOf(CHEESE), { deviceToken: token })).value.offer).toBeNull();
      const order = await api.call(
        orderByCode,
        {
          code: codeOf(CHEESE),
          variantId: variantOf(CHEESE),
          quantity: 1,
          deviceToken: token,
          expectedTotalCents: 1,
        },
        { idempotencyKey: newId() },
      );
      expect(order.problem.code).toBe('device-not-known');
    }
  });

  it('is forgotten on request and nothing of it stays', async () => {
    const mine = await rememberedDevice();
    const count = () =>
      api.app.get(Db).row<{ n: number }>('select count(*) as n from codes.device');
    const before = (await count())?.n ?? 0;
    await api.call(forgetDevice, { deviceToken: mine });
    await api.call(forgetDevice, { deviceToken: mine });
    expect((await count())?.n).toBe(before - 1);
    expect((await read(codeOf(CHEESE), { deviceToken: mine })).value.offer).toBeNull();
  });

  it('LAW-GDPR-6 is remembered for twelve months only, and only with consent', async () => {
    const refused = await api.call(rememberDevice, {
      orderToken: 'A'.repeat(43),
      consent: false as true,
    });
    expect(refused.problem.code).toBe('invalid-input');
    const old = await rememberedDevice();
    api.clock.advance(365 * DAY_MS);
    expect((await read(codeOf(CHEESE), { deviceToken: old })).value.offer).toBeNull();
    await rememberedDevice();
    const rows = await api.app
      .get(Db)
      .rows('select 1 from codes.device where expires_at <= $1', [api.clock.now()]);
    expect(rows).toHaveLength(0);
  });
});

describe('ordering an old order again', () => {
  it('puts what is sold into the basket and names what is not', async () => {
    const cartToken = await shopping.cart({ [CHEESE]: 2, [POT]: 1 });
    const ways = { [CHEESE]: 'pickup', [POT]: 'pickup' };
    const cart = (await shopping.deliver(cartToken, null, ways)).value;
    const order = (
      await api.call(
        placeOrder,
        { cartToken, expectedTotalCents: cart.totalCents, contact: ANNA, address: null },
        { idempotencyKey: newId() },
      )
    ).value;
    await shopping.pause(POT);
    try {
      const { orderToken } = order;
      const again = (await api.call(orderAgain, { orderToken })).value;
      expect(again.addedCount).toBe(1);
      expect(again.left).toEqual([{ name: demoProduct(POT).name.de, because: 'gone' }]);
      const basket = (await api.call(readCart, { cartToken: again.cartToken ?? '' })).value;
      expect(basket.itemCount).toBe(2);
      const stock = await api.app
        .get(Db)
        .row<{ reserved: number }>('select reserved from inventory.stock where variant_id = $1', [
          variantOf(CHEESE),
        ]);
      await shopping.count(CHEESE, (stock?.reserved ?? 0) + 3);
      const more = (await api.call(orderAgain, { orderToken, cartToken: again.cartToken ?? '' }))
        .value;
      expect(more.left).toContainEqual({ name: demoProduct(CHEESE).name.de, because: 'fewer' });
    } finally {
      await shopping.pause(POT, false);
      await shopping.count(CHEESE, 50);
    }
  });

  it('is not found for a link that is not ours', async () => {
    const again = await api.call(orderAgain, { orderToken: 'A'.repeat(43) });
    expect(again.problem.code).toBe('order-not-found');
  });
});

describe('labels', () => {
  const productId = demoId('product', demoProduct(CHEESE).id);

  it('carry the same code whenever they are printed, another one per batch', async () => {
    const caller = { sessionToken: await api.signIn(DAIRY) };
    const one = (await api.call(issueCode, { productId }, caller)).value;
    expect(one.code).toBe(codeOf(CHEESE));
    expect(one.url).toBe(`${api.config.urls.shop}/q/${one.code}`);
    const batch = (await api.call(issueCode, { productId, batch: '12/26' }, caller)).value;
    expect(batch.code).not.toBe(one.code);
    expect((await api.call(issueCode, { productId, batch: '12/26' }, caller)).value).toEqual(batch);
    expect((await read(batch.code)).value).toMatchObject({ batch: '12/26', leadsTo: 'product' });
    const own = (await api.call(issueCode, {}, caller)).value;
    expect((await read(own.code)).value.leadsTo).toBe('producer');
  });

  it('are a PDF, for own products only', async () => {
    const mine = { sessionToken: await api.signIn(DAIRY) };
    const input = { productId, layout: 'a4-24', count: 30 } as const;
    const file = (await api.call(printLabels, input, mine)).value;
    const bytes = Buffer.from(file.base64, 'base64');
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
    const theirs = { sessionToken: await api.signIn(POTTERY) };
    expect((await api.call(printLabels, input, theirs)).problem.code).toBe('product-not-found');
    const many = await api.call(printLabels, { ...input, count: 1_001 }, mine);
    expect(many.problem.code).toBe('invalid-input');
  });
});
