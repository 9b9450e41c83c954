import { readProduct } from '@markthalle/contracts/catalog';
import { logIn } from '@markthalle/contracts/identity';
import { approveVersion, listApprovals } from '@markthalle/contracts/office-catalog';
import {
  createProduct,
  type ProductDraft,
  readPortalProduct,
  updateProduct,
} from '@markthalle/contracts/portal-products';
import type { Type } from '@nestjs/common';
import type { z } from 'zod';
import { CatalogModule } from '../src/modules/catalog/catalog.module.ts';
import { ImportProducts } from '../src/modules/catalog/import-products.service.ts';
import { EvidenceFacade } from '../src/modules/evidence/evidence.facade.ts';
import { EvidenceModule } from '../src/modules/evidence/evidence.module.ts';
import { IdentityFacade } from '../src/modules/identity/identity.facade.ts';
import { IdentityModule } from '../src/modules/identity/identity.module.ts';
import { InventoryModule } from '../src/modules/inventory/inventory.module.ts';
import type { ProducerImport } from '../src/modules/producers/producer-profile.ts';
import { ProducersFacade } from '../src/modules/producers/producers.facade.ts';
import { ProducersModule } from '../src/modules/producers/producers.module.ts';
import { MINUTE_MS } from '../src/platform/clock/clock.ts';
import { Db } from '../src/platform/db/db.ts';
import { newId } from '../src/platform/db/new-id.ts';
import { type Call, type Caller, callRoute } from './call-route.ts';
import { type ModulesUnderTest, startModules } from './modules-under-test.ts';

type Draft = z.input<typeof ProductDraft>;
const PASSWORD = 'Moin-zusammen';
const DAIRY = 'almut@dairy.example';
const OTHER = 'uwe@other.example';
const OFFICE = 'office@example.org';
const both = (text: string) => ({ de: text, en: text });

/** A cheese with nothing missing: 250 g for 6,50 €. */
export const CHEESE = {
  nameDe: 'Deichkäse',
  categoryPath: 'lebensmittel/kaese',
  quantityValue: '0,25',
  quantityUnit: 'kg',
  grossCents: 650,
  vatCategory: 'reduced',
  stockQuantity: 12,
  ingredientsDe: 'Kuhmilch, Salz',
  allergens: ['milk'],
  allergensConfirmed: true,
  storageDe: 'Bei höchstens 7 °C',
  ways: ['pickup'],
  facts: {
    foodName: 'Schnittkäse aus Kuhmilch, 45 % Fett i. Tr.',
    nutrition: {
      per: '100 g',
      energyKj: 1_500,
      energyKcal: 360,
      fat: 29,
      saturates: 19,
      carbohydrate: 0.1,
      sugars: 0.1,
      fibre: null,
      protein: 25,
      salt: 1.6,
    },
    durability: 'best_before',
    shelfLifeDays: 28,
    batchBy: 'date',
  },
} as const satisfies Readonly<Record<string, unknown>>;

const traderOf = (producerId: string) => ({
  producerId,
  isEntity: false,
  taxIdentifier: '12345678901',
  birthDate: '1970-05-01',
  birthPlace: null,
  selfCertifiedOn: '2026-01-05',
});

/** Everything that a dairy must prove before it may sell. */
const PROVED = (
  [
    ['packaging_register', 'DE9999000000001'],
    ['food_registration', 'Landkreis Rostock'],
    ['approval_mark', 'DE MV 90001 EG'],
  ] as const
).map(([kind, reference]) => ({
  kind,
  reference,
  issuer: 'Prüfstelle',
  covers: [],
  validFrom: '2026-01-01',
  validUntil: null,
}));

/** Two producers, the office and a few categories. */
export class CatalogWorld {
  readonly dairyId = newId();
  readonly otherId = newId();
  dairy: Caller = {};
  other: Caller = {};
  staff: Caller = {};

  private constructor(readonly api: ModulesUnderTest) {}

  /** `more` modules stand beside the catalogue, with these settings. */
  static async start(
    more: readonly Type[] = [],
    environment: Readonly<Record<string, string>> = {},
  ): Promise<CatalogWorld> {
    const api = await startModules({
      modules: [
        IdentityModule,
        InventoryModule,
        ProducersModule,
        EvidenceModule,
        CatalogModule,
        ...more,
      ],
      now: '2026-11-23T08:00:00Z',
      environment,
    });
    const world = new CatalogWorld(api);
    await world.settle();
    return world;
  }

  get db(): Db {
    return this.api.app.get(Db);
  }

  readonly call: Call = (endpoint, input, caller) =>
    callRoute(this.api.app, endpoint, input, caller);

  create(change: Partial<Draft> = {}, submit = true, clientId = newId()) {
    return this.call(createProduct, { draft: draft(change), submit, clientId }, this.dairy);
  }

  read(productId: string, caller = this.dairy) {
    return this.call(readPortalProduct, { productId }, caller);
  }

  update(productId: string, basedOnVersion: number, change: Partial<Draft> = {}, submit = true) {
    const input = { productId, basedOnVersion, draft: draft(change), submit };
    return this.call(updateProduct, input, this.dairy);
  }

  inShop(slug: string) {
    return this.call(readProduct, { slug });
  }

