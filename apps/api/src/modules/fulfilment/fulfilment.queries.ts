import type { OutputOf, ParsedInputOf } from '@markthalle/contracts/endpoint';
import type { listPortalOrders, readPortalOrder } from '@markthalle/contracts/portal-orders';
import { berlinDateOf } from '@markthalle/domain/dates';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Clock } from '../../platform/clock/clock.ts';
import { Db } from '../../platform/db/db.ts';
import { readCursor, writeCursor } from '../../platform/http/cursor.ts';
import { Problem } from '../../platform/http/problem.ts';
import { VISIBLE_TO_PRODUCER as VISIBLE } from './fulfilment.facade.ts';
import { type CardRow, type PortalOrderRow, toCard, toPortalOrder } from './fulfilment.views.ts';

const PAGE_SIZE = 50;
const Position = z.tuple([z.iso.date(), z.uuid()]);

const CARD_COLUMNS = `p.id, p.number, o.placed_at, o.buyer_name, p.state, p.way, p.way_label,
  p.promised_earliest_on, p.promised_latest_on, p.hand_over_on, p.trip, p.goods_cents,
  (select sum(l.quantity - l.refunded_quantity) from orders.order_line l where l.producer_order_id = p.id) as pieces`;

/** What is to do comes first by the day on which it leaves the farm, everything else newest first. */
const FILTERS = {
  open: {
    states: ['new', 'confirmed', 'ready'],
    // Seats are not packed: they close themselves when their date is over.
    only: `exists (select from orders.order_line l
             where l.producer_order_id = p.id and l.snapshot ->> 'occasion' is null)`,
    after: '(p.hand_over_on, p.id) > ($3::date, $4::uuid)',
    order: 'p.hand_over_on, p.id',
  },
  done: {
    states: ['handed_over', 'completed', 'canceled'],
    only: 'true',
    after: '(p.id, $3::date) < ($4::uuid, $3::date)',
    order: 'p.id desc',
  },
  all: {
    states: ['new', 'confirmed', 'ready', 'handed_over', 'completed', 'canceled'],
    only: 'true',
    after: '(p.id, $3::date) < ($4::uuid, $3::date)',
    order: 'p.id desc',
  },
} as const;

@Injectable()
export class FulfilmentQueries {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  /** One page of this producer's paid orders. */
  async list(
    producerId: string,
    input: ParsedInputOf<typeof listPortalOrders>,
  ): Promise<OutputOf<typeof listPortalOrders>> {
    const filter = FILTERS[input.filter];
    const cursor = readCursor(input.cursor, Position);
    const rows = await this.db.rows<CardRow>(
      `select ${CARD_COLUMNS}
         from orders.producer_order p join orders."order" o on o.id = p.order_id
        where p.producer_id = $1 and p.state = any ($2) and ${VISIBLE} and ${filter.only}
          and ($3::date is null or ${filter.after})
        order by ${filter.order} limit ${PAGE_SIZE + 1}`,
      [producerId, filter.states, cursor?.[0] ?? null, cursor?.[1] ?? null],
    );
    const page = rows.slice(0, PAGE_SIZE);
    const last = rows.length > PAGE_SIZE ? page.at(-1) : undefined;
    return {
      orders: page.map((row) => toCard(row, input.language, this.today())),
      nextCursor: last === undefined ? null : writeCursor(last.hand_over_on, last.id),
    };
  }

  /** Throws `producer-order-not-found` for orders of others and unpaid ones alike. */
  async one(
    producerId: string,
    { producerOrderId, language }: ParsedInputOf<typeof readPortalOrder>,
  ): Promise<OutputOf<typeof readPortalOrder>> {
    const row = await this.db.row<PortalOrderRow>(
      `select ${CARD_COLUMNS}, p.deposit_cents, p.delivery_cents, p.delivery_by,
              p.commission_rule_id, p.commission_rate_bps, p.commission_vat_rate_bps,
              p.fee_share_cents, p.reduced_goods_cents, p.reduced_deposit_cents,
              p.reduced_delivery_cents,
              (select coalesce(jsonb_agg(jsonb_build_object('cause', r.cause, 'reason', r.reason,
                 'amountCents', x.goods_cents + x.deposit_cents + x.delivery_cents,
                 'at', r.approved_at) order by r.approved_at, r.id), '[]')
                 from refunds.refund_part x join refunds.refund r on r.id = x.refund_id
                where x.producer_order_id = p.id and x.bearer = 'producer'
                  and r.approved_at is not null and r.state <> 'discarded'
                  and x.goods_cents + x.deposit_cents + x.delivery_cents > 0) as reductions,
              o.street, o.postcode, o.town, o.phone, o.min_age, o.informed_at,
              p.pickup_code is not null as has_pickup_code,
              (select jsonb_agg(to_jsonb(l) order by l.position) from orders.order_line l
                where l.producer_order_id = p.id) as lines,
              (select jsonb_agg(to_jsonb(s) order by s.at, s.id) from orders.order_step s
                where s.order_id = o.id
                  and (s.producer_order_id is null or s.producer_order_id = p.id)) as steps
         from orders.producer_order p join orders."order" o on o.id = p.order_id
        where p.id = $1 and p.producer_id = $2 and ${VISIBLE}`,
      [producerOrderId, producerId],
    );
    if (row === null) throw new Problem('producer-order-not-found');
    return toPortalOrder(row, language, this.clock.now());
  }

  private today(): string {
    return berlinDateOf(this.clock.now().toISOString());
  }
}
