import { MAX_CLOSURE_ORDERS } from '@markthalle/contracts/delivery';
import type { Closure } from '@markthalle/domain/deliveryRun';
import { Injectable } from '@nestjs/common';
import { Db, type Statements } from '../../platform/db/db.ts';
import type { DeliveryTerms, NamedBook, OfferedWay, OwnClosure } from './delivery-data.ts';

type Ids = readonly string[];

/** Far above what one cooperative drives. */
const MAX_RUNS = 100;
const MAX_POINTS = 500;
const MAX_CLOSURES = 4_000;
/** Exceptions and closures further ahead decide no date that is promised today. */
const LOOK_AHEAD_DAYS = 100;

/** Orders that were not given up: they ride on the trip of their day. */
export const LIVE_PARTS = `orders.producer_order po join orders."order" oo on oo.id = po.order_id
  and po.delivery_by = 'cooperative' and po.state <> 'canceled'
  and oo.payment_state not in ('failed', 'expired', 'canceled', 'refunded')`;

/** Days that differ from the week, trips that were let go, and trips that are full. */
const EXCEPTIONS = `
  (select coalesce(jsonb_agg(jsonb_strip_nulls(jsonb_build_object('on', e.on_day,
            'because', e.because)) || jsonb_build_object('movedToOn', e.moved_to_on)
            order by e.on_day, e.because), '[]')
     from (select on_day, moved_to_on, null as because from delivery.run_exception x
            where x.run_code = r.code and greatest(on_day, moved_to_on) >= $1
              and least(on_day, moved_to_on) <= $1::date + $2::int
           union all
           select on_day, null, 'released' from delivery.trip t
            where t.run_code = r.code and released_at is not null and on_day >= $1
           union all
           select po.hand_over_on, null, 'full' from ${LIVE_PARTS}
            where r.capacity is not null and po.trip = r.code
              and po.hand_over_on between $1 and $1::date + $2::int
            group by po.hand_over_on having count(*) >= r.capacity) e)`;

/** Days on which a point is closed, or can hold nothing more. */
const POINT_CLOSURES = `
  (select coalesce(jsonb_agg(jsonb_build_object('fromOn', c.from_on, 'toOn', c.to_on)
            order by c.from_on), '[]')
     from (select from_on, to_on from delivery.pickup_point_closure x
            where x.point_id = p.id and to_on >= $1 and from_on <= $1::date + $2::int
           union all
           select po.hand_over_on, po.hand_over_on from ${LIVE_PARTS}
            where p.capacity is not null and po.trip = p.run_code
              and po.promise -> 'point' ->> 'pointId' = p.id::text
              and po.hand_over_on between $1 and $1::date + $2::int
            group by po.hand_over_on having count(*) >= p.capacity) c)`;

const BOOK = `
  (select coalesce(jsonb_agg(to_jsonb(x) order by x.code), '[]') from (
     select r.code, r.kind, r.label, r.chilled, r.weekdays, r.lead_days as "leadDays",
            r.cut_off_hour as "cutOffHour", r.areas,
            (select coalesce(min(f.price_cents), 0)
               from (select distinct on (way) price_cents from delivery.fee
                      where run_code = r.code and way <> 'pickup_point' and valid_from <= $1
                      order by way, valid_from desc) f) as "doorCents",
            (select coalesce(jsonb_agg(s.place order by s.position), '[]')
               from delivery.run_stop s where s.run_code = r.code) as stops,
            r.first_on as "firstOn", r.last_on as "lastOn",
            ${EXCEPTIONS} as exceptions
       from delivery.run r where r.active order by r.code limit $3) x) as runs,
  (select coalesce(jsonb_agg(to_jsonb(x) order by x.town, x.name), '[]') from (
     select p.id as "pointId", p.slug, p.run_code as "runCode", p.name, p.street, p.postcode,
            p.town, p.latitude, p.longitude, p.opening, p.cool_box as "coolBox", p.attended,
            f.price_cents as "priceCents", ${POINT_CLOSURES} as closures
       from delivery.pickup_point p
       join delivery.run r on r.code = p.run_code and r.active
       join lateral (select x.price_cents from delivery.fee x
                      where x.run_code = p.run_code and x.way = 'pickup_point'
                        and x.valid_from <= $1
                      order by x.valid_from desc limit 1) f on true
      where p.active order by p.town, p.name limit $4) x) as points,
  jsonb_build_object(
    'islandCents', coalesce((select price_cents from delivery.surcharge
       where kind = 'island' and valid_from <= $1 order by valid_from desc limit 1), 0),
    'ageServiceCents', coalesce((select price_cents from delivery.surcharge
       where kind = 'age_service' and valid_from <= $1 order by valid_from desc limit 1), 0))
    as surcharges`;

