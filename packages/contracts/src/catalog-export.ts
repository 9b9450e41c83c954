import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { Cents, Id, InLanguage, Slug, UnitPrice } from './fields.ts';

export const SITEMAP_PAGE_SIZE = 10_000;
export const FEED_PAGE_SIZE = 1_000;

/** A product as a sitemap names it (sitemaps.org). */
const SitemapProduct = z.object({
  slug: Slug,
  /** When the shown version, or one of its prices, came into force. */
  changedOn: z.iso.date(),
  pictureId: z.string().nullable(),
});

export const listSitemapProducts = endpoint({
  method: 'GET',
  path: '/catalog/sitemap/products',
  summary: 'Addresses of all products with the day of their last change',
  access: 'public',
  input: z.object({ page: z.coerce.number().int().min(1).max(100).default(1) }),
  output: z.object({
    products: z.array(SitemapProduct).max(SITEMAP_PAGE_SIZE),
    /** How many pages there are in all. */
    pageCount: z.int().min(1),
  }),
  problems: [],
});

export const listSitemapProducers = endpoint({
  method: 'GET',
  path: '/catalog/sitemap/producers',
  summary: 'Addresses of all producers with the day on which their page last changed',
  access: 'public',
  input: z.object({}),
  output: z.object({
    producers: z.array(
      z.object({ slug: Slug, changedOn: z.iso.date(), pictureId: z.string().nullable() }),
    ),
  }),
  problems: [],
});

/** A product as search engines and price comparisons take it; the producer is its brand. */
export const FeedProduct = z.object({
  productId: Id,
  slug: Slug,
  name: z.string(),
  short: z.string(),
  producerName: z.string(),
  /** Names of the groups from the widest to the narrowest. */
  groups: z.array(z.string()),
  priceCents: Cents,
  /** Contents of the pack in the smallest unit (g, ml ...). */
  contents: z.object({ value: z.number(), unit: z.string() }),
  unitPrice: UnitPrice.nullable(),
  pictureId: z.string().nullable(),
  available: z.boolean(),
  /** The cheapest way to a door in Germany. */
  shippingCents: Cents,
});
export type FeedProduct = z.infer<typeof FeedProduct>;

export const listFeedProducts = endpoint({
  method: 'GET',
  path: '/catalog/feed/products',
  summary: 'Products that can be sent, for feeds, by keyset',
  access: 'public',
  input: InLanguage.extend({ after: Id.optional() }),
  output: z.object({
    products: z.array(FeedProduct).max(FEED_PAGE_SIZE),
    /** Null on the last page. */
    next: Id.nullable(),
  }),
  problems: [],
});

export const findMissingProduct = endpoint({
  method: 'GET',
  path: '/catalog/missing-products/:slug',
  summary: 'Why a product is not in the shop: asked where its page was not found',
  access: 'public',
  input: z.object({ slug: Slug }),
  output: z.object({
    /** `resting` comes back; `gone` does not; `moved` has a successor in the shop. */
    state: z.enum(['unknown', 'resting', 'gone', 'moved']),
    successorSlug: Slug.nullable(),
  }),
  problems: [],
});

/** In the portal: for good, unlike a pause; a later end of the pause takes it back. */
export const retireProduct = endpoint({
  method: 'PUT',
  path: '/portal/products/:productId/retired',
  summary: 'Take a product out of the shop for good and name its successor',
  access: 'producer',
  right: 'products',
  input: InLanguage.extend({ productId: Id, successorId: Id.nullable() }),
  output: z.object({ retiredAt: z.iso.datetime() }),
  problems: ['product-not-found', 'product-withheld'],
});
