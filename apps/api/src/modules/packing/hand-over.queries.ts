import { MAX_PARCELS } from '@markthalle/contracts/packing';
import type { DeliveryWayKey } from '@markthalle/domain/delivery';
import type { ProducerOrderState } from '@markthalle/domain/states';
import { Injectable } from '@nestjs/common';
import { Db, type Statements } from '../../platform/db/db.ts';
import { VISIBLE_TO_PRODUCER } from '../fulfilment/fulfilment.facade.ts';
import type { Localised } from '../orders/order-draft.ts';

export interface TripPart {
  readonly id: string;
  readonly number: string;
  readonly buyer_name: string;
  readonly state: ProducerOrderState;
  readonly way: DeliveryWayKey;
  readonly way_label: Localised;
  readonly trip: string;
  readonly hand_over_on: string;
  readonly min_age: number | null;
  readonly handed_over_at: Date | null;
  /** Only where whoever fetches the goods shows it at the farm. */
  readonly pickup_code: string | null;
  readonly crates: number | null;
}

export interface TripKey {
  readonly producerId: string;
  readonly on: string;
  readonly trip: string;
}

@Injectable()
export class HandOverQueries {
  constructor(private readonly db: Db) {}

  /** The parts of a trip that were not canceled; one statement. */
  partsOf({ producerId, on, trip }: TripKey, from: Statements = this.db): Promise<TripPart[]> {
    return from.rows<TripPart>(
      `select p.id, p.number, o.buyer_name, p.state, p.way, p.way_label, p.trip, p.hand_over_on,
              (select case when every(v.id is not null) then max((v.content ->> 'minAge')::integer)
                           else o.min_age end
                 from orders.order_line l
                 left join catalog.product_version v on v.id = l.product_version_id
                where l.producer_order_id = p.id) as min_age,
              p.handed_over_at, case when p.way = 'pickup' then p.pickup_code end as pickup_code,
              (select c.crates from packing.crates c where c.producer_id = p.producer_id
                  and c.hand_over_on = p.hand_over_on and c.trip = p.trip) as crates
         from orders.producer_order p join orders."order" o on o.id = p.order_id
        where p.producer_id = $1 and p.hand_over_on = $2 and p.trip = $3 and p.state <> 'canceled'
          and ${VISIBLE_TO_PRODUCER}
        order by p.handed_over_at is not null, p.number limit ${MAX_PARCELS}`,
      [producerId, on, trip],
    );
  }

  /** One part of a producer, to check a code. */
  partOf(tx: Statements, producerId: string, producerOrderId: string): Promise<TripPart | null> {
    return tx.row<TripPart>(
      `select p.id, p.number, o.buyer_name, p.state, p.way, p.way_label, p.trip, p.hand_over_on,
              o.min_age, p.handed_over_at,
              case when p.way = 'pickup' then p.pickup_code end as pickup_code, null as crates
         from orders.producer_order p join orders."order" o on o.id = p.order_id
        where p.id = $1 and p.producer_id = $2 and ${VISIBLE_TO_PRODUCER}`,
      [producerOrderId, producerId],
    );
  }
}
