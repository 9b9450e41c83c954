import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { claimCart } from '@markthalle/contracts/cart';
import { CART_TOKEN } from './fixture-orders.ts';
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
