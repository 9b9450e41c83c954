import { Injectable } from '@nestjs/common';
import { Db, type Statements } from '../../platform/db/db.ts';
import { CatalogFacade } from '../catalog/catalog.facade.ts';
import { freeOf, InventoryFacade } from '../inventory/inventory.facade.ts';
import { ProducersFacade } from '../producers/producers.facade.ts';
import { CartStore, type StoredCart, type StoredCartLine } from './cart.store.ts';
import { type PricedCart, priceCart } from './priced-cart.ts';

/** Brings a cart together with today's facts: four reads, however many lines. */
@Injectable()
export class ReadCart {
  constructor(
    private readonly db: Db,
    private readonly store: CartStore,
    private readonly catalog: CatalogFacade,
    private readonly inventory: InventoryFacade,
    private readonly producers: ProducersFacade,
  ) {}

  async price(
    cart: StoredCart,
    postcode: string | null = cart.postcode,
    from: Statements = this.db,
  ): Promise<PricedCart> {
    return this.priceLines(cart, await this.store.lines(cart.id, from), postcode, from);
  }

  /** The same for lines that are in no basket (yet). */
  async priceLines(
    cart: StoredCart,
    lines: readonly StoredCartLine[],
    postcode: string | null,
    from: Statements = this.db,
  ): Promise<PricedCart> {
    const variantIds = lines.map((line) => line.variantId);
    const sellables = await this.catalog.sellablesOf(variantIds, from);
    const stock = await this.inventory.stockOf(variantIds, from);
    const producerIds = [...new Set([...sellables.values()].map((one) => one.producerId))];
    const ways = await this.producers.waysOf(producerIds, from);
    return priceCart({
      cart,
      lines,
      sellables,
      freeOf: (variantId) => freeOf(stock.get(variantId)),
      ways,
      postcode,
    });
  }
}
