import { addDays, berlinDateOf, berlinHourOf, type IsoDate, weekdayOf } from './dates.ts';
import type { SettlementRules } from './settlementRules.ts';

/**
 * The day of the last weekly run that should have been drawn up by an instant. It is a day of the
 * calendar in Germany and not a number of hours, so a week has one run across summer time, month
 * ends and years, and a week that nobody drew up is still the answer when the machine comes back.
 */
export function lastSettlementDay(isoInstant: string, rule: SettlementRules['weekly']): IsoDate {
  const today = berlinDateOf(isoInstant);
  const isLaterToday = weekdayOf(today) === rule.weekday && berlinHourOf(isoInstant) < rule.hour;
  let day = isLaterToday ? addDays(today, -1) : today;
  while (weekdayOf(day) !== rule.weekday) day = addDays(day, -1); // At most seven days.
  return day;
}

/** The day of the next weekly run after an instant. */
export function nextSettlementDay(isoInstant: string, rule: SettlementRules['weekly']): IsoDate {
  return addDays(lastSettlementDay(isoInstant, rule), 7);
}

/** The first day of the month after the one that a day lies in. */
export function nextMonthBegins(on: IsoDate): IsoDate {
  let day = addDays(`${on.slice(0, 8)}28`, 1);
  while (!day.endsWith('-01')) day = addDays(day, 1); // At most three days.
  return day;
}
