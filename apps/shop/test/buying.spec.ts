import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { addToCart, readCart, setCartDelivery, setCartQuantity } from '@markthalle/contracts/cart';
import { placeOrder } from '@markthalle/contracts/checkout';
import { FixtureProblem } from '@markthalle/testing/fixture-api';
import { waitFor } from '@markthalle/testing/wait-for';
import type { Page } from 'playwright-core';
import { CART_TOKEN, cart, ORDER_TOKEN } from './fixture-orders.ts';
import { PAYMENT_URL } from './shop-fixture.ts';
import { type ShopUnderTest, shopUnderTest } from './shop-under-test.ts';

let shop: ShopUnderTest;
beforeAll(async () => {
  shop = await shopUnderTest();
});
afterAll(() => shop.close());
beforeEach(() => {
  shop.api.calls.length = 0;
});

const HONEY = '/p/lindenhonig-vom-feldberger-haussee';

async function fillCheckout(page: Page): Promise<void> {
  await page.getByLabel('E-Mail').fill('anna@example.org');
  await page.getByLabel('Vor- und Nachname').fill('Anna 🐝 Schmidt');
  await page.getByLabel('Straße und Hausnummer').fill('Kastanienallee 1');
  await page.getByLabel('Ort', { exact: true }).fill('Berlin');
}

/** The browser cannot open the payment page here; where it wanted to go is what counts. */
async function pressOrder(page: Page): Promise<string> {
  const request = page.waitForRequest((candidate) => candidate.url().startsWith(PAYMENT_URL));
  await page.getByRole('button', { name: 'Zahlungspflichtig bestellen' }).click();
  return (await request).url();
}

describe.each([
  ['without scripts', false],
  ['with scripts', true],
])('buying %s', (_, javaScript) => {
  it('puts a product into the basket with quantity and delivery', async () => {
    const page = await shop.openPage({ javaScript });
    await page.goto(HONEY);
    await page.getByRole('spinbutton', { name: 'Menge' }).fill('3');
    await page.getByRole('radio', { name: /Paket/ }).check();
    await page.getByRole('button', { name: 'In den Korb' }).first().click();
    const count = page.locator('[data-cart-count]');
    await waitFor('the count', async () => (await count.textContent())?.startsWith('5') ?? false);
    expect(shop.api.inputsOf(addToCart)).toEqual([
      expect.objectContaining({ quantity: 3, deliveryWay: 'parcel', language: 'de' }),
    ]);
  });

  it('changes the number with the stepper’s buttons', async () => {
    const page = await shop.openPage({ javaScript });
    await page.goto(HONEY);
    await page.getByRole('button', { name: 'mehr' }).click();
    const field = page.getByRole('spinbutton', { name: 'Menge' });
    await waitFor('two', async () => (await field.inputValue()) === '2');
    expect(shop.api.inputsOf(addToCart)).toEqual([]);
  });

  it('changes quantity and delivery in the basket', async () => {
    const page = await shop.openPage({ javaScript, shopping: true });
    await page.goto('/korb');
    const line = page.locator('.cart-line').first();
    await line.getByRole('button', { name: 'mehr' }).click();
    await waitFor('the change', () => shop.api.inputsOf(setCartQuantity).length === 1);
    expect(shop.api.inputsOf(setCartQuantity)[0]).toMatchObject({ quantity: 3 });
    await page.getByText('Lieferart ändern').first().click();
    await page
      .getByRole('radio', { name: /Abholung/ })
      .first()
      .check();
    if (!javaScript) await page.getByRole('button', { name: 'Übernehmen' }).first().click();
    await waitFor('the way', () => shop.api.inputsOf(setCartDelivery).length === 1);
    expect(shop.api.inputsOf(setCartDelivery)[0]).toMatchObject({ ways: [{ way: 'pickup' }] });
  });

  if (javaScript) {
    it('leaves unfolded what was unfolded while totals follow a change', async () => {
      const page = await shop.openPage({ javaScript, shopping: true });
      await page.goto('/korb');
      await page.getByText('Lieferart ändern').first().click();
      await page.locator('.cart-line').first().getByRole('button', { name: 'mehr' }).click();
      await waitFor('the change', () => shop.api.inputsOf(setCartQuantity).length === 1);
      await page.waitForLoadState('networkidle');
      expect(await page.locator('details.way-form').first().getAttribute('open')).not.toBeNull();
    });
  }

  it('orders and leads to the payment page', async () => {
    const page = await shop.openPage({ javaScript, shopping: true });
    await page.goto('/kasse');
    await fillCheckout(page);
    expect(await pressOrder(page)).toBe(PAYMENT_URL);
    const call = shop.api.calls.find((candidate) => candidate.endpoint === placeOrder);
    expect(call?.idempotencyKey).toMatch(/^[0-9a-f-]{36}$/);
    expect(call?.input).toMatchObject({
      cartToken: CART_TOKEN,
      expectedTotalCents: 4520,
      contact: { email: 'anna@example.org', name: 'Anna 🐝 Schmidt', phone: null },
      address: { street: 'Kastanienallee 1', postcode: '10435', town: 'Berlin' },
    });
  });

  it('keeps what was typed when something is missing', async () => {
    const page = await shop.openPage({ javaScript, shopping: true });
    await page.goto('/kasse');
    await fillCheckout(page);
    await page.getByLabel('E-Mail').fill('keine Adresse');
    await page.getByRole('button', { name: 'Zahlungspflichtig bestellen' }).click();
    const summary = page.getByRole('alert');
    await summary.waitFor();
    expect(await summary.textContent()).toContain('Bitte prüfen Sie 1 Angabe');
    expect(await page.title()).toMatch(/^Fehler: /);
    expect(await page.getByLabel('Straße und Hausnummer').inputValue()).toBe('Kastanienallee 1');
    expect(await page.getByLabel('E-Mail').getAttribute('aria-invalid')).toBe('true');
    expect(shop.api.inputsOf(placeOrder)).toEqual([]);
  });
});

