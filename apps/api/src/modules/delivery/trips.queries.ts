import { MAX_RUNS } from '@markthalle/contracts/office-runs';
import { MAX_TRIP_PARTS } from '@markthalle/contracts/office-trips';
import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/db/db.ts';
import { LIVE_PARTS } from './delivery.queries.ts';
import type { NamedRun } from './delivery-data.ts';

export interface BoardRun extends Omit<NamedRun, 'doorCents' | 'areas'> {
  readonly departsHour: number;
  readonly capacity: number | null;
  readonly producers: number;
  readonly released: readonly string[];
  readonly booked: readonly { readonly on: string; readonly orders: number }[];
}

export interface TripPartRow {
  readonly producerOrderId: string;
  readonly orderId: string;
  readonly number: string;
  readonly producerId: string;
  readonly producerName: string;
  readonly producerPhone: string;
  readonly producerStreet: string;
  readonly producerPostcode: string;
  readonly producerTown: string;
  readonly way: string;
  readonly point: {
    readonly pointId: string;
    readonly name: string;
    readonly street: string;
    readonly postcode: string;
    readonly town: string;
  } | null;
  readonly buyerName: string;
  readonly buyerPhone: string | null;
  readonly street: string | null;
  readonly postcode: string | null;
  readonly town: string | null;
  readonly pieces: number;
  readonly coldChain: 'none' | 'chilled' | 'frozen';
  readonly minAge: number | null;
  readonly crates: number | null;
}

export interface TripRow {
  readonly stopOrder: readonly string[];
  readonly releasedAt: Date | null;
  readonly releasedByName: string | null;
}

/** Orders of which something is left to bring. */
const RIDES = `exists (select from orders.order_line l
  where l.producer_order_id = po.id and l.quantity > l.refunded_quantity)`;

const BOARD = `
select r.code, r.kind, r.label, r.chilled, r.weekdays, r.lead_days as "leadDays",
       r.cut_off_hour as "cutOffHour", r.departs_hour as "departsHour", r.capacity,
       r.first_on as "firstOn", r.last_on as "lastOn",
       (select count(distinct w.producer_id) from delivery.offered_ways($1) w
         where w.run_code = r.code) as producers,
       (select coalesce(jsonb_agg(s.place order by s.position), '[]')
          from delivery.run_stop s where s.run_code = r.code) as stops,
       (select coalesce(jsonb_agg(jsonb_build_object('on', e.on_day, 'movedToOn', e.moved_to_on)
                 order by e.on_day), '[]')
          from delivery.run_exception e where e.run_code = r.code
           and greatest(e.on_day, e.moved_to_on) >= $1) as exceptions,
       (select coalesce(jsonb_agg(t.on_day order by t.on_day), '[]') from delivery.trip t
         where t.run_code = r.code and t.on_day between $1 and $2 and t.released_at is not null)
         as released,
       (select coalesce(jsonb_agg(to_jsonb(b) order by b.on), '[]') from (
          select po.hand_over_on as on, count(*)::integer as orders from ${LIVE_PARTS}
           where po.trip = r.code and po.hand_over_on between $1 and $2 and ${RIDES}
           group by 1) b) as booked
  from delivery.run r where r.active and ($3::text is null or r.code = $3)
 order by r.label ->> 'de', r.code limit ${MAX_RUNS}`;

const PARTS = `
select po.id as "producerOrderId", po.order_id as "orderId", po.number,
       po.producer_id as "producerId", po.seller ->> 'producerName' as "producerName",
       po.seller ->> 'phone' as "producerPhone", po.seller ->> 'street' as "producerStreet",
       po.seller ->> 'postcode' as "producerPostcode", po.seller ->> 'town' as "producerTown",
       po.way, po.promise -> 'point' as point, oo.buyer_name as "buyerName",
       oo.phone as "buyerPhone", oo.street, oo.postcode, oo.town, g.pieces, g."minAge",
       case g.cold when 2 then 'frozen' when 1 then 'chilled' else 'none' end as "coldChain",
       c.crates
  from ${LIVE_PARTS}
  join lateral (
    select sum(l.quantity - l.refunded_quantity)::integer as pieces,
           max((v.content ->> 'minAge')::integer) as "minAge",
           max(case coalesce(v.content -> 'storage' ->> 'class', k.storage_default)
                 when 'frozen' then 2 when 'chilled' then 1 else 0 end) as cold
      from orders.order_line l
      left join catalog.product_version v on v.id = l.product_version_id
      left join catalog.category k on k.path = v.category_path
     where l.producer_order_id = po.id) g on g.pieces > 0
  left join packing.crates c on c.producer_id = po.producer_id
    and c.hand_over_on = po.hand_over_on and c.trip = po.trip
 where po.trip = $1 and po.hand_over_on = $2 order by po.number limit ${MAX_TRIP_PARTS}`;

/** Trips as the office sees them; a fixed number of statements however many orders ride. */
@Injectable()
export class TripsQueries {
  constructor(private readonly db: Db) {}

  /** Runs with what is booked on each day, by name. */
  board(fromOn: string, toOn: string): Promise<BoardRun[]> {
    return this.db.rows<BoardRun>(BOARD, [fromOn, toOn, null]);
  }

  async boardOf(runCode: string, fromOn: string, toOn: string): Promise<BoardRun | null> {
    return this.db.row<BoardRun>(BOARD, [fromOn, toOn, runCode]);
  }

  /** Who rides on a trip, with what and where to. */
  parts(runCode: string, on: string): Promise<TripPartRow[]> {
    return this.db.rows<TripPartRow>(PARTS, [runCode, on]);
  }

  async trip(runCode: string, on: string): Promise<TripRow> {
    const row = await this.db.row<TripRow>(
      `select t.stop_order as "stopOrder", t.released_at as "releasedAt",
              a.display_name as "releasedByName"
         from delivery.trip t left join identity.account a on a.id = t.released_by
        where t.run_code = $1 and t.on_day = $2`,
      [runCode, on],
    );
    return row ?? { stopOrder: [], releasedAt: null, releasedByName: null };
  }
}