const WAYS = `
select producer_id as "producerId", way as key, carried_by as "carriedBy", run_code as "runCode",
       label, price_cents as "priceCents", free_from_cents as "freeFromCents", weekdays,
       min_days as "minDays", max_days as "maxDays"
  from delivery.offered_ways($1) where producer_id = any ($5::uuid[])
 order by producer_id, price_cents, way`;

const CLOSURES = `
select producer_id as "producerId", from_on as "fromOn", to_on as "toOn" from delivery.closure
 where to_on >= $1 and from_on <= $1::date + $2::int and ($5::uuid[] is null or producer_id = any ($5))
 order by producer_id, from_on limit $6`;

const asJson = (select: string): string =>
  `(select coalesce(jsonb_agg(to_jsonb(x)), '[]') from (${select}) x)`;

type OfProducer<T> = T & { readonly producerId: string };

/** Reads of what is driven, offered and closed. */
@Injectable()
export class DeliveryQueries {
  constructor(private readonly db: Db) {}

  /** Runs, pick-up points, surcharges and all closures of a day, in one statement. */
  async calendar(
    on: string,
  ): Promise<NamedBook & { readonly closures: readonly OfProducer<Closure>[] }> {
    const row = await this.db.row<NamedBook & { closures: OfProducer<Closure>[] }>(
      `select ${BOOK}, ${asJson(CLOSURES)} as closures`,
      [on, LOOK_AHEAD_DAYS, MAX_RUNS, MAX_POINTS, null, MAX_CLOSURES],
    );
    return alwaysThere(row);
  }

  /** What is driven on a day, and how the named producers deliver, in one statement. */
  async terms(ids: Ids, on: string, from: Statements = this.db): Promise<DeliveryTerms> {
    const [row] = await from.prepared<
      NamedBook & { ways: OfProducer<OfferedWay>[]; closures: OfProducer<Closure>[] }
    >(
      'delivery-terms',
      `select ${BOOK}, ${asJson(WAYS)} as ways, ${asJson(CLOSURES)} as closures`,
      [on, LOOK_AHEAD_DAYS, MAX_RUNS, MAX_POINTS, ids, MAX_CLOSURES],
    );
    const { ways, closures, ...book } = alwaysThere(row);
    return { book, waysOf: ofEach(ids, ways), closuresOf: ofEach(ids, closures) };
  }

  /** Open orders that leave the farm on these days. */
  async ordersDuring(producerId: string, { fromOn, toOn }: Closure): Promise<OwnClosure['orders']> {
    const row = await this.db.row<{ orders: OwnClosure['orders'] }>(
      `select ${touchedOrders('$1::uuid', '$2::date', '$3::date')} as orders`,
      [producerId, fromOn, toOn],
    );
    return alwaysThere(row).orders;
  }

  /** A producer's own closures, coming ones first in time. */
  ownClosures(producerId: string, on: string, limit: number): Promise<OwnClosure[]> {
    return this.db.rows<OwnClosure>(
      `select c.id as "closureId", c.from_on as "fromOn", c.to_on as "toOn",
              ${touchedOrders('c.producer_id', 'c.from_on', 'c.to_on')} as orders
         from delivery.closure c
        where c.producer_id = $1 and c.to_on >= $2 order by c.from_on, c.id limit $3`,
      [producerId, on, limit],
    );
  }
}

/** Open orders that leave the farm on these days, as a JSON list. */
const touchedOrders = (producerId: string, fromOn: string, toOn: string): string => `
  (select coalesce(jsonb_agg(to_jsonb(x) order by x."handOverOn", x.number), '[]') from (
     select p.id as "producerOrderId", p.number, p.hand_over_on as "handOverOn"
       from orders.producer_order p join orders."order" o on o.id = p.order_id
      where p.producer_id = ${producerId} and p.hand_over_on between ${fromOn} and ${toOn}
        and p.state in ('new', 'confirmed', 'ready')
        and o.payment_state in ('processing', 'paid', 'partially_refunded')
      order by p.hand_over_on, p.number limit ${MAX_CLOSURE_ORDERS}) x)`;

/** Every producer asked for has an entry. */
function ofEach<T extends object>(
  ids: Ids,
  rows: readonly OfProducer<T>[],
): ReadonlyMap<string, readonly T[]> {
  const byProducer = new Map<string, T[]>(ids.map((id) => [id, []]));
  for (const { producerId, ...rest } of rows)
    byProducer.get(producerId)?.push(rest as unknown as T);
  return byProducer;
}

function alwaysThere<T>(row: T | null | undefined): T {
  if (row === null || row === undefined) throw new Error('The delivery terms are always one row');
  return row;
}
