import { formatDayWithYear, marketDayOf } from '@markthalle/ui/format/dates';

const DAY_MS = 86_400_000;

/** ISO 8601 week of a day (`2026-06-10` is 24) and its Monday and Sunday. */
export function weekOf(day: string): { week: number; monday: string; sunday: string } {
  const noon = new Date(`${day}T12:00:00Z`).getTime();
  const weekday = (new Date(noon).getUTCDay() + 6) % 7;
  const monday = noon - weekday * DAY_MS;
  // The year of a week is the year of its Thursday.
  const thursday = new Date(monday + 3 * DAY_MS);
  const newYear = Date.UTC(thursday.getUTCFullYear(), 0, 1, 12);
  const week = 1 + Math.floor((thursday.getTime() - newYear) / (7 * DAY_MS));
  return { week, monday: dayText(monday), sunday: dayText(monday + 6 * DAY_MS) };
}

/** `8. bis 14. Juni 2026`, or both months where the week has two. */
export function weekDays(monday: string, sunday: string): string {
  const until = formatDayWithYear(sunday, 'de');
  if (monday.slice(0, 7) === sunday.slice(0, 7)) {
    return `${Number(monday.slice(8))}. bis ${until}`;
  }
  return `${formatDayWithYear(monday, 'de')} bis ${until}`;
}

/** The market's week of an instant. */
export const weekOfInstant = (instant: Date) => weekOf(marketDayOf(instant.toISOString()));

const dayText = (instant: number) => new Date(instant).toISOString().slice(0, 10);