  /** The version of a product that waits for the office. */
  async waiting(productId: string): Promise<string> {
    const { approvals } = (await this.call(listApprovals, {}, this.staff)).value;
    const found = approvals.find((card) => card.productId === productId);
    if (found === undefined) throw new Error('nothing waits');
    return found.versionId;
  }

  approve(versionId: string) {
    return this.call(approveVersion, { versionId }, this.staff);
  }

  /** A product that stands in the shop. */
  async published(change: Partial<Draft> = {}) {
    const { productId } = (await this.create({ nameDe: `Käse ${newId()}`, ...change })).value;
    await this.approve(await this.waiting(productId));
    this.api.clock.advance(MINUTE_MS);
    const { card } = (await this.read(productId)).value;
    return { productId, slug: card.slug, variantId: card.variants[0]?.variantId ?? '' };
  }

  /** All prices that a variant ever had, oldest first. */
  async pricesOf(variantId: string): Promise<number[]> {
    const rows = await this.db.rows<{ cents: number }>(
      'select gross_cents as cents from catalog.price where variant_id = $1 order by valid_from',
      [variantId],
    );
    return rows.map(({ cents }) => cents);
  }

  private async settle(): Promise<void> {
    const producers = this.api.app.get(ProducersFacade);
    await this.db.transaction(async (tx) => {
      await producers.importProducer(tx, producerOf(this.dairyId, 'Dairy'));
      await producers.importProducer(tx, producerOf(this.otherId, 'Other'));
      for (const producerId of [this.dairyId, this.otherId]) {
        await this.api.app.get(EvidenceFacade).importProducer(tx, traderOf(producerId), PROVED);
      }
      // No payment service stands beside this world.
      await tx.execute(
        `insert into platform.setting (key, value) values ('payments.sell_before_verified', $1)
         on conflict (key) do nothing`,
        [JSON.stringify({ from: 'none', capCents: 50_000 })],
      );
      await producers.importCommissionRule(tx, {
        producerId: null,
        rateBps: 800,
        vatRateBps: 1900,
        validFrom: '2026-01-01',
        resolution: 'GV 1',
      });
      await this.api.app
        .get(ImportProducts)
        .categories(tx, [
          category('lebensmittel', null, 'ambient'),
          category('lebensmittel/kaese', 'lebensmittel', 'chilled'),
          category('lebensmittel/eis', 'lebensmittel', 'frozen'),
          category('handwerk', null, 'none'),
        ]);
    });
    await this.person(DAIRY, this.dairyId);
    await this.person(OTHER, this.otherId);
    await this.person(OFFICE, null);
    await this.signIn();
  }

  /** Everybody signs in anew: after days the sessions have ended. */
  async signIn(): Promise<void> {
    const enter = async (email: string) => {
      const { sessionToken } = (await this.call(logIn, { email, password: PASSWORD })).value;
      return { sessionToken };
    };
    this.dairy = await enter(DAIRY);
    this.other = await enter(OTHER);
    this.staff = await enter(OFFICE);
  }

  /** Somebody who works for a producer, or, without one, in the office. */
  private async person(email: string, producerId: string | null): Promise<void> {
    const { app } = this.api;
    await this.db.transaction(async (tx) => {
      const accountId = await app.get(IdentityFacade).createAccount(tx, {
        email,
        password: PASSWORD,
        displayName: email,
        isStaff: producerId === null,
        verified: true,
      });
      if (producerId !== null) await app.get(ProducersFacade).addMember(tx, producerId, accountId);
    });
  }
}

const draft = (change: Partial<Draft>): Draft => ({
  ...CHEESE,
  allergens: [...CHEESE.allergens],
  ways: [...CHEESE.ways],
  ...change,
});

const category = (path: string, parentPath: string | null, storageDefault: string) => ({
  path,
  parentPath,
  label: both(path),
  vatDefault: path === 'handwerk' ? ('standard' as const) : ('reduced' as const),
  storageDefault,
});

const producerOf = (producerId: string, name: string): ProducerImport => ({
  producerId,
  slug: name.toLowerCase(),
  name,
  ownerName: 'Almut Peters',
  street: 'Hafenweg 55',
  postcode: '17159',
  town: 'Dargun',
  latitude: 53.9,
  longitude: 12.8,
  landscape: 'wiese',
  since: null,
  tagline: both('x'),
  story: both('x'),
  pickupHours: null,
  packagingNote: null,
  organicControlCode: null,
  leadTimeDays: 1,
  dispatchWeekdays: ['di'],
  tourCode: null,
  bannerPictureId: null,
  legalName: name,
  legalForm: 'GbR',
  represented: null,
  register: null,
  phone: '030 1',
  email: 'hof@example.org',
  taxStatuses: [{ validFrom: '2026-01-01', taxStatus: 'standard', vatId: null, taxNumber: null }],
  ways: (['pickup', 'parcel'] as const).map((key) => ({
    key,
    carriedBy: 'producer',
    label: { de: key === 'pickup' ? 'Abholung' : 'Paket', en: key },
    priceCents: key === 'pickup' ? 0 : 490,
    freeFromCents: null,
    weekdays: [],
    minDays: 1,
    maxDays: 2,
  })),
  memberAccountIds: [],
});
