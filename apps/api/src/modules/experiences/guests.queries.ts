import { Injectable } from '@nestjs/common';
import { Db, type Statements } from '../../platform/db/db.ts';

/** Lines of orders whose money has arrived, with seats that were not given back. */
export const GUESTS_PAID = `
from orders.order_line l
join orders.producer_order part on part.id = l.producer_order_id
join orders."order" o on o.id = part.order_id
where o.payment_state in ('paid', 'partially_refunded') and l.quantity > l.refunded_quantity`;

export interface GuestRow {
  readonly lineId: string;
  readonly orderId: string;
  readonly producerOrderId: string;
  readonly orderNumber: string;
  readonly name: string;
  readonly phone: string | null;
  readonly seats: number;
  readonly choice: 'open' | 'rebooked' | 'refunded' | null;
}

const GUEST = `l.id as "lineId", o.id as "orderId", part.id as "producerOrderId",
  o.number as "orderNumber", o.buyer_name as name, o.phone,
  l.quantity - l.refunded_quantity as seats`;

/** Who comes to a date: buyers of paid lines. */
@Injectable()
export class GuestsQueries {
  constructor(private readonly db: Db) {}

  /** By name; after a cancellation also those who have chosen another date or their money. */
  of(variantId: string, from: Statements = this.db): Promise<GuestRow[]> {
    return from.rows<GuestRow>(
      `select ${GUEST}, c.state as choice ${GUESTS_PAID.replace(
        'where',
        `left join experiences.guest_choice c on c.order_line_id = l.id and c.variant_id = $1
         where l.variant_id = $1 and`,
      )} order by o.buyer_name, l.id limit 200`,
      [variantId],
    );
  }

  /** Guests of canceled dates who have not been asked yet: also those whose money came later. */
  untold(
    canceledSince: Date,
    limit: number,
    from: Statements,
  ): Promise<(GuestRow & { variantId: string })[]> {
    return from.rows<GuestRow & { variantId: string }>(
      `select ${GUEST}, null as choice, l.variant_id as "variantId" ${GUESTS_PAID}
          and l.variant_id in (select variant_id from experiences.slot where canceled_at >= $1)
          and not exists (select from experiences.guest_choice c
                           where c.order_line_id = l.id and c.variant_id = l.variant_id)
        order by l.id limit $2`,
      [canceledSince, limit],
    );
  }

  /** Lines to remind of dates that start within a span and have not been reminded of. */
  toRemind(
    span: { after: Date; before: Date },
    limit: number,
    from: Statements,
  ): Promise<{ variantId: string; orderId: string | null; lineId: string | null }[]> {
    return from.rows(
      `with due as (
         select s.variant_id from experiences.slot s join catalog.variant v on v.id = s.variant_id
          where s.canceled_at is null and s.reminded_at is null
            and v.starts_at > $1 and v.starts_at < $2
          order by v.starts_at limit $3 for update of s)
       select due.variant_id as "variantId", paid."orderId", paid."lineId"
         from due left join lateral (select o.id as "orderId", l.id as "lineId" ${GUESTS_PAID}
           and l.variant_id = due.variant_id) paid on true`,
      [span.after, span.before, limit],
    );
  }
}
