import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type Fixture, openSession, startFixture } from './sandbox-fixture.ts';

let fixture: Fixture;
beforeEach(async () => {
  fixture = await startFixture();
});
afterEach(() => fixture.close());

const get = (url: string, headers: Record<string, string> = {}) =>
  fetch(url, { redirect: 'manual', headers });

const send = (url: string, fields: Record<string, string>) =>
  fetch(url, { method: 'POST', redirect: 'manual', body: new URLSearchParams(fields) });

const CARD = { method: 'card', number: '4242 4242 4242 4242', expiry: '12/34', cvc: '123' };

/** Ids of labelled fields, and of fields that have no label. */
function labels(text: string) {
  const named = new Set([...text.matchAll(/<label for="([^"]+)"/g)].map(([, id]) => id));
  const inputs = [...text.matchAll(/<input(?![^>]*type="hidden")[^>]*\sid="([^"]+)"/g)];
  const without = inputs.map(([, id]) => id).filter((id) => !named.has(id));
  return { named, without, count: inputs.length };
}

describe('the payment page', () => {
  it('speaks German or English by the locale of the session', async () => {
    const german = await openSession(fixture, 6784, { locale: 'de' });
    const english = await openSession(fixture, 6784, { locale: 'en' });
    const de = await (await get(String(german.url))).text();
    expect(de).toContain('<html lang="de">');
    expect(de).toContain('SANDBOX – kein echtes Geld');
    expect(de).toContain('67,84');
    expect(de).toContain('Jetzt bezahlen');
    const en = await (await get(String(english.url))).text();
    expect(en).toContain('<html lang="en">');
    expect(en).toContain('€67.84');
    expect(en).toContain('Pay now');
  });

  it('follows the browser when the locale is left open', async () => {
    const { url } = await openSession(fixture, 500, { locale: 'auto' });
    const page = await get(String(url), { 'accept-language': 'en-GB,en;q=0.9' });
    expect(await page.text()).toContain('<html lang="en">');
  });

  it('labels every field, loads nothing from elsewhere and runs no script', async () => {
    const { url } = await openSession(fixture, 500);
    const page = await get(String(url));
    const policy = String(page.headers.get('content-security-policy'));
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain('unsafe');
    expect(policy).not.toContain('script-src');
    const text = await page.text();
    expect(text).not.toContain('<script');
    expect(text).not.toContain('style="');
    const { without, count } = labels(text);
    expect(count).toBe(13);
    expect(without).toEqual([]);
    const style = await get(`${fixture.sandbox.url}/assets/sandbox.css`);
    expect(style.headers.get('content-type')).toContain('text/css');
  });

  it('shows text as text', async () => {
    const { url } = await openSession(fixture, 500, {
      line_items: [
        {
          quantity: 1,
          price_data: {
            currency: 'eur',
            unit_amount: 500,
            product_data: { name: '<img src=x onerror=alert(1)> & "Käse"' },
          },
        },
      ],
    });
    const text = await (await get(String(url))).text();
    expect(text).toContain('&lt;img src=x onerror=alert(1)&gt; &amp; &quot;Käse&quot;');
    expect(text).not.toContain('<img');
  });

  it('takes the buyer to the success address with the id of the session', async () => {
    const { id, url } = await openSession(fixture, 500);
    const paid = await send(String(url), { ...CARD, name: 'Anna', email: 'anna@example.org' });
    expect(paid.status).toBe(303);
    expect(paid.headers.get('location')).toBe(`http://localhost:3000/done?session=${id}`);
    const session = await fixture.stripe.checkout.sessions.retrieve(id);
    expect(session).toMatchObject({
      payment_status: 'paid',
      customer_details: { email: 'anna@example.org', name: 'Anna' },
    });
    const later = await get(String(url));
    expect(await later.text()).toContain('bereits abgeschlossen');
  });

  it('says why a card was declined and lets the buyer try again', async () => {
    const { id, url } = await openSession(fixture, 500);
    const refused = await send(String(url), { ...CARD, number: '4000000000009995' });
    expect(refused.status).toBe(402);
    const text = await refused.text();
    expect(text).toContain('role="alert"');
    expect(text).toContain('nicht ausreichend gedeckt');
    expect(text).toContain('value="4000000000009995"');
    const paid = await send(String(url), CARD);
    expect(paid.status).toBe(303);
    const session = await fixture.stripe.checkout.sessions.retrieve(id);
    expect(session.payment_status).toBe('paid');
  });

  it.each([
    ['number', { number: '4111 1111 1111 1111' }, 'keine Testnummer'],
    ['expiry', { expiry: '12/20' }, 'in der Vergangenheit'],
    ['expiry', { expiry: '13/34' }, 'nicht vollständig'],
    ['cvc', { cvc: '1' }, 'nicht vollständig'],
  ])('points at the field %s', async (field, wrong, sentence) => {
    const { url } = await openSession(fixture, 500);
    const page = await send(String(url), { ...CARD, ...wrong });
    expect(page.status).toBe(422);
    const text = await page.text();
    expect(text).toContain(`id="card-${field}-problem"`);
    expect(text).toContain(sentence);
  });

  it('keeps the security code to itself', async () => {
    const { url } = await openSession(fixture, 500);
    const page = await send(String(url), { ...CARD, cvc: '987', expiry: '' });
    expect(await page.text()).not.toContain('987');
  });

  it('asks the bank for 3-D Secure and for redirect methods', async () => {
    const cases = [{ ...CARD, number: '4000002760003184' }, { method: 'eps' }] as Record<
      string,
      string
    >[];
    for (const entry of cases) {
      const { id, url } = await openSession(fixture, 500);
      const asked = await send(String(url), entry);
      expect(asked.headers.get('location')).toBe(`/c/pay/${id}/bank`);
      const bank = `${url}/bank`;
      expect(await (await get(bank)).text()).toContain('Zahlung freigeben');
      const denied = await send(bank, { decision: 'deny' });
      expect(denied.status).toBe(402);
      await send(String(url), entry);
      const approved = await send(bank, { decision: 'approve' });
      expect(approved.headers.get('location')).toContain(`session=${id}`);
    }
  });

  it('takes a direct debit only with a name', async () => {
    const { url } = await openSession(fixture, 500);
    const entry = { method: 'sepa_debit', iban: 'DE89 3704 0044 0532 0130 00' };
    const nameless = await send(String(url), entry);
    expect(await nameless.text()).toContain('id="payer-name-problem"');
    const named = await send(String(url), { ...entry, name: 'Anna' });
    expect(named.status).toBe(303);
  });

  it('leads back to the cart, also when its time is over', async () => {
    const { id, url } = await openSession(fixture, 500);
    const text = await (await get(String(url))).text();
    expect(text).toContain('href="http://localhost:3000/cart"');
    await fixture.stripe.checkout.sessions.expire(id);
    const gone = await get(String(url));
    expect(gone.status).toBe(410);
    expect(await gone.text()).toContain('abgelaufen');
    const late = await send(String(url), CARD);
    expect(late.status).toBe(410);
  });

  it('does not exist for an unknown session', async () => {
    expect((await get(`${fixture.sandbox.url}/c/pay/cs_test_x`)).status).toBe(404);
  });
});
