import type { ProductCard } from '@markthalle/contracts/catalog';
import { Injectable } from '@nestjs/common';
import type { Statements, Tx } from '../../platform/db/db.ts';
import { DatedVariants, type NewDate } from './dated-variants.service.ts';
import type { Language } from './product-card.ts';
import { type Sellable, SellablesQueries } from './sellables.queries.ts';
import { type ShownReviews, ShowReviews } from './show-reviews.service.ts';
import { ShownCardsQueries } from './shown-cards.queries.ts';
import { WithholdProduct } from './withhold-product.service.ts';

export { shownVersion } from './portal-products.queries.ts';
export { sellableJson } from './sellables.queries.ts';

/** What may be bought today, and under which facts. */
@Injectable()
export class CatalogFacade {
  constructor(
    private readonly sellables: SellablesQueries,
    private readonly cards: ShownCardsQueries,
    private readonly reviews: ShowReviews,
    private readonly withholding: WithholdProduct,
    private readonly dates: DatedVariants,
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

  /** Keeps the shown reviews of products beside them, and their pages with it. */
  showReviews(tx: Tx, shown: readonly ShownReviews[]): Promise<void> {
    return this.reviews.show(tx, shown);
  }

  /** Staff take products out of the shop; answers those that were not withheld before. */
  withhold(tx: Tx, productIds: readonly string[]): Promise<string[]> {
    return this.withholding.withhold(tx, productIds);
  }

  /** Staff let withheld products back; answers those that were withheld. */
  release(tx: Tx, productIds: readonly string[]): Promise<string[]> {
    return this.withholding.release(tx, productIds);
  }

  /** Opens dates of a product with their seats; they are for sale when this transaction ends. */
  openDates(tx: Tx, productId: string, dates: readonly NewDate[]): Promise<void> {
    return this.dates.open(tx, productId, dates);
  }

  /** A date is sold no more; what was sold stays sold. */
  closeDate(tx: Tx, variantId: string): Promise<void> {
    return this.dates.close(tx, variantId);
  }

  /** Writes the read model of products anew after the seats of their dates changed. */
  refresh(tx: Tx, productIds: readonly string[]): Promise<void> {
    return this.dates.refresh(tx, productIds);
  }
}
