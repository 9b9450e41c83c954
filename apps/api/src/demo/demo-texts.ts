import type { AllergenKey } from '@markthalle/demo-catalogue/demo-food';
import type { Localised } from '../modules/catalog/product-content.ts';

/** Annex II of Regulation (EU) 1169/2011 in words. */
export const ALLERGENS: Readonly<Record<AllergenKey, Localised>> = {
  celery: { de: 'Sellerie', en: 'celery' },
  crustaceans: { de: 'Krebstiere', en: 'crustaceans' },
  eggs: { de: 'Eier', en: 'eggs' },
  fish: { de: 'Fisch', en: 'fish' },
  gluten: { de: 'Gluten', en: 'gluten' },
  lupin: { de: 'Lupinen', en: 'lupin' },
  milk: { de: 'Milch', en: 'milk' },
  molluscs: { de: 'Weichtiere', en: 'molluscs' },
  mustard: { de: 'Senf', en: 'mustard' },
  nuts: { de: 'Schalenfrüchte', en: 'nuts' },
  peanuts: { de: 'Erdnüsse', en: 'peanuts' },
  sesame: { de: 'Sesam', en: 'sesame' },
  soy: { de: 'Soja', en: 'soy' },
  sulphites: { de: 'Sulfite', en: 'sulphites' },
};

export const MONTHS: Readonly<Record<'de' | 'en', readonly string[]>> = {
  de: [
    'Januar',
    'Februar',
    'März',
    'April',
    'Mai',
    'Juni',
    'Juli',
    'August',
    'September',
    'Oktober',
    'November',
    'Dezember',
  ],
  en: [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
  ],
};

const GERMAN_NUMBER = new Intl.NumberFormat('de-DE', { maximumFractionDigits: 2 });
const ENGLISH_NUMBER = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 2 });

/** A text with a number in both languages: `both(0.5, (n) => `${n} l`)`. */
export const withNumber = (
  value: number,
  text: (number: string, language: 'de' | 'en') => string,
) => ({
  de: text(GERMAN_NUMBER.format(value), 'de'),
  en: text(ENGLISH_NUMBER.format(value), 'en'),
});

/** The names of allergens as a list; none are said to be none. */
export const allergenList = (keys: readonly AllergenKey[]): Localised =>
  keys.length === 0
    ? { de: 'keine kennzeichnungspflichtigen', en: 'none that must be declared' }
    : {
        de: keys.map((key) => ALLERGENS[key].de).join(', '),
        en: keys.map((key) => ALLERGENS[key].en).join(', '),
      };
