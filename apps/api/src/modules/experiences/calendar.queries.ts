import type { OutputOf, ParsedInputOf } from '@markthalle/contracts/endpoint';
import {
  type CalendarSlot,
  type listExperiences,
  MAX_CALENDAR_MONTHS,
  SLOTS_PER_PAGE,
} from '@markthalle/contracts/experiences';
import { berlinMidnightOf } from '@markthalle/domain/dates';
import { stockStateOf } from '@markthalle/domain/stockState';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Clock } from '../../platform/clock/clock.ts';
import { Db } from '../../platform/db/db.ts';
import { readCursor, writeCursor } from '../../platform/http/cursor.ts';

type Answer = OutputOf<typeof listExperiences>;
type Question = ParsedInputOf<typeof listExperiences>;

const Position = z.tuple([z.iso.datetime(), z.uuid()]);
const MAX_VOUCHERS = 6;
const MAX_LANDSCAPES = 12;
const MONTHS_PER_YEAR = 12;

interface SlotRow extends Omit<CalendarSlot, 'stock' | 'startsAt' | 'endsAt' | 'sellsUntil'> {
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly sellsUntil: Date;
  readonly free: number;
}

/** Dates that can be booked at `$1` (sold out ones among them), read in language `$2`. */
const OPEN = `
from experiences.slot s
join catalog.variant v on v.id = s.variant_id and v.sells_until > $1 and v.off_sale_at is null
join catalog.sellable e on e.variant_id = s.variant_id
join catalog.listing l on l.product_id = s.product_id and l.language = $2
join inventory.stock st on st.variant_id = s.variant_id
where s.canceled_at is null`;

const SLOTS = `
select s.variant_id as "variantId", s.product_id as "productId", l.slug, l.name,
  l.card ->> 'producerName' as "producerName", l.card ->> 'producerSlug' as "producerSlug",
  l.card ->> 'town' as town, l.landscape, l.card -> 'picture' as picture,
  l.card -> 'price' ->> 'unitLabel' as "unitLabel", e.price_cents as "priceCents",
  v.starts_at as "startsAt", v.ends_at as "endsAt", v.sells_until as "sellsUntil",
  v.meeting_place ->> $2 as "meetingPlace", s.weather_rule ->> $2 as "weatherRule",
  s.min_persons as "minPersons", st.free
${OPEN}
  and ($3::text is null or l.landscape = $3)
  and ($4::timestamptz is null or v.starts_at >= $4) and ($5::timestamptz is null or v.starts_at < $5)
  and ($6::timestamptz is null or (v.starts_at, s.variant_id) > ($6, $7::uuid))
order by v.starts_at, s.variant_id limit ${SLOTS_PER_PAGE + 1}`;

const MONTHS = `
select to_char(v.starts_at at time zone 'Europe/Berlin', 'YYYY-MM') as month, count(*) as slots
${OPEN} and ($3::text is null or l.landscape = $3)
group by 1 order by 1 limit ${MAX_CALENDAR_MONTHS}`;

const LANDSCAPES = `
select l.landscape as key, count(*) as slots ${OPEN}
group by 1 order by 2 desc, 1 limit ${MAX_LANDSCAPES}`;

/** What experiences are given as when no date fits: goods of their category without a date. */
const VOUCHERS = `
select c.card::jsonb as card from catalog.category_listing c
  join catalog.product p on p.id = c.product_id
  join catalog.product_version pv on pv.id = p.published_version_id
 where c.category_path = 'erlebnisse' and c.language = $1
   and pv.content -> 'withdrawal' ->> 'reason' is distinct from 'leisure_on_date'
   and exists (select from catalog.listing l
                where l.product_id = p.id and l.language = $1 and l.in_stock)
 order by c.price_cents, c.product_id limit ${MAX_VOUCHERS}`;

/** The calendar list of the shop. */
@Injectable()
export class CalendarQueries {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  async list({ language, month, landscape, cursor }: Question): Promise<Answer> {
    const now = this.clock.now();
    const after = readCursor(cursor, Position);
    const place = landscape ?? null;
    const span = month === undefined ? [null, null] : spanOf(month);
    const [rows, months, landscapes, vouchers] = await Promise.all([
      this.db.rows<SlotRow>(SLOTS, [
        now,
        language,
        place,
        ...span,
        after?.[0] ?? null,
        after?.[1] ?? null,
      ]),
      this.db.rows<Answer['months'][number]>(MONTHS, [now, language, place]),
      this.db.rows<Answer['landscapes'][number]>(LANDSCAPES, [now, language]),
      this.db.rows<{ card: Answer['vouchers'][number] }>(VOUCHERS, [language]),
    ]);
    const page = rows.slice(0, SLOTS_PER_PAGE);
    const last = rows.length > SLOTS_PER_PAGE ? page.at(-1) : undefined;
    return {
      slots: page.map(toSlot),
      nextCursor:
        last === undefined ? null : writeCursor(last.startsAt.toISOString(), last.variantId),
      months,
      landscapes,
      vouchers: vouchers.map(({ card }) => card),
    };
  }
}

function toSlot({ free, ...row }: SlotRow): CalendarSlot {
  return {
    ...row,
    startsAt: row.startsAt.toISOString(),
    endsAt: row.endsAt.toISOString(),
    sellsUntil: row.sellsUntil.toISOString(),
    stock: { state: stockStateOf(free), free },
  };
}

/** A month in Germany, from its first midnight to that of the next. */
function spanOf(month: string): [string, string] {
  const [year = 0, number = 1] = month.split('-').map(Number);
  const isLast = number === MONTHS_PER_YEAR;
  const next = `${isLast ? year + 1 : year}-${String(isLast ? 1 : number + 1).padStart(2, '0')}`;
  return [berlinMidnightOf(`${month}-01`), berlinMidnightOf(`${next}-01`)];
}
