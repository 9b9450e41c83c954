import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/db/db.ts';
import { CartStore } from './cart.store.ts';
import type { PricedCart } from './priced-cart.ts';
import { ReadCart } from './read-cart.service.ts';

/** What the checkout needs of a cart. */
@Injectable()
export class CartFacade {
  constructor(
    private readonly store: CartStore,
    private readonly reader: ReadCart,
  ) {}

  /** The cart, locked, with today's prices for a delivery to `postcode`; null if there is none. */
  async lockPriced(tx: Tx, token: string, postcode: string | null): Promise<PricedCart | null> {
    const cart = await this.store.lock(tx, token);
    return cart === null ? null : this.reader.price(cart, postcode ?? cart.postcode, tx);
  }

  /** The order is placed: what was in the cart now belongs to it. */
  clear(tx: Tx, cartId: string): Promise<void> {
    return this.store.clear(tx, cartId);
  }
}
