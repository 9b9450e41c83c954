import { z } from 'zod';
import { CARDS_PER_PAGE, ProductCard } from './catalog.ts';
import { endpoint } from './endpoint.ts';
import { CategoryPath, Cents, Id, InLanguage, Instant, OfferedWayKey, Slug } from './fields.ts';

/** Longer texts are cut: nobody types them, and every word of a query costs. */
export const MAX_QUERY_CHARS = 200;
const MAX_TEXT_CHARS = 20_000;
const MAX_LIST_CHARS = 2_000;
export const MAX_CHOICES = 20;
export const RADII_KM = [10, 25, 50, 100] as const;
export const MAX_RADIUS_KM = 300;
const DEFAULT_RADIUS_KM = 25;

export const SEARCH_SORTS = ['relevance', 'price', 'price_desc', 'newest', 'distance'] as const;
export type SearchSortKey = (typeof SEARCH_SORTS)[number];
export const FreeFromKey = z.enum(['gluten', 'milk', 'eggs', 'nuts', 'soy', 'fish']);
export type FreeFromKey = z.infer<typeof FreeFromKey>;

/** What somebody typed: any text, without control characters, cut to what is looked at. */
const QueryText = z
  .string()
  .max(MAX_TEXT_CHARS)
  .transform((text) =>
    text
      .replace(/\p{Cc}+/gu, ' ')
      .trim()
      .slice(0, MAX_QUERY_CHARS),
  )
  .default('');

/** Several values of one filter, with commas between. */
const listOf = <Item extends z.ZodType<string, string>>(item: Item) =>
  z
    .string()
    .max(MAX_LIST_CHARS)
    .transform((text) => text.split(',').filter((part) => part !== ''))
    .pipe(z.array(item).max(MAX_CHOICES))
    .optional();

const Price = z.coerce.number().int().min(0).max(10_000_000).optional();

const SearchQuery = InLanguage.extend({
  q: QueryText,
  category: listOf(CategoryPath),
  producer: listOf(Slug),
  place: listOf(Slug),
  way: listOf(OfferedWayKey),
  freeFrom: listOf(FreeFromKey),
  organic: z.stringbool().optional(),
  inStock: z.stringbool().optional(),
  inSeason: z.stringbool().optional(),
  returnable: z.stringbool().optional(),
  minPriceCents: Price,
  maxPriceCents: Price,
  /** Only goods from around a postcode of the region. */
  near: z
    .string()
    .trim()
    .regex(/^\d{5}$/)
    .optional(),
  radiusKm: z.coerce.number().int().min(1).max(MAX_RADIUS_KM).default(DEFAULT_RADIUS_KM),
  sort: z.enum(SEARCH_SORTS).default('relevance'),
});

const Count = z.int();
const TextPiece = z.object({ text: z.string(), hit: z.boolean() });
export type TextPiece = z.infer<typeof TextPiece>;
const FoundProducer = z.object({
  slug: Slug,
  name: z.string(),
  town: z.string(),
  landscape: z.string(),
});

export const SearchFacets = z.object({
  categories: z.array(z.object({ path: CategoryPath, label: z.string(), count: Count })),
  producers: z.array(z.object({ slug: Slug, name: z.string(), count: Count })),
  places: z.array(z.object({ key: Slug, name: z.string(), count: Count })),
  ways: z.array(z.object({ key: OfferedWayKey, count: Count })),
  freeFrom: z.array(z.object({ key: FreeFromKey, count: Count })),
  organic: Count,
  inStock: Count,
  inSeason: Count,
  returnable: Count,
  price: z.object({ minCents: Cents, maxCents: Cents }).nullable(),
});
export type SearchFacets = z.infer<typeof SearchFacets>;

