import { MAX_CART_LINES } from '@markthalle/contracts/cart';
import { Injectable } from '@nestjs/common';
import { Db, type Statements, type Tx } from '../../platform/db/db.ts';
import { hashToken, newId } from '../../platform/db/new-id.ts';

export interface StoredCart {
  readonly id: string;
  readonly accountId: string | null;
  readonly postcode: string | null;
  /** Chosen delivery way per producer id. */
  readonly ways: Readonly<Record<string, string>>;
  /** The pick-up point that the buyer prefers, for all producers. */
  readonly pickupPointId: string | null;
  /** The coupon code that was typed; absent: none. */
  readonly couponCode?: string | null;
}

export interface StoredCartLine {
  readonly variantId: string;
  readonly quantity: number;
  readonly acceptedPriceCents: number;
}

const CART = `id, account_id as "accountId", postcode, ways,
  pickup_point_id as "pickupPointId", coupon_code as "couponCode"`;

@Injectable()
export class CartStore {
  constructor(private readonly db: Db) {}

  async find(token: string, from: Statements = this.db): Promise<StoredCart | null> {
    const [cart] = await from.prepared<StoredCart>(
      'cart-by-token',
      `select ${CART} from cart.cart where token_hash = $1`,
      [hashToken(token)],
    );
    return cart ?? null;
  }

  /** The cart with its row locked: changes of one cart take turns. */
  async lock(tx: Tx, token: string): Promise<StoredCart | null> {
    const [cart] = await tx.prepared<StoredCart>(
      'lock-cart',
      `select ${CART} from cart.cart where token_hash = $1 for update`,
      [hashToken(token)],
    );
    return cart ?? null;
  }

  /** The account's cart, locked. Devices of one person take turns also where there is no cart yet. */
  async lockOfAccount(tx: Tx, accountId: string): Promise<StoredCart | null> {
    await tx.execute(`select pg_advisory_xact_lock(hashtextextended('cart:' || $1, 0))`, [
      accountId,
    ]);
    return tx.row<StoredCart>(`select ${CART} from cart.cart where account_id = $1 for update`, [
      accountId,
    ]);
  }

  async insert(tx: Tx, token: string, now: Date): Promise<StoredCart> {
    const id = newId();
    await tx.execute(
      `insert into cart.cart (id, token_hash, created_at, touched_at) values ($1, $2, $3, $3)`,
      [id, hashToken(token), now],
    );
    return { id, accountId: null, postcode: null, ways: {}, pickupPointId: null };
  }

  /** A guest cart becomes the account's, under the account's token. */
  async adopt(tx: Tx, cartId: string, accountId: string, token: string): Promise<void> {
    await tx.execute('update cart.cart set account_id = $2, token_hash = $3 where id = $1', [
      cartId,
      accountId,
      hashToken(token),
    ]);
  }

  async remove(tx: Tx, cartId: string): Promise<void> {
    await tx.execute('delete from cart.cart where id = $1', [cartId]);
  }

  async update(
    tx: Tx,
    cartId: string,
    change: {
      readonly postcode?: string | null;
      readonly ways?: Readonly<Record<string, string>>;
      readonly pickupPointId?: string | undefined;
    },
    now: Date,
  ): Promise<void> {
    await tx.execute(
      `update cart.cart set touched_at = $2, ways = ways || $3,
              postcode = case when $4 then $5 else postcode end,
              pickup_point_id = coalesce($6, pickup_point_id)
        where id = $1`,
      [
        cartId,
        now,
        change.ways ?? {},
        change.postcode !== undefined,
        change.postcode ?? null,
        change.pickupPointId ?? null,
      ],
    );
  }

  /** Keeps the code that was typed, or forgets it. */
  async setCoupon(tx: Tx, cartId: string, code: string | null, now: Date): Promise<void> {
    await tx.execute('update cart.cart set coupon_code = $2, touched_at = $3 where id = $1', [
      cartId,
      code,
      now,
    ]);
  }

