import {
  addDays,
  addWorkingDays,
  berlinDateOf,
  berlinHourOf,
  type IsoDate,
  isHolidayInMV,
  isWorkingDay,
  type Weekday,
  weekdayOf,
} from './dates.ts';
import { carrierOf, type DeliveryWayKey } from './delivery.ts';
import type { Closure, DeliveryRun } from './deliveryRun.ts';
import { invariant } from './invariant.ts';
import { isDriven, isExtraTrip, isInSeries, type RunDays, whyNotDriven } from './tripDays.ts';

/** What of a run decides about a day. */
export type RunInputs = Pick<
  DeliveryRun,
  'code' | 'weekdays' | 'leadDays' | 'exceptions' | 'firstOn' | 'lastOn'
>;

export type DeliveryPromise = { readonly earliestOn: IsoDate; readonly latestOn: IsoDate };

/** Everything that decides about a date; kept with the order so that the date can be explained. */
export type PromiseInputs = {
  readonly way: DeliveryWayKey;
  readonly orderedAt: string;
  readonly cutOffHour: number;
  /** Working days the producer needs before the goods are ready. */
  readonly leadTimeDays: number;
  /** Days on which it leaves; empty: any working day. Not used by runs and pick-up. */
  readonly departureWeekdays: readonly Weekday[];
  readonly minDays: number;
  readonly maxDays: number;
  readonly closures: readonly Closure[];
  readonly run: RunInputs | null;
  /** Working days a ferry may add at the end of the range. */
  readonly islandDays: number;
  /** A shared trip waits for its slowest rider. */
  readonly notBeforeOn: IsoDate | null;
};

export type PromiseStep = {
  readonly kind: 'ordered' | 'counts_from' | 'ready' | 'leaves' | 'runs' | 'fetchable' | 'arrives';
  readonly on: IsoDate;
};

/** A day that would have come earlier, and why it could not be used. */
export type SkippedDay = {
  readonly on: IsoDate;
  readonly because:
    | 'holiday'
    | 'closure'
    | 'run_moved'
    | 'run_full'
    | 'point_closed'
    | 'waits_for_trip';
};

export type ExplainedPromise = DeliveryPromise & {
  readonly steps: readonly PromiseStep[];
  readonly skipped: readonly SkippedDay[];
};

/** Until this hour in Germany an order counts for its day where no run has an own hour. */
export const CUT_OFF_HOUR = 12;

/** Carriers need up to one working day more where a ferry is on the way. */
export const ISLAND_DAYS = 1;

/** Further ahead nothing is promised: the way is closed for now (a long holiday of the producer). */
export const MAX_PROMISE_DAYS = 90;

/** More skipped days explain nothing further. */
const MAX_SKIPPED = 20;

/**
 * The days on which the goods arrive, or can be fetched, with each step on the way there; null where
 * nothing leaves within `MAX_PROMISE_DAYS`. The same inputs always give the same answer.
 *
 * An order after the cut-off hour counts for the next day. Goods are ready after the lead time in
 * working days on which the producer is not closed. Parcels leave on the next dispatch day (never on
 * the day of the order) and travel `minDays` to `maxDays` working days. A run arrives on its own day,
 * its `leadDays` after the order at least. Pick-up waits for lead time and `minDays`, whichever is
 * longer. A ticket comes at once. Nothing leaves, runs, arrives or is fetched on a public holiday.
 */
export function promiseFrom(inputs: PromiseInputs): ExplainedPromise | null {
  const { way, orderedAt, minDays, maxDays, cutOffHour } = inputs;
  invariant(minDays >= 0 && minDays <= maxDays, `bad day range of ${way}`);
  const orderedOn = berlinDateOf(orderedAt);
  if (way === 'ticket') {
    const steps: PromiseStep[] = [{ kind: 'ordered', on: orderedOn }];
    return { earliestOn: orderedOn, latestOn: orderedOn, steps, skipped: [] };
  }
  const isInTime = berlinHourOf(orderedAt) < cutOffHour;
  const countsOn = isInTime ? orderedOn : addDays(orderedOn, 1);
  const known: PromiseStep[] = [
    { kind: 'ordered', on: orderedOn },
    { kind: 'counts_from', on: countsOn },
  ];
  const calendar = new ProducerCalendar(inputs, addDays(orderedOn, MAX_PROMISE_DAYS));
  if (way === 'pickup') return fetched(inputs, countsOn, known, calendar);
  const readyOn = calendar.afterWorkingDays(countsOn, inputs.leadTimeDays);
  if (readyOn === null) return null;
  known.push({ kind: 'ready', on: readyOn });
  return carrierOf(way) === 'cooperative'
    ? driven(inputs, countsOn, readyOn, known, calendar)
    : sent(inputs, laterOf(readyOn, addDays(countsOn, 1)), known, calendar);
}

function fetched(
  { leadTimeDays, minDays, maxDays }: PromiseInputs,
  countsOn: IsoDate,
  known: readonly PromiseStep[],
  calendar: ProducerCalendar,
): ExplainedPromise | null {
  const readyOn = calendar.afterWorkingDays(countsOn, Math.max(leadTimeDays, minDays));
  const earliestOn = readyOn && calendar.firstOpen(readyOn);
  if (earliestOn === null) return null;
  const latestOn = calendar.afterWorkingDays(earliestOn, maxDays - minDays) ?? earliestOn;
  const steps: PromiseStep[] = [...known, { kind: 'fetchable', on: earliestOn }];
  return { earliestOn, latestOn, steps, skipped: calendar.skipped };
}