export const searchProducts = endpoint({
  method: 'GET',
  path: '/search',
  summary: 'Products and producers for a query, with facet counts',
  access: 'public',
  input: SearchQuery.extend({
    page: z.coerce.number().int().min(1).max(1_000_000).default(1),
    /** Of an earlier answer: pages of two engines or two orders are never mixed. */
    cursor: z.string().max(200).optional(),
  }),
  output: z.object({
    total: Count,
    page: Count,
    pageCount: Count,
    cards: z.array(ProductCard).max(CARDS_PER_PAGE),
    /** The name of each card with the searched words marked; pieces are text, never HTML. */
    names: z.array(z.array(TextPiece)),
    /** So many of the cards, from the first, meet everything; the others are only related. */
    exactCount: Count,
    producers: z.array(FoundProducer).max(4),
    facets: SearchFacets,
    /** Set when a word is not known and a close spelling was used. */
    correctedQuery: z.string().nullable(),
    /** Words that had to be left out to find anything. */
    droppedWords: z.array(z.string()),
    /** Where filters leave nothing: how many products there are without them. */
    withoutFilters: Count.nullable(),
    /** The postcode is none that we know, so distance was not looked at. */
    unknownPostcode: z.boolean(),
    /** Names engine and order of this answer. */
    cursor: z.string(),
    /** The order changed since the first page, so this is the first page again. */
    restarted: z.boolean(),
    engine: z.enum(['postgres', 'meilisearch']),
    degraded: z.boolean(),
    policyVersion: z.int(),
    /** Names this answer where a hit of it is opened; null: it is not kept. */
    searchId: Id.nullable(),
  }),
  problems: [],
});

export const recordSearchClick = endpoint({
  method: 'POST',
  path: '/search/clicks',
  summary: 'Which place of an answer was opened; nothing about who did',
  access: 'public',
  input: InLanguage.extend({ searchId: Id, rank: z.coerce.number().int().min(1).max(1_000) }),
  output: z.object({ noted: z.literal(true) }),
  problems: [],
});

export const suggest = endpoint({
  method: 'GET',
  path: '/search/suggestions',
  summary: 'Products, producers, groups and places for what is being typed',
  access: 'public',
  input: InLanguage.extend({ q: QueryText }),
  output: z.object({
    products: z.array(
      z.object({
        slug: Slug,
        name: z.string(),
        pieces: z.array(TextPiece),
        producerName: z.string(),
        priceCents: Cents,
      }),
    ),
    categories: z.array(z.object({ path: CategoryPath, label: z.string() })),
    producers: z.array(z.object({ slug: Slug, name: z.string(), town: z.string() })),
    places: z.array(z.object({ key: Slug, name: z.string() })),
  }),
  problems: [],
});

export const readRankingPolicy = endpoint({
  method: 'GET',
  path: '/search/ranking',
  summary: 'What decides the order of hits (Art. 5 Regulation (EU) 2019/1150, § 5b(2) UWG)',
  access: 'public',
  input: InLanguage,
  output: z.object({
    version: z.int(),
    inForceFrom: Instant,
    parameters: z.array(
      z.object({
        key: z.string(),
        position: z.int(),
        weightPercent: z.int(),
        label: z.string(),
        description: z.string(),
      }),
    ),
  }),
  problems: [],
});

export const explainRank = endpoint({
  method: 'GET',
  path: '/portal/products/:productId/rank',
  summary: 'Why an own product stands where it stands for a query',
  access: 'producer',
  right: 'products',
  input: InLanguage.extend({ productId: Id, q: QueryText }),
  output: z.object({
    name: z.string(),
    query: z.string(),
    /** From 1; null where the product is not found or stands beyond what is looked at. */
    position: z.int().nullable(),
    total: Count,
    terms: z.array(
      z.object({
        word: z.string(),
        points: z.number(),
        field: z
          .enum([
            'name',
            'head',
            'beside',
            'modifier',
            'label',
            'place',
            'producer',
            'english',
            'text',
          ])
          .nullable(),
        kind: z.string().nullable(),
      }),
    ),
    inStock: z.boolean(),
    inSeason: z.boolean(),
    popularity: z.int(),
    policyVersion: z.int(),
  }),
  problems: ['product-not-found'],
});
