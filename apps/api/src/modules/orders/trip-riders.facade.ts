import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/db/db.ts';

export interface TripRider {
  readonly producerOrderId: string;
  readonly orderId: string;
  readonly producerId: string;
}

/** Parts of orders that nobody has given up and that have not left yet. */
const WAITING = `p.delivery_by = 'cooperative' and p.state in ('new', 'confirmed', 'ready')
  and o.id = p.order_id and o.payment_state not in ('failed', 'expired', 'canceled', 'refunded')`;

/** The parts of orders that ride together on a trip of the cooperative. */
@Injectable()
export class TripRidersFacade {
  /** Who rides on the trip of a day and has not left yet, locked. */
  lock(tx: Tx, trip: string, on: string): Promise<TripRider[]> {
    return tx.rows<TripRider>(
      `select p.id as "producerOrderId", p.order_id as "orderId", p.producer_id as "producerId"
         from orders.producer_order p join orders."order" o on o.id = p.order_id
        where p.trip = $1 and p.hand_over_on = $2 and ${WAITING} order by p.id for update of p`,
      [trip, on],
    );
  }

  /**
   * They leave and arrive on another day. What was promised, and why, stays in `promise` as it was; the
   * days that everybody reads are the new ones.
   */
  async move(tx: Tx, riders: readonly TripRider[], toOn: string): Promise<void> {
    await tx.execute(
      `update orders.producer_order
          set hand_over_on = $2, promised_earliest_on = $2, promised_latest_on = $2
        where id = any ($1::uuid[])`,
      [riders.map(({ producerOrderId }) => producerOrderId), toOn],
    );
  }
}
