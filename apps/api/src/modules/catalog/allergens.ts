import type { Allergen } from '@markthalle/contracts/portal-products';
import type { z } from 'zod';
import type { Localised } from './product-content.ts';

export type AllergenKey = z.infer<typeof Allergen>;

/** Annex II of Regulation (EU) 1169/2011 in words. */
const ALLERGENS: Readonly<Record<AllergenKey, Localised>> = {
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

/** The names of allergens as a list; none are said to be none. */
export const allergenList = (keys: readonly AllergenKey[]): Localised =>
  keys.length === 0
    ? { de: 'keine kennzeichnungspflichtigen', en: 'none that must be declared' }
    : {
        de: keys.map((key) => ALLERGENS[key].de).join(', '),
        en: keys.map((key) => ALLERGENS[key].en).join(', '),
      };
