import { invariant } from './invariant.ts';

/** A calendar day `YYYY-MM-DD`; such strings compare like the days they name. */
export type IsoDate = string;

export type Weekday = 'mo' | 'di' | 'mi' | 'do' | 'fr' | 'sa' | 'so';

/** Monday first, as `weekdayOf` counts. */
export const WEEKDAYS: readonly Weekday[] = ['mo', 'di', 'mi', 'do', 'fr', 'sa', 'so'];

/** More working days in a row than any promise or period of ours counts. */
export const MAX_WORKING_DAYS = 1_000;

const DAYS_PER_ERA = 146_097; // 400 years
const DAYS_TO_1970 = 719_468; // from 1 March of the year 0, so that leap days end a year

/** Holidays of Mecklenburg-Vorpommern on a fixed day, with their first year (FTG M-V § 2). */
const FIXED_HOLIDAYS: readonly { monthDay: string; sinceYear: number }[] = [
  { monthDay: '01-01', sinceYear: 1990 },
  { monthDay: '03-08', sinceYear: 2023 },
  { monthDay: '05-01', sinceYear: 1990 },
  { monthDay: '10-03', sinceYear: 1990 },
  { monthDay: '10-31', sinceYear: 1990 },
  { monthDay: '12-25', sinceYear: 1990 },
  { monthDay: '12-26', sinceYear: 1990 },
];

/** Good Friday, Easter Monday, Ascension, Whit Monday: days after Easter Sunday. */
const DAYS_FROM_EASTER: readonly number[] = [-2, 1, 39, 50];

/** The day `days` later (earlier if negative). Throws `InvariantError` for a day that is none. */
export function addDays(on: IsoDate, days: number): IsoDate {
  invariant(Number.isSafeInteger(days), `days must be an integer, got ${days}`);
  return dayFromNumber(dayNumber(on) + days);
}

/** Whole days from `from` to `to`; negative if `to` is earlier. */
export function daysBetween(from: IsoDate, to: IsoDate): number {
  return dayNumber(to) - dayNumber(from);
}

export function weekdayOf(on: IsoDate): Weekday {
  const weekday = WEEKDAYS[(((dayNumber(on) + 3) % 7) + 7) % 7]; // 1970-01-01 was a Thursday.
  invariant(weekday !== undefined, 'a week has seven days');
  return weekday;
}

/** Whether the day is a statutory holiday in Mecklenburg-Vorpommern. */
export function isHolidayInMV(on: IsoDate): boolean {
  const number = dayNumber(on);
  const year = Number(on.slice(0, 4));
  const monthDay = on.slice(5);
  if (FIXED_HOLIDAYS.some((day) => day.monthDay === monthDay && year >= day.sinceYear)) return true;
  return DAYS_FROM_EASTER.includes(number - dayNumber(easterSundayOf(year)));
}

/**
 * Monday to Friday without holidays in Mecklenburg-Vorpommern.
 * Saturday does not count, as § 193 BGB has it: one calendar serves periods and promises.
 */
export function isWorkingDay(on: IsoDate): boolean {
  const weekday = weekdayOf(on);
  return weekday !== 'sa' && weekday !== 'so' && !isHolidayInMV(on);
}

/** The day itself if it is a working day, otherwise the first one after it (§ 193 BGB). */
export function nextWorkingDay(on: IsoDate): IsoDate {
  let day = on;
  while (!isWorkingDay(day)) day = addDays(day, 1); // At most five days: Easter, Christmas.
  return day;
}

/** The `count`-th working day after `on`; `on` itself for 0, working day or not. */
export function addWorkingDays(on: IsoDate, count: number): IsoDate {
  invariant(Number.isSafeInteger(count) && count >= 0, `count must be at least 0, got ${count}`);
  invariant(count <= MAX_WORKING_DAYS, `count must be at most ${MAX_WORKING_DAYS}, got ${count}`);
  let day = on;
  for (let step = 0; step < count; step += 1) day = nextWorkingDay(addDays(day, 1));
  return day;
}

