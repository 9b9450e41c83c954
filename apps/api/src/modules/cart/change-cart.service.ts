import {
  type acceptCartChanges,
  type addToCart,
  type CartView,
  type claimCart,
  MAX_CART_LINES,
  type removeCartCoupon,
  type setCartCoupon,
  type setCartDelivery,
  type setCartQuantity,
} from '@markthalle/contracts/cart';
import type { OutputOf, ParsedInputOf } from '@markthalle/contracts/endpoint';
import { MAX_QUANTITY } from '@markthalle/contracts/fields';
import { berlinDateOf } from '@markthalle/domain/dates';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.ts';
import { Db, type Statements, type Tx } from '../../platform/db/db.ts';
import { newToken } from '../../platform/db/new-id.ts';
import { Problem } from '../../platform/http/problem.ts';
import { CatalogFacade } from '../catalog/catalog.facade.ts';
import { DeliveryFacade } from '../delivery/delivery.facade.ts';
import { IdentityFacade } from '../identity/identity.facade.ts';
import { freeOf, InventoryFacade } from '../inventory/inventory.facade.ts';
import { AccountCartToken } from './account-cart-token.ts';
import { CartStore, type StoredCart } from './cart.store.ts';
import { COUPON_REFUSALS } from './cart-coupon.ts';
import { ReadCart } from './read-cart.service.ts';
import { ShowCart } from './show-cart.service.ts';

type Language = 'de' | 'en';

