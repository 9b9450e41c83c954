import { Injectable } from '@nestjs/common';
import { type Tx, violatedConstraint } from '../../platform/db/db.ts';

export interface NumberedVariant {
  readonly variantId: string;
  readonly producerId: string;
  readonly articleNumber: string | null;
  readonly gtin: string | null;
}

/** Whose shelf it is, and the numbers by which scanner and till know its goods. */
@Injectable()
export class ArticlesStore {
  /** Those of the variants that are goods of this producer. */
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

  async insertNumbers(tx: Tx, articles: readonly NumberedVariant[]): Promise<void> {
    await tx.execute(
      `insert into shop_floor.article (variant_id, producer_id, article_number, gtin)
       select * from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[])`,
      [
        articles.map(({ variantId }) => variantId),
        articles.map(({ producerId }) => producerId),
        articles.map(({ articleNumber }) => articleNumber),
        articles.map(({ gtin }) => gtin),
      ],
    );
  }

  /** Answers false where another article of the producer has one of the numbers. */
  async setNumbers(tx: Tx, article: NumberedVariant): Promise<boolean> {
    const { variantId, producerId, articleNumber, gtin } = article;
    const taken = await tx.row(
      `select 1 from shop_floor.article
        where producer_id = $1 and variant_id <> $2
          and (upper(replace(article_number, ' ', '')) = upper(replace($3, ' ', ''))
               or gtin = $4)`,
      [producerId, variantId, articleNumber, gtin],
    );
    if (taken !== null) return false;
    try {
      await tx.execute(
        `insert into shop_floor.article (variant_id, producer_id, article_number, gtin)
         values ($1, $2, $3, $4)
         on conflict (variant_id) do update
           set article_number = excluded.article_number, gtin = excluded.gtin`,
        [variantId, producerId, articleNumber, gtin],
      );
      return true;
    } catch (error) {
      if (violatedConstraint(error)?.startsWith('article_producer_id_')) return false;
      throw error;
    }
  }
}
