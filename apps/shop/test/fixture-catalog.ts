import type { ProductCard, ProductDetail } from '@markthalle/contracts/catalog';
import { type WAYS, way } from './fixture-ways.ts';

/** Deterministic ids that look like the API's. */
export const idOf = (number: number) =>
  `01900000-0000-7000-8000-${String(number).padStart(12, '0')}`;

type CardSketch = {
  readonly slug: string;
  readonly name: string;
  readonly producer: string;
  readonly town: string;
  readonly landscape: string;
  readonly cents: number;
  readonly unit: string;
  readonly perKg?: number;
  readonly ways: readonly (keyof typeof WAYS)[];
  readonly flag?: ProductCard['flag'];
};

const SKETCHES: readonly CardSketch[] = [
  {
    slug: 'erdbeeren-schale',
    name: 'Erdbeeren, Schale',
    producer: 'Beerenhof Süderfeld',
    town: 'Bad Doberan',
    landscape: 'kueste',
    cents: 460,
    unit: '500 g',
    perKg: 920,
    ways: ['pickup'],
    flag: { kind: 'season_until', month: 7 },
  },
  {
    slug: 'lindenhonig-vom-feldberger-haussee',
    name: 'Lindenhonig vom Feldberger Haussee',
    producer: 'Imkerei Lindenlaut',
    town: 'Feldberg',
    landscape: 'seen',
    cents: 790,
    unit: '500 g',
    perKg: 1580,
    ways: ['citybox', 'parcel', 'pickup'],
  },
  {
    slug: 'raeucherflunder',
    name: 'Räucherflunder',
    producer: 'Fischerei Kutter Wilma',
    town: 'Freest',
    landscape: 'bodden',
    cents: 790,
    unit: '350 g',
    perKg: 2257,
    ways: ['parcel_chilled'],
  },
  {
    slug: 'baerlauch-taler',
    name: 'Bärlauch-Taler',
    producer: 'Käserei Kranichruf',
    town: 'Dargun',
    landscape: 'wiese',
    cents: 740,
    unit: '250 g',
    perKg: 2960,
    ways: ['citybox', 'parcel_chilled'],
    flag: { kind: 'organic', month: null },
  },
  {
    slug: 'deichroggen',
    name: 'Deichroggen',
    producer: 'Backstube Achtern Diek',
    town: 'Boltenhagen',
    landscape: 'kueste',
    cents: 580,
    unit: '1 kg',
    perKg: 580,
    ways: ['pickup'],
  },
  {
    slug: 'rapskernoel-nativ',
    name: 'Rapskernöl, nativ',
    producer: 'Ölmühle Rapsrand',
    town: 'Altentreptow',
    landscape: 'raps',
    cents: 890,
    unit: '0,5 l',
    perKg: 1780,
    ways: ['parcel'],
    flag: { kind: 'organic', month: null },
  },
  {
    slug: 'hanse-gin-43',
    name: 'Hanse Gin 43 %',
    producer: 'Brennerei Drei Speicher',
    town: 'Wismar',
    landscape: 'stadt',
    cents: 3490,
    unit: '0,5 l',
    perKg: 6980,
    ways: ['parcel'],
  },
  {
    slug: 'morgentour-zum-eisvogel-3-std',
    name: 'Morgentour zum Eisvogel, 3 Std.',
    producer: 'Stillwasser Kajaktouren',
    town: 'Mirow',
    landscape: 'seen',
    cents: 4500,
    unit: 'pro Person',
    ways: ['ticket'],
  },
];

const slugOf = (name: string) =>
  name
    .toLowerCase()
    .replace(/ä/g, 'ae')
    .replace(/ö/g, 'oe')
    .replace(/ü/g, 'ue')
    .replace(/[^a-z0-9]+/g, '-');

