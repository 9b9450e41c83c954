import { shopAgeLimit } from '@markthalle/domain/age';
import { minAgeFor } from '@markthalle/domain/productCompleteness';

/**
 * What the law asks of goods depends on their category; these are the categories of the first
 * region.
 */
const FOOD_ROOTS = ['lebensmittel', 'getraenke'];

const SPIRITS = ['getraenke/spirituosen', 'getraenke/likoer'];
const BEER_OR_WINE = ['getraenke/bier', 'getraenke/wein-sekt'];

/** Where a product may be its own and only ingredient (Art. 19, 20 Regulation (EU) 1169/2011). */
const SINGLE_INGREDIENT = [
  'getraenke/saft',
  'lebensmittel/eier',
  'lebensmittel/essig',
  'lebensmittel/fisch/frisch',
  'lebensmittel/fleisch',
  'lebensmittel/gemuese',
  'lebensmittel/gewuerze',
  'lebensmittel/honig',
  'lebensmittel/kaffee',
  'lebensmittel/kartoffeln',
  'lebensmittel/mehl-korn',
  'lebensmittel/milch-joghurt',
  'lebensmittel/obst',
  'lebensmittel/oele',
  'lebensmittel/pilze',
  'lebensmittel/tee',
  'lebensmittel/tiefgekuehlt',
];

export const isFoodCategory = (path: string): boolean => isUnder(path, FOOD_ROOTS);

/** Tours and courses, which are booked by date. */
export const isExperienceCategory = (path: string): boolean => isUnder(path, ['erlebnisse']);

export const isAlcoholicCategory = (path: string): boolean =>
  isUnder(path, [...SPIRITS, ...BEER_OR_WINE]);

export const maySingleIngredient = (path: string): boolean => isUnder(path, SINGLE_INGREDIENT);

/** The age from which goods of a category are sold and handed over; null: any age. */
export function minAgeOfCategory(path: string, alcoholTenths: number | null): number | null {
  if (isUnder(path, SPIRITS)) return shopAgeLimit(minAgeFor('spirits', alcoholTenths));
  if (isUnder(path, BEER_OR_WINE)) return shopAgeLimit(minAgeFor('beer_or_wine', alcoholTenths));
  return null;
}

const isUnder = (path: string, roots: readonly string[]): boolean =>
  roots.some((root) => path === root || path.startsWith(`${root}/`));
