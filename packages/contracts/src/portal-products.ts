import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import {
  CategoryPath,
  Cents,
  Day,
  Id,
  InLanguage,
  MAX_NAME_CHARS,
  MAX_PRICE_CENTS,
  MAX_TEXT_CHARS,
  OneLine,
  Picture,
  Slug,
} from './fields.ts';
import { AnnouncedPrice } from './price.ts';
import { ProductFacts } from './product-facts.ts';
import {
  MAX_COUNTED_STOCK,
  MAX_DEPOSIT_CENTS,
  MAX_PART_CHOICES,
  OfferFields,
  PartChoice,
  TypedAmount,
  TypedUnit,
} from './product-offer.ts';
import { DraftPhotos, ProductPhoto } from './product-photos.ts';

export const ProductState = z.enum(['draft', 'submitted', 'approved', 'rejected', 'paused']);
export const Allergen = z.enum([
  'gluten',
  'crustaceans',
  'eggs',
  'fish',
  'peanuts',
  'soy',
  'milk',
  'nuts',
  'celery',
  'mustard',
  'sesame',
  'sulphites',
  'lupin',
  'molluscs',
]);

export const PortalVariant = z.object({
  variantId: Id,
  label: z.string(),
  priceCents: Cents,
  /** What buyers see beside the price; null until it is in the shop, or where nothing is announced. */
  announced: AnnouncedPrice.nullable(),
  policy: z.enum(['tracked', 'unlimited']),
  onHand: z.int(),
  reserved: z.int(),
  free: z.int().nullable(),
  /** A bundle of articles: its stock follows from theirs and is not counted. */
  followsParts: z.boolean(),
});

export const PortalProductCard = z.object({
  productId: Id,
  slug: Slug,
  name: z.string(),
  unitLabel: z.string(),
  picture: Picture.nullable(),
  state: ProductState,
  /** True while an approved version stands in the shop. */
  published: z.boolean(),
  returnedBecause: z.string().nullable(),
  variants: z.array(PortalVariant),
});

export const listPortalProducts = endpoint({
  method: 'GET',
  path: '/portal/products',
  summary: 'This producer’s products with stock',
  access: 'producer',
  right: 'stock',
  input: InLanguage,
  output: z.object({ products: z.array(PortalProductCard).max(500) }),
  problems: [],
});

export const MAX_DRAINED_GRAMS = 100_000;

export const countStock = endpoint({
  method: 'PUT',
  path: '/portal/variants/:variantId/stock',
  summary: 'What was counted on the shelf; recorded as a movement, applied once per client id',
  access: 'producer',
  right: 'stock',
  input: InLanguage.extend({
    variantId: Id,
    countedQuantity: z.int().min(0).max(MAX_COUNTED_STOCK),
    clientId: Id,
    countedAt: z.iso.datetime().optional(),
  }),
  output: PortalVariant,
  problems: ['variant-not-found', 'price-by-weight', 'stock-of-parts'],
});

export const setPrice = endpoint({
  method: 'PUT',
  path: '/portal/variants/:variantId/price',
  summary: 'A new gross price from now on; earlier prices stay on record',
  access: 'producer',
  right: 'products',
  // Strict: a price to compare with is computed from the history and never typed (§ 11 PAngV).
  input: InLanguage.extend({
    variantId: Id,
    grossCents: z.int().min(1).max(MAX_PRICE_CENTS),
    /** Cheaper because the goods must be eaten by this day; a reason instead of a reference. */
    shortDateOn: Day.nullable().default(null),
  }).strict(),
  output: PortalVariant,
  problems: ['variant-not-found'],
});

