import AxeBuilder from '@axe-core/playwright';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { confirmErasure } from '@markthalle/contracts/accounts';
import { addToCart } from '@markthalle/contracts/cart';
import { forgetDevice, orderByCode, rememberDevice } from '@markthalle/contracts/codes';
import type { Page } from 'playwright-core';
import { ORDER_TOKEN } from './fixture-orders.ts';
import { CODE, DEVICE_TOKEN, LINK_TOKEN } from './fixture-reorder.ts';
import { SESSION_TOKEN } from './shop-fixture.ts';
import { type ShopUnderTest, shopUnderTest } from './shop-under-test.ts';

let shop: ShopUnderTest;
beforeAll(async () => {
  shop = await shopUnderTest();
});
afterAll(() => shop.close());

const get = (path: string, cookie = '') =>
  fetch(`${shop.url}${path}`, { headers: { cookie }, redirect: 'manual' });
const post = (path: string, fields: Record<string, string>, cookie = '') =>
  fetch(`${shop.url}${path}`, {
    method: 'POST',
    headers: { origin: shop.url, cookie },
    body: new URLSearchParams(fields),
    redirect: 'manual',
  });
const DEVICE = `shop_device=${DEVICE_TOKEN}`;
const SIGNED_IN = `shop_session=${SESSION_TOKEN}`;

async function expectClean(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow).toBeLessThanOrEqual(0);
}

