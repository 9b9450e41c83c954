import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type ModulesUnderTest, startModules } from '../../../test/modules-under-test.ts';
import { countStatements, Db, violatedConstraint } from '../../platform/db/db.ts';
import { newId } from '../../platform/db/new-id.ts';
import { IdentityFacade } from '../identity/identity.facade.ts';
import { IdentityModule } from '../identity/identity.module.ts';
import type { ProducerImport } from './producer-profile.ts';
import { ProducersFacade } from './producers.facade.ts';
import { ProducersModule } from './producers.module.ts';

let api: ModulesUnderTest;
let db: Db;
let producers: ProducersFacade;

const DAIRY = newId();
const ORCHARD = newId();
const UNKNOWN = newId();

const importOf = (producerId: string, slug: string): ProducerImport => ({
  producerId,
  slug,
  name: slug === 'dairy' ? 'Käserei Öde 🧀' : 'Zum Apfel',
  ownerName: 'Almut Peters',
  street: 'Hafenweg 55',
  postcode: '17159',
  town: 'Dargun',
  latitude: 53.901,
  longitude: 12.851,
  landscape: 'wiese',
  since: 2009,
  tagline: { de: 'Von Hand', en: 'By hand' },
  story: { de: 'Geschichte', en: 'Story' },
  pickupHours: slug === 'dairy' ? { de: 'Do 14–18', en: 'Thu 14–18' } : null,
  packagingNote: null,
  organicControlCode: 'DE-ÖKO-999',
  leadTimeDays: 2,
  dispatchWeekdays: ['di', 'do'],
  tourCode: null,
  bannerPictureId: null,
  legalName: 'Almut Peters, Käserei',
  legalForm: 'Einzelunternehmen',
  represented: null,
  register: null,
  phone: '+49 30 23125 001',
  email: `hallo@${slug}.example`,
  taxStatuses: [
    { validFrom: '2025-01-01', taxStatus: 'small_business', vatId: null, taxNumber: '33/1' },
    { validFrom: '2026-07-01', taxStatus: 'standard', vatId: 'DE999000017', taxNumber: null },
  ],
  ways: [
    {
      key: 'parcel_chilled',
      carriedBy: 'producer',
      label: { de: 'Kühlpaket', en: 'Chilled parcel' },
      priceCents: 1190,
      freeFromCents: 4900,
      weekdays: ['mo', 'di'],
      minDays: 1,
      maxDays: 2,
    },
    {
      key: 'pickup',
      carriedBy: 'producer',
      label: { de: 'Abholung', en: 'Pick-up' },
      priceCents: 0,
      freeFromCents: null,
      weekdays: [],
      minDays: 1,
      maxDays: 3,
    },
  ],
  memberAccountIds: [],
});

const account = (email: string) => ({
  email,
  password: 'Moin-zusammen',
  displayName: email.split('@')[0] ?? '',
  language: 'en' as const,
  isStaff: false,
  verified: true,
});

beforeAll(async () => {
  api = await startModules({
    modules: [IdentityModule, ProducersModule],
    now: '2026-06-30T22:30:00Z', // 1 July, half past midnight in Germany
  });
  db = api.app.get(Db);
  producers = api.app.get(ProducersFacade);
  await db.transaction(async (tx) => {
    const memberId = await api.app
      .get(IdentityFacade)
      .createAccount(tx, account('almut@a.example'));
    await producers.importProducer(tx, {
      ...importOf(DAIRY, 'dairy'),
      memberAccountIds: [memberId],
    });
    await producers.importProducer(tx, { ...importOf(ORCHARD, 'orchard'), taxStatuses: [] });
    const rules = [
      { producerId: null, rateBps: 800, validFrom: '2026-01-01' },
      { producerId: null, rateBps: 1000, validFrom: '2026-06-01' },
      { producerId: null, rateBps: 1200, validFrom: '2027-01-01' },
      { producerId: DAIRY, rateBps: 500, validFrom: '2026-03-01' },
    ];
    for (const rule of rules) {
      await producers.importCommissionRule(tx, { ...rule, vatRateBps: 1900, resolution: 'GV 1' });
    }
  });
});
afterAll(() => api.stop());

