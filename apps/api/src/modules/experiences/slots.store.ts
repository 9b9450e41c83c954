import type { Programme } from '@markthalle/contracts/portal-slots';
import { Injectable } from '@nestjs/common';
import { Db, type Statements, type Tx } from '../../platform/db/db.ts';

interface Localised {
  readonly de: string;
  readonly en: string;
}

export interface NewSlot {
  readonly variantId: string;
  readonly productId: string;
  readonly producerId: string;
  readonly seats: number;
  readonly minPersons: number;
  readonly weatherRule: Localised;
  readonly clientId: string | null;
  readonly seriesPosition: number;
  readonly createdBy: string | null;
}

/** A slot for whoever changes it; its row is locked. */
export interface LockedSlot {
  readonly variantId: string;
  readonly productId: string;
  readonly producerId: string;
  readonly seats: number;
  readonly canceledAt: Date | null;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly sellsUntil: Date;
}

const PROGRAMME = `duration_minutes as "durationMinutes", seats, min_persons as "minPersons",
  closing_hours as "closingHours", meeting_place ->> 'de' as "meetingPlaceDe",
  meeting_place ->> 'en' as "meetingPlaceEn", weather_rule ->> 'de' as "weatherRuleDe",
  weather_rule ->> 'en' as "weatherRuleEn"`;

@Injectable()
export class SlotsStore {
  constructor(private readonly db: Db) {}

  programmeOf(productId: string, from: Statements = this.db): Promise<Programme | null> {
    return from.row<Programme>(
      `select ${PROGRAMME} from experiences.programme where product_id = $1`,
      [productId],
    );
  }

  async setProgramme(tx: Tx, productId: string, programme: Programme, now: Date): Promise<void> {
    await tx.execute(
      `insert into experiences.programme (product_id, duration_minutes, seats, min_persons,
         closing_hours, meeting_place, weather_rule, updated_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8)
       on conflict (product_id) do update set duration_minutes = excluded.duration_minutes,
         seats = excluded.seats, min_persons = excluded.min_persons,
         closing_hours = excluded.closing_hours, meeting_place = excluded.meeting_place,
         weather_rule = excluded.weather_rule, updated_at = excluded.updated_at`,
      [
        productId,
        programme.durationMinutes,
        programme.seats,
        programme.minPersons,
        programme.closingHours,
        { de: programme.meetingPlaceDe, en: programme.meetingPlaceEn },
        { de: programme.weatherRuleDe, en: programme.weatherRuleEn },
        now,
      ],
    );
  }

  /** Whether a product of this producer is sold by date; its row is locked, so that additions take turns. */
  async lockExperience(tx: Tx, productId: string, producerId: string): Promise<boolean> {
    const row = await tx.row(
      `select p.id from catalog.product p
        where p.id = $1 and p.producer_id = $2 and exists (
          select from catalog.product_version v
           where v.product_id = p.id and v.content -> 'withdrawal' ->> 'reason' = 'leisure_on_date')
          for update`,
      [productId, producerId],
    );
    return row !== null;
  }

  /** What an act of a device added before. */
  async ofClient(tx: Tx, clientId: string, producerId: string): Promise<string[]> {
    const rows = await tx.rows<{ id: string }>(
      `select variant_id as id from experiences.slot where client_id = $1 and producer_id = $2
        order by series_position`,
      [clientId, producerId],
    );
    return rows.map(({ id }) => id);
  }

  /** Starts of dates of a product that are neither over nor canceled. */
  async openStarts(tx: Tx, productId: string, now: Date): Promise<Date[]> {
    const rows = await tx.rows<{ startsAt: Date }>(
      `select v.starts_at as "startsAt" from experiences.slot s
         join catalog.variant v on v.id = s.variant_id
        where s.product_id = $1 and s.canceled_at is null and v.starts_at > $2`,
      [productId, now],
    );
    return rows.map(({ startsAt }) => startsAt);
  }

  async insert(tx: Tx, slots: readonly NewSlot[], now: Date): Promise<void> {
    await tx.execute(
      `insert into experiences.slot (variant_id, product_id, producer_id, seats, min_persons,
         weather_rule, client_id, series_position, created_by, created_at)
       select r."variantId", r."productId", r."producerId", r.seats, r."minPersons",
         r."weatherRule", r."clientId", r."seriesPosition", r."createdBy", $2
         from jsonb_to_recordset($1::jsonb) as r ("variantId" uuid, "productId" uuid,
           "producerId" uuid, seats int, "minPersons" int, "weatherRule" jsonb, "clientId" uuid,
           "seriesPosition" int, "createdBy" uuid)`,
      [JSON.stringify(slots), now],
    );
  }

  /** Null where it does not exist or belongs to somebody else. */
  lock(tx: Tx, variantId: string, producerId: string | null): Promise<LockedSlot | null> {
    return tx.row<LockedSlot>(
      `select s.variant_id as "variantId", s.product_id as "productId",
              s.producer_id as "producerId", s.seats, s.canceled_at as "canceledAt",
              v.starts_at as "startsAt", v.ends_at as "endsAt", v.sells_until as "sellsUntil"
         from experiences.slot s join catalog.variant v on v.id = s.variant_id
        where s.variant_id = $1 and ($2::uuid is null or s.producer_id = $2) for update of s`,
      [variantId, producerId],
    );
  }

  async setSeats(tx: Tx, variantId: string, seats: number): Promise<void> {
    await tx.execute('update experiences.slot set seats = $2 where variant_id = $1', [
      variantId,
      seats,
    ]);
  }

  async cancel(
    tx: Tx,
    variantId: string,
    by: { accountId: string; reason: string; at: Date },
  ): Promise<void> {
    await tx.execute(
      `update experiences.slot set canceled_at = $2, canceled_by = $3, cancel_reason = $4
        where variant_id = $1`,
      [variantId, by.at, by.accountId, by.reason],
    );
  }
}
