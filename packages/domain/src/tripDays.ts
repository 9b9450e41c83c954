import {
  addDays,
  berlinInstantOf,
  daysBetween,
  type IsoDate,
  isHolidayInMV,
  weekdayOf,
} from './dates.ts';
import type { DeliveryRun } from './deliveryRun.ts';
import { invariant } from './invariant.ts';

/** What of a run decides on which days it is driven. */
export type RunDays = Pick<DeliveryRun, 'weekdays' | 'exceptions' | 'firstOn' | 'lastOn'>;

/** Longer than anybody plans ahead. */
const MAX_PLANNED_DAYS = 400;

/** Whether the day stands in the week of the run, within its first and last day. */
export function isInSeries({ weekdays, firstOn, lastOn }: RunDays, day: IsoDate): boolean {
  const isBegun = firstOn === undefined || firstOn === null || firstOn <= day;
  const isOver = lastOn !== undefined && lastOn !== null && day > lastOn;
  return isBegun && !isOver && weekdays.includes(weekdayOf(day));
}

/** Whether a trip was put on this day beside the week, in place of another day or as one more. */
export function isExtraTrip({ exceptions }: RunDays, day: IsoDate): boolean {
  return exceptions.some(({ movedToOn }) => movedToOn === day);
}

/**
 * Whether orders can still ride on this day. A trip that was called off, moved on or is full takes
 * nobody, also where another day was moved here before.
 */
export function isDriven(run: RunDays, day: IsoDate): boolean {
  const own = run.exceptions.filter(({ on }) => on === day);
  if (own.some(({ movedToOn }) => movedToOn !== day)) return false;
  if (isExtraTrip(run, day)) return true;
  return isInSeries(run, day) && !isHolidayInMV(day);
}

/** Why a day of the run takes nobody; only asked of days that are not driven. */
export function whyNotDriven(
  { exceptions }: RunDays,
  day: IsoDate,
): 'holiday' | 'run_moved' | 'run_full' | 'point_closed' {
  const own = exceptions.filter(({ on, movedToOn }) => on === day && movedToOn !== day);
  if (own.length === 0) return 'holiday';
  if (own.some(({ because }) => because === undefined)) return 'run_moved';
  return own.some(({ because }) => because === 'point_closed') ? 'point_closed' : 'run_full';
}

/** The days from `fromOn` to `toOn` on which the run is driven, in order. */
export function tripDaysBetween(run: RunDays, fromOn: IsoDate, toOn: IsoDate): IsoDate[] {
  const count = daysBetween(fromOn, toOn) + 1;
  invariant(count <= MAX_PLANNED_DAYS, `nobody plans ${count} days`);
  const days = Array.from({ length: Math.max(0, count) }, (_, index) => addDays(fromOn, index));
  return days.filter((day) => isDriven(run, day));
}

/** Until when orders can ride on the trip of a day: the same rule as in `promiseFrom`. */
export function cutOffAtOf(
  { leadDays, cutOffHour }: Pick<DeliveryRun, 'leadDays' | 'cutOffHour'>,
  on: IsoDate,
): string {
  return berlinInstantOf(addDays(on, -leadDays), cutOffHour);
}
