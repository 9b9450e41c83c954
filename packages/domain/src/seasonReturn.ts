const MONTHS = 12;

/**
 * The next month in which something has its season, 1 to 12, counted from `month` over the turn of the year; null for
 * what is in season then, or has no season.
 */
export function monthOfReturn(
  seasonMonths: readonly number[] | null,
  month: number,
): number | null {
  if (seasonMonths === null || seasonMonths.length === 0) return null;
  if (seasonMonths.includes(month)) return null;
  const away = (other: number) => (other - month + MONTHS) % MONTHS;
  return [...seasonMonths].sort((a, b) => away(a) - away(b))[0] ?? null;
}
