import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.ts';
import { Db } from '../../platform/db/db.ts';
import { newToken } from '../../platform/db/new-id.ts';
import type { Sellable } from '../catalog/sellables.queries.ts';
import { CartStore, type StoredCart } from './cart.store.ts';
import { ReadCart } from './read-cart.service.ts';
import { ShowCart, type ShownCart } from './show-cart.service.ts';

/** One article for one delivery, as a printed code and a remembered device ask for it. */
export interface SingleArticle {
  readonly variantId: string;
  readonly quantity: number;
  /** Today's price, which the buyer is shown and accepts with the order. */
  readonly priceCents: number;
  readonly postcode: string | null;
  /** Chosen delivery way per producer id. */
  readonly ways: Readonly<Record<string, string>>;
}

/** The same with what the code's page read of it already. */
export interface QuotedArticle extends Omit<SingleArticle, 'priceCents'> {
  readonly sellable: Sellable;
  /** Free pieces; null where stock is not counted. */
  readonly free: number | null;
}

/** A basket for one article: only computed for a page, or written to be ordered at once. */
@Injectable()
export class ReorderCart {
  constructor(
    private readonly db: Db,
    private readonly store: CartStore,
    private readonly reader: ReadCart,
    private readonly shown: ShowCart,
    private readonly clock: Clock,
  ) {}

  /** What the article would cost now, as a basket; nothing is written and it has no token. */
  async quote(article: QuotedArticle, language: 'de' | 'en'): Promise<ShownCart> {
    const { variantId, quantity, sellable, free, postcode, ways } = article;
    const cart: StoredCart = { id: NO_CART, accountId: null, postcode, ways, pickupPointId: null };
    const lines = [{ variantId, quantity, acceptedPriceCents: sellable.priceCents }];
    const goods = { lines, sellables: new Map([[variantId, sellable]]), freeOf: () => free };
    const priced = await this.reader.priceGoods(cart, goods, postcode);
    return this.shown.show(priced, { token: NO_CART, language, postcode }, this.db);
  }

  /** A new basket with nothing else in it; answers its token. */
  write(article: SingleArticle): Promise<string> {
    return this.db.transaction(async (tx) => {
      const token = newToken();
      const now = this.clock.now();
      const cart = await this.store.insert(tx, token, now);
      await this.store.addLine(tx, {
        cartId: cart.id,
        variantId: article.variantId,
        quantity: article.quantity,
        maxQuantity: article.quantity,
        priceCents: article.priceCents,
        now,
      });
      const { postcode, ways } = article;
      await this.store.update(tx, cart.id, { postcode, ways }, now);
      return token;
    });
  }
}

/** Stands where a basket that is only computed has no id of its own. */
const NO_CART = '';
