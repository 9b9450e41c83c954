const DAY_SECONDS = 86_400;
const SUNDAY = 0;
const SATURDAY = 6;

const isBusinessDay = (unixSeconds: number) => {
  const day = new Date(unixSeconds * 1000).getUTCDay();
  return day !== SATURDAY && day !== SUNDAY;
};

/**
 * Midnight UTC of the n-th business day after `from` (Unix seconds). Bank holidays are left out:
 * the sandbox only needs a plausible, repeatable delay.
 */
export function afterBusinessDays(from: number, days: number): number {
  let day = from - (from % DAY_SECONDS);
  for (let counted = 0; counted < days; ) {
    day += DAY_SECONDS;
    if (isBusinessDay(day)) counted += 1;
  }
  return day;
}