describe.each([false, true])('a scanned code, scripts %s', (javaScript) => {
  it('puts the goods into the basket on an unknown device', async () => {
    const page = await shop.openPage({ javaScript, width: 320 });
    await page.goto(`/q/${CODE}`);
    expect(await page.locator('h1').count()).toBe(1);
    expect(await page.textContent('main')).toContain('Charge 12/26');
    expect(await page.getByRole('button', { name: 'Zahlungspflichtig bestellen' }).count()).toBe(0);
    if (javaScript) await expectClean(page);
    await page.getByRole('button', { name: 'In den Korb' }).first().click();
    await page.waitForURL(javaScript ? /\/q\// : /\/korb/);
    await page.context().close();
  });

  it('orders on a remembered device in one tap more', async () => {
    const page = await shop.openPage({ javaScript, width: 320 });
    await page.context().addCookies([{ name: 'shop_device', value: DEVICE_TOKEN, url: shop.url }]);
    await page.goto(`/q/${CODE}`);
    expect(await page.textContent('main')).toContain('An Anna S., 10435 Berlin');
    if (javaScript) await expectClean(page);
    const button = page.getByRole('button', { name: 'Zahlungspflichtig bestellen', exact: true });
    expect(await button.count()).toBe(1);
    // LAW-ORDER-1: the button bears its words and nothing else.
    expect(await button.innerHTML()).toBe('Zahlungspflichtig bestellen');
    // LAW-ORDER-2: between summary and button nothing can be pressed.
    const after = page.locator('.summary ~ :is(a, button), .summary ~ * :is(a, button)');
    expect(await after.allTextContents()).toEqual(['Zahlungspflichtig bestellen']);
    // LAW-ORDER-4: the ways to correct the summary lead to a basket that holds this article.
    expect(await page.locator('.summary a[href="/korb"]').count()).toBe(0);
    await button.click();
    await page.waitForURL(/\/kasse\/zahlung\/|\/bestellung\//);
    const call = shop.api.calls.findLast(({ endpoint }) => endpoint === orderByCode);
    expect(call?.input).toMatchObject({ code: CODE, quantity: 1, deviceToken: DEVICE_TOKEN });
    await page.context().close();
  });

  it('LAW-ORDER-4 leads to a basket that holds the article, where it can be changed', async () => {
    const page = await shop.openPage({ javaScript, width: 320 });
    await page.context().addCookies([{ name: 'shop_device', value: DEVICE_TOKEN, url: shop.url }]);
    await page.goto(`/q/${CODE}?menge=3`);
    const change = page.getByRole('button', { name: 'Lieferung von Imkerei Lindenlaut ändern' });
    await change.click();
    await page.waitForURL(/\/korb/);
    const added = shop.api.calls.findLast(({ endpoint }) => endpoint === addToCart);
    expect(added?.input).toMatchObject({ quantity: 3 });
    await page.context().close();
  });
});

describe('a code', () => {
  it('changes the number by the server and speaks English', async () => {
    expect(await (await get(`/q/${CODE}?menge=2&step=1`)).text()).toContain('value="3"');
    expect(await (await get(`/q/${CODE}?menge=-7`)).text()).toContain('value="1"');
    const english = await (await get(`/en/q/${CODE}`, DEVICE)).text();
    expect(english).toContain('Order with obligation to pay');
    expect(english).toContain('Not Anna?');
  });

  it('that is gone leads on, that is unknown to the search', async () => {
    expect(await (await get('/q/GGGGGG')).text()).toContain('„Rapshonig“ gibt es gerade nicht');
    expect((await get('/q/SSSSSS')).headers.get('location')).toBe('/suche?q=Rapshonig');
    const unknown = await get('/q/222222');
    expect(unknown.status).toBe(404);
    expect(await unknown.text()).toContain('Diesen Code kennen wir nicht');
  });

  it('may be kept by this browser alone', async () => {
    expect((await get(`/q/${CODE}`)).headers.get('cache-control')).toBe('private, no-cache');
    expect((await get(`/bestellung/${ORDER_TOKEN}`)).headers.get('cache-control')).toBe(
      'private, no-cache',
    );
  });

  it('is kept for reading without a line only where it names nobody', async () => {
    expect((await get(`/q/${CODE}`)).headers.get('offline-copy')).toBe('code');
    expect((await get(`/q/${CODE}`, DEVICE)).headers.get('offline-copy')).toBe('none');
  });

  it('shows the number that was chosen, with scripts too', async () => {
    const page = await shop.openPage({ javaScript: true });
    await page.goto(`/q/${CODE}`);
    await page.locator('.code-quantity').getByRole('button', { name: 'mehr' }).click();
    await page.waitForURL(/menge=2/);
    const { value } = await page
      .locator('form[data-add-to-cart] [name=quantity]')
      .evaluate((field) => ({ value: (field as HTMLInputElement).value }));
    expect(value).toBe('2');
    await page.context().close();
  });

  it('forgets the device on request', async () => {
    const answer = await post(`/q/${CODE}`, { intent: 'forget' }, DEVICE);
    expect(answer.headers.get('location')).toBe(`/q/${CODE}?vergessen=1`);
    expect(answer.headers.getSetCookie().join()).toContain('shop_device=; ');
    expect(answer.headers.get('clear-site-data')).toBe('"storage"');
    expect(shop.api.calls.findLast((call) => call.endpoint === forgetDevice)?.input).toEqual({
      deviceToken: DEVICE_TOKEN,
    });
  });

  it('takes no cookie of another shape for a device', async () => {
    const html = await (await get(`/q/${CODE}`, 'shop_device=<script>')).text();
    expect(html).not.toContain('Zahlungspflichtig');
  });
});

describe('the order page', () => {
  it('LAW-GDPR-6 remembers the browser only after the box was ticked', async () => {
    const order = `/bestellung/${ORDER_TOKEN}`;
    const before = shop.api.calls.filter((call) => call.endpoint === rememberDevice).length;
    const unticked = await post(order, { intent: 'remember' });
    expect(unticked.headers.getSetCookie()).toEqual([]);
    expect(shop.api.calls.filter((call) => call.endpoint === rememberDevice)).toHaveLength(before);
    const ticked = await post(order, { intent: 'remember', consent: 'yes' });
    expect(ticked.headers.getSetCookie().join()).toContain(
      `shop_device=${DEVICE_TOKEN}; Path=/; HttpOnly; SameSite=Lax; Max-Age=31536000`,
    );
  });

  it('orders again and says what is no longer sold', async () => {
    const answer = await post(`/bestellung/${ORDER_TOKEN}`, { intent: 'again' });
    expect(await answer.text()).toContain('Rapsöl: nicht mehr im Angebot');
    expect(answer.headers.getSetCookie().join()).toContain('shop_cart=');
  });

  it.each(['A'.repeat(43), 'kurz', '%F0%9F%92%90'])('is calm about the link %s', async (token) => {
    const answer = await get(`/bestellung/${token}`);
    expect(answer.status).toBe(404);
    const html = await answer.text();
    expect(html).toContain('Diesen Link kennen wir nicht');
    expect(html).not.toMatch(/26-000417|anna@example/);
  });
});

describe('the account', () => {
  it('is entered by a mailed link, by a press and not by opening it', async () => {
    const opened = await get(`/anmelden/link?token=${LINK_TOKEN}`);
    expect(opened.headers.getSetCookie()).toEqual([]);
    const entered = await post('/anmelden/link', { token: LINK_TOKEN });
    expect(entered.headers.get('location')).toBe('/konto');
    expect(entered.headers.getSetCookie().join()).toContain(`shop_session=${SESSION_TOKEN}`);
    expect((await post('/anmelden/link', { token: 'x'.repeat(43) })).status).toBe(422);
  });

  it('answers alike for every address', async () => {
    const answer = await post('/anmelden', { intent: 'link', linkEmail: 'wer@example.org' });
    expect(await answer.text()).toContain('Wenn es zu dieser Adresse ein Konto gibt');
    const wrong = await post('/anmelden', { intent: 'link', linkEmail: 'keine' });
    expect(wrong.status).toBe(400);
    expect(await wrong.text()).toContain('value="keine"');
  });

  it.each(['/konto', '/konto/bestellungen', '/konto/adressen', '/konto/loeschen', '/anmelden'])(
    '%s is accessible in both languages, and only for its owner',
    async (path) => {
      if (path !== '/anmelden') {
        expect((await get(path)).headers.get('location')).toContain('/anmelden?ziel=');
      }
      const page = await shop.openPage({ javaScript: true, width: 320 });
      await page
        .context()
        .addCookies([{ name: 'shop_session', value: SESSION_TOKEN, url: shop.url }]);
      await page.goto(path);
      expect(await page.locator('h1').count()).toBe(1);
      await expectClean(page);
      await page.context().close();
    },
  );

  it('keeps what was typed when an address is wrong', async () => {
    const answer = await post(
      '/konto/adressen',
      { name: 'Anna', street: '', postcode: '123', town: '💐' },
      SIGNED_IN,
    );
    expect(answer.status).toBe(400);
    const html = await answer.text();
    expect(html).toContain('Bitte prüfen Sie 3 Angaben');
    expect(html).toContain('#field-postcode');
    expect(html).toContain('value="💐"');
  });

  it('LAW-GDPR-3 gives the data as a file', async () => {
    const answer = await get('/konto/daten', SIGNED_IN);
    expect(answer.headers.get('content-disposition')).toContain('attachment');
    expect(await answer.json()).toMatchObject({ subject: { email: 'anna@example.org' } });
  });

  it('LAW-GDPR-4 is deleted in two steps, and nothing of it stays in the browser', async () => {
    const first = await post('/konto/loeschen', { intent: 'request' }, SIGNED_IN);
    expect(await first.text()).toContain('Erst dort wird das Konto gelöscht');
    expect(shop.api.calls.some((call) => call.endpoint === confirmErasure)).toBe(false);
    const page = await (await get(`/konto/loeschen?token=${LINK_TOKEN}`)).text();
    expect(page).toContain('Das lässt sich nicht rückgängig machen');
    const done = await post('/konto/loeschen', { intent: 'confirm', token: LINK_TOKEN }, SIGNED_IN);
    const cookies = done.headers.getSetCookie().join();
    for (const name of ['session', 'device', 'cart']) expect(cookies).toContain(`shop_${name}=; `);
    expect(done.headers.get('clear-site-data')).toBe('"storage"');
  });
});
