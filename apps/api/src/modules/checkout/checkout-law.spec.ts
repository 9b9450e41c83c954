import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { finishAgeCheck, startAgeCheck } from '@markthalle/contracts/age-check';
import { placeOrder } from '@markthalle/contracts/checkout';
import { readCheckout } from '@markthalle/contracts/checkout-view';
import type { Endpoint, InputOf } from '@markthalle/contracts/endpoint';
import { readLegalDocument, readOrderLegalDocuments } from '@markthalle/contracts/legal';
import { startSandbox } from '@markthalle/stripe-sandbox/server';
import { type Caller, callRoute } from '../../../test/call-route.ts';
import { startDemoMarket } from '../../../test/demo-market.ts';
import { DemoShopping } from '../../../test/demo-shopping.ts';
import { HOUR_MS } from '../../platform/clock/clock.ts';
import { Db } from '../../platform/db/db.ts';
import { newId } from '../../platform/db/new-id.ts';
import { EditLegal } from '../legal/edit-legal.service.ts';
import { CheckoutModule } from './checkout.module.ts';

const SECRET = 'a secret of the age service';
const CHEESE = 'peenetaler-bergruh-6-monate';
const HONEY = 'lindenhonig-vom-feldberger-haussee';
const FRESH = 'frischkaese-gartenkraeuter';
const MUG = 'becher-schilfgruen';
const SPIRITS = 'hanse-gin-43';
const BERLIN = { street: 'Kastanienallee 1', postcode: '10435', town: 'Berlin' };
const STAFF = {
  kind: 'signed_in',
  accountId: '00000000-0000-4000-8000-000000000001',
  displayName: 'Hanna',
  isStaff: true,
  memberships: [],
  assistanceId: null,
} as const;

let sandbox: Awaited<ReturnType<typeof startSandbox>>;
beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, clock: 'virtual', seed: 'law', log: () => {} });
}, 30_000);
afterAll(() => sandbox.close());

async function market(environment: Readonly<Record<string, string>> = {}) {
  const api = await startDemoMarket([CheckoutModule], {
    STRIPE_API_BASE: sandbox.url,
    ...environment,
  });
  const call = <E extends Endpoint>(endpoint: E, input: InputOf<E>, caller: Caller = {}) =>
    callRoute(api.app, endpoint, input, caller);
  return { api, call, shopping: new DemoShopping(api.app) };
}
type Market = Awaited<ReturnType<typeof market>>;

async function order({ shopping, call }: Market, cartToken: string, birthDate?: string) {
  const { totalCents } = (await shopping.deliver(cartToken, BERLIN.postcode)).value;
  return call(
    placeOrder,
    {
      cartToken,
      expectedTotalCents: totalCents,
      contact: { email: 'ada@example.org', name: 'Ada', phone: null },
      address: BERLIN,
      ...(birthDate === undefined ? {} : { birthDate }),
    },
    { idempotencyKey: newId() },
  );
}

describe('what stands above the order button', () => {
  let shop: Market;
  beforeAll(async () => {
    shop = await market();
  }, 60_000);
  afterAll(() => shop.api.stop());

  it('LAW-ORDER-2 LAW-ORDER-9 LAW-ORDER-18 names each seller in full and the features of each line', async () => {
    const cartToken = await shop.shopping.cart({ [CHEESE]: 1, [HONEY]: 2, [MUG]: 1 });
    const view = (await shop.call(readCheckout, { cartToken })).value;
    expect(view.sellers).toHaveLength(3);
    for (const { seller } of view.sellers) {
      for (const field of ['legalName', 'street', 'postcode', 'town', 'phone', 'email'] as const) {
        expect(seller[field]).not.toBe('');
      }
    }
    expect(view.lines).toHaveLength(3);
    expect(
      view.cart.groups.flatMap(({ lines }) => lines).map(({ unitLabel }) => unitLabel),
    ).not.toContain('');
  });

  it('LAW-WITHDR-9 says per line why there is no right of withdrawal', async () => {
    const cartToken = await shop.shopping.cart({ [MUG]: 1, [FRESH]: 1 });
    const view = (await shop.call(readCheckout, { cartToken })).value;
    const reasons = view.lines.map(({ withdrawalReason }) => withdrawalReason);
    expect(reasons.filter((reason) => reason === 'perishable')).toHaveLength(1);
    expect(reasons.filter((reason) => reason === null)).toHaveLength(1);
  });

  it('LAW-ORDER-5 LAW-ORDER-7 stores which texts applied; a later change does not alter an old order', async () => {
    const cartToken = await shop.shopping.cart({ [MUG]: 1 });
    const { orderToken } = (await order(shop, cartToken)).value;
    const before = (await shop.call(readOrderLegalDocuments, { orderToken })).value;
    expect(before.documents.map(({ kind }) => kind).sort()).toEqual([
      'contract_steps',
      'guarantee_notice',
      'legal_notice',
      'privacy',
      'shipping',
      'terms',
      'withdrawal_policy',
    ]);
    await shop.api.app.get(EditLegal).add(STAFF, {
      language: 'de',
      kind: 'terms',
      textLanguage: 'de',
      title: 'AGB',
      body: 'Alles neu.',
      picture: null,
      validFrom: '2026-06-08',
    });
    expect((await shop.call(readLegalDocument, { kind: 'terms' })).value.body).toBe('Alles neu.');
    expect((await shop.call(readOrderLegalDocuments, { orderToken })).value).toEqual(before);
    const row = await shop.api.app
      .get(Db)
      .row<{ version: number }>(
        'select button_label_version as version from orders."order" limit 1',
      );
    expect(row?.version).toBe(1);
  });

  it('LAW-ALC-2 LAW-GDPR-1 keeps of a stated birth date only that it was enough', async () => {
    const cartToken = await shop.shopping.cart({ [SPIRITS]: 1 });
    const view = (await shop.call(readCheckout, { cartToken })).value;
    expect(view.ageCheck).toEqual({ minAge: 18, by: 'declaration', passed: false });
    expect((await order(shop, cartToken)).problem.code).toBe('age-check-failed');
    expect((await order(shop, cartToken, '1990-05-17')).status).toBe(201);
    const row = await shop.api.app.get(Db).row<{ age: object; all: string }>(
      `select age_check as age, to_jsonb(o)::text as all from orders."order" o
          where age_check is not null`,
    );
    expect(row?.age).toEqual({
      method: 'declaration',
      result: 'passed',
      minAge: 18,
      at: '2026-06-08T08:00:00.000Z',
    });
    expect(row?.all).not.toContain('1990-05-17');
  });
});

