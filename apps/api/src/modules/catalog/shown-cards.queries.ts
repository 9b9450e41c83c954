import type { ProductCard } from '@markthalle/contracts/catalog';
import { stockStateOf } from '@markthalle/domain/stockState';
import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/db/db.ts';
import type { Language } from './product-card.ts';

/** Visibility and stock are asked of their own tables, whatever a read model or an index says. */
const CARDS = `
select l.product_id as "productId", l.card,
  (select case when bool_or(s.policy = 'unlimited') then null
               else coalesce(sum(s.free), 0) end
     from catalog.sellable v join inventory.stock s on s.variant_id = v.variant_id
    where v.product_id = l.product_id)::int as free
from catalog.listing l
join catalog.product p on p.id = l.product_id and p.published_version_id is not null and not p.paused
join producers.producer pr on pr.id = p.producer_id and pr.status = 'active'
where l.product_id = any ($1::uuid[]) and l.language = $2`;

@Injectable()
export class ShownCardsQueries {
  constructor(private readonly db: Db) {}

  /** Cards of those of the products that are in the shop at this moment, with the stock of this moment. */
  async read(
    productIds: readonly string[],
    language: Language,
  ): Promise<ReadonlyMap<string, ProductCard>> {
    if (productIds.length === 0) return new Map();
    const rows = await this.db.prepared<{
      productId: string;
      card: ProductCard;
      free: number | null;
    }>('shown-cards', CARDS, [productIds, language]);
    return new Map(
      rows.map(({ productId, card, free }) => [
        productId,
        { ...card, stockState: stockStateOf(free) },
      ]),
    );
  }
}
