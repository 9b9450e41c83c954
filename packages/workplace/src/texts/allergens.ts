import type { Allergen } from '@markthalle/contracts/portal-products';
import type { z } from 'zod';

/** The 14 allergens of annex II of regulation (EU) 1169/2011, in the words of German labels. */
export const ALLERGENS: Record<z.infer<typeof Allergen>, string> = {
  gluten: 'Glutenhaltiges Getreide',
  crustaceans: 'Krebstiere',
  eggs: 'Eier',
  fish: 'Fisch',
  peanuts: 'Erdnüsse',
  soy: 'Soja',
  milk: 'Milch',
  nuts: 'Schalenfrüchte',
  celery: 'Sellerie',
  mustard: 'Senf',
  sesame: 'Sesam',
  sulphites: 'Schwefeldioxid und Sulfite',
  lupin: 'Lupinen',
  molluscs: 'Weichtiere',
};
