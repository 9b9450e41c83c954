import { Injectable } from '@nestjs/common';
import { Db, type Tx } from '../../platform/db/db.ts';
import { CartStore } from './cart.store.ts';
import { ChangeCart } from './change-cart.service.ts';
import type { PricedCart } from './priced-cart.ts';
import { ReadCart } from './read-cart.service.ts';
import { type QuotedArticle, ReorderCart, type SingleArticle } from './reorder-cart.service.ts';
import { ShowCart, type ShownCart } from './show-cart.service.ts';

/** What the checkout and the printed codes need of a cart. */
@Injectable()
export class CartFacade {
  constructor(
    private readonly store: CartStore,
    private readonly reader: ReadCart,
    private readonly reorders: ReorderCart,
    private readonly changes: ChangeCart,
    private readonly shown: ShowCart,
    private readonly db: Db,
  ) {}

  /** The cart, locked, with today's prices for a delivery to `postcode`; null if there is none. */
  async lockPriced(tx: Tx, token: string, postcode: string | null): Promise<PricedCart | null> {
    const cart = await this.store.lock(tx, token);
    return cart === null ? null : this.reader.price(cart, postcode ?? cart.postcode, tx);
  }

  /** The cart as it is and as people see it; null if there is none. */
  async readShown(token: string, language: 'de' | 'en'): Promise<ShownCart | null> {
    const cart = await this.store.find(token);
    if (cart === null) return null;
    const priced = await this.reader.price(cart);
    const { postcode } = cart;
    return this.shown.show(priced, { token, language, postcode }, this.db);
  }

  /** The order is placed: what was in the cart now belongs to it. */
  clear(tx: Tx, cartId: string): Promise<void> {
    return this.store.clear(tx, cartId);
  }

  /** What one article would cost as a basket of its own; nothing is written. */
  quoteArticle(article: QuotedArticle, language: 'de' | 'en'): Promise<ShownCart> {
    return this.reorders.quote(article, language);
  }

  /** A new basket with one article; answers its token. */
  writeArticle(article: SingleArticle): Promise<string> {
    return this.reorders.write(article);
  }

  /** Adds to a basket like the button of a product page; throws its problems. */
  add(input: Parameters<ChangeCart['add']>[0]): ReturnType<ChangeCart['add']> {
    return this.changes.add(input);
  }
}
