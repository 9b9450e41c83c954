import type { IsoDate } from './dates.ts';
import { invariant } from './invariant.ts';

/** Full years of age on a day; a birthday counts from its own day on (§ 187(2) sentence 2 BGB). */
export function ageOn(birthDate: IsoDate, on: IsoDate): number {
  invariant(birthDate <= on, 'a birth date lies in the future');
  const years = Number(on.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return on.slice(5) < birthDate.slice(5) ? years - 1 : years;
}
