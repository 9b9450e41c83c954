import { stockStateOf } from '@markthalle/domain/stockState';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.ts';
import { Db } from '../../platform/db/db.ts';
import type { Language } from './product-card.ts';
import { joinDetail, type StoredVariant } from './product-page.ts';

/** One card more than a page shows tells whether another page follows. */
export interface Cards {
  readonly cards: readonly string[];
  readonly last: {
    readonly priceCents: number;
    readonly name: string;
    readonly productId: string;
  } | null;
}

export type Sort = 'price' | 'price_desc' | 'name';

export interface Position {
  readonly priceCents: number;
  readonly name: string;
  readonly productId: string;
}

interface CardRow {
  readonly card: string;
  readonly price_cents: number;
  readonly name: string;
  readonly product_id: string;
}

/** Where a page begins and how it is ordered; each order has an index that carries it. */
const ORDERS: Readonly<Record<Sort, { readonly after: string; readonly by: string }>> = {
  price: { after: '(price_cents, product_id) > ($4, $5)', by: 'price_cents, product_id' },
  price_desc: {
    after: '(price_cents, product_id) < ($4, $5)',
    by: 'price_cents desc, product_id desc',
  },
  name: {
    after: '(name collate "de-x-icu", product_id) > ($4 collate "de-x-icu", $5)',
    by: 'name collate "de-x-icu", product_id',
  },
};

/** A page with today's stock, and four cards beside it: two of the same producer, two of neighbours. */
const PAGE = `
select l.detail, l.variants,
  (select count(*) from catalog.listing o
    where o.producer_id = l.producer_id and o.language = l.language) as product_count,
  (select jsonb_object_agg(s.variant_id, s.free)
     from catalog.variant v join inventory.stock s on s.variant_id = v.id
    where v.product_id = l.product_id) as free,
  (select string_agg(card, ',') from (
    (select o.card::text as card from catalog.listing o
      where o.producer_id = l.producer_id and o.language = l.language
        and o.product_id <> l.product_id and o.in_stock
      order by o.name limit 2)
    union all
    (select o.card::text from catalog.listing o
      where o.landscape = l.landscape and o.language = l.language
        and o.producer_id <> l.producer_id and o.in_stock
      order by o.price_cents, o.product_id limit 2)) four) as related
from catalog.listing l where l.slug = $1 and l.language = $2`;

/** The hot reads of the shop: prepared statements on the read model, JSON passed on as text. */
@Injectable()
export class CatalogQueries {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  /** A product page as JSON text; null if there is no such product in the shop. One statement. */
  async productPage(slug: string, language: Language): Promise<string | null> {
    const [row] = await this.db.prepared<{
      detail: string;
      variants: StoredVariant[];
      product_count: number;
      free: Record<string, number | null>;
      /** JSON of the cards, with commas between. */
      related: string | null;
    }>('product-page', PAGE, [slug, language]);
    if (row === undefined) return null;
    const now = this.clock.now().toISOString();
    const open = row.variants.filter(
      ({ occasion }) => occasion === null || occasion.sellsUntil > now,
    );
    const variants = open.map((variant) => {
      const free = row.free[variant.variantId] ?? null;
      return { ...variant, stock: { state: stockStateOf(free), free } };
    });
    const product = joinDetail(row.detail, row.product_count, variants);
    return `{"product":${product},"related":[${row.related ?? ''}]}`;
  }

  /** A page of a category, `limit` cards from `after` on. One statement, one index scan. */
  async categoryCards(
    path: string,
    language: Language,
    sort: Sort,
    after: Position | null,
    limit: number,
  ): Promise<Cards> {
    const order = ORDERS[sort];
    const start =
      after === null ? [] : [sort === 'name' ? after.name : after.priceCents, after.productId];
    const rows = await this.db.prepared<CardRow>(
      `category-${sort}-${after === null ? 'first' : 'next'}`,
      `select card, price_cents, name, product_id from catalog.category_listing
        where category_path = $1 and language = $2 ${after === null ? '' : `and ${order.after}`}
        order by ${order.by} limit $3`,
      [path, language, limit + 1, ...start],
    );
    return toCards(rows, limit);
  }

  async landscapeCards(
    landscape: string,
    language: Language,
    after: Position | null,
    limit: number,
  ): Promise<Cards> {
    const rows = await this.db.prepared<CardRow>(
      `landscape-${after === null ? 'first' : 'next'}`,
      `select card::text as card, price_cents, name, product_id from catalog.listing
        where landscape = $1 and language = $2
          ${after === null ? '' : 'and (price_cents, product_id) > ($4, $5)'}
        order by price_cents, product_id limit $3`,
      [
        landscape,
        language,
        limit + 1,
        ...(after === null ? [] : [after.priceCents, after.productId]),
      ],
    );
    return toCards(rows, limit);
  }

  async landscapeCount(landscape: string, language: Language): Promise<number> {
    const [row] = await this.db.prepared<{ n: number }>(
      'landscape-count',
      'select count(*) as n from catalog.listing where landscape = $1 and language = $2',
      [landscape, language],
    );
    return row?.n ?? 0;
  }

  async producerCards(producerId: string, language: Language, limit: number): Promise<string[]> {
    const rows = await this.db.prepared<{ card: string }>(
      'producer-cards',
      `select card::text as card from catalog.listing
        where producer_id = $1 and language = $2 order by name limit $3`,
      [producerId, language, limit],
    );
    return rows.map(({ card }) => card);
  }

  categories(language: Language) {
    return this.db.prepared<{
      path: string;
      label: string;
      parentPath: string | null;
      productCount: number;
    }>(
      'categories',
      `select c.path, c.label ->> $1 as label, c.parent_path as "parentPath",
              coalesce(n.product_count, 0) as "productCount"
         from catalog.category c
         left join catalog.category_count n on n.category_path = c.path
        order by c.sort, c.path`,
      [language],
    );
  }
}

function toCards(rows: readonly CardRow[], limit: number): Cards {
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return {
    cards: shown.map(({ card }) => card),
    last:
      last === undefined
        ? null
        : { priceCents: last.price_cents, name: last.name, productId: last.product_id },
  };
}
