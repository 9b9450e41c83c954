import type { CountryShare, NutritionTable } from '@markthalle/domain/productFacts';

export const NUTRIENTS = [
  'energyKj',
  'energyKcal',
  'fat',
  'saturates',
  'carbohydrate',
  'sugars',
  'fibre',
  'protein',
  'salt',
] as const satisfies readonly (keyof NutritionTable)[];

export const germanNumber = (value: number): string => String(value).replace('.', ',');
export const numberIn = (text: string): number => Number(text.trim().replace(',', '.'));

/** `Sanddorn 45, Apfel 20,5` as shares; null where it cannot be read. */
export function sharesIn(text: string): { name: string; percent: number }[] | null {
  if (text.trim() === '') return [];
  const shares = text.split(/;|\n|,(?!\d)/).map((part) => {
    const match = /^\s*(\p{L}.*?)\s*:?\s+(\d{1,3}(?:[.,]\d{1,2})?)\s*%?\s*$/u.exec(part);
    return match ? { name: match[1] ?? '', percent: numberIn(match[2] ?? '') } : null;
  });
  return shares.every((share) => share !== null) ? shares : null;
}

type Share = { readonly name?: string; readonly country?: string; readonly percent: number };

/** `DE 60, PL 40` */
export const sharesText = (shares: readonly Share[]): string =>
  shares
    .map(({ name, country, percent }) => `${name ?? country} ${germanNumber(percent)}`)
    .join(', ');

/** Null: nothing said; undefined: not to be read. */
export function countriesIn(text: string): CountryShare[] | null | undefined {
  const shares = sharesIn(text.replace(/\bDeutschland\b/giu, 'DE'));
  if (shares === null || shares.some(({ name }) => !/^[A-Za-z]{2}$/.test(name))) return undefined;
  return shares.length === 0
    ? null
    : shares.map(({ name, percent }) => ({ country: name.toUpperCase(), percent }));
}
