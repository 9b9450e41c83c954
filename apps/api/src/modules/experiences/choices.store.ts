import type { GuestDate } from '@markthalle/contracts/experiences';
import type { Occasion } from '@markthalle/domain/occasion';
import { Injectable } from '@nestjs/common';
import { Db, type Tx } from '../../platform/db/db.ts';

export interface OpenChoice {
  readonly orderId: string;
  readonly lineId: string;
  /** The canceled date. */
  readonly variantId: string;
  readonly productId: string;
  readonly producerOrderId: string;
  /** Seats that were not refunded meanwhile. */
  readonly seats: number;
  readonly canceledBy: string;
  readonly reason: string;
}

export interface Decision {
  readonly state: 'rebooked' | 'refunded';
  readonly newVariantId?: string;
  readonly refundId?: string;
  readonly at: Date;
}

type DateRow = Omit<GuestDate, 'refundCents'> & {
  readonly producerOrderId: string;
  readonly seats: number;
};

const ISO = (column: string) =>
  `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** Dates that a line may move to: of the same experience, still on sale, not in this order already. */
const ALTERNATIVES = `
from experiences.slot other
join catalog.variant v on v.id = other.variant_id and v.off_sale_at is null
join inventory.stock st on st.variant_id = other.variant_id
where other.canceled_at is null
  and not exists (select from orders.order_line booked
                    join orders.producer_order bp on bp.id = booked.producer_order_id
                   where bp.order_id = part.order_id and booked.variant_id = other.variant_id)`;

@Injectable()
export class ChoicesStore {
  constructor(private readonly db: Db) {}

  /** The dates in an order; `$3` is now. */
  datesOf(orderId: string, language: 'de' | 'en', now: Date): Promise<DateRow[]> {
    return this.db.rows<DateRow>(
      `select l.id as "lineId", part.id as "producerOrderId",
              l.quantity - l.refunded_quantity as seats,
              coalesce(c.state, 'booked') as state, s.weather_rule ->> $2 as "weatherRule",
              s.min_persons as "minPersons",
              coalesce(s.cancel_reason, old.cancel_reason) as "canceledBecause",
              ${ISO('c.decide_until')} as "decideUntil",
              case when c.state = 'open' then (
                select coalesce(jsonb_agg(to_jsonb(a) order by a."startsAt"), '[]') from (
                  select other.variant_id as "variantId", ${ISO('v.starts_at')} as "startsAt",
                         ${ISO('v.ends_at')} as "endsAt", st.free
                  ${ALTERNATIVES} and other.product_id = s.product_id and v.sells_until > $3
                     and st.free >= l.quantity - l.refunded_quantity
                   order by v.starts_at limit 20) a)
              else '[]' end as alternatives
         from orders.order_line l
         join orders.producer_order part on part.id = l.producer_order_id
         join experiences.slot s on s.variant_id = l.variant_id
         left join lateral (select * from experiences.guest_choice g where g.order_line_id = l.id
                             order by g.told_at desc, g.state = 'open' desc limit 1) c on true
         left join experiences.slot old on old.variant_id = c.variant_id
        where part.order_id = $1 order by part.position, l.position limit 100`,
      [orderId, language, now],
    );
  }

  lockOpen(tx: Tx, of: { orderId: string; lineId: string }): Promise<OpenChoice | null> {
    return tx.row<OpenChoice>(
      `select c.order_id as "orderId", c.order_line_id as "lineId", c.variant_id as "variantId",
              s.product_id as "productId", l.producer_order_id as "producerOrderId",
              l.quantity - l.refunded_quantity as seats, s.canceled_by as "canceledBy",
              s.cancel_reason as reason
         from experiences.guest_choice c
         join experiences.slot s on s.variant_id = c.variant_id
         join orders.order_line l on l.id = c.order_line_id and l.variant_id = c.variant_id
        where c.order_id = $1 and c.order_line_id = $2 and c.state = 'open' for update of c`,
      [of.orderId, of.lineId],
    );
  }

  /** When and where the other date is; null where the line cannot move there. */
  target(tx: Tx, choice: OpenChoice, variantId: string, now: Date): Promise<Occasion | null> {
    return tx.row<Occasion>(
      `select ${ISO('v.starts_at')} as "startsAt", ${ISO('v.ends_at')} as "endsAt",
              v.meeting_place as "meetingPlace"
         from (select $4::uuid as order_id) part, lateral (
           select v.* ${ALTERNATIVES} and other.variant_id = $1 and other.product_id = $2
              and v.sells_until > $3 for share of other) v`,
      [variantId, choice.productId, now, choice.orderId],
    );
  }

  async decide(tx: Tx, { lineId, variantId }: OpenChoice, decision: Decision): Promise<void> {
    await tx.execute(
      `update experiences.guest_choice
          set state = $3, new_variant_id = $4, refund_id = $5, decided_at = $6
        where order_line_id = $1 and variant_id = $2`,
      [
        lineId,
        variantId,
        decision.state,
        decision.newVariantId ?? null,
        decision.refundId ?? null,
        decision.at,
      ],
    );
  }

  /** Guests who have not answered in time, oldest first. */
  due(now: Date, limit: number): Promise<{ orderId: string; lineId: string }[]> {
    return this.db.rows(
      `select order_id as "orderId", order_line_id as "lineId" from experiences.guest_choice
        where state = 'open' and decide_until <= $1 order by decide_until, order_line_id limit $2`,
      [now, limit],
    );
  }
}
