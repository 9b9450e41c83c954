import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  acceptCartChanges,
  addToCart,
  claimCart,
  MAX_CART_LINES,
  readCart,
  setCartQuantity,
} from '@markthalle/contracts/cart';
import { loadDemoCatalogue } from '@markthalle/demo-catalogue/demo-data';
import { callRoute } from '../../../test/call-route.ts';
import { startDemoMarket } from '../../../test/demo-market.ts';
import { DemoShopping, variantOf } from '../../../test/demo-shopping.ts';
import type { ModulesUnderTest } from '../../../test/modules-under-test.ts';
import { DEMO_BUYER, DEMO_STAFF } from '../../demo/demo-logins.ts';
import { MINUTE_MS } from '../../platform/clock/clock.ts';
import { countStatements } from '../../platform/db/db.ts';
import { newId, newToken } from '../../platform/db/new-id.ts';
import { CartModule } from './cart.module.ts';

const SLOW_MS = 60_000;
const HONEY = 'rapsbluetenhonig';
const CHEESE = 'kuemmel-landkaese';
const LIMITED = 'lindenhonig-vom-feldberger-haussee';
const POTTERY = 'ring-sturmflut';

let market: ModulesUnderTest;
let shopping: DemoShopping;

beforeAll(async () => {
  market = await startDemoMarket([CartModule]);
  shopping = new DemoShopping(market.app);
}, SLOW_MS);

afterAll(() => market.stop());

describe('adding to a cart', () => {
  it('makes a cart, and adds up in it', async () => {
    const first = await shopping.add(HONEY, 2);
    expect(first.status).toBe(201);
    expect(first.value).toMatchObject({ itemCount: 2, quantity: 2, limited: false });
    const { cartToken } = first.value;
    expect((await shopping.add(HONEY, 1, cartToken)).value).toEqual({
      cartToken,
      itemCount: 3,
      quantity: 3,
      limited: false,
    });
    expect((await shopping.add(CHEESE, 1, cartToken)).value).toMatchObject({
      itemCount: 4,
      quantity: 1,
    });
  });

  it('under an unknown token makes a new cart under a new token', async () => {
    const stale = newToken();
    const { cartToken } = (await shopping.add(HONEY, 1, stale)).value;
    expect(cartToken).not.toBe(stale);
  });

  it('takes at most six statements', async () => {
    const fresh = await countStatements(() => shopping.add(HONEY));
    expect(fresh.statements).toBeLessThanOrEqual(6);
    const { cartToken } = fresh.result.value;
    const input = { cartToken, variantId: variantOf(CHEESE), deliveryWay: 'pickup' } as const;
    const more = await countStatements(() => callRoute(market.app, addToCart, input));
    expect(more.result.status).toBe(201);
    expect(more.statements).toBeLessThanOrEqual(6);
  });

  it('fills up to what is left, and says so only where less came in than was asked', async () => {
    await shopping.count(LIMITED, 5);
    const exact = (await shopping.add(LIMITED, 5)).value;
    expect(exact).toMatchObject({ quantity: 5, limited: false });
    const { cartToken } = (await shopping.add(LIMITED, 4)).value;
    expect((await shopping.add(LIMITED, 4, cartToken)).value).toMatchObject({
      quantity: 5,
      limited: true,
    });
    expect((await shopping.add(LIMITED, 900)).value).toMatchObject({ quantity: 5, limited: true });
  });

  it('of uncounted goods ends at 999', async () => {
    const { cartToken } = (await shopping.add(POTTERY, 999)).value;
    expect((await shopping.add(POTTERY, 1, cartToken)).value).toMatchObject({
      quantity: 999,
      limited: true,
    });
  });

  it('of what is sold out is refused', async () => {
    await shopping.count(LIMITED, 0);
    const answer = await shopping.add(LIMITED);
    expect([answer.status, answer.problem.code]).toEqual([409, 'not-enough-stock']);
  });

  it('of what does not exist is refused', async () => {
    const answer = await callRoute(market.app, addToCart, { variantId: newId() });
    expect([answer.status, answer.problem.code]).toEqual([404, 'variant-not-found']);
  });

  it.each([0, -1, 1.5, 1000, Number.NaN])('in the quantity %d is refused', async (quantity) => {
    const answer = await shopping.add(HONEY, quantity);
    expect([answer.status, answer.problem.errors?.[0]?.pointer]).toEqual([400, '/quantity']);
  });

  it('ends at 80 different articles', async () => {
    const variants = loadDemoCatalogue()
      .products.filter(({ variants, stock }) => variants === null && stock.policy === 'tracked')
      .map(({ slug }) => slug);
    const cartToken = await shopping.cart(
      Object.fromEntries(variants.slice(0, MAX_CART_LINES).map((slug) => [slug, 1])),
    );
    const answer = await shopping.add(variants[MAX_CART_LINES] ?? '', 1, cartToken);
    expect([answer.status, answer.problem.code]).toEqual([422, 'cart-full']);
    expect((await shopping.add(variants[0] ?? '', 1, cartToken)).value.itemCount).toBe(81);
  });

  it('at the same moment from two tabs loses nothing', async () => {
    const cartToken = await shopping.cart({ [HONEY]: 1 });
    await Promise.all(Array.from({ length: 10 }, () => shopping.add(HONEY, 1, cartToken)));
    expect((await shopping.read(cartToken)).itemCount).toBe(11);
  });
});

