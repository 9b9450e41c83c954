import { formatMonth } from '@markthalle/ui/format/dates';

const MONTHS_A_YEAR = 12;

/** `2026-11` as a person says it: `November 2026`; a year `2026` is `Jahr 2026`. */
export function monthName(month: string): string {
  if (!month.includes('-')) return `Jahr ${month}`;
  return `${formatMonth(Number(month.slice(5)), 'de')} ${month.slice(0, 4)}`;
}

export const monthBefore = (month: string): string => moved(month, -1);
export const monthAfter = (month: string): string => moved(month, 1);

function moved(month: string, by: number): string {
  if (!month.includes('-')) return String(Number(month) + by);
  const count = Number(month.slice(0, 4)) * MONTHS_A_YEAR + Number(month.slice(5)) - 1 + by;
  const year = Math.floor(count / MONTHS_A_YEAR);
  return `${year}-${String((count % MONTHS_A_YEAR) + 1).padStart(2, '0')}`;
}
