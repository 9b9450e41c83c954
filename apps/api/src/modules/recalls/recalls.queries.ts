import type { OutputOf } from '@markthalle/contracts/endpoint';
import { MAX_PROOF_ROWS, type readOfficeRecall } from '@markthalle/contracts/office-recalls';
import { MAX_LISTED_RECALLS, type readPortalRecall } from '@markthalle/contracts/portal-recalls';
import {
  MAX_PUBLIC_RECALLS,
  type RecallCard,
  type RecallChoices,
} from '@markthalle/contracts/recalls';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { Db, type Statements } from '../../platform/db/db.ts';
import type { Localised } from '../orders/order-draft.ts';
import { RECALL_COLUMNS, type Recall } from './recalled-goods.ts';

/** What each list shows beside a recall. */
interface Counted extends Recall {
  readonly orders: number;
  readonly told: number;
}

type OfficeRecall = OutputOf<typeof readOfficeRecall>;
type Proof = OfficeRecall['proof'][number];

/** A public notice stays so long after its end: whoever freezes food looks late. */
const SHOWN_DAYS = 365;
const MAX_CHOICES = 500;
const MAX_HELD_BACK = 200;

const COUNTED = `select ${RECALL_COLUMNS}, n.orders, n.told from recalls.recall r
  left join lateral (select count(*) as orders, count(told_at) as told
      from recalls.notice where recall_id = r.id) n on true`;

/** Recalls as people see them. */
@Injectable()
export class RecallsQueries {
  constructor(private readonly db: Db) {}

  /** All, or those of one producer. */
  async cards(producerId: string | null): Promise<z.infer<typeof RecallCard>[]> {
    const rows = await this.db.rows<Counted>(
      `${COUNTED} where $1::uuid is null or r.producer_id = $1
        order by r.started_at desc, r.id limit ${MAX_LISTED_RECALLS}`,
      [producerId],
    );
    return rows.map(toCard);
  }

  /** Null: there is none, or it is another producer's. */
  one(recallId: string, producerId: string | null): Promise<Counted | null> {
    return this.db.row<Counted>(
      `${COUNTED} where r.id = $1 and ($2::uuid is null or r.producer_id = $2)`,
      [recallId, producerId],
    );
  }

  /** What everybody may read: recalls that go on, and those that ended within a year. */
  shown(now: Date): Promise<Recall[]> {
    return this.db.rows(
      `select ${RECALL_COLUMNS} from recalls.recall r
        where r.ended_at is null or r.ended_at > $1::timestamptz - interval '${SHOWN_DAYS} days'
        order by r.started_at desc, r.id limit ${MAX_PUBLIC_RECALLS}`,
      [now],
    );
  }

  /** Products with what was noted while packing them. */
  async choices(producerId: string): Promise<z.infer<typeof RecallChoices>> {
    const products = await this.db.rows<{ productId: string; name: string }>(
      `select p.id as "productId", v.content -> 'name' ->> 'de' as name
         from catalog.product p
         join lateral (select content from catalog.product_version where product_id = p.id
                        order by id = p.published_version_id desc nulls last, number desc
                        limit 1) v on true
        where p.producer_id = $1 order by 2, 1 limit ${MAX_CHOICES}`,
      [producerId],
    );
    const batches = await this.db.rows<z.infer<typeof RecallChoices>['batches'][number]>(
      `select v.product_id as "productId", b.batch_no as "batchNo",
              b.good_until_on as "goodUntilOn", count(distinct p.order_id) as orders,
              max(p.hand_over_on) as "lastOn"
         from packing.line_batch b
         join catalog.variant v on v.id = b.variant_id
         join orders.order_line l on l.id = b.line_id
         join orders.producer_order p on p.id = l.producer_order_id
        where b.producer_id = $1 group by 1, 2, 3
        order by "lastOn" desc, 2, 3 limit ${MAX_CHOICES}`,
      [producerId],
    );
    return { products, batches };
  }

  /** Parcels with recalled goods that have not left, the first to leave first. */
  async stillAtFarm(recallId: string): Promise<OutputOf<typeof readPortalRecall>['stillAtFarm']> {
    return this.db.rows(
      `select distinct p.hand_over_on, p.id as "producerOrderId", p.number
         from recalls.line x
         join orders.order_line l on l.id = x.line_id
         join orders.producer_order p on p.id = l.producer_order_id
        where x.recall_id = $1 and p.state in ('new', 'confirmed', 'ready')
        order by p.hand_over_on, p.number limit ${MAX_HELD_BACK}`,
      [recallId],
    );
  }