describe('LAW-ALC-2 a connected age check service', () => {
  let shop: Market;
  beforeAll(async () => {
    shop = await market({
      AGE_CHECK_URL: 'https://bank.example/age',
      AGE_CHECK_SECRET: SECRET,
      AGE_CHECK_METHOD: 'bank',
    });
  }, 60_000);
  afterAll(() => shop.api.stop());

  const sign = (text: string) => createHmac('sha256', SECRET).update(text).digest('hex');

  async function started(cartToken: string): Promise<string> {
    const url = new URL((await shop.call(startAgeCheck, { cartToken })).value.url);
    expect(url.origin + url.pathname).toBe('https://bank.example/age');
    expect(url.searchParams.get('min_age')).toBe('18');
    const reference = url.searchParams.get('reference') ?? '';
    expect(url.searchParams.get('signature')).toBe(sign(`${reference}.ask.18`));
    return reference;
  }

  it('is asked before the order; a birth date counts for nothing', async () => {
    const cartToken = await shop.shopping.cart({ [SPIRITS]: 1 });
    const view = (await shop.call(readCheckout, { cartToken })).value;
    expect(view.ageCheck).toEqual({ minAge: 18, by: 'service', passed: false });
    expect((await order(shop, cartToken, '1950-01-01')).problem.code).toBe('age-check-missing');
  });

  it('opens the order once its genuine answer is yes, and says the method on the order', async () => {
    const cartToken = await shop.shopping.cart({ [SPIRITS]: 1 });
    const reference = await started(cartToken);
    const answer = {
      reference,
      result: 'passed',
      signature: sign(`${reference}.passed.18`),
    } as const;
    expect((await shop.call(finishAgeCheck, answer)).value).toEqual({ passed: true });
    const view = (await shop.call(readCheckout, { cartToken })).value;
    expect(view.ageCheck?.passed).toBe(true);
    expect((await order(shop, cartToken)).status).toBe(201);
    const row = await shop.api.app
      .get(Db)
      .row<{ method: string }>(`select age_check->>'method' as method from orders."order"`);
    expect(row?.method).toBe('bank');
  });

  it('refuses a forged, a foreign and a late answer, and keeps a no', async () => {
    const cartToken = await shop.shopping.cart({ [SPIRITS]: 1 });
    const reference = await started(cartToken);
    const forged = { reference, result: 'passed', signature: '0'.repeat(64) } as const;
    expect((await shop.call(finishAgeCheck, forged)).problem.code).toBe('age-check-not-valid');
    // The answer "failed" does not become "passed" by another word beside the same signature.
    const swapped = { ...forged, signature: sign(`${reference}.failed.18`) };
    expect((await shop.call(finishAgeCheck, swapped)).problem.code).toBe('age-check-not-valid');
    const foreign = { ...forged, reference: 'A'.repeat(43), signature: sign('x') };
    expect((await shop.call(finishAgeCheck, foreign)).problem.code).toBe('age-check-not-valid');
    const no = { reference, result: 'failed', signature: sign(`${reference}.failed.18`) } as const;
    expect((await shop.call(finishAgeCheck, no)).value).toEqual({ passed: false });
    const late = { ...no, result: 'passed', signature: sign(`${reference}.passed.18`) } as const;
    expect((await shop.call(finishAgeCheck, late)).value).toEqual({ passed: false });
    const second = await started(cartToken);
    shop.api.clock.advance(2 * HOUR_MS);
    const answer = { ...late, reference: second, signature: sign(`${second}.passed.18`) };
    expect((await shop.call(finishAgeCheck, answer)).problem.code).toBe('age-check-not-valid');
    expect((await order(shop, cartToken)).problem.code).toBe('age-check-missing');
  });
});
