import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  AT_ONCE,
  balanceOf,
  DAY_SECONDS,
  type Fixture,
  openSession,
  paidCharge,
  payableAccount,
  startFixture,
} from './sandbox-fixture.ts';

let fixture: Fixture;
beforeEach(async () => {
  fixture = await startFixture();
});
afterEach(() => fixture.close());

const HOME = '/_sandbox';

async function page(path: string, headers: Record<string, string> = {}) {
  const response = await fetch(`${fixture.sandbox.url}${path}`, { redirect: 'manual', headers });
  return { response, text: await response.text() };
}

/** Presses a button: sends the form of the page at `path`. */
async function press(path: string, fields: Record<string, string>) {
  const response = await fetch(`${fixture.sandbox.url}${path}`, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({ lang: 'de', ...fields }),
  });
  return { status: response.status, text: await response.text() };
}

/** Fields without a label, buttons without words, header cells without scope. */
function flaws(text: string): string[] {
  const labelled = new Set([...text.matchAll(/<label for="([^"]+)"/g)].map(([, id]) => id));
  const fields = [...text.matchAll(/<(?:input|select)(?![^>]*type="hidden")([^>]*)>/g)];
  const unlabelled = fields
    .map(([, rest]) => /\sid="([^"]+)"/.exec(String(rest))?.[1])
    .filter((id) => id === undefined || !labelled.has(id));
  const ids = [...text.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => String(id));
  const twice = ids.filter((id, at) => ids.indexOf(id) !== at);
  const silent = [...text.matchAll(/<button[^>]*>\s*<\/button>/g)].map(() => 'silent button');
  const heads = [...text.matchAll(/<th(?! scope="col")[\s>]/g)].map(() => 'th without scope');
  return [...unlabelled.map(String), ...twice, ...silent, ...heads];
}