function driven(
  { run, notBeforeOn, way }: PromiseInputs,
  countsOn: IsoDate,
  readyOn: IsoDate,
  known: readonly PromiseStep[],
  calendar: ProducerCalendar,
): ExplainedPromise | null {
  invariant(run !== null, `${way} rides a run`);
  const from = laterOf(readyOn, addDays(countsOn, run.leadDays));
  const own = calendar.firstRun(from, run);
  if (own === null) return null;
  const isLate = notBeforeOn !== null && notBeforeOn > own;
  const on = isLate ? calendar.firstRun(notBeforeOn, run) : own;
  if (on === null) return null;
  if (isLate) calendar.skip(own, 'waits_for_trip');
  const steps: PromiseStep[] = [...known, { kind: 'runs', on }];
  return { earliestOn: on, latestOn: on, steps, skipped: calendar.skipped };
}

function sent(
  { departureWeekdays, minDays, maxDays, islandDays }: PromiseInputs,
  from: IsoDate,
  known: readonly PromiseStep[],
  calendar: ProducerCalendar,
): ExplainedPromise | null {
  const leavesOn = calendar.firstDeparture(from, departureWeekdays);
  if (leavesOn === null) return null;
  const earliestOn = addWorkingDays(leavesOn, minDays);
  const latestOn = addWorkingDays(leavesOn, maxDays + islandDays);
  const steps: PromiseStep[] = [
    ...known,
    { kind: 'leaves', on: leavesOn },
    { kind: 'arrives', on: earliestOn },
  ];
  return { earliestOn, latestOn, steps, skipped: calendar.skipped };
}

/** A day on which all riders of a trip can ride is found long before this many rounds. */
const MAX_JOIN_ROUNDS = 30;

/**
 * The promises of parts that share one trip: all on the first day that suits everybody. Parts of
 * which one has no day at all keep their own.
 */
export function joinedPromises(
  riders: readonly PromiseInputs[],
): { readonly inputs: PromiseInputs; readonly promise: ExplainedPromise | null }[] {
  const alone = riders.map((inputs) => ({ inputs, promise: promiseFrom(inputs) }));
  let joined = alone;
  for (let round = 0; round < MAX_JOIN_ROUNDS; round += 1) {
    const days = joined.map(({ promise }) => promise?.earliestOn ?? null);
    if (days.some((day) => day === null)) return alone;
    const latest = days.reduce<IsoDate>((a, b) => laterOf(a, b ?? a), '');
    if (days.every((day) => day === latest)) return joined;
    joined = riders.map((rider) => {
      const inputs = { ...rider, notBeforeOn: latest };
      return { inputs, promise: promiseFrom(inputs) };
    });
  }
  return alone;
}

const laterOf = (a: IsoDate, b: IsoDate): IsoDate => (a > b ? a : b);

/** The days of one producer up to the last that is promised, noting what it has to skip. */
class ProducerCalendar {
  readonly skipped: SkippedDay[] = [];
  readonly #closures: readonly Closure[];
  readonly #lastOn: IsoDate;

  constructor({ closures }: Pick<PromiseInputs, 'closures'>, lastOn: IsoDate) {
    this.#closures = closures;
    this.#lastOn = lastOn;
  }

  skip(on: IsoDate, because: SkippedDay['because']): void {
    if (this.skipped.length < MAX_SKIPPED) this.skipped.push({ on, because });
  }

  /** The `count`-th working day after `on` on which the producer is open; `on` itself for 0. */
  afterWorkingDays(on: IsoDate, count: number): IsoDate | null {
    let day: IsoDate | null = on;
    for (let step = 0; step < count && day !== null; step += 1) {
      day = this.firstOpen(addDays(day, 1));
    }
    return day;
  }

  /** The first working day from `from` on which the producer is open. */
  firstOpen(from: IsoDate): IsoDate | null {
    return this.#first(from, isWorkingDay, isWeekdayOfWork);
  }

  /** Without named weekdays any working day is a departure. */
  firstDeparture(from: IsoDate, weekdays: readonly Weekday[]): IsoDate | null {
    if (weekdays.length === 0) return this.firstOpen(from);
    const isNamed = (day: IsoDate) => weekdays.includes(weekdayOf(day));
    return this.#first(from, (day) => isNamed(day) && !isHolidayInMV(day), isNamed);
  }

  firstRun(from: IsoDate, run: RunDays): IsoDate | null {
    return this.#first(
      from,
      (day) => isDriven(run, day),
      (day) => isInSeries(run, day) || isExtraTrip(run, day),
      (day) => whyNotDriven(run, day),
    );
  }

  #first(
    from: IsoDate,
    isDay: (day: IsoDate) => boolean,
    isHoped: (day: IsoDate) => boolean,
    whyNot: (day: IsoDate) => SkippedDay['because'] = () => 'holiday',
  ): IsoDate | null {
    for (let day = from; day <= this.#lastOn; day = addDays(day, 1)) {
      const isClosed = this.#closures.some(({ fromOn, toOn }) => fromOn <= day && day <= toOn);
      if (!isClosed && isDay(day)) return day;
      if (!isHoped(day)) continue;
      this.skip(day, isClosed ? 'closure' : whyNot(day));
    }
    return null;
  }
}

function isWeekdayOfWork(day: IsoDate): boolean {
  const weekday = weekdayOf(day);
  return weekday !== 'sa' && weekday !== 'so';
}