/** The calendar day in Germany at an instant (ISO 8601 with `Z` or an offset). */
export function berlinDateOf(isoInstant: string): IsoDate {
  const part = berlinParts(isoInstant);
  return `${part('year')}-${part('month')}-${part('day')}`;
}

/** The hour of the day (0 to 23) in Germany at an instant; knows summer time. */
export function berlinHourOf(isoInstant: string): number {
  return Number(berlinParts(isoInstant)('hour'));
}

/** The instant at which a day begins in Germany; summer time begins and ends later in its night. */
export function berlinMidnightOf(on: IsoDate): string {
  return berlinInstantOf(on, 0);
}

/** The instant at which an hour (0 to 23) of a day begins in Germany; not 2 when summer time begins. */
export function berlinInstantOf(on: IsoDate, hour: number): string {
  const clock = String(hour).padStart(2, '0');
  const instant = ['+02:00', '+01:00']
    .map((offset) => new Date(Date.parse(`${on}T${clock}:00:00${offset}`)).toISOString())
    .find((candidate) => berlinDateOf(candidate) === on && berlinHourOf(candidate) === hour);
  invariant(instant !== undefined, `${on} has no hour ${hour}`);
  return instant;
}

/** Making a formatter costs far more than using it, so there is one. */
const BERLIN_FORMAT = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Berlin',
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
});

function berlinParts(isoInstant: string): (type: Intl.DateTimeFormatPartTypes) => string {
  const instantMs = Date.parse(isoInstant);
  const isInstant = /T.+(Z|[+-]\d\d:\d\d)$/.test(isoInstant) && !Number.isNaN(instantMs);
  invariant(isInstant, `not an instant with a zone: ${isoInstant}`);
  const parts = BERLIN_FORMAT.formatToParts(instantMs);
  return (type) => {
    const found = parts.find((part) => part.type === type);
    invariant(found !== undefined, `no ${type} in a formatted instant`);
    return found.value;
  };
}

/** Gregorian Easter Sunday by the anonymous (Meeus, Jones, Butcher) algorithm. */
function easterSundayOf(year: number): IsoDate {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = Math.floor(b / 4);
  const f = Math.floor((b + 8) / 25);
  const g = Math.floor((b - f + 1) / 3);
  const h = (19 * a + b - d - g + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const monthAndDay = h + l - 7 * m + 114;
  return isoDate(year, Math.floor(monthAndDay / 31), (monthAndDay % 31) + 1);
}

/** Days since 1970-01-01 of a real calendar day. */
function dayNumber(on: IsoDate): number {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(on);
  invariant(match !== null, `not a day YYYY-MM-DD: ${on}`);
  const number = numberFromCivil(Number(match[1]), Number(match[2]), Number(match[3]));
  invariant(dayFromNumber(number) === on, `not a day of the calendar: ${on}`);
  return number;
}

/** Years start on 1 March here; see Hinnant, "chrono-compatible low-level date algorithms". */
function numberFromCivil(year: number, month: number, day: number): number {
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  const leapDays = Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100);
  return era * DAYS_PER_ERA + yearOfEra * 365 + leapDays + dayOfYear - DAYS_TO_1970;
}

function dayFromNumber(number: number): IsoDate {
  const shifted = number + DAYS_TO_1970;
  const era = Math.floor(shifted / DAYS_PER_ERA);
  const dayOfEra = shifted - era * DAYS_PER_ERA;
  const leapDays =
    Math.floor(dayOfEra / 1_460) - Math.floor(dayOfEra / 36_524) + Math.floor(dayOfEra / 146_096);
  const yearOfEra = Math.floor((dayOfEra - leapDays) / 365);
  const yearStart = 365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100);
  const dayOfYear = dayOfEra - yearStart;
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1;
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  return isoDate(yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day);
}

function isoDate(year: number, month: number, day: number): IsoDate {
  invariant(year >= 0 && year <= 9_999, `year out of range: ${year}`);
  const pad = (value: number, length: number) => String(value).padStart(length, '0');
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
}
