import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/db/db.ts';
import { ArticleNumbersFacade, type NumberedArticle } from '../catalog/article-numbers.facade.ts';
import { InventoryFacade } from '../inventory/inventory.facade.ts';
import type { StockAct } from '../inventory/movements.store.ts';

/** What a shelf begins with: numbers on labels, pieces kept for the shop, and what happened on it. */
export interface ShelfImport {
  readonly articles: readonly (NumberedArticle & { readonly producerId: string })[];
  readonly buffers: readonly { readonly variantId: string; readonly shopBuffer: number }[];
  readonly acts: readonly StockAct[];
}

/** Shelves of producers who come with their data. */
@Injectable()
export class ShopFloorFacade {
  constructor(
    private readonly articles: ArticleNumbersFacade,
    private readonly inventory: InventoryFacade,
  ) {}

  /** The variants and their stock exist; their numbers must be new. */
  async importShelf(tx: Tx, { articles, buffers, acts }: ShelfImport): Promise<void> {
    const byProducer = Map.groupBy(articles, ({ producerId }) => producerId);
    for (const [producerId, own] of byProducer) await this.articles.name(tx, producerId, own);
    for (const { variantId, shopBuffer } of buffers) {
      await this.inventory.keepForShop(tx, variantId, shopBuffer);
    }
    if (acts.length > 0) await this.inventory.record(tx, acts);
  }
}
