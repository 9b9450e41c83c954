import type { Bilingual } from '@markthalle/ui/language';
import type { PathName } from '../paths.ts';

/** The groups in the shop's head, in the region's order; the paths are the catalogue's. */
export const HEADER_GROUPS: readonly {
  readonly path: string;
  /** A page of its own instead of the group's list. */
  readonly page?: PathName;
  readonly label: Bilingual;
}[] = [
  { path: 'lebensmittel/fisch', label: { de: 'Fisch', en: 'Fish' } },
  { path: 'lebensmittel/kaese', label: { de: 'Käse', en: 'Cheese' } },
  { path: 'lebensmittel/honig', label: { de: 'Honig', en: 'Honey' } },
  { path: 'lebensmittel/aufstriche', label: { de: 'Aufstrich', en: 'Jams' } },
  { path: 'lebensmittel/brot', label: { de: 'Brot', en: 'Bread' } },
  { path: 'lebensmittel/gemuese', label: { de: 'Gemüse', en: 'Vegetables' } },
  { path: 'lebensmittel/obst', label: { de: 'Obst & Beeren', en: 'Fruit & berries' } },
  { path: 'getraenke', label: { de: 'Getränke', en: 'Drinks' } },
  { path: 'handwerk', label: { de: 'Handwerk', en: 'Crafts' } },
  { path: 'erlebnisse', page: 'experiences', label: { de: 'Erlebnisse', en: 'Experiences' } },
  { path: 'geschenke', label: { de: 'Geschenke', en: 'Gifts' } },
];