/** What the one-page form asks; German is required, English is optional and falls back to German. */
export const ProductDraft = z.strictObject({
  nameDe: OneLine(MAX_NAME_CHARS),
  nameEn: z.string().trim().max(MAX_NAME_CHARS).default(''),
  shortDe: z.string().trim().max(400).default(''),
  shortEn: z.string().trim().max(400).default(''),
  descriptionDe: z.string().trim().max(MAX_TEXT_CHARS).default(''),
  descriptionEn: z.string().trim().max(MAX_TEXT_CHARS).default(''),
  categoryPath: CategoryPath,
  quantityValue: TypedAmount,
  quantityUnit: TypedUnit,
  /** How it is sold and compared (§§ 4, 5 PAngV); left out: as it was, prepacked at first. */
  saleForm: z.enum(['prepacked', 'open', 'loose']).optional(),
  /** Goods in brine or vinegar: what remains after draining (§ 5(4) PAngV). */
  drainedWeightGrams: z.int().min(1).max(MAX_DRAINED_GRAMS).nullable().optional(),
  /** Reasons that only a person can know (§ 4(3) PAngV). */
  unitPriceExemption: z
    .enum(['unlike_set', 'service', 'decorative_cosmetic', 'perfume'])
    .nullable()
    .optional(),
  grossCents: z.int().min(1).max(MAX_PRICE_CENTS),
  containerDepositCents: z.int().min(0).max(MAX_DEPOSIT_CENTS).default(0),
  vatCategory: z.enum(['standard', 'reduced']),
  ownProduce: z.boolean().default(true),
  stockQuantity: z.int().min(0).max(MAX_COUNTED_STOCK),
  ingredientsDe: z.string().trim().max(MAX_TEXT_CHARS).default(''),
  allergens: z.array(Allergen).max(14).default([]),
  /** "Enthält keine der 14 Allergene" must be said actively; silence is not an answer. */
  allergensConfirmed: z.boolean().default(false),
  storageDe: z.string().trim().max(400).default(''),
  /** Percent by volume as typed ("4,8"); empty: no alcoholic drink, or as it was before. */
  alcoholPercent: z
    .string()
    .trim()
    .regex(/^(\d{1,2}([.,]\d)?)?$/)
    .default(''),
  ways: z.array(z.string()).max(9).default([]),
  ...OfferFields,
  /** What the publishing gates ask for; left out: as it was. */
  facts: ProductFacts.optional(),
  /** In their order; left out: as they were. A photo may still be on its way. */
  photos: DraftPhotos.optional(),
});
export type ProductDraft = z.infer<typeof ProductDraft>;

export const createProduct = endpoint({
  method: 'POST',
  path: '/portal/products',
  summary: 'A new product as a draft or submitted for approval; once per client id',
  access: 'producer',
  right: 'products',
  status: 201,
  input: InLanguage.extend({ draft: ProductDraft, submit: z.boolean(), clientId: Id }),
  output: z.object({ productId: Id, state: ProductState }),
  problems: ['product-incomplete', 'category-not-found'],
});

const OneProduct = InLanguage.extend({ productId: Id });

export const readPortalProduct = endpoint({
  method: 'GET',
  path: '/portal/products/:productId',
  summary: 'The newest version of a product for editing, and what the producer earns per unit',
  access: 'producer',
  right: 'products',
  input: OneProduct,
  output: z.object({
    card: PortalProductCard,
    draft: ProductDraft,
    photos: z.array(ProductPhoto),
    versionNumber: z.int(),
    earnings: z.object({
      grossCents: Cents,
      commissionNetCents: Cents,
      commissionVatCents: Cents,
      payoutCents: Cents,
    }),
    /** The ways this producer offers, for the check boxes. */
    ways: z.array(z.object({ key: z.string(), label: z.string() })),
  }),
  problems: ['product-not-found'],
});

export const updateProduct = endpoint({
  method: 'PUT',
  path: '/portal/products/:productId',
  summary: 'A new version; the published one stays in the shop until the new one is approved',
  access: 'producer',
  right: 'products',
  input: OneProduct.extend({
    draft: ProductDraft,
    submit: z.boolean(),
    basedOnVersion: z.int().min(1),
  }),
  output: z.object({ productId: Id, state: ProductState }),
  problems: [
    'product-not-found',
    'product-incomplete',
    'product-changed-meanwhile',
    'category-not-found',
  ],
});

export const pauseProduct = endpoint({
  method: 'PUT',
  path: '/portal/products/:productId/paused',
  summary: 'Take a product out of the shop or put it back; needs no approval',
  access: 'producer',
  right: 'stock',
  input: OneProduct.extend({ paused: z.boolean() }),
  output: z.object({ state: ProductState }),
  problems: ['product-not-found', 'product-withheld', 'product-incomplete'],
});

/** The choices of the product form. */
export const readProductForm = endpoint({
  method: 'GET',
  path: '/portal/product-form',
  summary: 'Groups with their defaults, the producer’s delivery ways and the commission in force',
  access: 'producer',
  right: 'products',
  input: InLanguage,
  output: z.object({
    categories: z.array(
      z.object({
        path: CategoryPath,
        label: z.string(),
        vatDefault: z.enum(['standard', 'reduced']),
        isFood: z.boolean(),
      }),
    ),
    ways: z.array(z.object({ key: z.string(), label: z.string() })),
    commission: z.object({ rateBps: z.int(), vatRateBps: z.int() }),
    taxStatus: z.string(),
    /** What a bundle may hold of the own range. */
    parts: z.array(PartChoice).max(MAX_PART_CHOICES),
  }),
  problems: [],
});
