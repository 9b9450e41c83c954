import type { DatedLine } from '@markthalle/domain/occasion';
import { Injectable } from '@nestjs/common';
import { Db, type Tx } from '../../platform/db/db.ts';

/** When the seats of an order are for, and how far its services are, as its lines say. */
@Injectable()
export class DatedPartsQueries {
  constructor(private readonly db: Db) {}

  /** Lines of a part that were not given back. */
  linesOf(tx: Tx, producerOrderId: string): Promise<DatedLine[]> {
    return tx.rows<DatedLine>(
      `select snapshot -> 'occasion' ->> 'endsAt' as "endsAt",
              case when snapshot ? 'service' then
                case when coalesce(service_completed_at, service_withdrawn_at) is null
                     then 'open' else 'done' end end as service
         from orders.order_line
        where producer_order_id = $1 and quantity > refunded_quantity order by position`,
      [producerOrderId],
    );
  }

  /** Paid parts of dates and services alone, all over, that nobody has handed over; oldest first. */
  over(now: Date, limit: number): Promise<{ producerOrderId: string; producerId: string }[]> {
    return this.db.rows(
      `select p.id as "producerOrderId", p.producer_id as "producerId"
         from orders.producer_order p
         join orders."order" o on o.id = p.order_id
         join orders.order_line l on l.producer_order_id = p.id and l.quantity > l.refunded_quantity
        where p.state in ('new', 'confirmed', 'ready')
          and o.payment_state in ('paid', 'partially_refunded')
        group by p.id
       having bool_and(coalesce((l.snapshot -> 'occasion' ->> 'endsAt')::timestamptz <= $1,
                l.service_completed_at is not null))
        order by p.id limit $2`,
      [now, limit],
    );
  }
}
