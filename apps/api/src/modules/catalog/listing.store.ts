import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/db/db.ts';

export interface ListingRow {
  readonly product_id: string;
  readonly language: string;
  readonly slug: string;
  readonly producer_id: string;
  readonly landscape: string;
  readonly category_path: string;
  readonly name: string;
  readonly price_cents: number;
  readonly organic: boolean;
  readonly in_stock: boolean;
  readonly in_season: boolean;
  readonly card: object;
  /** JSON as text: it is passed on as it is. */
  readonly detail: string;
  readonly variants: object;
}

export interface CategoryListingRow {
  readonly category_path: string;
  readonly language: string;
  readonly price_cents: number;
  readonly name: string;
  readonly product_id: string;
  readonly card: string;
}

export interface SellableRow {
  readonly variant_id: string;
  readonly product_id: string;
  readonly product_version_id: string;
  readonly producer_id: string;
  readonly slug: string;
  readonly price_cents: number;
  readonly container_deposit_cents: number;
  readonly vat_category: string;
  readonly own_produce: boolean;
  readonly ways: readonly string[];
  readonly cold_chain: string;
  readonly lead_time_days: number;
  readonly min_age: number | null;
  readonly withdrawable: boolean;
  /** ISO instants; null without a date. */
  readonly starts_at: string | null;
  readonly sells_until: string | null;
  readonly snapshot: object;
}

/** Writes of the read model: whole rows are replaced, a few statements for any number of products. */
@Injectable()
export class ListingStore {
  /** Two changes of one product take turns. */
  async lock(tx: Tx, productIds: readonly string[]): Promise<void> {
    await tx.execute(
      'select id from catalog.product where id = any ($1::uuid[]) order by id for update',
      [productIds],
    );
  }

  /** Those of the products that stand in the shop, in season and not sold out. */
  async buyable(tx: Tx, productIds: readonly string[]): Promise<Set<string>> {
    const rows = await tx.rows<{ id: string }>(
      `select product_id as id from catalog.listing
        where product_id = any ($1::uuid[]) and language = 'de' and in_stock and in_season`,
      [productIds],
    );
    return new Set(rows.map(({ id }) => id));
  }

  async remove(tx: Tx, productIds: readonly string[]): Promise<void> {
    for (const table of ['listing', 'category_listing', 'sellable']) {
      await tx.execute(`delete from catalog.${table} where product_id = any ($1::uuid[])`, [
        productIds,
      ]);
    }
  }

  async insertListings(tx: Tx, rows: readonly ListingRow[]): Promise<void> {
    await tx.execute(
      `insert into catalog.listing (product_id, language, slug, producer_id, landscape, category_path,
         name, price_cents, organic, in_stock, in_season, card, detail, variants)
       select product_id, language, slug, producer_id, landscape, category_path, name, price_cents,
         organic, in_stock, in_season, card, detail, variants
       from jsonb_to_recordset($1::jsonb) as r (product_id uuid, language text, slug text,
         producer_id uuid, landscape text, category_path text, name text, price_cents int,
         organic boolean, in_stock boolean, in_season boolean, card jsonb, detail text,
         variants jsonb)`,
      [JSON.stringify(rows)],
    );
  }

  async insertCategoryListings(tx: Tx, rows: readonly CategoryListingRow[]): Promise<void> {
    await tx.execute(
      `insert into catalog.category_listing
       select * from jsonb_populate_recordset(null::catalog.category_listing, $1::jsonb)`,
      [JSON.stringify(rows)],
    );
  }

  async insertSellables(tx: Tx, rows: readonly SellableRow[]): Promise<void> {
    await tx.execute(
      `insert into catalog.sellable
       select * from jsonb_populate_recordset(null::catalog.sellable, $1::jsonb)`,
      [JSON.stringify(rows)],
    );
  }

  /** Totals per category, recounted for the named ones or for all. */
  async recount(tx: Tx, categoryPaths: readonly string[] | null): Promise<void> {
    await tx.execute(
      `insert into catalog.category_count (category_path, product_count)
       select c.path, (select count(*) from catalog.category_listing l
                        where l.category_path = c.path and l.language = 'de')
         from catalog.category c where $1::text[] is null or c.path = any ($1)
        order by c.path
       on conflict (category_path) do update set product_count = excluded.product_count`,
      [categoryPaths],
    );
  }
}
