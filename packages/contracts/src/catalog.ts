import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import {
  CategoryPath,
  Cents,
  DeliveryWayKey,
  Id,
  InLanguage,
  Instant,
  Language,
  Picture,
  Slug,
  Stock,
  StockState,
  UnitPrice,
  Weekday,
} from './fields.ts';
import { AnnouncedPrice, Price } from './price.ts';
import { NutritionRow, ProductFact } from './shown-facts.ts';

/** What the reader's own computation of a delivery date needs (`offersOf` in the domain). */
export const OfferedWay = z.object({
  key: DeliveryWayKey,
  label: z.string(),
  carriedBy: z.enum(['producer', 'cooperative']),
  /** The run that carries it; null for the producer's own ways. */
  runCode: z.string().nullable(),
  priceCents: Cents,
  freeFromCents: Cents.nullable(),
  weekdays: z.array(Weekday),
  minDays: z.int(),
  maxDays: z.int(),
});
export type OfferedWay = z.infer<typeof OfferedWay>;

export const ProductFlag = z.object({
  kind: z.enum(['organic', 'season_until', 'new']),
  /** 1-12 with `season_until`. */
  month: z.int().nullable(),
});

export const ProductCard = z.object({
  productId: Id,
  /** Null where the buyer must choose a variant first. */
  variantId: Id.nullable(),
  slug: Slug,
  name: z.string(),
  producerId: Id,
  producerName: z.string(),
  producerSlug: Slug,
  town: z.string(),
  landscape: z.string(),
  price: Price,
  picture: Picture.nullable(),
  flag: ProductFlag.nullable(),
  inSeason: z.boolean(),
  stockState: StockState,
  leadTimeDays: z.int(),
  dispatchWeekdays: z.array(Weekday),
  ways: z.array(OfferedWay),
});
export type ProductCard = z.infer<typeof ProductCard>;

export const SellerOfRecord = z.object({
  legalName: z.string(),
  represented: z.string().nullable(),
  street: z.string(),
  postcode: z.string(),
  town: z.string(),
  phone: z.string(),
  email: z.string(),
  vatId: z.string().nullable(),
  register: z.string().nullable(),
});
export type SellerOfRecord = z.infer<typeof SellerOfRecord>;

/** A shown review; each comes from a bought line, except demo data, which says so. */
export const Review = z.object({
  reviewId: Id,
  stars: z.int().min(1).max(5),
  text: z.string(),
  language: Language,
  author: z.string(),
  place: z.string(),
  on: z.iso.date(),
  reply: z.string().nullable(),
  isDemo: z.boolean(),
});
export type Review = z.infer<typeof Review>;

export const Breadcrumb = z.array(z.object({ path: CategoryPath, label: z.string() }));

/** A date on which an experience takes place (JSON-LD `Event`). */
export const OccasionOffer = z.object({
  startsAt: Instant,
  endsAt: Instant,
  /** Booking ends here. */
  sellsUntil: Instant,
  meetingPlace: z.string(),
});
export type OccasionOffer = z.infer<typeof OccasionOffer>;

export const ProductDetail = ProductCard.extend({
  /** Further photos, in their order; absent: there is no other. */
  morePictures: z.array(Picture).optional(),
  /** 1-12: when its season begins again; null or absent: it is in season. */
  returnsInMonth: z.int().min(1).max(12).nullish(),
  short: z.string(),
  description: z.string(),
  breadcrumb: Breadcrumb,
  variants: z.array(
    z.object({
      variantId: Id,
      label: z.string(),
      priceCents: Cents,
      /** Of this size; absent or null: none is due. */
      unitPrice: UnitPrice.nullish(),
      announced: AnnouncedPrice.nullable(),
      containerDepositCents: Cents,
      stock: Stock,
      /** Null: sold without a date. */
      occasion: OccasionOffer.nullable(),
    }),
  ),
  tags: z.array(
    z.object({ kind: z.enum(['regional', 'packaging', 'organic', 'age']), text: z.string() }),
  ),
  /** Food bears food information (LMIV), other goods product safety (GPSR). */
  isFood: z.boolean(),
  /** Groups of Annex II LMIV that it contains. */
  allergens: z.array(z.string()),
  guarantee: z.object({ years: z.int().min(1), modelId: z.string().nullable() }).nullable(),
  /** What a bundle holds; absent: it is no bundle. */
  bundleItems: z.array(z.object({ quantity: z.int(), name: z.string() })).optional(),
  facts: z.array(ProductFact),
  nutrition: z.object({ per: z.string(), rows: z.array(NutritionRow) }).nullable(),
  minAge: z.int().nullable(),
  coldChain: z.enum(['none', 'chilled', 'frozen']),
  withdrawal: z.object({
    right: z.enum(['14_days', '14_days_sealed', 'excluded']),
    reason: z.string().nullable(),
  }),
  producer: z.object({
    story: z.string(),
    tagline: z.string(),
    banner: Picture.nullable(),
    productCount: z.int(),
    seller: SellerOfRecord,
  }),
  reviews: z.object({
    /** Tenths of a star, 48 is 4.8. */
    averageTenths: z.int().nullable(),
    count: z.int(),
    demoCount: z.int(),
    latest: z.array(Review).max(5),
  }),
});
export type ProductDetail = z.infer<typeof ProductDetail>;

