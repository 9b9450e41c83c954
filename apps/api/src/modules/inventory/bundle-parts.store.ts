import type { BundlePart, PartsOf } from '@markthalle/domain/bundleStock';
import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/db/db.ts';
import { STOCK, type StockRow } from './inventory.store.ts';

/** What leaves the shelf, locked, and of which bundles it is part. */
export interface LockedItems {
  readonly stock: ReadonlyMap<string, StockRow>;
  readonly partsOf: PartsOf;
}

type OwnPart = { readonly bundleId: string; readonly quantity: number };

/** Bundles of articles: what they hold, and the number that the shelf gives. */
@Injectable()
export class BundlePartsStore {
  /**
   * Locks what the items take from the shelf, in id order: a bundle is taken apart, as its order took it before (`orderId`),
   * else as it is made up today. The row of a bundle itself is locked later, after its parts, by everybody.
   */
  async lockItems(
    tx: Tx,
    variantIds: readonly string[],
    orderId: string | null,
  ): Promise<LockedItems> {
    const rows = await tx.rows<StockRow & { readonly partOf: readonly OwnPart[] | null }>(
      `with part as (
         select bundle_id, part_id, quantity from inventory.taken_bundle
          where order_id = $2 and bundle_id = any ($1::uuid[])
         union all
         select bundle_id, part_id, quantity from inventory.bundle_part b
          where bundle_id = any ($1::uuid[]) and not exists (select 1 from inventory.taken_bundle t
            where t.order_id = $2 and t.bundle_id = b.bundle_id))
       select ${STOCK}, (select jsonb_agg(jsonb_build_object('bundleId', p.bundle_id, 'quantity', p.quantity))
          from part p where p.part_id = s.variant_id) as "partOf"
         from inventory.stock s
        where s.variant_id in (select part_id from part)
           or s.variant_id = any ($1::uuid[]) and s.variant_id not in (select bundle_id from part)
        order by s.variant_id for update of s`,
      [variantIds, orderId],
    );
    const partsOf = new Map<string, BundlePart[]>();
    for (const { variantId: partId, partOf } of rows) {
      for (const { bundleId, quantity } of partOf ?? []) {
        partsOf.set(bundleId, [...(partsOf.get(bundleId) ?? []), { partId, quantity }]);
      }
    }
    return { stock: new Map(rows.map((row) => [row.variantId, row])), partsOf };
  }

  /** Whether one of them is made up of articles. */
  async holdsBundle(tx: Tx, variantIds: readonly string[]): Promise<boolean> {
    const row = await tx.row(
      'select 1 from inventory.bundle_part where bundle_id = any ($1::uuid[]) limit 1',
      [variantIds],
    );
    return row !== null;
  }

  /** Keeps what the bundles of an order held when it took them; a second time changes nothing. */
  async keepTaken(tx: Tx, orderId: string, partsOf: PartsOf): Promise<void> {
    const rows = [...partsOf].flatMap(([bundleId, parts]) =>
      parts.map((part) => ({ bundleId, ...part })),
    );
    await tx.execute(
      `insert into inventory.taken_bundle (order_id, bundle_id, part_id, quantity)
       select $1, * from unnest($2::uuid[], $3::uuid[], $4::int[]) on conflict do nothing`,
      [
        orderId,
        rows.map(({ bundleId }) => bundleId),
        rows.map(({ partId }) => partId),
        rows.map(({ quantity }) => quantity),
      ],
    );
  }

  /** Writes down what a bundle holds; the rows of bundle and parts are locked by the caller. */
  async setParts(tx: Tx, bundleId: string, parts: readonly BundlePart[]): Promise<void> {
    const before = await tx.rows<{ id: string }>(
      'delete from inventory.bundle_part where bundle_id = $1 returning part_id as id',
      [bundleId],
    );
    await tx.execute(
      `insert into inventory.bundle_part (bundle_id, part_id, quantity)
       select $1, * from unnest($2::uuid[], $3::int[])`,
      [bundleId, parts.map(({ partId }) => partId), parts.map(({ quantity }) => quantity)],
    );
    await tx.execute(
      `update inventory.stock s set in_bundle =
         exists (select 1 from inventory.bundle_part p where p.part_id = s.variant_id)
        where variant_id = any ($1::uuid[])`,
      [[...before.map(({ id }) => id), ...parts.map(({ partId }) => partId)]],
    );
  }

  /** The bundles that hold one of the articles, locked after them in id order. */
  lockHolders(tx: Tx, partIds: readonly string[]): Promise<StockRow[]> {
    return tx.rows<StockRow>(
      `select ${STOCK} from inventory.stock s where variant_id in
         (select bundle_id from inventory.bundle_part where part_id = any ($1::uuid[]))
        order by variant_id for update`,
      [partIds],
    );
  }

  /**
   * Bundles as their parts allow today. What was reserved of packed bundles, before they had parts, lies
   * beside the shelf and stays promised.
   */
  refold(tx: Tx, bundleIds: readonly string[]): Promise<StockRow[]> {
    return tx.rows<StockRow>(
      `update inventory.stock s
          set policy = case when given.pieces is null then 'unlimited' else 'tracked' end,
              on_hand = coalesce(given.pieces, 0) + s.reserved, shop_buffer = 0, short_pieces = 0
         from (select p.bundle_id, min(part.free / p.quantity) as pieces
                 from inventory.bundle_part p join inventory.stock part on part.variant_id = p.part_id
                where p.bundle_id = any ($1::uuid[]) group by p.bundle_id) given
        where s.variant_id = given.bundle_id
       returning ${STOCK}`,
      [bundleIds],
    );
  }
}
