import type { MovementKind } from '@markthalle/domain/stockFold';
import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/db/db.ts';
import { newId } from '../../platform/db/new-id.ts';
import { STOCK, type StockRow } from './inventory.store.ts';

/** Where an act was told: by the market itself, on a page, by a phone's queue, by a till's file. */
export type MovementOrigin = 'market' | 'portal' | 'phone' | 'till';

/** One act on the shelf, in pieces: `delta` says by how much, `countedQuantity` how much there is. */
export interface StockAct {
  readonly variantId: string;
  readonly kind: Exclude<MovementKind, 'opening' | 'sale'>;
  readonly delta: number | null;
  readonly countedQuantity: number | null;
  readonly orderId: string | null;
  /** Made by whoever acted: the same act arrives once, however often it is sent. */
  readonly clientId: string | null;
  readonly actorId: string | null;
  readonly actedAt: Date;
  readonly origin: MovementOrigin;
  readonly note: string | null;
}

/** The movement ledger and its fold; the stock rows are locked by the caller. */
@Injectable()
export class MovementsStore {
  /** Writes down what is new of the acts; answers the variants that moved. */
  async insert(tx: Tx, acts: readonly StockAct[], recordedAt: Date): Promise<string[]> {
    const rows = await tx.rows<{ variantId: string }>(
      `insert into inventory.stock_movement (id, variant_id, kind, delta, counted_quantity,
         order_id, client_id, actor_id, acted_at, recorded_at, origin, note)
       select id, variant_id, kind, delta, counted_quantity, order_id, client_id, actor_id,
              acted_at, $12, origin, note
         from unnest($1::uuid[], $2::uuid[], $3::text[], $4::int[], $5::int[], $6::uuid[],
                     $7::uuid[], $8::uuid[], $9::timestamptz[], $10::text[], $11::text[])
           as act (id, variant_id, kind, delta, counted_quantity, order_id, client_id, actor_id,
                   acted_at, origin, note)
       on conflict (client_id) do nothing
       returning variant_id as "variantId"`,
      [
        acts.map(() => newId()),
        acts.map(({ variantId }) => variantId),
        acts.map(({ kind }) => kind),
        acts.map(({ delta }) => delta),
        acts.map(({ countedQuantity }) => countedQuantity),
        acts.map(({ orderId }) => orderId),
        acts.map(({ clientId }) => clientId),
        acts.map(({ actorId }) => actorId),
        acts.map(({ actedAt }) => actedAt),
        acts.map(({ origin }) => origin),
        acts.map(({ note }) => note),
        recordedAt,
      ],
    );
    return [...new Set(rows.map(({ variantId }) => variantId))];
  }

  /** The stock as its movements tell it. What was never counted stays uncounted until a count. */
  async refold(tx: Tx, variantIds: readonly string[]): Promise<StockRow[]> {
    return tx.rows<StockRow>(
      `update inventory.stock s
          set policy = folded.policy, counted_at = folded.counted_at, on_hand = folded.pieces,
              short_pieces = case folded.policy
                when 'tracked' then greatest(0, s.reserved - folded.pieces) else 0 end
         from (select st.variant_id, f.counted_at,
                      case when f.counted_at is null then st.policy else 'tracked' end as policy,
                      case when f.counted_at is null and st.policy = 'unlimited' then 0
                           else f.pieces end as pieces
                 from inventory.stock st join inventory.stock_fold f using (variant_id)
                where st.variant_id = any ($1::uuid[])) folded
        where s.variant_id = folded.variant_id
       returning ${STOCK}`,
      [variantIds],
    );
  }

  /** Raises, changes or closes the task of each variant; 0 pieces: nothing is missing any more. */
  async setShortages(
    tx: Tx,
    shortages: readonly { readonly variantId: string; readonly pieces: number }[],
    now: Date,
  ): Promise<void> {
    await tx.execute(
      `with now_short as (select * from unnest($1::uuid[], $2::int[]) as c (variant_id, pieces)),
            kept as (
              update inventory.stock s set short_pieces = c.pieces
                from now_short c where s.variant_id = c.variant_id and s.short_pieces <> c.pieces),
            closed as (
              update inventory.shortage t set closed_at = $3
                from now_short c
               where t.variant_id = c.variant_id and t.closed_at is null and c.pieces = 0)
       insert into inventory.shortage (id, variant_id, pieces, raised_at)
       select gen_random_uuid(), variant_id, pieces, $3 from now_short where pieces > 0
       on conflict (variant_id) where closed_at is null do update set pieces = excluded.pieces`,
      [shortages.map(({ variantId }) => variantId), shortages.map(({ pieces }) => pieces), now],
    );
  }

  async setShopBuffer(tx: Tx, variantId: string, shopBuffer: number): Promise<void> {
    await tx.execute('update inventory.stock set shop_buffer = $2 where variant_id = $1', [
      variantId,
      shopBuffer,
    ]);
  }
}
