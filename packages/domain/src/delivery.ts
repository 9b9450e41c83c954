import { allocate } from './allocate.ts';
import {
  addDays,
  addWorkingDays,
  berlinDateOf,
  berlinHourOf,
  type IsoDate,
  isHolidayInMV,
  isWorkingDay,
  nextWorkingDay,
  type Weekday,
  weekdayOf,
} from './dates.ts';
import {
  CITYBOX_AREA,
  ISLANDS,
  isGermanPostcode,
  isWithin,
  type PostcodeRange,
  TOUR_AREA,
} from './deliveryArea.ts';
import { InvariantError, invariant } from './invariant.ts';
import { assertCents, type Cents } from './money.ts';

export type DeliveryWayKey =
  | 'parcel'
  | 'parcel_chilled'
  | 'letter'
  | 'bulky'
  | 'pickup'
  | 'tour'
  | 'tour_cold'
  | 'citybox'
  | 'ticket';

/** Who performs the delivery and so earns its price. */
export type Carrier = 'producer' | 'cooperative';

/** One way in which a producer's goods reach the buyer, with its price. */
export type DeliveryWay = {
  readonly key: DeliveryWayKey;
  readonly carriedBy: Carrier;
  readonly priceCents: Cents;
  /** Goods value from which a way carried by the producer is free; null: never free. */
  readonly freeFromCents: Cents | null;
  /** Days on which it leaves (parcels) or runs (tours); empty: no day of its own. */
  readonly weekdays: readonly Weekday[];
  /** Parcels: working days in transit. Runs: `minDays` is the order's lead in calendar days. */
  readonly minDays: number;
  readonly maxDays: number;
};

export type DeliveryPart = {
  readonly producerId: string;
  readonly goodsCents: Cents;
  readonly way: DeliveryWay;
};

export type DeliveryQuote = {
  readonly producerId: string;
  readonly deliveryCents: Cents;
  /** The cooperative's run that this part rides (also if it rides alone); else null. */
  readonly sharedRun: DeliveryWayKey | null;
};

export type DeliveryAreaDecision =
  | { readonly allowed: true }
  | {
      readonly allowed: false;
      readonly because: 'not_in_germany' | 'island' | 'outside_run_area';
    };

export type DeliveryPromise = { readonly earliestOn: IsoDate; readonly latestOn: IsoDate };

export type DeliveryPromiseQuestion = {
  readonly way: DeliveryWay;
  /** Working days the producer needs before the goods are ready. */
  readonly leadTimeDays: number;
  /** Days on which the producer hands parcels over; used if the way names none itself. */
  readonly dispatchWeekdays: readonly Weekday[];
  readonly orderedAt: string;
};

/** Until this hour in Germany an order counts for its day; it is the day before a run's. */
export const CUT_OFF_HOUR = 12;

/** A weekly run moved by holidays is found long before; no day until then is a bug in data. */
const MAX_SEARCH_DAYS = 60;

/** The areas of the cooperative's runs; a way that is not listed here has no area of its own. */
const RUN_AREAS: ReadonlyMap<DeliveryWayKey, readonly PostcodeRange[]> = new Map([
  ['tour', TOUR_AREA],
  ['tour_cold', TOUR_AREA],
  ['citybox', CITYBOX_AREA],
]);

/** The cooperative drives its runs; every other way is the producer's own delivery. */
export function carrierOf(key: DeliveryWayKey): Carrier {
  return RUN_AREAS.has(key) ? 'cooperative' : 'producer';
}

/**
 * What delivery costs per producer, in the order of `parts` (one part per producer).
 *
 * A producer's own delivery costs its price, or nothing from `freeFromCents` of goods on. A
 * run of the cooperative costs one fee per order and run, the highest price among those who
 * ride it, shared equally; cents left over go to the lowest producerId.
 */
export function quoteDelivery(parts: readonly DeliveryPart[]): DeliveryQuote[] {
  const producerIds = new Set(parts.map((part) => part.producerId));
  invariant(producerIds.size === parts.length, 'one delivery part per producer');
  const runShares = new Map<string, Cents>();
  for (const key of RUN_AREAS.keys()) {
    const riders = parts
      .filter((part) => part.way.key === key)
      .sort((a, b) => (a.producerId < b.producerId ? -1 : 1));
    const feeCents = Math.max(0, ...riders.map((part) => part.way.priceCents));
    const shares = allocate(
      feeCents,
      riders.map(() => 1),
    );
    riders.forEach((rider, index) => {
      runShares.set(rider.producerId, shares[index] ?? 0);
    });
  }
  return parts.map(({ producerId, goodsCents, way }) => {
    assertPart(goodsCents, way);
    const runShare = runShares.get(producerId);
    if (runShare !== undefined) return { producerId, deliveryCents: runShare, sharedRun: way.key };
    const isFree = way.freeFromCents !== null && goodsCents >= way.freeFromCents;
    return { producerId, deliveryCents: isFree ? 0 : way.priceCents, sharedRun: null };
  });
}