export const cards: readonly ProductCard[] = SKETCHES.map((sketch, index) => ({
  productId: idOf(100 + index),
  variantId: idOf(200 + index),
  slug: sketch.slug,
  name: sketch.name,
  producerId: idOf(300 + index),
  producerName: sketch.producer,
  producerSlug: slugOf(sketch.producer),
  town: sketch.town,
  landscape: sketch.landscape,
  price: {
    grossCents: sketch.cents,
    isFrom: false,
    unitLabel: sketch.unit,
    unitPrice:
      sketch.perKg === undefined
        ? null
        : { centsPerUnit: sketch.perKg, per: sketch.unit.endsWith('l') ? 'l' : 'kg' },
    containerDepositCents: 0,
    containerSystem: null,
    announced: null,
    taxNote: 'vat_included',
  },
  picture: { id: sketch.slug, alt: sketch.name, width: 1280, height: 1280 },
  flag: sketch.flag ?? null,
  inSeason: true,
  stockState: 'available',
  leadTimeDays: 0,
  dispatchWeekdays: [],
  ways: sketch.ways.map(way),
}));

export function cardOf(slug: string): ProductCard {
  const card = cards.find((candidate) => candidate.slug === slug);
  if (card === undefined) throw new Error(`no fixture ${slug}`);
  return card;
}

const honey = cardOf('lindenhonig-vom-feldberger-haussee');

/** The honey of the mocks with everything its page shows. */
export const honeyDetail: ProductDetail = {
  ...honey,
  price: { ...honey.price, containerDepositCents: 15, taxNote: 'small_business' },
  short: 'Frisch, ein Hauch Minze, grünlich-golden. Wir schleudern ihn nur in warmen Julijahren.',
  description:
    'Frisch, ein Hauch Minze, grünlich-golden. Wir schleudern ihn nur in warmen Julijahren.',
  breadcrumb: [
    { path: 'lebensmittel', label: 'Lebensmittel' },
    { path: 'lebensmittel/honig', label: 'Honig' },
  ],
  variants: [
    {
      variantId: honey.variantId ?? '',
      label: '500 g',
      priceCents: 790,
      announced: null,
      containerDepositCents: 15,
      stock: { state: 'available', free: 38 },
      occasion: null,
    },
  ],
  tags: [
    { kind: 'regional', text: '100 % aus MV' },
    { kind: 'packaging', text: 'Mehrwegglas' },
  ],
  isFood: true,
  allergens: [],
  guarantee: null,
  facts: [
    { key: 'ingredients', text: 'Lindenhonig, Ursprungsland Deutschland' },
    { key: 'allergens', text: 'keine kennzeichnungspflichtigen' },
    { key: 'net_quantity', text: '500 g' },
    { key: 'storage', text: 'kühl und dunkel, 12 bis 22 °C' },
    { key: 'shelf_life', text: 'mindestens 24 Monate' },
    { key: 'season', text: 'Schleuderung im Juli, verfügbar solange Vorrat' },
    { key: 'warnings', text: 'Nicht für Kinder unter 12 Monaten' },
  ],
  nutrition: null,
  minAge: null,
  coldChain: 'none',
  withdrawal: { right: '14_days_sealed', reason: null },
  producer: {
    story:
      'Renate schleudert, Holger baut die Kästen. Die Völker wandern nur wenige Kilometer: vom Raps zur Linde, von der Linde in den Wald. Kein Glas ist gemischt.',
    tagline: 'Ein Glas, eine Tracht.',
    banner: null,
    productCount: 10,
    seller: {
      legalName: 'Renate und Holger Wiese',
      represented: null,
      street: 'Seestraße 14',
      postcode: '17258',
      town: 'Feldberg',
      phone: '030 23125 002',
      email: 'hallo@imkerei-lindenlaut.example',
      vatId: null,
      register: null,
    },
  },
  reviews: {
    averageTenths: 48,
    count: 27,
    demoCount: 0,
    latest: [
      {
        reviewId: idOf(901),
        language: 'de',
        isDemo: false,
        stars: 5,
        text: 'Im Urlaub auf dem Markt probiert, zu Hause nachbestellt. Hat keine Minute gedauert.',
        author: 'Sabine E.',
        place: 'Potsdam',
        on: '2026-06-01',
        reply: null,
      },
      {
        reviewId: idOf(902),
        language: 'de',
        isDemo: false,
        stars: 4,
        text: 'Sehr guter Honig, das Glas kam etwas klebrig an. Wurde sofort ersetzt.',
        author: 'Lars O.',
        place: 'Hamburg',
        on: '2026-05-20',
        reply: 'Das tut uns leid, der Deckel war undicht.',
      },
    ],
  },
};
