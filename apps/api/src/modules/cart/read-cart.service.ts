import { berlinDateOf } from '@markthalle/domain/dates';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.ts';
import { Db, type Statements } from '../../platform/db/db.ts';
import { CatalogFacade } from '../catalog/catalog.facade.ts';
import { DeliveryFacade } from '../delivery/delivery.facade.ts';
import { freeOf, InventoryFacade } from '../inventory/inventory.facade.ts';
import { PromotionsFacade } from '../promotions/promotions.facade.ts';
import { CartStore, type StoredCart } from './cart.store.ts';
import type { TypedCoupon } from './cart-coupon.ts';
import { type CartFacts, type PricedCart, priceCart } from './priced-cart.ts';

/** Brings a cart together with today's facts: four reads, however many lines. */
@Injectable()
export class ReadCart {
  constructor(
    private readonly db: Db,
    private readonly store: CartStore,
    private readonly catalog: CatalogFacade,
    private readonly inventory: InventoryFacade,
    private readonly delivery: DeliveryFacade,
    private readonly promotions: PromotionsFacade,
    private readonly clock: Clock,
  ) {}

  async price(
    cart: StoredCart,
    postcode: string | null = cart.postcode,
    from: Statements = this.db,
  ): Promise<PricedCart> {
    const lines = await this.store.lines(cart.id, from);
    const variantIds = lines.map((line) => line.variantId);
    const sellables = await this.catalog.sellablesOf(variantIds, from);
    const stock = await this.inventory.stockOf(variantIds, from);
    const goods = { lines, sellables, freeOf: (id: string) => freeOf(stock.get(id)) };
    return this.priceGoods(cart, goods, postcode, from);
  }

  /** The same for goods of which everything is known: only how they travel is read. */
  async priceGoods(
    cart: StoredCart,
    goods: Pick<CartFacts, 'lines' | 'sellables' | 'freeOf'>,
    postcode: string | null,
    from: Statements = this.db,
  ): Promise<PricedCart> {
    const { sellables } = goods;
    const producerIds = [...new Set([...sellables.values()].map((one) => one.producerId))];
    const orderedAt = this.clock.now().toISOString();
    const delivery = await this.delivery.termsOn(producerIds, berlinDateOf(orderedAt), from);
    return priceCart({
      ...goods,
      cart,
      delivery,
      orderedAt,
      postcode,
      coupon: await this.couponOf(cart, from),
    });
  }

  private async couponOf(
    { couponCode }: StoredCart,
    from: Statements,
  ): Promise<TypedCoupon | null> {
    if (!couponCode) return null;
    const offered = await this.promotions.find(couponCode, from);
    return { code: couponCode, offered, now: this.clock.now() };
  }
}
