import { Injectable } from '@nestjs/common';
import { Db, type Statements, type Tx, violatedConstraint } from '../../platform/db/db.ts';
import { Problem } from '../../platform/http/problem.ts';

/** The numbers by which labels, scanner, till and tables know a variant; both are the producer's own. */
export interface ArticleNumbers {
  readonly variantId: string;
  readonly articleNumber: string | null;
  readonly gtin: string | null;
}

/** An article with its product; a size that waits for its approval has its numbers already. */
export interface NumberedArticle extends ArticleNumbers {
  readonly productId: string;
}

const UNIQUE = new Set(['article_number_once', 'article_gtin_once']);
const ARTICLE = `select variant_id as "variantId", product_id as "productId",
    article_number as "articleNumber", gtin from catalog.article`;

/** `a` is offered, or stands in a form that asks to be. */
const IS_SIZE = `(
  exists (select from catalog.variant v where v.id = a.variant_id and v.off_sale_at is null)
  or exists (select from catalog.product_version n where n.product_id = a.product_id
    and n.form -> 'variants' @> jsonb_build_array(jsonb_build_object('variantId', a.variant_id))))`;

/** Numbers of articles: one means one variant of a producer, wherever it is read. */
@Injectable()
export class ArticleNumbersFacade {
  constructor(private readonly db: Db) {}

  /** Those of the variants that are goods of this producer; dates of experiences are none. */
  async ownOf(
    tx: Tx,
    producerId: string,
    variantIds: readonly string[],
  ): Promise<ReadonlySet<string>> {
    const rows = await tx.rows<{ id: string }>(
      `select v.id from catalog.variant v join catalog.product p on p.id = v.product_id
        where p.producer_id = $1 and v.id = any ($2::uuid[]) and v.starts_at is null`,
      [producerId, variantIds],
    );
    return new Set(rows.map(({ id }) => id));
  }

  /**
   * Variants of this producer are called by these numbers from now on; null: by none. Numbers of
   * sizes that nobody offers any more are free.
   *
   * @throws Problem `article-number-taken` where another variant has one of them
   */
  async name(tx: Tx, producerId: string, articles: readonly NumberedArticle[]): Promise<void> {
    const lists = [
      producerId,
      articles.map(({ variantId }) => variantId),
      articles.map(({ articleNumber }) => articleNumber),
      articles.map(({ gtin }) => gtin),
    ];
    await tx.execute(
      `delete from catalog.article a
        where a.producer_id = $1 and a.variant_id <> all ($2::uuid[])
          and (catalog.comparable_number(a.article_number) in
                 (select catalog.comparable_number(n) from unnest($3::text[]) n)
               or catalog.comparable_gtin(a.gtin) in
                 (select catalog.comparable_gtin(g) from unnest($4::text[]) g))
          and not ${IS_SIZE}`,
      lists,
    );
    try {
      await tx.execute(
        `insert into catalog.article (producer_id, variant_id, article_number, gtin, product_id)
         select $1, * from unnest($2::uuid[], $3::text[], $4::text[], $5::uuid[])
         on conflict (variant_id) do update
           set article_number = excluded.article_number, gtin = excluded.gtin`,
        [...lists, articles.map(({ productId }) => productId)],
      );
    } catch (error) {
      if (UNIQUE.has(violatedConstraint(error) ?? '')) throw new Problem('article-number-taken');
      throw error;
    }
  }

  /** The articles of a producer that one of these numbers, or one of these barcodes, names. */
  named(
    tx: Tx,
    producerId: string,
    wanted: { readonly numbers: readonly string[]; readonly gtins: readonly string[] },
  ): Promise<NumberedArticle[]> {
    return tx.rows<NumberedArticle>(
      `${ARTICLE} where producer_id = $1
        and (ltrim(catalog.comparable_number(article_number), '0') in
               (select ltrim(catalog.comparable_number(n), '0') from unnest($2::text[]) n)
             or catalog.comparable_gtin(gtin) in
               (select catalog.comparable_gtin(g) from unnest($3::text[]) g))`,
      [producerId, wanted.numbers, wanted.gtins],
    );
  }

  /** The numbers of these products, by variant. */
  async ofProducts(
    productIds: readonly string[],
    from: Statements = this.db,
  ): Promise<ReadonlyMap<string, NumberedArticle>> {
    const rows = await from.rows<NumberedArticle>(
      `${ARTICLE} where product_id = any ($1::uuid[])`,
      [productIds],
    );
    return new Map(rows.map((row) => [row.variantId, row]));
  }
}
