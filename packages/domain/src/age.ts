import { isIn } from './categoryTraits.ts';
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

/**
 * Above this strength it must be stated (Art. 9(1)(k) LMIV) and the young are protected, in tenths.
 */
const ALCOHOLIC_ABOVE_TENTHS = 12;

/**
 * From which age an alcoholic drink may be handed over (§ 9 JuSchG): spirits and mixtures with them
 * from 18, beer, wine and sparkling wine from 16, what holds at most 1.2 % from any age (null).
 */
export function minAgeFor(
  kind: 'spirits' | 'beer_or_wine',
  alcoholTenths: number | null,
): 16 | 18 | null {
  if (alcoholTenths !== null && alcoholTenths <= ALCOHOLIC_ABOVE_TENTHS) return null;
  return kind === 'spirits' ? 18 : 16;
}

/**
 * The legal age limit of goods by their group; food that is no drink counts by where its alcohol
 * comes from, so that pralines with rum are for adults (§ 9(1) JuSchG).
 */
export function legalAgeOf(
  categoryPath: string,
  alcoholTenths: number | null,
  alcoholKind: 'fermented' | 'spirits' | null,
): 16 | 18 | null {
  if (isIn(categoryPath, 'spirits')) return minAgeFor('spirits', alcoholTenths);
  if (isIn(categoryPath, 'beer', 'wine')) return minAgeFor('beer_or_wine', alcoholTenths);
  if (alcoholTenths === null || alcoholKind === null || !isIn(categoryPath, 'food', 'gift')) {
    return null;
  }
  return minAgeFor(alcoholKind === 'spirits' ? 'spirits' : 'beer_or_wine', alcoholTenths);
}