describe('the quantity of a line', () => {
  const set = (cartToken: string, variantId: string, quantity: number) =>
    callRoute(market.app, setCartQuantity, { cartToken, variantId, quantity });

  it('is set, and 0 removes the line', async () => {
    const cartToken = await shopping.cart({ [HONEY]: 2, [CHEESE]: 1 });
    const more = (await set(cartToken, variantOf(HONEY), 7)).value;
    // 7 × 6.90 € + 1 × 7.20 €, deposit 7 × 0.15 €.
    expect(more).toMatchObject({ itemCount: 8, goodsCents: 5550, depositCents: 105 });
    const less = (await set(cartToken, variantOf(HONEY), 0)).value;
    expect(less).toMatchObject({ itemCount: 1, goodsCents: 720, depositCents: 0 });
    expect((await set(cartToken, variantOf(HONEY), 0)).status).toBe(200);
  });

  it.each([900.5, 1000, -1])('is not %d', async (quantity) => {
    const cartToken = await shopping.cart({ [HONEY]: 2 });
    expect((await set(cartToken, variantOf(HONEY), quantity)).status).toBe(400);
  });

  it('is not more than there is', async () => {
    const cartToken = await shopping.cart({ [HONEY]: 2 });
    const answer = await set(cartToken, variantOf(HONEY), 900);
    expect([answer.status, answer.problem.code]).toEqual([409, 'not-enough-stock']);
    expect((await shopping.read(cartToken)).itemCount).toBe(2);
  });

  it('of what is not in the cart cannot be set', async () => {
    const cartToken = await shopping.cart({ [HONEY]: 2 });
    for (const variantId of [variantOf(CHEESE), newId()]) {
      const answer = await set(cartToken, variantId, 1);
      expect([answer.status, answer.problem.code]).toEqual([404, 'cart-line-not-found']);
    }
  });
});

describe('a cart', () => {
  it('is opened by its token only', async () => {
    await shopping.cart({ [HONEY]: 2 });
    const foreign = newToken();
    for (const call of [
      callRoute(market.app, readCart, { cartToken: foreign }),
      callRoute(market.app, acceptCartChanges, { cartToken: foreign }),
      callRoute(market.app, setCartQuantity, {
        cartToken: foreign,
        variantId: variantOf(HONEY),
        quantity: 1,
      }),
      shopping.deliver(foreign, '18055'),
    ]) {
      const answer = await call;
      expect([answer.status, answer.problem.code]).toEqual([404, 'cart-not-found']);
    }
  });

  const HOSTILE = [
    "'; drop table cart.cart; --",
    '<script>alert(1)</script>',
    '🍯🧀',
    '\u0000',
    'a'.repeat(5_000),
    { $gt: '' },
    ['x'],
    null,
    42,
  ];
  it.each(['cartToken', 'variantId', 'quantity', 'deliveryWay', 'language'])(
    'takes no hostile %s',
    async (field) => {
      for (const value of HOSTILE.filter((one) => field !== 'quantity' || one !== 42)) {
        const answer = await market.app.inject({
          method: 'POST',
          url: '/cart/lines',
          payload: { variantId: variantOf(HONEY), [field]: value },
        });
        expect([field, value, answer.statusCode]).toEqual([field, value, 400]);
        expect(answer.body).not.toMatch(/drop table|<script>/);
      }
    },
  );

  it.each(['postcode', 'ways'])('takes no hostile %s of a delivery', async (field) => {
    const cartToken = await shopping.cart({ [HONEY]: 1 });
    for (const value of HOSTILE.filter((one) => field !== 'postcode' || one !== null)) {
      const answer = await market.app.inject({
        method: 'PUT',
        url: `/carts/${cartToken}/delivery`,
        payload: { [field]: value },
      });
      expect([field, value, answer.statusCode]).toEqual([field, value, 400]);
    }
  });
});

