import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { Id, InLanguage, Instant, OneLine, Picture } from './fields.ts';
import { MAX_COUNTED_STOCK } from './product-offer.ts';

/** What one act on a shelf may move; more is a slip of the finger. */
export const MAX_MOVED_PIECES = 10_000;
export const MAX_ARTICLE_NUMBER_CHARS = 40;
export const MAX_STOCK_ARTICLES = 2_000;
export const MAX_SHOWN_MOVEMENTS = 200;
export const MAX_NOTE_CHARS = 200;

const Pieces = z.int().min(1).max(MAX_MOVED_PIECES);

/** "I counted 12": replaces everything before its act time and nothing after it. */
export const StockCounted = z.object({
  variantId: Id,
  countedQuantity: z.int().min(0).max(MAX_COUNTED_STOCK),
});
/** "Sold 3" in the own shop. No price is told: money is taken elsewhere (LAW-GOBD-5). */
export const StockSold = z.object({ variantId: Id, quantity: Pieces });
/** "6 more came": baked, harvested, delivered. */
export const StockReceived = z.object({ variantId: Id, quantity: Pieces });
/** "2 more" or "1 less" than there were, without a count. */
export const StockCorrected = z.object({
  variantId: Id,
  delta: z
    .int()
    .min(-MAX_MOVED_PIECES)
    .max(MAX_MOVED_PIECES)
    .refine((delta) => delta !== 0, 'no change'),
});
export const ProductPaused = z.object({ productId: Id, paused: z.boolean() });

export const StockArticle = z.object({
  variantId: Id,
  productId: Id,
  productName: z.string(),
  variantLabel: z.string(),
  unitLabel: z.string(),
  picture: Picture.nullable(),
  inShop: z.boolean(),
  articleNumber: z.string().nullable(),
  gtin: z.string().nullable(),
  policy: z.enum(['tracked', 'unlimited']),
  /** Negative where more went out than ever came in. */
  onHand: z.int(),
  reserved: z.int(),
  shopBuffer: z.int(),
  /** What may be sold online: on hand minus reserved minus buffer; null where stock is not counted. */
  free: z.int().nullable(),
  /** Promised or sold beyond what is there; 0: nothing is missing. */
  shortPieces: z.int(),
  shortSince: Instant.nullable(),
  /** The articles of a bundle, whose stock its own follows from; empty: it has a stock of its own. */
  parts: z.array(z.object({ variantId: Id, quantity: z.int(), name: z.string() })),
});
export type StockArticle = z.infer<typeof StockArticle>;

export const listStock = endpoint({
  method: 'GET',
  path: '/portal/stock',
  summary: 'The whole shelf: stock, buffer, numbers on labels, and what is missing',
  access: 'producer',
  right: 'stock',
  input: InLanguage,
  output: z.object({
    articles: z.array(StockArticle).max(MAX_STOCK_ARTICLES),
    /** Articles of till files that nobody has named yet. */
    unknownTillArticles: z.int(),
  }),
  problems: [],
});

export const StockMovementView = z.object({
  movementId: Id,
  kind: z.enum(['opening', 'count', 'sale', 'sold', 'received', 'return', 'correction']),
  delta: z.int().nullable(),
  countedQuantity: z.int().nullable(),
  /** Null where the list begins too late to know it. */
  stockAfter: z.int().nullable(),
  /** A later count contains it. */
  replaced: z.boolean(),
  actedAt: Instant,
  recordedAt: Instant,
  origin: z.enum(['market', 'portal', 'phone', 'till']),
  actorName: z.string().nullable(),
  orderNumber: z.string().nullable(),
  note: z.string().nullable(),
});

const OneVariant = InLanguage.extend({ variantId: Id });

export const readStockArticle = endpoint({
  method: 'GET',
  path: '/portal/stock/:variantId',
  summary: 'One article with its newest movements, in the order of their acts',
  access: 'producer',
  right: 'stock',
  input: OneVariant,
  output: z.object({
    article: StockArticle,
    movements: z.array(StockMovementView).max(MAX_SHOWN_MOVEMENTS),
    /** There are earlier ones. */
    hasMore: z.boolean(),
  }),
  problems: ['variant-not-found'],
});

export const moveStock = endpoint({
  method: 'POST',
  path: '/portal/stock/:variantId/movements',
  summary: 'Sold in the shop, received, or corrected; applied once per client id, takes no price',
  access: 'producer',
  right: 'stock',
  input: OneVariant.extend({
    kind: z.enum(['sold', 'received', 'correction']),
    /** Pieces; only a correction may be negative. */
    quantity: z.int().min(-MAX_MOVED_PIECES).max(MAX_MOVED_PIECES),
    clientId: Id,
    note: z.string().trim().max(MAX_NOTE_CHARS).default(''),
  }),
  output: StockArticle,
  problems: ['variant-not-found'],
});

export const keepForShop = endpoint({
  method: 'PUT',
  path: '/portal/stock/:variantId/shop-buffer',
  summary: 'Pieces that stay on the shop floor and are never sold online',
  access: 'producer',
  right: 'stock',
  input: OneVariant.extend({ shopBuffer: z.int().min(0).max(MAX_MOVED_PIECES) }),
  output: StockArticle,
  problems: ['variant-not-found', 'stock-of-parts'],
});

export const nameArticle = endpoint({
  method: 'PUT',
  path: '/portal/stock/:variantId/article',
  summary: 'The numbers by which scanner and till know an article; empty takes them away',
  access: 'producer',
  right: 'stock',
  input: OneVariant.extend({
    articleNumber: z.union([z.literal(''), OneLine(MAX_ARTICLE_NUMBER_CHARS)]),
    /** GTIN-8, -12, -13 or -14 with its check digit. */
    gtin: z.string().trim().max(14),
  }),
  output: StockArticle,
  problems: ['variant-not-found', 'article-number-taken'],
});