export const readProduct = endpoint({
  method: 'GET',
  path: '/catalog/products/:slug',
  summary: 'One product with everything its page shows',
  access: 'public',
  input: InLanguage.extend({ slug: Slug }),
  output: z.object({ product: ProductDetail, related: z.array(ProductCard).max(4) }),
  problems: ['product-not-found'],
});

export const CategoryNode = z.object({
  path: CategoryPath,
  label: z.string(),
  parentPath: CategoryPath.nullable(),
  productCount: z.int(),
});

export const listCategories = endpoint({
  method: 'GET',
  path: '/catalog/categories',
  summary: 'All categories with their number of products, parents before children',
  access: 'public',
  input: InLanguage,
  output: z.object({ categories: z.array(CategoryNode) }),
  problems: [],
});

export const CARDS_PER_PAGE = 24;

export const listCategory = endpoint({
  method: 'GET',
  path: '/catalog/listing',
  summary: 'A page of a category (sub-categories included), by keyset',
  access: 'public',
  input: InLanguage.extend({
    path: CategoryPath,
    sort: z.enum(['price', 'price_desc', 'name']).default('price'),
    cursor: z.string().max(400).optional(),
  }),
  output: z.object({
    category: CategoryNode,
    breadcrumb: Breadcrumb,
    children: z.array(CategoryNode),
    cards: z.array(ProductCard).max(CARDS_PER_PAGE),
    nextCursor: z.string().nullable(),
  }),
  problems: ['category-not-found'],
});

export const readHome = endpoint({
  method: 'GET',
  path: '/catalog/home',
  summary: 'What the front page shows',
  access: 'public',
  input: InLanguage,
  output: z.object({
    productCount: z.int(),
    producerCount: z.int(),
    /** Whether something that has a season is in it now; else the cards are of what keeps all the year. */
    hasSeason: z.boolean(),
    seasonal: z.array(ProductCard).max(8),
    landscapes: z.array(z.object({ key: z.string(), productCount: z.int() })),
    story: z
      .object({
        producerSlug: Slug,
        producerName: z.string(),
        town: z.string(),
        landscape: z.string(),
        tagline: z.string(),
        story: z.string(),
      })
      .nullable(),
    /** The commission in force and the sample payment cost behind "Von 10 € bleiben ...". */
    priceSplit: z.object({
      baseCents: Cents,
      producerCents: Cents,
      cooperativeCents: Cents,
      vatCents: Cents,
    }),
  }),
  problems: [],
});

export const ProducerSummary = z.object({
  slug: Slug,
  name: z.string(),
  town: z.string(),
  landscape: z.string(),
  tagline: z.string(),
  latitude: z.number(),
  longitude: z.number(),
  productCount: z.int(),
  organic: z.boolean(),
});
export type ProducerSummary = z.infer<typeof ProducerSummary>;

export const listLandscape = endpoint({
  method: 'GET',
  path: '/catalog/landscapes/:key',
  summary: 'Cards of the producers of one landscape',
  access: 'public',
  input: InLanguage.extend({
    key: z.string().regex(/^[a-z]{3,20}$/),
    cursor: z.string().max(400).optional(),
  }),
  output: z.object({
    key: z.string(),
    productCount: z.int(),
    /** Those of the landscape by name, for its map. */
    producers: z.array(ProducerSummary),
    cards: z.array(ProductCard).max(CARDS_PER_PAGE),
    nextCursor: z.string().nullable(),
  }),
  problems: ['category-not-found'],
});