describe('the cart of an account', () => {
  const claim = (sessionToken: string, cartToken?: string) =>
    callRoute(market.app, claimCart, cartToken === undefined ? {} : { cartToken }, {
      sessionToken,
    });

  it('takes what the guest collected; of the same article the larger quantity stays', async () => {
    const { sessionToken } = await shopping.logIn(DEMO_BUYER);
    const atHome = await shopping.cart({ [HONEY]: 2, [CHEESE]: 3 });
    const own = (await claim(sessionToken, atHome)).value;
    expect(own.itemCount).toBe(5);
    expect((await callRoute(market.app, readCart, { cartToken: atHome })).status).toBe(404);
    const onTheWay = await shopping.cart({ [HONEY]: 4, [CHEESE]: 1, [POTTERY]: 1 });
    const merged = (await claim(sessionToken, onTheWay)).value;
    expect(merged).toEqual({ cartToken: own.cartToken, itemCount: 8 });
    const { groups } = await shopping.read(own.cartToken);
    const quantities = Object.fromEntries(
      groups.flatMap(({ lines }) => lines.map((line) => [line.productSlug, line.quantity])),
    );
    expect(quantities).toEqual({ [HONEY]: 4, [CHEESE]: 3, [POTTERY]: 1 });
    // Every device of the person gets the same cart, whether it brings one or not.
    expect((await claim((await shopping.logIn(DEMO_BUYER)).sessionToken)).value).toEqual(merged);
    expect((await claim(sessionToken, onTheWay)).value).toEqual(merged);
  });

  it('never takes the cart of another account', async () => {
    const [staff = DEMO_BUYER, other = DEMO_BUYER] = DEMO_STAFF;
    const mine = await shopping.logIn(staff);
    const theirs = await shopping.logIn(other);
    const { cartToken } = (await claim(mine.sessionToken, await shopping.cart({ [HONEY]: 2 })))
      .value;
    const answer = (await claim(theirs.sessionToken, cartToken)).value;
    expect(answer.cartToken).not.toBe(cartToken);
    expect(answer.itemCount).toBe(0);
    expect((await shopping.read(cartToken)).itemCount).toBe(2);
  });

  it('is one, also when two devices of a person sign in together', async () => {
    market.clock.advance(MINUTE_MS);
    const { sessionToken } = await shopping.logIn({
      ...DEMO_BUYER,
      email: 'hallo@imkerei-lindenlaut.example',
    });
    const carts = await Promise.all(Array.from({ length: 6 }, () => shopping.cart({ [HONEY]: 1 })));
    const answers = await Promise.all(carts.map((token) => claim(sessionToken, token)));
    expect(new Set(answers.map(({ value }) => value.cartToken)).size).toBe(1);
  });

  it('holds no more than a cart holds', async () => {
    const slugs = loadDemoCatalogue()
      .products.filter(({ variants, stock }) => variants === null && stock.policy === 'tracked')
      .map(({ slug }) => slug);
    const of = (list: readonly string[]) =>
      shopping.cart(Object.fromEntries(list.map((slug) => [slug, 1])));
    const { sessionToken } = await shopping.logIn({
      ...DEMO_BUYER,
      email: 'hallo@toepferei-blaubrand.example',
    });
    await claim(sessionToken, await of(slugs.slice(0, 50)));
    market.clock.advance(MINUTE_MS);
    const merged = (await claim(sessionToken, await of(slugs.slice(50, 100)))).value;
    expect(merged.itemCount).toBe(MAX_CART_LINES);
  });
});
