import type { PortalSlot } from '@markthalle/contracts/portal-slots';
import { MAX_LISTED_SLOTS } from '@markthalle/contracts/portal-slots';
import { Injectable } from '@nestjs/common';
import { Db, type Statements } from '../../platform/db/db.ts';
import { GUESTS_PAID } from './guests.queries.ts';

type Language = 'de' | 'en';

interface SlotRow extends Omit<PortalSlot, 'state' | 'startsAt' | 'endsAt' | 'sellsUntil'> {
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly sellsUntil: Date;
  readonly canceledAt: Date | null;
}

export interface ExperienceRow {
  readonly productId: string;
  readonly slug: string;
  readonly name: string;
  readonly published: boolean;
}

/** `$1` is the language. */
const SLOT = `
select s.variant_id as "variantId", s.product_id as "productId",
  pv.content -> 'name' ->> $1 as name, v.starts_at as "startsAt", v.ends_at as "endsAt",
  v.sells_until as "sellsUntil", s.canceled_at as "canceledAt", s.seats,
  (select coalesce(sum(l.quantity - l.refunded_quantity), 0) ${GUESTS_PAID}
     and l.variant_id = s.variant_id) as booked,
  st.reserved as held, st.free, s.min_persons as "minPersons"
from experiences.slot s
join catalog.variant v on v.id = s.variant_id
join inventory.stock st on st.variant_id = s.variant_id
join lateral (select content from catalog.product_version n where n.product_id = s.product_id
               order by n.number desc limit 1) pv on true`;

/** Dates as their organiser sees them. */
@Injectable()
export class SlotsQueries {
  constructor(private readonly db: Db) {}

  /** One more than are listed tells whether there are more. */
  async ofProducer(
    producerId: string,
    from: Date,
    language: Language,
    now: Date,
  ): Promise<PortalSlot[]> {
    const rows = await this.db.rows<SlotRow>(
      `${SLOT} where s.producer_id = $2 and v.ends_at >= $3
        order by v.starts_at, s.variant_id limit ${MAX_LISTED_SLOTS + 1}`,
      [language, producerId, from],
    );
    return rows.map((row) => toPortalSlot(row, now));
  }

  async byIds(
    variantIds: readonly string[],
    language: Language,
    now: Date,
    from: Statements = this.db,
  ): Promise<PortalSlot[]> {
    const rows = await from.rows<SlotRow>(
      `${SLOT} where s.variant_id = any ($2::uuid[]) order by v.starts_at, s.variant_id`,
      [language, variantIds],
    );
    return rows.map((row) => toPortalSlot(row, now));
  }

  /** This producer's products that are sold by date. */
  experiences(producerId: string, language: Language): Promise<ExperienceRow[]> {
    return this.db.rows<ExperienceRow>(
      `select p.id as "productId", p.slug, v.content -> 'name' ->> $2 as name,
              p.published_version_id is not null and not p.paused as published
         from catalog.product p
         join lateral (select content from catalog.product_version n where n.product_id = p.id
                        order by n.number desc limit 1) v on true
        where p.producer_id = $1 and v.content -> 'withdrawal' ->> 'reason' = 'leisure_on_date'
        order by v.content -> 'name' ->> $2, p.id limit 100`,
      [producerId, language],
    );
  }

  /** What only the page of one date shows. */
  details(
    variantId: string,
    producerId: string,
    language: Language,
  ): Promise<{
    meetingPlace: string;
    weatherRule: string;
    canceledBecause: string | null;
  } | null> {
    return this.db.row(
      `select v.meeting_place ->> $3 as "meetingPlace", s.weather_rule ->> $3 as "weatherRule",
              s.cancel_reason as "canceledBecause"
         from experiences.slot s join catalog.variant v on v.id = s.variant_id
        where s.variant_id = $1 and s.producer_id = $2`,
      [variantId, producerId, language],
    );
  }
}

function toPortalSlot({ canceledAt, ...row }: SlotRow, now: Date): PortalSlot {
  return {
    ...row,
    startsAt: row.startsAt.toISOString(),
    endsAt: row.endsAt.toISOString(),
    sellsUntil: row.sellsUntil.toISOString(),
    state: stateOf(row, canceledAt, now),
    free: canceledAt === null ? row.free : 0,
  };
}

function stateOf(
  { endsAt, sellsUntil }: SlotRow | Omit<SlotRow, 'canceledAt'>,
  canceledAt: Date | null,
  now: Date,
): PortalSlot['state'] {
  if (canceledAt !== null) return 'canceled';
  if (endsAt <= now) return 'over';
  return sellsUntil <= now ? 'closed' : 'open';
}
