import { z } from 'zod';
import { CARDS_PER_PAGE, ProductCard } from './catalog.ts';
import { endpoint } from './endpoint.ts';
import { CategoryPath, InLanguage, PageNumber, Slug } from './fields.ts';

export const MAX_QUERY_CHARS = 200;

export const searchProducts = endpoint({
  method: 'GET',
  path: '/search',
  summary: 'Products and producers for a query, with facet counts',
  access: 'public',
  input: InLanguage.extend({
    q: z.string().trim().max(MAX_QUERY_CHARS).default(''),
    category: CategoryPath.optional(),
    producer: Slug.optional(),
    organic: z.stringbool().optional(),
    inStock: z.stringbool().optional(),
    maxPriceCents: z.coerce.number().int().min(1).max(10_000_000).optional(),
    sort: z.enum(['relevance', 'price', 'price_desc']).default('relevance'),
    page: PageNumber,
  }),
  output: z.object({
    total: z.int(),
    page: z.int(),
    pageCount: z.int(),
    cards: z.array(ProductCard).max(CARDS_PER_PAGE),
    producers: z
      .array(z.object({ slug: Slug, name: z.string(), town: z.string(), landscape: z.string() }))
      .max(4),
    facets: z.object({
      categories: z.array(z.object({ path: CategoryPath, label: z.string(), count: z.int() })),
      producers: z.array(z.object({ slug: Slug, name: z.string(), count: z.int() })),
      organic: z.int(),
      inStock: z.int(),
    }),
    /** Set when nothing matched the words as typed and a close spelling was used. */
    correctedQuery: z.string().nullable(),
  }),
  problems: [],
});
