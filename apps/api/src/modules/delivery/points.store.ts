import {
  MAX_POINT_CLOSURES,
  MAX_POINT_ORDERS,
  MAX_POINTS,
  type PointFields,
} from '@markthalle/contracts/office-points';
import type { Closure } from '@markthalle/domain/deliveryRun';
import type { Place } from '@markthalle/domain/postcodePlace';
import { Injectable } from '@nestjs/common';
import type { Statements, Tx } from '../../platform/db/db.ts';
import { newId } from '../../platform/db/new-id.ts';
import { LIVE_PARTS } from './delivery.queries.ts';

export interface StoredPoint {
  readonly pointId: string;
  readonly slug: string;
  readonly version: number;
  readonly active: boolean;
  readonly fields: PointFields;
  readonly latitude: number;
  readonly longitude: number;
  readonly closures: { closureId: string; fromOn: string; toOn: string }[];
}

export interface PointOrder {
  readonly producerOrderId: string;
  readonly orderId: string;
  readonly number: string;
  readonly producerName: string;
  readonly on: string;
}

interface PointSummary {
  readonly pointId: string;
  readonly name: string;
  readonly postcode: string;
  readonly town: string;
  readonly runLabel: string;
  readonly coolBox: boolean;
  readonly attended: boolean;
  readonly active: boolean;
  readonly orders: number;
}

/** Orders on their way to a point, from a day on. */
const ON_THEIR_WAY = (pointId: string, fromOn: string): string => `${LIVE_PARTS}
  where po.state in ('new', 'confirmed', 'ready') and po.hand_over_on >= ${fromOn}
    and po.promise -> 'point' ->> 'pointId' = ${pointId}::text`;

const READ = `
select p.id as "pointId", p.slug, p.version, p.active, p.latitude, p.longitude,
       jsonb_build_object('runCode', p.run_code, 'name', p.name, 'street', p.street,
         'postcode', p.postcode, 'town', p.town, 'openingDe', p.opening ->> 'de',
         'openingEn', p.opening ->> 'en', 'coolBox', p.cool_box, 'attended', p.attended,
         'capacity', p.capacity) as fields,
       (select coalesce(jsonb_agg(to_jsonb(c) order by c."fromOn"), '[]') from (
          select id as "closureId", from_on as "fromOn", to_on as "toOn"
            from delivery.pickup_point_closure where point_id = p.id and to_on >= $2
           order by from_on limit ${MAX_POINT_CLOSURES}) c) as closures
  from delivery.pickup_point p where p.id = $1`;

/** Places where a run leaves goods for buyers. */
@Injectable()
export class PointsStore {
  all(from: Statements, today: string, language: 'de' | 'en'): Promise<PointSummary[]> {
    return from.rows<PointSummary>(
      `select p.id as "pointId", p.name, p.postcode, p.town, r.label ->> $2 as "runLabel",
              p.cool_box as "coolBox", p.attended, p.active, coalesce(b.orders, 0) as orders
         from delivery.pickup_point p
         join delivery.run r on r.code = p.run_code
         left join (select po.promise -> 'point' ->> 'pointId' as id, count(*) as orders
                      from ${LIVE_PARTS}
                     where po.state in ('new', 'confirmed', 'ready') and po.hand_over_on >= $1
                     group by 1) b on b.id = p.id::text
        order by p.active desc, p.town, p.name limit ${MAX_POINTS}`,
      [today, language],
    );
  }

  read(from: Statements, pointId: string, today: string): Promise<StoredPoint | null> {
    return from.row<StoredPoint>(READ, [pointId, today]);
  }

  async lock(tx: Tx, pointId: string, today: string): Promise<StoredPoint | null> {
    await tx.row('select id from delivery.pickup_point where id = $1 for update', [pointId]);
    return this.read(tx, pointId, today);
  }

  /** Open orders for the point on these days, the next first. */
  orders(from: Statements, pointId: string, { fromOn, toOn }: Closure): Promise<PointOrder[]> {
    return from.rows<PointOrder>(
      `select po.id as "producerOrderId", po.order_id as "orderId", po.number,
              po.seller ->> 'producerName' as "producerName", po.hand_over_on as on
         from ${ON_THEIR_WAY('$1', '$2')} and po.hand_over_on <= $3
        order by po.hand_over_on, po.number limit ${MAX_POINT_ORDERS}`,
      [pointId, fromOn, toOn],
    );
  }

  /** Answers false where it was opened already by the same form. */
  async insert(
    tx: Tx,
    point: { readonly pointId: string; readonly slug: string },
    fields: PointFields,
    place: Place,
  ): Promise<boolean> {
    const inserted = await tx.execute(
      `insert into delivery.pickup_point (id, slug, run_code, name, street, postcode, town, opening,
         cool_box, attended, capacity, latitude, longitude)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
       on conflict (id) do nothing`,
      [point.pointId, point.slug, ...columnsOf(fields, place)],
    );
    return inserted === 1;
  }

  async isSlugTaken(tx: Tx, slug: string): Promise<boolean> {
    return (await tx.row('select id from delivery.pickup_point where slug = $1', [slug])) !== null;
  }

  async update(tx: Tx, pointId: string, fields: PointFields, place: Place): Promise<void> {
    await tx.execute(
      `update delivery.pickup_point
          set run_code = $2, name = $3, street = $4, postcode = $5, town = $6, opening = $7,
              cool_box = $8, attended = $9, capacity = $10, latitude = $11, longitude = $12,
              version = version + 1
        where id = $1`,
      [pointId, ...columnsOf(fields, place)],
    );
  }

  async setActive(tx: Tx, pointId: string, active: boolean): Promise<void> {
    await tx.execute('update delivery.pickup_point set active = $2 where id = $1', [
      pointId,
      active,
    ]);
  }

  async insertClosure(tx: Tx, pointId: string, { fromOn, toOn }: Closure): Promise<string> {
    const id = newId();
    await tx.execute(
      `insert into delivery.pickup_point_closure (id, point_id, from_on, to_on)
       values ($1, $2, $3, $4)`,
      [id, pointId, fromOn, toOn],
    );
    return id;
  }

  removeClosure(tx: Tx, pointId: string, closureId: string): Promise<number> {
    return tx.execute('delete from delivery.pickup_point_closure where id = $1 and point_id = $2', [
      closureId,
      pointId,
    ]);
  }
}

const columnsOf = (fields: PointFields, { latitude, longitude }: Place): unknown[] => [
  fields.runCode,
  fields.name,
  fields.street,
  fields.postcode,
  fields.town,
  { de: fields.openingDe, en: fields.openingEn },
  fields.coolBox,
  fields.attended,
  fields.capacity,
  latitude,
  longitude,
];
