import type { IsoDate } from './dates.ts';
import { invariant } from './invariant.ts';

/** What the market asks: the limit of § 9 JuSchG, or 18 for all alcohol, which is simpler to check at a door. */
export type AgeMode = 'law' | 'all_18';

/** The age from which goods with a legal limit are sold; null: any age. */
export function shopAgeLimit<T extends number | null>(
  legalLimit: T,
  mode: AgeMode = 'all_18',
): T | 18 {
  return legalLimit === null || mode === 'law' ? legalLimit : 18;
}

/** Full years of age on a day; a birthday counts from its own day on (§ 187(2) sentence 2 BGB). */
export function ageOn(birthDate: IsoDate, on: IsoDate): number {
  invariant(birthDate <= on, 'a birth date lies in the future');
  const years = Number(on.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return on.slice(5) < birthDate.slice(5) ? years - 1 : years;
}