function assertPart(goodsCents: Cents, way: DeliveryWay): void {
  assertCents(goodsCents, 'goodsCents');
  assertCents(way.priceCents, 'priceCents');
  invariant(way.priceCents >= 0, 'a delivery price is never negative');
  invariant(way.carriedBy === carrierOf(way.key), `${way.key} has the wrong carrier`);
}

/**
 * Whether a delivery way reaches a postcode (delivery limits, § 312j(1) BGB).
 * Pick-up and tickets need no address. At launch producers ship within Germany only.
 */
export function deliversTo(key: DeliveryWayKey, postcode: string): DeliveryAreaDecision {
  if (key === 'pickup' || key === 'ticket') return { allowed: true };
  if (!isGermanPostcode(postcode)) return { allowed: false, because: 'not_in_germany' };
  if (key === 'parcel_chilled' && isWithin(postcode, ISLANDS)) {
    return { allowed: false, because: 'island' };
  }
  const area = RUN_AREAS.get(key);
  if (area !== undefined && !isWithin(postcode, area)) {
    return { allowed: false, because: 'outside_run_area' };
  }
  return { allowed: true };
}

/**
 * The ways in which one producer can deliver all lines together, cheapest first.
 *
 * `linesWays` holds the ways each line allows. A line that also comes as a ticket (by e-mail)
 * never narrows what goods can use; if all lines do, the ticket itself may be the only way.
 * Without a postcode (null) no way is refused for its area.
 */
export function commonWays(
  linesWays: readonly (readonly DeliveryWayKey[])[],
  producerWays: readonly DeliveryWay[],
  postcode: string | null,
): DeliveryWay[] {
  const goodsLines = linesWays.filter((ways) => !ways.includes('ticket'));
  const mailedLines = linesWays.filter((ways) => ways.some((key) => key !== 'ticket'));
  const narrowing = [goodsLines, mailedLines, linesWays].find((lines) => lines.length > 0) ?? [];
  return producerWays
    .filter((way) => narrowing.length > 0 && narrowing.every((ways) => ways.includes(way.key)))
    .filter((way) => postcode === null || deliversTo(way.key, postcode).allowed)
    .sort((a, b) => a.priceCents - b.priceCents);
}

/**
 * The days on which the goods arrive, or can be fetched, if they are ordered at `orderedAt`.
 *
 * An order after the cut-off hour counts for the next day. Goods are ready after the lead time
 * in working days. Parcels leave on the next dispatch day and travel `minDays` to `maxDays`
 * working days. A run arrives on its own day, `minDays` calendar days after the order at least.
 * Pick-up waits for lead time and `minDays`, whichever is longer. A ticket comes at once.
 * Nothing leaves or arrives on a public holiday.
 */
export function deliveryPromise(question: DeliveryPromiseQuestion): DeliveryPromise {
  const { way, leadTimeDays, dispatchWeekdays, orderedAt } = question;
  invariant(way.minDays >= 0 && way.minDays <= way.maxDays, `bad day range of ${way.key}`);
  const orderedOn = berlinDateOf(orderedAt);
  if (way.key === 'ticket') return { earliestOn: orderedOn, latestOn: orderedOn };
  const countsOn = berlinHourOf(orderedAt) < CUT_OFF_HOUR ? orderedOn : addDays(orderedOn, 1);
  if (way.key === 'pickup') {
    const waitDays = Math.max(leadTimeDays, way.minDays);
    const earliestOn = nextWorkingDay(addWorkingDays(countsOn, waitDays));
    return { earliestOn, latestOn: addWorkingDays(earliestOn, way.maxDays - way.minDays) };
  }
  const readyOn = addWorkingDays(countsOn, leadTimeDays);
  if (carrierOf(way.key) === 'cooperative') {
    const runOn = firstDepartureFrom(
      laterOf(readyOn, addDays(countsOn, way.minDays)),
      way.weekdays,
    );
    return { earliestOn: runOn, latestOn: runOn };
  }
  const weekdays = way.weekdays.length > 0 ? way.weekdays : dispatchWeekdays;
  const sentOn = firstDepartureFrom(laterOf(readyOn, addDays(countsOn, 1)), weekdays);
  return {
    earliestOn: addWorkingDays(sentOn, way.minDays),
    latestOn: addWorkingDays(sentOn, way.maxDays),
  };
}

const laterOf = (a: IsoDate, b: IsoDate): IsoDate => (a > b ? a : b);

/** The first departure at or after `from`; without named weekdays any working day is one. */
function firstDepartureFrom(from: IsoDate, weekdays: readonly Weekday[]): IsoDate {
  for (let step = 0; step <= MAX_SEARCH_DAYS; step += 1) {
    const day = addDays(from, step);
    if (weekdays.length === 0 ? isWorkingDay(day) : departsOn(day, weekdays)) return day;
  }
  throw new InvariantError(`no departure within ${MAX_SEARCH_DAYS} days of ${from}`);
}

function departsOn(day: IsoDate, weekdays: readonly Weekday[]): boolean {
  return weekdays.includes(weekdayOf(day)) && !isHolidayInMV(day);
}