  lines(cartId: string, from: Statements = this.db): Promise<StoredCartLine[]> {
    return from.prepared<StoredCartLine>(
      'cart-lines',
      `select variant_id as "variantId", quantity, accepted_price_cents as "acceptedPriceCents"
         from cart.cart_line where cart_id = $1 order by added_at, variant_id`,
      [cartId],
    );
  }

  /** Adds to a line, up to `maxQuantity`; answers the line's quantity before and after, and the cart's totals. */
  async addLine(
    tx: Tx,
    line: {
      readonly cartId: string;
      readonly variantId: string;
      readonly quantity: number;
      readonly maxQuantity: number;
      readonly priceCents: number;
      readonly now: Date;
    },
  ): Promise<{
    readonly before: number;
    readonly quantity: number;
    readonly itemCount: number;
    readonly lineCount: number;
  }> {
    const [row] = await tx.prepared<{ quantity: number; before: number }>(
      'add-cart-line',
      `insert into cart.cart_line (cart_id, variant_id, quantity, accepted_price_cents, added_at)
       values ($1, $2, least($3::int, $4::int), $5, $6)
       on conflict (cart_id, variant_id) do update
         set quantity = least(cart_line.quantity + $3, $4),
             accepted_price_cents = excluded.accepted_price_cents
       returning quantity, coalesce((select quantity from cart.cart_line
                                      where cart_id = $1 and variant_id = $2), 0) as before`,
      [line.cartId, line.variantId, line.quantity, line.maxQuantity, line.priceCents, line.now],
    );
    const [totals] = await tx.prepared<{ items: number; lines: number }>(
      'count-cart',
      `select sum(quantity) as items, count(*) as lines from cart.cart_line where cart_id = $1`,
      [line.cartId],
    );
    return {
      before: row?.before ?? 0,
      quantity: row?.quantity ?? 0,
      itemCount: totals?.items ?? 0,
      lineCount: totals?.lines ?? 0,
    };
  }

  /** Sets a line's quantity; 0 removes it. Answers how many lines were touched. */
  setQuantity(tx: Tx, cartId: string, variantId: string, quantity: number): Promise<number> {
    return quantity === 0
      ? tx.execute('delete from cart.cart_line where cart_id = $1 and variant_id = $2', [
          cartId,
          variantId,
        ])
      : tx.execute(
          'update cart.cart_line set quantity = $3 where cart_id = $1 and variant_id = $2',
          [cartId, variantId, quantity],
        );
  }

  async acceptPrice(tx: Tx, cartId: string, variantId: string, priceCents: number): Promise<void> {
    await tx.execute(
      `update cart.cart_line set accepted_price_cents = $3 where cart_id = $1 and variant_id = $2`,
      [cartId, variantId, priceCents],
    );
  }

  /**
   * Moves lines of one cart into another; of two lines for the same variant the larger quantity stays. What would not
   * fit any more is left out, the oldest first.
   */
  async mergeLines(tx: Tx, fromCartId: string, intoCartId: string): Promise<void> {
    await tx.execute(
      `insert into cart.cart_line (cart_id, variant_id, quantity, accepted_price_cents, added_at)
       select $2, variant_id, quantity, accepted_price_cents, added_at
         from cart.cart_line where cart_id = $1
       on conflict (cart_id, variant_id) do update
         set quantity = greatest(cart_line.quantity, excluded.quantity)`,
      [fromCartId, intoCartId],
    );
    await tx.execute(
      `delete from cart.cart_line where cart_id = $1 and variant_id in (
         select variant_id from cart.cart_line where cart_id = $1
          order by added_at desc, variant_id offset $2)`,
      [intoCartId, MAX_CART_LINES],
    );
  }

  async clear(tx: Tx, cartId: string): Promise<void> {
    await tx.execute('delete from cart.cart_line where cart_id = $1', [cartId]);
    await tx.execute('update cart.cart set coupon_code = null where id = $1', [cartId]);
  }
}