  async reach(recallId: string): Promise<{ buyers: number; pieces: number; refunded: number }> {
    const row = await this.db.row<{ buyers: number; pieces: number; refunded: number }>(
      `select count(distinct lower(o.email)) as buyers, coalesce(sum(l.quantity), 0) as pieces,
              (select count(refund_id) from recalls.notice where recall_id = $1) as refunded
         from recalls.line x
         join orders."order" o on o.id = x.order_id
         join orders.order_line l on l.id = x.line_id
        where x.recall_id = $1`,
      [recallId],
    );
    return row ?? { buyers: 0, pieces: 0, refunded: 0 };
  }

  /** Who started and ended it, for the office. */
  async people(recallId: string) {
    const row = await this.db.row<
      Pick<OfficeRecall, 'startedByName' | 'startedByStaff' | 'endNote'>
    >(
      `select a.display_name as "startedByName", r.started_by_staff as "startedByStaff",
              r.end_note as "endNote"
         from recalls.recall r left join identity.account a on a.id = r.started_by
        where r.id = $1`,
      [recallId],
    );
    return row ?? { startedByName: null, startedByStaff: false, endNote: null };
  }

  /** One page of who was told when, in the order of the numbers; one row more tells of the next. */
  async proof(recallId: string, after: string | null): Promise<Proof[]> {
    const rows = await this.db.rows<
      Omit<Proof, 'foundAt' | 'toldAt'> & { foundAt: Date; toldAt: Date | null }
    >(
      `select n.order_id as "orderId", o.number as "orderNumber", n.found_at as "foundAt",
              n.told_at as "toldAt", o.anonymised_at is not null as unreachable,
              n.refund_id is not null as refunded
         from recalls.notice n join orders."order" o on o.id = n.order_id
        where n.recall_id = $1 and ($2::text is null or o.number > $2)
        order by o.number limit ${MAX_PROOF_ROWS + 1}`,
      [recallId, after],
    );
    return rows.map(({ foundAt, toldAt, ...row }) => ({
      ...row,
      foundAt: foundAt.toISOString(),
      toldAt: toldAt?.toISOString() ?? null,
    }));
  }

  /** Recalls of an order with their lines; money can go back as long as pieces are left. */
  async ofOrder(orderId: string) {
    const rows = await this.db.rows<
      Recall & {
        readonly canRefund: boolean;
        readonly lines: readonly { readonly name: Localised; readonly quantity: number }[];
      }
    >(
      `select ${RECALL_COLUMNS},
              n.refund_id is null and sum(l.quantity - l.refunded_quantity) > 0 as "canRefund",
              jsonb_agg(jsonb_build_object('name', l.snapshot -> 'name', 'quantity', l.quantity)
                        order by l.position) as lines
         from recalls.notice n
         join recalls.recall r on r.id = n.recall_id
         join recalls.line x on x.recall_id = n.recall_id and x.order_id = n.order_id
         join orders.order_line l on l.id = x.line_id
        where n.order_id = $1 group by r.id, n.refund_id order by r.started_at desc, r.id limit 20`,
      [orderId],
    );
    return rows.map(({ lines, canRefund, ...recall }) => ({ recall, lines, canRefund }));
  }

  async lineIdsOf(
    from: Statements,
    recallId: string,
    orderId: string,
  ): Promise<ReadonlySet<string>> {
    const rows = await from.rows<{ lineId: string }>(
      'select line_id as "lineId" from recalls.line where recall_id = $1 and order_id = $2',
      [recallId, orderId],
    );
    return new Set(rows.map(({ lineId }) => lineId));
  }

  /** Whether the order still has the address of its buyer. */
  async isReachable(recallId: string, orderId: string): Promise<boolean> {
    const row = await this.db.row(
      `select 1 from recalls.notice n join orders."order" o on o.id = n.order_id
        where n.recall_id = $1 and n.order_id = $2 and o.anonymised_at is null`,
      [recallId, orderId],
    );
    return row !== null;
  }
}

export const toCard = (row: Counted): z.infer<typeof RecallCard> => ({
  recallId: row.recallId,
  productName: row.productName.de,
  producerName: row.producerName,
  batchNo: row.batchNo,
  goodUntilOn: row.goodUntilOn,
  fromOn: row.fromOn,
  untilOn: row.untilOn,
  startedAt: row.startedAt.toISOString(),
  endedAt: row.endedAt?.toISOString() ?? null,
  orders: row.orders,
  told: row.told,
});
