import type { ProductCard } from '@markthalle/contracts/catalog';
import { Injectable } from '@nestjs/common';
import type { Statements } from '../../platform/db/db.ts';
import type { Language } from './product-card.ts';
import { type Sellable, SellablesQueries } from './sellables.queries.ts';
import { ShownCardsQueries } from './shown-cards.queries.ts';

/** What may be bought today, and under which facts. */
@Injectable()
export class CatalogFacade {
  constructor(
    private readonly sellables: SellablesQueries,
    private readonly cards: ShownCardsQueries,
  ) {}

  /** Facts of those of the variants that are on sale; a variant that is missing here cannot be bought. */
  sellablesOf(
    variantIds: readonly string[],
    from?: Statements,
  ): Promise<ReadonlyMap<string, Sellable>> {
    return this.sellables.read(variantIds, from);
  }

  /** Cards of those of the products that are in the shop at this moment; whoever is missing is not shown. */
  cardsOf(
    productIds: readonly string[],
    language: Language,
  ): Promise<ReadonlyMap<string, ProductCard>> {
    return this.cards.read(productIds, language);
  }
}
