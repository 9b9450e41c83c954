import type { Shelf } from '@markthalle/domain/stockState';
import { Injectable } from '@nestjs/common';
import type { Statements, Tx } from '../../platform/db/db.ts';

export interface StockRow extends Shelf {
  readonly variantId: string;
  /** When the newest count was made; null where nobody counted. */
  readonly countedAt: Date | null;
  /** Bundles hold it and follow its stock. */
  readonly inBundle: boolean;
}

interface Item {
  readonly variantId: string;
  readonly quantity: number;
}

/** The columns of a `StockRow`; `s` is the stock. */
export const STOCK = `s.variant_id as "variantId", s.policy, s.on_hand as "onHand", s.reserved,
  s.shop_buffer as "shopBuffer", s.counted_at as "countedAt", s.in_bundle as "inBundle"`;

@Injectable()
export class InventoryStore {
  /** New stock rows with their opening movements. */
  async insertOpening(
    tx: Tx,
    variants: readonly { readonly variantId: string; readonly quantity: number | null }[],
    now: Date,
  ): Promise<void> {
    const lists = [
      variants.map(({ variantId }) => variantId),
      variants.map(({ quantity }) => quantity),
    ];
    await tx.execute(
      `insert into inventory.stock (variant_id, policy, on_hand, counted_at)
       select id, case when quantity is null then 'unlimited' else 'tracked' end,
              coalesce(quantity, 0), case when quantity is not null then $3::timestamptz end
         from unnest($1::uuid[], $2::int[]) as v (id, quantity)`,
      [...lists, now],
    );
    await tx.execute(
      `insert into inventory.stock_movement (id, variant_id, kind, counted_quantity, acted_at, recorded_at)
       select gen_random_uuid(), id, 'opening', quantity, $3, $3
         from unnest($1::uuid[], $2::int[]) as v (id, quantity) where quantity is not null`,
      [...lists, now],
    );
  }

  /** Locks the rows in id order, so that two orders with the same goods never wait for each other in a ring. */
  async lockStock(tx: Tx, variantIds: readonly string[]): Promise<ReadonlyMap<string, StockRow>> {
    const rows = await tx.rows<StockRow>(
      `select ${STOCK} from inventory.stock s where variant_id = any ($1::uuid[])
        order by variant_id for update`,
      [variantIds],
    );
    return new Map(rows.map((row) => [row.variantId, row]));
  }

  async readStock(
    from: Statements,
    variantIds: readonly string[],
  ): Promise<ReadonlyMap<string, StockRow>> {
    const rows = await from.rows<StockRow>(
      `select ${STOCK} from inventory.stock s where variant_id = any ($1::uuid[])`,
      [variantIds],
    );
    return new Map(rows.map((row) => [row.variantId, row]));
  }

  async hold(
    tx: Tx,
    orderId: string,
    items: readonly Item[],
    expiresAt: Date,
    now: Date,
  ): Promise<void> {
    await tx.execute(
      `with wanted as (select * from unnest($2::uuid[], $3::int[]) as w (variant_id, quantity)),
            held as (
              insert into inventory.reservation (order_id, variant_id, quantity, state, expires_at, created_at)
              select $1, variant_id, quantity, 'held', $4, $5 from wanted
              on conflict (order_id, variant_id) do update
                set state = 'held', quantity = excluded.quantity, expires_at = excluded.expires_at
                where reservation.state = 'released'
              returning variant_id, quantity)
       update inventory.stock s set reserved = s.reserved + held.quantity
         from held where s.variant_id = held.variant_id`,
      [
        orderId,
        items.map((item) => item.variantId),
        items.map((item) => item.quantity),
        expiresAt,
        now,
      ],
    );
  }

  extend(tx: Tx, orderId: string, expiresAt: Date): Promise<number> {
    return tx.execute(
      `update inventory.reservation set expires_at = $2 where order_id = $1 and state = 'held'`,
      [orderId, expiresAt],
    );
  }

  /** The order's items; locked, so that a release and a payment take turns. */
  reservationOf(
    tx: Tx,
    orderId: string,
  ): Promise<(Item & { readonly state: 'held' | 'committed' | 'released' })[]> {
    return tx.rows(
      `select variant_id as "variantId", quantity, state from inventory.reservation
        where order_id = $1 order by variant_id for update`,
      [orderId],
    );
  }

  async commit(tx: Tx, orderId: string, at: Date): Promise<void> {
    await tx.execute(
      `with sold as (
         update inventory.reservation set state = 'committed'
          where order_id = $1 and state = 'held' returning variant_id, quantity),
       moved as (
         insert into inventory.stock_movement
           (id, variant_id, kind, delta, order_id, acted_at, recorded_at)
         select gen_random_uuid(), variant_id, 'sale', -sold.quantity, $1, $2, $2
           from sold)
       update inventory.stock s
          set reserved = s.reserved - sold.quantity,
              -- A count that was made after the sale contains it.
              on_hand = case when s.policy = 'tracked' and coalesce(s.counted_at <= $2, true)
                             then s.on_hand - sold.quantity else s.on_hand end
         from sold where s.variant_id = sold.variant_id`,
      [orderId, at],
    );
  }

  /** The stock rows are locked by the caller. */
  release(tx: Tx, orderId: string): Promise<number> {
    return tx.execute(
      `with freed as (
         update inventory.reservation set state = 'released'
          where order_id = $1 and state = 'held' returning variant_id, quantity)
       update inventory.stock s set reserved = s.reserved - freed.quantity
         from freed where s.variant_id = freed.variant_id`,
      [orderId],
    );
  }
}
