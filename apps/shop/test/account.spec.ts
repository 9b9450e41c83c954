import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Address, listAddresses } from '@markthalle/contracts/accounts';
import { claimCart } from '@markthalle/contracts/cart';
import { readCheckout } from '@markthalle/contracts/checkout-view';
import { idOf } from './fixture-catalog.ts';
import { checkoutView } from './fixture-legal.ts';
import { CART_TOKEN, cart } from './fixture-orders.ts';
import { BUYER, SESSION_TOKEN } from './shop-fixture.ts';
import { type ShopUnderTest, shopUnderTest } from './shop-under-test.ts';

let shop: ShopUnderTest;
beforeAll(async () => {
  shop = await shopUnderTest();
});
afterAll(() => shop.close());

const signIn = (fields: Record<string, string>) =>
  fetch(`${shop.url}/anmelden`, {
    method: 'POST',
    headers: { origin: shop.url, cookie: `shop_cart=${CART_TOKEN}.2` },
    body: new URLSearchParams(fields),
    redirect: 'manual',
  });

describe('signing in', () => {
  it('keeps the address and forgets the password when it was wrong', async () => {
    const answer = await signIn({ email: BUYER.email, password: 'falsches Passwort' });
    const html = await answer.text();
    expect(answer.status).toBe(401);
    expect(html).toContain('E-Mail-Adresse oder Passwort stimmt nicht.');
    expect(html).toContain(`value="${BUYER.email}"`);
    expect(html).not.toContain('falsches Passwort');
  });

  it('brings the guest’s basket along and leads where the reader wanted to go', async () => {
    const answer = await signIn({ ...BUYER, target: '/kasse' });
    expect(answer.headers.get('location')).toBe('/kasse');
    const cookies = answer.headers.getSetCookie();
    expect(cookies.find((line) => line.startsWith('shop_session='))).toMatch(
      new RegExp(`^shop_session=${SESSION_TOKEN}; Path=/; HttpOnly; SameSite=Lax`),
    );
    expect(cookies.find((line) => line.startsWith('shop_cart='))).toContain(`${CART_TOKEN}.4`);
    const claim = shop.api.calls.find((call) => call.endpoint === claimCart);
    expect(claim).toMatchObject({
      sessionToken: SESSION_TOKEN,
      input: { cartToken: CART_TOKEN },
    });
  });

  it('leads to no other site', async () => {
    const answer = await signIn({ ...BUYER, target: '//evil.test' });
    expect(answer.headers.get('location')).toBe('/konto');
  });
});

describe('an expired session', () => {
  it('is forgotten, and the reader is asked to sign in and then comes back', async () => {
    const answer = await fetch(`${shop.url}/en/account`, {
      headers: { cookie: `shop_session=${'x'.repeat(43)}` },
      redirect: 'manual',
    });
    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toBe(
      '/en/sign-in?ziel=%2Fen%2Faccount&grund=abgelaufen',
    );
    expect(answer.headers.get('set-cookie')).toContain('shop_session=; ');
  });
});

describe('the account page', () => {
  it('shows the buyer’s orders', async () => {
    const answer = await fetch(`${shop.url}/konto`, {
      headers: { cookie: `shop_session=${SESSION_TOKEN}` },
    });
    const html = await answer.text();
    expect(html).toContain('Moin Anna Schmidt.');
    expect(html).toContain('Imkerei Lindenlaut, Käserei Kranichruf');
    expect(answer.headers.get('cache-control')).toBe('private, no-store');
  });
});

const HOME: Address = {
  addressId: idOf(71),
  name: 'Anna M. Schmidt',
  street: 'Lindenweg 5',
  postcode: '10435',
  town: 'Berlin',
  phone: '030 555 01 23',
};
const SUMMER: Address = {
  addressId: idOf(72),
  name: 'Anna Schmidt-Lund',
  street: 'Hafenstraße 2',
  postcode: '18347',
  town: 'Ahrenshoop',
  phone: null,
};
const FIELDS = ['email', 'name', 'street', 'postcode', 'town', 'phone'];

/** What stands in the fields of the checkout when it opens. */
async function checkoutFields(
  addresses: readonly Address[],
  { postcode = '10435' as string | null, session = SESSION_TOKEN } = {},
) {
  shop.api.on(listAddresses, () => ({ addresses: [...addresses] }));
  shop.api.on(readCheckout, () => checkoutView({ cart: { ...cart, postcode } }));
  const page = await shop.openPage({ javaScript: false, shopping: true });
  await page.context().addCookies([{ name: 'shop_session', value: session, url: shop.url }]);
  await page.goto('/kasse');
  const values: string[] = [];
  for (const name of FIELDS) values.push(await page.inputValue(`[name=${name}]`));
  await page.context().close();
  return values;
}

describe('the checkout of somebody who signed in', () => {
  it('is filled in with the address that was saved last', async () => {
    const home = ['anna@example.org', HOME.name, 'Lindenweg 5', '10435', 'Berlin', '030 555 01 23'];
    expect(await checkoutFields([HOME])).toEqual(home);
    expect(await checkoutFields([SUMMER, HOME])).toEqual(home);
    expect(await checkoutFields([HOME, SUMMER], { postcode: null })).toEqual([
      'anna@example.org',
      'Anna Schmidt-Lund',
      'Hafenstraße 2',
      '18347',
      'Ahrenshoop',
      '',
    ]);
  });

  it('keeps the postcode of the basket: an address elsewhere gives name and phone only', async () => {
    expect(await checkoutFields([HOME, SUMMER])).toEqual([
      'anna@example.org',
      'Anna Schmidt-Lund',
      '',
      '10435',
      '',
      '',
    ]);
  });

  it('has e-mail and name of the account where no address is saved', async () => {
    const fields = await checkoutFields([]);
    expect(fields).toEqual(['anna@example.org', 'Anna Schmidt', '', '10435', '', '']);
  });

  it('opens empty when the session has ended, for one can buy as a guest', async () => {
    const fields = await checkoutFields([HOME], { session: 'x'.repeat(43) });
    expect(fields).toEqual(['', '', '', '10435', '', '']);
  });

  it('keeps what was typed over it, also what was emptied', async () => {
    shop.api.on(listAddresses, () => ({ addresses: [HOME] }));
    const page = await shop.openPage({ javaScript: false, shopping: true });
    const session = { name: 'shop_session', value: SESSION_TOKEN, url: shop.url };
    await page.context().addCookies([session]);
    await page.goto('/kasse');
    await page.fill('[name=name]', 'Bo Lund');
    await page.fill('[name=street]', '');
    await page.getByRole('button', { name: 'Zahlungspflichtig bestellen' }).click();
    expect(await page.inputValue('[name=name]')).toBe('Bo Lund');
    expect(await page.inputValue('[name=street]')).toBe('');
    await page.context().close();
  });
});
