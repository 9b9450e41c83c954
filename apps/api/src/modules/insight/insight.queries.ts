import type { OutputOf } from '@markthalle/contracts/endpoint';
import { MIN_GROUP, type readInsight } from '@markthalle/contracts/portal-insight';
import { addDays, berlinMidnightOf, type IsoDate } from '@markthalle/domain/dates';
import { invariant } from '@markthalle/domain/invariant';
import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/db/db.ts';

type Insight = OutputOf<typeof readInsight>;

/** Whole days in Germany, first and last included. */
interface Span {
  readonly producerId: string;
  readonly fromOn: IsoDate;
  readonly toOn: IsoDate;
}

export interface Sold {
  readonly orders: number;
  readonly goodsCents: number;
  readonly complaints: number;
  readonly withdrawals: number;
}

interface Week {
  readonly fromOn: IsoDate;
  readonly goodsCents: number;
  readonly pieces: number;
}

const MAX_ROWS = 10;

/** Reads the producer's own orders and cases, and what the whole market searched for. */
@Injectable()
export class InsightQueries {
  constructor(private readonly db: Db) {}

  async sold(span: Span): Promise<Sold> {
    const row = await this.db.row<Sold>(SOLD, instantsOf(span));
    invariant(row !== null, 'a sum is always one row');
    return row;
  }

  best(span: Span, language: string): Promise<Insight['best']> {
    return this.db.rows(BEST, [...instantsOf(span), language]);
  }

  weeks(span: Span): Promise<Week[]> {
    return this.db.rows(WEEKS, [...instantsOf(span), span.fromOn, span.toOn]);
  }

  missing({ fromOn, toOn }: Span): Promise<Insight['missing']> {
    return this.db.rows(MISSING, [berlinMidnightOf(fromOn), berlinMidnightOf(addDays(toOn, 1))]);
  }

  regions(span: Span): Promise<Insight['regions']> {
    return this.db.rows(REGIONS, instantsOf(span));
  }

  /** Pieces that are promised for these days, by product. */
  ordered(
    { producerId, fromOn, toOn }: Span,
    language: string,
  ): Promise<Insight['nextWeek']['products']> {
    return this.db.rows(ORDERED, [producerId, fromOn, toOn, language]);
  }
}

const instantsOf = ({ producerId, fromOn, toOn }: Span): string[] => [
  producerId,
  berlinMidnightOf(fromOn),
  berlinMidnightOf(addDays(toOn, 1)),
];

const PAID = `o.payment_state in ('paid', 'partially_refunded', 'refunded')`;
const LEFT = `(p.goods_cents - p.reduced_goods_cents)`;

const SOLD = `
  select count(*) as orders, coalesce(sum(${LEFT}), 0)::bigint as "goodsCents",
         (select count(*) from cases.problem c where c.producer_id = $1
             and c.reported_at >= $2 and c.reported_at < $3) as complaints,
         (select count(*) from cases.withdrawal_part c join cases.withdrawal w on w.id = c.withdrawal_id
           where c.producer_id = $1 and w.received_at >= $2 and w.received_at < $3) as withdrawals
    from orders.producer_order p join orders."order" o on o.id = p.order_id
   where p.producer_id = $1 and ${PAID} and o.paid_at >= $2 and o.paid_at < $3`;

/** By product, whatever the size; a name as it is in the shop today, else as it was sold last. */
const BEST = `
  select v.product_id as "productId",
         coalesce(max(s.name), max(l.snapshot -> 'name' ->> $4)) as name,
         sum(l.quantity - l.refunded_quantity) as pieces,
         sum(round(l.goods_cents::numeric * (l.quantity - l.refunded_quantity) / l.quantity))::bigint
           as "goodsCents"
    from orders.producer_order p join orders."order" o on o.id = p.order_id
    join orders.order_line l on l.producer_order_id = p.id
    join catalog.variant v on v.id = l.variant_id
    left join catalog.listing s on s.product_id = v.product_id and s.language = $4
   where p.producer_id = $1 and ${PAID} and o.paid_at >= $2 and o.paid_at < $3
     and l.quantity > l.refunded_quantity
   group by v.product_id order by 4 desc, 2 limit ${MAX_ROWS}`;

const WEEKS = `
  select week::date::text as "fromOn",
         coalesce(sum(sale.goods), 0)::bigint as "goodsCents",
         coalesce(sum(sale.pieces), 0)::bigint as pieces
    from generate_series($4::date, $5::date, '7 days') as week
    left join (
      select ($4::date + 7 * (((o.paid_at at time zone 'Europe/Berlin')::date - $4::date) / 7)) as begins,
             ${LEFT} as goods,
             (select sum(l.quantity - l.refunded_quantity) from orders.order_line l
               where l.producer_order_id = p.id) as pieces
        from orders.producer_order p join orders."order" o on o.id = p.order_id
       where p.producer_id = $1 and ${PAID} and o.paid_at >= $2 and o.paid_at < $3) sale
      on sale.begins = week::date
   group by week order by week`;

/** Only words, and only those of a crowd; who searched is not known (ADR 0016). */
const MISSING = `
  select text, count(distinct visit) as shoppers from search.query_log
   where at >= $1 and at < $2 and hits = 0 and filters = '{}'
   group by text having count(distinct visit) >= ${MIN_GROUP} order by 2 desc, 1 limit ${MAX_ROWS}`;

const REGIONS = `
  select left(o.postcode, 2) as "postcodeStart", count(distinct lower(o.email)) as shoppers
    from orders.producer_order p join orders."order" o on o.id = p.order_id
   where p.producer_id = $1 and ${PAID} and o.paid_at >= $2 and o.paid_at < $3
     and o.postcode is not null
   group by 1 having count(distinct lower(o.email)) >= ${MIN_GROUP} order by 2 desc, 1 limit ${MAX_ROWS}`;

const ORDERED = `
  select v.product_id as "productId", max(l.snapshot -> 'name' ->> $4) as name,
         sum(l.quantity - l.refunded_quantity) as "orderedPieces"
    from orders.producer_order p join orders."order" o on o.id = p.order_id
    join orders.order_line l on l.producer_order_id = p.id
    join catalog.variant v on v.id = l.variant_id
   where p.producer_id = $1 and ${PAID} and p.state in ('new', 'confirmed')
     and p.promised_earliest_on between $2 and $3 and l.quantity > l.refunded_quantity
   group by v.product_id order by 3 desc, 2 limit ${MAX_ROWS}`;