describe('two presses of the order button', () => {
  /** Sends the checkout's form as a browser does, with the fields of one page. */
  async function orderForm(): Promise<() => Promise<Response>> {
    const headers = { cookie: `shop_cart=${CART_TOKEN}.4`, origin: shop.url };
    const html = await (await fetch(`${shop.url}/kasse`, { headers })).text();
    const key = /name="idempotencyKey" value="([^"]+)"/.exec(html)?.[1] ?? '';
    const body = new URLSearchParams({
      idempotencyKey: key,
      expectedTotalCents: '4520',
      email: 'anna@example.org',
      name: 'Anna',
      street: 'Kastanienallee 1',
      postcode: '10435',
      town: 'Berlin',
    });
    return () => fetch(`${shop.url}/kasse`, { method: 'POST', headers, body, redirect: 'manual' });
  }

  it('send one key, and both end at the same payment', async () => {
    const press = await orderForm();
    const answers = [await press(), await press()];
    const keys = shop.api.calls
      .filter((call) => call.endpoint === placeOrder)
      .map((call) => call.idempotencyKey);
    expect(new Set(keys).size).toBe(1);
    expect(keys).toHaveLength(2);
    expect(answers.map((answer) => answer.headers.get('location'))).toEqual([
      PAYMENT_URL,
      PAYMENT_URL,
    ]);
  });

  it('wait for each other while the first still runs', async () => {
    let running = 2;
    const placed = {
      orderToken: ORDER_TOKEN,
      orderNumber: '2026-1',
      totalCents: 4520,
      paymentUrl: null,
    };
    shop.api.on(placeOrder, () => {
      running -= 1;
      if (running >= 0) throw new FixtureProblem('idempotency-key-in-use');
      return placed;
    });
    const answer = await (await orderForm())();
    expect(answer.headers.get('location')).toBe(`/kasse/zahlung/${ORDER_TOKEN}`);
    shop.api.on(placeOrder, () => ({ ...placed, paymentUrl: PAYMENT_URL }));
  });

  it('lead to the order when the basket is already ordered', async () => {
    shop.api.on(placeOrder, () => {
      throw new FixtureProblem('cart-not-found');
    });
    const headers = {
      cookie: `shop_cart=${CART_TOKEN}.4; shop_last_order=${ORDER_TOKEN}`,
      origin: shop.url,
    };
    const body = new URLSearchParams({ email: 'a@example.org', name: 'Anna' });
    const answer = await fetch(`${shop.url}/kasse`, {
      method: 'POST',
      headers,
      body,
      redirect: 'manual',
    });
    expect(answer.headers.get('location')).toBe(`/bestellung/${ORDER_TOKEN}`);
  });
});

describe('bad input', () => {
  const post = (path: string, fields: Record<string, string>, cookie = '') =>
    fetch(shop.url + path, {
      method: 'POST',
      headers: { origin: shop.url, cookie },
      body: new URLSearchParams(fields),
      redirect: 'manual',
    });

  it.each(['-1', '1.5', 'viele', '1000'])('refuses the quantity %s', async (quantity) => {
    const answer = await post('/korb/hinzufuegen', {
      variantId: '01900000-0000-7000-8000-000000000200',
      quantity,
    });
    expect(answer.headers.get('location')).toBe('/korb?grund=invalid-input');
    expect(shop.api.inputsOf(addToCart)).toEqual([]);
  });

  it('returns to no foreign address', async () => {
    for (const returnTo of ['//evil.test', 'https://evil.test', '/\\evil.test', '/a\nb']) {
      const answer = await post('/postleitzahl', { postcode: '10435', returnTo });
      expect(answer.headers.get('location')).toBe('/');
    }
  });

  it('shows markup as text', async () => {
    const html = await (await fetch(`${shop.url}/suche?q=<script>alert(1)</script>`)).text();
    expect(html).not.toContain('<script>alert');
    expect(html).toContain('&lt;script&gt;alert(1)');
  });

  it('says in the reader’s language why something did not go in', async () => {
    const cookie = `shop_cart=${CART_TOKEN}.4`;
    shop.api.on(setCartQuantity, () => {
      throw new FixtureProblem('not-enough-stock');
    });
    const line = { intent: 'quantity', variantId: cart.groups[0]?.lines[0]?.variantId ?? '' };
    const answer = await post('/en/basket', { ...line, quantity: '99' }, cookie);
    expect(answer.headers.get('location')).toBe('/en/basket?grund=not-enough-stock');
    const html = await (
      await fetch(`${shop.url}/en/basket?grund=not-enough-stock`, { headers: { cookie } })
    ).text();
    expect(html).toContain('There is not enough left of this.');
  });

  it('forgets a basket that is gone', async () => {
    shop.api.on(readCart, () => {
      throw new FixtureProblem('cart-not-found');
    });
    const headers = { cookie: `shop_cart=${CART_TOKEN}.4` };
    const answer = await fetch(`${shop.url}/korb`, { headers });
    expect(answer.headers.get('set-cookie')).toContain('shop_cart=;');
    expect(await answer.text()).toContain('Ihr Korb ist leer.');
    shop.api.on(readCart, () => cart);
  });
});