describe('the desk', () => {
  it('shows what there is, in German or English, without scripts', async () => {
    const account = await payableAccount(fixture);
    const { charge } = await paidCharge(fixture, 6784, { number: AT_ONCE, transferGroup: 'o-77' });
    await openSession(fixture, 500, { client_reference_id: 'order-78' });
    await fixture.control('POST', `/charges/${charge.id}/dispute`, {});
    await fixture.stripe.topups.create({ amount: 9000, currency: 'eur' });
    const { response, text } = await page(HOME, { 'accept-language': 'de' });
    expect(response.status).toBe(200);
    expect(text).toContain('<html lang="de">');
    expect(text).toContain('SANDBOX – kein echtes Geld');
    for (const part of ['o-77', 'order-78', 'Hof Sonnenschein', 'needs_response', '90,00']) {
      expect(text).toContain(part);
    }
    expect(text).toContain('checkout.session.completed');
    expect(text).toContain('POST /v1/topups');
    expect(text).not.toContain('<script');
    expect(flaws(text)).toEqual([]);
    const english = await page(`${HOME}?lang=en`);
    expect(english.text).toContain('Balances');
    const charged = await page(`${HOME}/desk/charges/${charge.id}`);
    const owned = await page(`${HOME}/desk/accounts/${account}`);
    expect([...flaws(charged.text), ...flaws(owned.text)]).toEqual([]);
    expect((await page('/')).response.headers.get('location')).toBe(HOME);
    expect((await page(`${HOME}/desk/charges/ch_nothing`)).response.status).toBe(404);
    expect((await page(`${HOME}/desk/elsewhere`)).response.status).toBe(404);
  });

  it('moves the clock', async () => {
    const now = async () => (await fixture.control('GET', '/clock')).body.now as number;
    const start = await now();
    const moved = await press(HOME, { action: 'advance', seconds: String(DAY_SECONDS) });
    expect(moved.status).toBe(303);
    expect((await now()) - start).toBeGreaterThanOrEqual(DAY_SECONDS);
  });

  it('pays a session, disputes the charge and decides', async () => {
    const open = await openSession(fixture, 5000);
    await press(HOME, { action: 'pay', id: open.id, number: '4000 0000 0000 0077' });
    const [charge] = (await fixture.stripe.charges.list()).data;
    const path = `${HOME}/desk/charges/${charge?.id}`;
    const id = String(charge?.id);
    const wish = { amount: '12,50', form: 'chargeback', reason: 'product_not_received' };
    expect((await press(path, { action: 'dispute', id, ...wish })).status).toBe(303);
    const [dispute] = (await fixture.stripe.disputes.list({ charge: id })).data;
    expect(dispute).toMatchObject({ amount: 1250, reason: 'product_not_received' });
    const over = await press(path, { action: 'dispute', id, ...wish, amount: '50' });
    expect(over.status).toBe(422);
    expect(over.text).toContain('role="alert"');
    const wrong = await press(path, { action: 'dispute', id, ...wish, amount: 'viel' });
    expect(wrong.status).toBe(422);
    await press(path, { action: 'decide', dispute: String(dispute?.id), id, outcome: 'won' });
    expect((await fixture.stripe.disputes.retrieve(String(dispute?.id))).status).toBe('won');
    await press(path, { action: 'warn', id });
    expect((await fixture.stripe.radar.earlyFraudWarnings.list()).data).toHaveLength(1);
  });

  it('lets refunds, payouts and top-ups fail', async () => {
    const { charge } = await paidCharge(fixture, 5000, { number: AT_ONCE });
    const refund = await fixture.stripe.refunds.create({ charge: charge.id, amount: 100 });
    await press(HOME, { action: 'refund', id: refund.id, outcome: 'fail' });
    expect((await fixture.stripe.refunds.retrieve(refund.id)).status).toBe('failed');
    const payout = await fixture.stripe.payouts.create({ amount: 1000, currency: 'eur' });
    await press(HOME, { action: 'payout', id: payout.id, outcome: 'fail' });
    expect((await fixture.stripe.payouts.retrieve(payout.id)).status).toBe('failed');
    const topUp = await fixture.stripe.topups.create({ amount: 1000, currency: 'eur' });
    await press(HOME, { action: 'topup', id: topUp.id, outcome: 'fail' });
    expect((await fixture.stripe.topups.retrieve(topUp.id)).status).toBe('failed');
    expect((await balanceOf(fixture)).available).toBe(4900);
    const twice = await press(HOME, { action: 'topup', id: topUp.id, outcome: 'succeed' });
    expect(twice.status).toBe(422);
  });

  it('changes the state and the bank of an account', async () => {
    const id = await payableAccount(fixture);
    const path = `${HOME}/desk/accounts/${id}`;
    await press(path, { action: 'account', id, outcome: 'restricted' });
    const status = async () => (await fixture.stripe.accounts.retrieve(id)).capabilities?.transfers;
    expect(await status()).toBe('inactive');
    await press(path, { action: 'account', id, outcome: 'active' });
    expect(await status()).toBe('active');
    await press(path, { action: 'bank', iban: 'DE62 3704 0044 0532 0130 01', id });
    expect((await page(path)).text).toContain('DE62370400440532013001');
    await press(path, { action: 'account', id, outcome: 'close' });
    expect((await press(path, { action: 'nothing', id })).status).toBe(422);
    expect((await page(`${path}?lang=de`)).text).toContain('Überweisungen: geschlossen');
  });

  it('shows entered text as text and takes no orders from other sites', async () => {
    await openSession(fixture, 500, { client_reference_id: '<img src=x>' });
    const { text } = await page(HOME);
    expect(text).toContain('&lt;img src=x&gt;');
    const foreign = await fetch(`${fixture.sandbox.url}${HOME}`, {
      method: 'POST',
      body: new URLSearchParams({ action: 'advance', seconds: '60' }),
      headers: { 'sec-fetch-site': 'cross-site' },
    });
    expect(foreign.status).toBe(403);
  });
});
