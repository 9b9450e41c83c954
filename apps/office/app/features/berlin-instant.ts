import { berlinHourOf, berlinMidnightOf } from '@markthalle/domain/dates';

const MINUTE_MS = 60_000;

/** A typed German day and hour (`16:00`) as an instant; null for what is none. */
export function berlinInstant(day: string, time: string): string | null {
  const clock = /^(\d{1,2}):(\d{2})$/.exec(time.trim());
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || Number.isNaN(Date.parse(day)) || clock === null) {
    return null;
  }
  const [hours, minutes] = [Number(clock[1]), Number(clock[2])];
  if (hours > 23 || minutes > 59) return null;
  const begins = Date.parse(berlinMidnightOf(day));
  const instant = new Date(begins + (hours * 60 + minutes) * MINUTE_MS);
  // On the two days on which the clocks change, the hours before and after differ.
  const shift = hours - berlinHourOf(instant.toISOString());
  return new Date(instant.getTime() + shift * 60 * MINUTE_MS).toISOString();
}
