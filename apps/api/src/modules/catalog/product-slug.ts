import { slugFrom } from '@markthalle/domain/slug';

const MAX_SLUG_CHARS = 80;

/** The address of a product; a name without Latin letters gives `produkt`. */
export const slugOf = (name: string): string => slugFrom(name, MAX_SLUG_CHARS) || 'produkt';
