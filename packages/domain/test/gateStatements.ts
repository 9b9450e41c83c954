import type { EvidenceKind, HeldEvidence, ProducerStanding } from '../src/evidence.ts';
import type { ProductFacts } from '../src/productFacts.ts';
import type { GateStatement } from '../src/publishingGates/statement.ts';

export const proof = (
  kind: EvidenceKind,
  reference = 'Nachweis',
  covers: readonly string[] = [],
): HeldEvidence => ({ kind, reference, covers, validUntil: null });

/** A sole trader who has proved what every farm proves. */
export const FARM: ProducerStanding = {
  legalName: 'Almut Peters',
  legalForm: 'Einzelunternehmen',
  isEntity: false,
  street: 'Dorfstraße 1',
  postcode: '17192',
  town: 'Waren',
  phone: '03991 123456',
  email: 'hof@example.org',
  register: null,
  taxStatus: 'standard',
  vatId: null,
  taxIdentifier: '12345678901',
  birthDate: '1965-06-12',
  birthPlace: null,
  selfCertifiedOn: '2026-01-05',
  paymentAccount: 'payable',
  sellsWithoutAccount: false,
  evidence: [
    proof('packaging_register', 'DE1234567890123'),
    proof('food_registration'),
    proof('approval_mark', 'DE MV 90001 EG'),
    proof('region_declaration'),
  ],
};

/** The producer with more or without some evidence. */
export const proving = (...more: readonly HeldEvidence[]): ProducerStanding => ({
  ...FARM,
  evidence: [...FARM.evidence, ...more],
});
export const lacking = (...kinds: readonly EvidenceKind[]): ProducerStanding => ({
  ...FARM,
  evidence: FARM.evidence.filter(({ kind }) => !kinds.includes(kind)),
});

const NUTRITION = {
  per: '100 g',
  energyKj: 1500,
  energyKcal: 360,
  fat: 29,
  saturates: 19,
  carbohydrate: 0.1,
  sugars: 0.1,
  fibre: null,
  protein: 25,
  salt: 1.6,
} as const;

const LABEL: ProductFacts = { durability: 'best_before', shelfLifeDays: 180, batchBy: 'date' };

/** An offer with nothing special about it. */
export const offer = (change: Partial<GateStatement>): GateStatement => ({
  nameDe: 'Ware',
  words: 'Ware',
  categoryPath: 'handwerk/haushalt',
  storageClass: 'ambient',
  saleForm: 'prepacked',
  quantity: { value: 250, unit: 'g' },
  drainedWeightGrams: null,
  containerDepositCents: 0,
  vatCategory: 'reduced',
  ownProduce: true,
  ingredients: '',
  allergens: [],
  allergensConfirmed: true,
  storage: 'Trocken lagern.',
  alcoholTenths: null,
  ways: ['pickup'],
  bundle: null,
  isVoucher: false,
  withdrawalReason: null,
  pictureCount: 1,
  facts: {},
  producer: FARM,
  ...change,
});

const food = (change: Partial<GateStatement>, facts: ProductFacts): GateStatement =>
  offer({ ...change, facts: { ...LABEL, nutrition: NUTRITION, ...facts } });

export const CHEESE = food(
  {
    nameDe: 'Bergkäse',
    words: 'Bergkäse, sechs Monate gereift',
    categoryPath: 'lebensmittel/kaese',
    storageClass: 'chilled',
    ingredients: 'Kuhmilch, Salz, Lab',
    allergens: ['milk'],
  },
  { foodName: 'Hartkäse aus Kuhmilch' },
);

export const SPREAD = food(
  {
    nameDe: 'Ostseegold',
    words: 'Ostseegold, fruchtig',
    categoryPath: 'lebensmittel/aufstriche',
    ingredients: 'Sanddorn (45 %), Zucker, Geliermittel: Pektin',
  },
  { foodName: 'Sanddorn-Fruchtaufstrich' },
);

export const HONEY = food(
  {
    nameDe: 'Lindenhonig',
    words: 'Lindenhonig, cremig gerührt',
    categoryPath: 'lebensmittel/honig',
  },
  {
    foodName: 'Honig',
    singleIngredient: true,
    honeyOrigins: [
      { country: 'DE', percent: 60 },
      { country: 'PL', percent: 40 },
    ],
  },
);