describe('profiles', () => {
  it('come by id, by slug and all by name in German order', async () => {
    const {
      taxStatuses: _,
      ways: __,
      memberAccountIds: ___,
      ...profile
    } = importOf(DAIRY, 'dairy');
    expect(await producers.producerById(DAIRY)).toEqual(profile);
    expect(await producers.producerBySlug('dairy')).toEqual(profile);
    expect((await producers.allProducers()).map((row) => row.slug)).toEqual(['dairy', 'orchard']);
    expect(await producers.producerById(UNKNOWN)).toBeNull();
    expect(await producers.producerBySlug("' or 1=1 --")).toBeNull();
  });

  it('are read for many producers with one statement each', async () => {
    const ids = [DAIRY, ORCHARD, UNKNOWN];
    const reads = [
      () => producers.producersOn(ids, '2026-11-22'),
      () => producers.saleTermsOn(ids, '2026-07-01'),
      () => producers.taxStatusOn(ids, '2026-07-01'),
      () => producers.commissionRuleOn(ids, '2026-07-01'),
      () => producers.waysOf(ids),
      () => producers.activeAccounts(ids),
    ];
    for (const read of reads) {
      expect((await countStatements<unknown>(read)).statements).toBe(1);
    }
  });
});

describe('dated facts', () => {
  it('freeze seller, tax status and fee of the day of sale', async () => {
    const { terms } = await producers.saleTermsOn([DAIRY, ORCHARD], '2026-07-01');
    expect(terms.get(DAIRY)).toMatchObject({
      taxStatus: 'standard',
      commissionRule: { rateBps: 500, vatRateBps: 1900 },
    });
    // Without a tax status of the day nobody can sell.
    expect(terms.has(ORCHARD)).toBe(false);
    expect(terms.get(DAIRY)?.seller).toEqual({
      producerName: 'Käserei Öde 🧀',
      producerSlug: 'dairy',
      legalName: 'Almut Peters, Käserei',
      represented: null,
      street: 'Hafenweg 55',
      postcode: '17159',
      town: 'Dargun',
      phone: '+49 30 23125 001',
      email: 'hallo@dairy.example',
      vatId: 'DE999000017',
      taxNumber: null,
      register: null,
      pickupHours: { de: 'Do 14–18', en: 'Thu 14–18' },
    });
  });

  it('give the tax status in force on a day, and none before the first', async () => {
    const statusOn = async (on: string) =>
      (await producers.taxStatusOn([DAIRY], on)).get(DAIRY)?.taxStatus;
    expect(await statusOn('2024-12-31')).toBeUndefined();
    expect(await statusOn('2026-06-30')).toBe('small_business');
    expect(await statusOn('2026-07-01')).toBe('standard');
  });

  it('prefer the producer’s own fee to everybody’s, the newest of each', async () => {
    const ratesOn = async (on: string) => {
      const rules = await producers.commissionRuleOn([DAIRY, ORCHARD], on);
      return [rules.get(DAIRY)?.rateBps, rules.get(ORCHARD)?.rateBps];
    };
    expect(await ratesOn('2025-12-31')).toEqual([undefined, undefined]);
    expect(await ratesOn('2026-02-28')).toEqual([800, 800]);
    expect(await ratesOn('2026-07-01')).toEqual([500, 1000]);
    expect(await ratesOn('2027-01-01')).toEqual([500, 1200]);
  });

  it('list VAT rates and delivery ways, cheapest first', async () => {
    expect(await producers.vatRates()).toContainEqual({
      code: 'flat_rate_farm',
      rateBps: 780,
      validFrom: '2025-01-01',
    });
    const ways = await producers.waysOf([DAIRY, UNKNOWN]);
    expect(ways.get(DAIRY)).toEqual([...importOf(DAIRY, 'dairy').ways].reverse());
    expect(ways.get(UNKNOWN)).toEqual([]);
  });
});