/** All changes of a cart; each answers the cart as it then is. */
@Injectable()
export class ChangeCart {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly store: CartStore,
    private readonly reader: ReadCart,
    private readonly catalog: CatalogFacade,
    private readonly inventory: InventoryFacade,
    private readonly shown: ShowCart,
    private readonly tokens: AccountCartToken,
    private readonly delivery: DeliveryFacade,
    private readonly identity: IdentityFacade,
  ) {}

  async add(input: ParsedInputOf<typeof addToCart>): Promise<OutputOf<typeof addToCart>> {
    return this.db.transaction(async (tx) => {
      const { variantId, quantity } = input;
      const sellable = (await this.catalog.sellablesOf([variantId], tx)).get(variantId);
      if (sellable === undefined) throw new Problem('variant-not-found');
      const free = freeOf((await this.inventory.stockOf([variantId], tx)).get(variantId));
      if (free !== null && free <= 0) throw new Problem('not-enough-stock', { free: 0 });
      const { cart, token } = await this.openCart(tx, input.cartToken);
      const maxQuantity = Math.min(free ?? MAX_QUANTITY, MAX_QUANTITY);
      const now = this.clock.now();
      const line = await this.store.addLine(tx, {
        cartId: cart.id,
        variantId,
        quantity,
        maxQuantity,
        priceCents: sellable.priceCents,
        now,
      });
      if (line.lineCount > MAX_CART_LINES) throw new Problem('cart-full');
      if (input.deliveryWay !== undefined) {
        const ways = { [sellable.producerId]: input.deliveryWay };
        await this.store.update(tx, cart.id, { ways }, now);
      }
      return {
        cartToken: token,
        itemCount: line.itemCount,
        quantity: line.quantity,
        // Asking for more than is left fills the line up to what is left, and says so.
        limited: line.quantity < line.before + quantity,
      };
    });
  }

  /** The cart of the token; where there is none (any more), a new one under a new token. */
  private async openCart(tx: Tx, token: string | undefined) {
    const found = token === undefined ? null : await this.store.lock(tx, token);
    if (found !== null && token !== undefined) return { cart: found, token };
    const fresh = newToken();
    return { cart: await this.store.insert(tx, fresh, this.clock.now()), token: fresh };
  }

  async read(token: string, language: Language): Promise<CartView> {
    const cart = await this.store.find(token);
    if (cart === null) throw new Problem('cart-not-found');
    return this.view(cart, token, language, this.db);
  }

  setQuantity(input: ParsedInputOf<typeof setCartQuantity>): Promise<CartView> {
    return this.change(input, async (tx, cart) => {
      const { variantId, quantity } = input;
      const touched = await this.store.setQuantity(tx, cart.id, variantId, quantity);
      // Removing what is gone already is what was wanted.
      if (touched === 0 && quantity > 0) throw new Problem('cart-line-not-found');
      const free = freeOf((await this.inventory.stockOf([variantId], tx)).get(variantId));
      if (free !== null && quantity > free) {
        throw new Problem('not-enough-stock', { variantId, free });
      }
    });
  }

  setDelivery(input: ParsedInputOf<typeof setCartDelivery>): Promise<CartView> {
    return this.change(input, async (tx, cart) => {
      const { pickupPointId } = input;
      if (pickupPointId !== undefined) await this.refuseUnknownPoint(tx, pickupPointId);
      const wished = { ...cart, pickupPointId: pickupPointId ?? cart.pickupPointId };
      const postcode = input.postcode === undefined ? cart.postcode : input.postcode;
      const priced = await this.reader.price(wished, postcode, tx);
      for (const { producerId, way } of input.ways) {
        const group = priced.groups.find((one) => one.producerId === producerId);
        if (group?.offers.some((offer) => offer.way.key === way) !== true) {
          throw new Problem('delivery-way-not-available', { producerId, way });
        }
      }
      const ways = Object.fromEntries(input.ways.map(({ producerId, way }) => [producerId, way]));
      await this.store.update(tx, cart.id, { ways, postcode, pickupPointId }, this.clock.now());
    });
  }

  private async refuseUnknownPoint(tx: Tx, pickupPointId: string): Promise<void> {
    const today = berlinDateOf(this.clock.now().toISOString());
    const { book } = await this.delivery.termsOn([], today, tx);
    if (!book.points.some(({ pointId }) => pointId === pickupPointId)) {
      throw new Problem('delivery-way-not-available', { pickupPointId });
    }
  }

  /**
   * A code that is refused today changes nothing; the sentence says why. Refused codes are counted
   * per client network, so that nobody finds personal codes by trying.
   */
  async setCoupon(
    input: ParsedInputOf<typeof setCartCoupon>,
    clientAddress: string,
  ): Promise<CartView> {
    await this.identity.admitForm('coupon', clientAddress);
    const view = await this.change(input, async (tx, cart) => {
      const wished = { ...cart, couponCode: input.code };
      const { coupon } = await this.reader.price(wished, cart.postcode, tx);
      const because = coupon?.refusedBecause ?? null;
      if (coupon === null || because !== null)
        throw new Problem(COUPON_REFUSALS[because ?? 'unknown']);
      await this.store.setCoupon(tx, cart.id, coupon.code, this.clock.now());
    });
    await this.identity.uncountForm('coupon', clientAddress);
    return view;
  }

  removeCoupon(input: ParsedInputOf<typeof removeCartCoupon>): Promise<CartView> {
    return this.change(input, (tx, cart) =>
      this.store.setCoupon(tx, cart.id, null, this.clock.now()),
    );
  }

  acceptChanges(input: ParsedInputOf<typeof acceptCartChanges>): Promise<CartView> {
    return this.change(input, async (tx, cart) => {
      const priced = await this.reader.price(cart, cart.postcode, tx);
      for (const line of priced.gone) {
        await this.store.setQuantity(tx, cart.id, line.variantId, 0);
      }
      for (const line of priced.groups.flatMap((group) => group.lines)) {
        if (line.changes.includes('price_changed')) {
          await this.store.acceptPrice(tx, cart.id, line.variantId, line.sellable.priceCents);
        }
        if (line.changes.includes('not_enough_stock')) {
          await this.store.setQuantity(tx, cart.id, line.variantId, Math.max(0, line.free ?? 0));
        }
      }
    });
  }

  /** The account's own cart; what the guest had collected moves into it. */
  claim(
    accountId: string,
    { cartToken }: ParsedInputOf<typeof claimCart>,
  ): Promise<OutputOf<typeof claimCart>> {
    return this.db.transaction(async (tx) => {
      const given = cartToken === undefined ? null : await this.store.lock(tx, cartToken);
      const guest = given !== null && given.accountId === null ? given : null;
      const own = await this.store.lockOfAccount(tx, accountId);
      const cart = own ?? guest ?? (await this.store.insert(tx, newToken(), this.clock.now()));
      if (own === null) {
        await this.store.adopt(tx, cart.id, accountId, this.tokens.of(cart.id));
      } else if (guest !== null) {
        await this.store.mergeLines(tx, guest.id, own.id);
        await this.store.remove(tx, guest.id);
      }
      const lines = await this.store.lines(cart.id, tx);
      return {
        cartToken: this.tokens.of(cart.id),
        itemCount: lines.reduce((sum, line) => sum + line.quantity, 0),
      };
    });
  }

  private change(
    { cartToken, language }: { readonly cartToken: string; readonly language: Language },
    work: (tx: Tx, cart: StoredCart) => Promise<void>,
  ): Promise<CartView> {
    return this.db.transaction(async (tx) => {
      const cart = await this.store.lock(tx, cartToken);
      if (cart === null) throw new Problem('cart-not-found');
      await work(tx, cart);
      const changed = await this.store.find(cartToken, tx);
      return this.view(changed ?? cart, cartToken, language, tx);
    });
  }

  private async view(
    cart: StoredCart,
    token: string,
    language: Language,
    from: Statements,
  ): Promise<CartView> {
    const priced = await this.reader.price(cart, cart.postcode, from);
    const { postcode } = cart;
    return (await this.shown.show(priced, { token, language, postcode }, from)).view;
  }
}
