import { MAX_PARCELS } from '@markthalle/contracts/packing';
import { Injectable } from '@nestjs/common';
import { Db, type Statements } from '../../platform/db/db.ts';
import { VISIBLE_TO_PRODUCER } from '../fulfilment/fulfilment.facade.ts';
import type { ParcelRow } from './parcel-row.ts';

/**
 * Seats are not packed. The age is that of the goods in this parcel: a cheese beside somebody else's
 * wine needs no identity card. Products from before there were versions take that of the order.
 */
const PARCELS = `
  select p.id, p.number, o.language, o.buyer_name, o.street, o.postcode, o.town, o.phone, p.state,
    p.way, p.way_label, p.trip, p.hand_over_on, p.promised_earliest_on, p.promised_latest_on,
    p.seller, p.promise -> 'point' as point,
    (select sum(quantity - refunded_quantity) from orders.order_line
      where producer_order_id = p.id) as version,
    case when every(v.id is not null) then max((v.content ->> 'minAge')::integer)
         else o.min_age end as min_age,
    bool_or(coalesce(v.content -> 'storage' ->> 'class', c.storage_default)
      in ('chilled', 'frozen')) as cold,
    jsonb_agg(jsonb_build_object(
      'id', l.id, 'variantId', l.variant_id, 'snapshot', l.snapshot,
      'pieces', l.quantity - l.refunded_quantity - coalesce(s.pending, 0),
      'missing', coalesce(s.reported, 0),
      'weighedGrams', l.weighed_grams, 'categoryPath', v.category_path,
      'ticked', coalesce(t.ticked, false),
      'shelfTicked', coalesce(g.ticked, false),
      'batchNo', b.batch_no, 'goodUntilOn', b.good_until_on) order by l.position) as lines
    from orders.producer_order p
    join orders."order" o on o.id = p.order_id
    join orders.order_line l on l.producer_order_id = p.id
      and l.snapshot ->> 'occasion' is null
    left join catalog.product_version v on v.id = l.product_version_id
    left join catalog.category c on c.path = v.category_path
    left join packing.tick t on t.producer_id = p.producer_id
      and t.hand_over_on = p.hand_over_on and t.subject_id = l.id
    left join packing.tick g on g.producer_id = p.producer_id
      and g.hand_over_on = p.hand_over_on and g.subject_id = l.variant_id
    left join packing.line_batch b on b.line_id = l.id
    left join lateral (select sum(x.quantity) as reported,
        sum(x.quantity) filter (where r.state = 'requested') as pending
        from packing.shortage x join refunds.refund r on r.id = x.refund_id
       where x.line_id = l.id and r.state <> 'discarded') s on true
   where p.producer_id = $1 and p.state <> 'canceled' and ${VISIBLE_TO_PRODUCER}`;

const GROUPED = 'group by p.id, o.id order by p.trip, p.number';

/** Parcels with their lines: one statement, however many there are. */
@Injectable()
export class PackingListQueries {
  constructor(private readonly db: Db) {}

  /** One more than a list holds tells that there are more. */
  ofDay(producerId: string, on: string): Promise<ParcelRow[]> {
    return this.db.rows<ParcelRow>(
      `${PARCELS} and p.hand_over_on = $2 ${GROUPED} limit ${MAX_PARCELS + 1}`,
      [producerId, on],
    );
  }

  ofTrip(producerId: string, on: string, trip: string): Promise<ParcelRow[]> {
    return this.db.rows<ParcelRow>(
      `${PARCELS} and p.hand_over_on = $2 and p.trip = $3 ${GROUPED} limit ${MAX_PARCELS + 1}`,
      [producerId, on, trip],
    );
  }

  ofParts(
    producerId: string,
    producerOrderIds: readonly string[],
    from: Statements = this.db,
  ): Promise<ParcelRow[]> {
    return from.rows<ParcelRow>(`${PARCELS} and p.id = any ($2) ${GROUPED}`, [
      producerId,
      producerOrderIds,
    ]);
  }
}