it('members are the people with their address and language; a disabled one is left out', async () => {
  expect(await producers.membersOf(DAIRY, 'orders')).toEqual([
    {
      accountId: expect.any(String),
      email: 'almut@a.example',
      displayName: 'almut',
      language: 'en',
    },
  ]);
  await db.transaction(async (tx) => {
    const id = await api.app.get(IdentityFacade).createAccount(tx, account('weg@a.example'));
    await producers.addMember(tx, ORCHARD, id);
    await producers.addMember(tx, ORCHARD, id);
    await tx.execute('update identity.account set disabled_at = now() where id = $1', [id]);
  });
  expect(await producers.membersOf(ORCHARD, 'orders')).toEqual([]);
});

describe('payment accounts', () => {
  const record = (stripeAccountId: string, producerId = ORCHARD) =>
    db.transaction((tx) =>
      producers.recordAccount(tx, { stripeAccountId, producerId, state: 'invited' }),
    );
  const replace = (stripeAccountId: string) =>
    db.transaction((tx) =>
      producers.replaceAccount(tx, { stripeAccountId, producerId: ORCHARD, state: 'invited' }),
    );
  const update = (stripeAccountId: string, state: 'payable' | 'closed', at: string) =>
    db.transaction((tx) =>
      producers.updateAccount(tx, stripeAccountId, {
        state,
        payoutsEnabled: state === 'payable',
        requirements: [{ code: 'individual.dob', deadlineAt: null }],
        rereadAt: new Date(at),
      }),
    );

  it('are one per producer, even when two requests open one together', async () => {
    const answers = await Promise.all([record('acct_1'), record('acct_2')]);
    expect(answers.sort()).toEqual([false, true]);
    expect(await db.rows('select 1 from producers.stripe_account')).toHaveLength(1);
    await db.execute(`update producers.stripe_account set stripe_account_id = 'acct_1'`);
  });

  it('keep the newest reading when events come in the wrong order', async () => {
    expect(await update('acct_1', 'payable', '2026-07-01T10:00:00Z')).toBe(true);
    expect(await update('acct_1', 'closed', '2026-07-01T09:00:00Z')).toBe(false);
    expect(await update('acct_unknown', 'closed', '2026-07-01T09:00:00Z')).toBe(false);
    expect(await producers.activeAccount(ORCHARD)).toMatchObject({
      state: 'payable',
      payoutsEnabled: true,
      requirements: [{ code: 'individual.dob', deadlineAt: null }],
      rereadAt: new Date('2026-07-01T10:00:00Z'),
    });
  });

  it('make room for a new one and stay on record; a repetition changes nothing', async () => {
    expect(await replace('acct_3')).toBe(true);
    expect(await replace('acct_3')).toBe(false);
    expect((await producers.activeAccount(ORCHARD))?.stripeAccountId).toBe('acct_3');
    expect((await producers.accountByStripeId('acct_1'))?.replacedAt).not.toBeNull();
    expect(await producers.activeAccount(DAIRY)).toBeNull();
  });

  it('are listed for the sweep, the longest unread first and only in the states asked for', async () => {
    const later = new Date('2026-08-01T00:00:00Z');
    const due = await producers.accountsLastReadBefore(later, ['invited'], 10);
    expect(due.map((row) => row.stripeAccountId)).toEqual(['acct_3']);
    expect(await producers.accountsLastReadBefore(later, ['payable'], 10)).toEqual([]);
  });

  it('need a producer that exists', async () => {
    const error: unknown = await record('acct_9', UNKNOWN).catch((cause: unknown) => cause);
    expect(violatedConstraint(error)).toBe('stripe_account_producer_id_fkey');
  });
});