export const PORK = food(
  {
    nameDe: 'Schweinelende',
    words: 'Schweinelende am Stück',
    categoryPath: 'lebensmittel/fleisch',
    storageClass: 'chilled',
  },
  {
    foodName: 'Schweinelende',
    singleIngredient: true,
    durability: 'use_by',
    shelfLifeDays: 5,
    rearedIn: 'Deutschland',
    slaughteredIn: 'Deutschland',
  },
);

export const SAUSAGE = food(
  {
    nameDe: 'Dorfwurst',
    words: 'Dorfwurst, geräuchert',
    categoryPath: 'lebensmittel/wurst-schinken',
    saleForm: 'loose',
    ingredients: 'Schweinefleisch, Salz, Konservierungsstoff: E 250',
  },
  { foodName: 'Rohwurst', additiveFlags: ['nitrite'], additivesConfirmed: true },
);

export const FISH = food(
  {
    nameDe: 'Filet vom Kutter',
    words: 'Filet vom Kutter',
    categoryPath: 'lebensmittel/fisch/frisch',
    storageClass: 'chilled',
    allergens: ['fish'],
  },
  {
    foodName: 'Heringsfilet, frisch',
    singleIngredient: true,
    durability: 'use_by',
    shelfLifeDays: 3,
    fishName: 'Hering',
    fishLatinName: 'Clupea harengus',
    fishMethod: 'caught_sea',
    fishArea: 'Westliche Ostsee (27.3.d.24)',
    fishGear: 'Stellnetze',
  },
);

export const POTATOES = food(
  {
    nameDe: 'Kartoffeln Linda',
    words: 'Kartoffeln Linda, festkochend',
    categoryPath: 'lebensmittel/kartoffeln',
    storageClass: 'cool',
  },
  { foodName: 'Speisekartoffeln', singleIngredient: true, origin: 'Deutschland' },
);

export const EGGS = food(
  {
    nameDe: 'Eier vom Hof',
    words: 'Eier vom Hof',
    categoryPath: 'lebensmittel/eier',
    allergens: ['eggs'],
    ways: ['parcel', 'pickup'],
    producer: proving(proof('egg_packing_centre', 'DE-139999')),
  },
  {
    foodName: 'Hühnereier',
    singleIngredient: true,
    origin: 'Deutschland',
    eggCode: '1-DE-1312345',
  },
);

export const LEMONADE = food(
  {
    nameDe: 'Brause',
    words: 'Brause, rot',
    categoryPath: 'getraenke/limonade',
    vatCategory: 'standard',
    quantity: { value: 330, unit: 'ml' },
    ingredients: 'Wasser, Rübenzucker',
    containerDepositCents: 25,
  },
  {
    foodName: 'Erfrischungsgetränk',
    containerMaterial: 'can',
    containerContent: 'soft_drink',
    containerSystem: 'one_way',
  },
);

export const WINE = food(
  {
    nameDe: 'Solaris',
    words: 'Solaris, trocken',
    categoryPath: 'getraenke/wein-sekt',
    vatCategory: 'standard',
    quantity: { value: 750, unit: 'ml' },
    alcoholTenths: 120,
    ingredients: 'Trauben, Konservierungsstoff: Sulfite',
    allergens: ['sulphites'],
  },
  {
    foodName: 'Qualitätswein',
    wineVintage: 2024,
    containerMaterial: 'glass',
    containerContent: 'wine',
    containerSystem: 'one_way',
  },
);

export const BEER = food(
  {
    nameDe: 'Hafenpils',
    words: 'Hafenpils, herb',
    categoryPath: 'getraenke/bier',
    vatCategory: 'standard',
    quantity: { value: 330, unit: 'ml' },
    alcoholTenths: 50,
    ingredients: 'Brauwasser, Gerstenmalz, Hopfen',
    allergens: ['gluten'],
    containerDepositCents: 8,
  },
  {
    foodName: 'Vollbier',
    containerMaterial: 'glass',
    containerContent: 'beer',
    containerSystem: 'returnable',
  },
);

export const PRALINES = food(
  {
    nameDe: 'Trüffel',
    words: 'Trüffel, zwölf Stück',
    categoryPath: 'lebensmittel/schokolade',
    ingredients: 'Kakaomasse, Zucker, Rum',
    alcoholTenths: 30,
  },
  { foodName: 'Pralinen', alcoholKind: 'spirits' },
);
