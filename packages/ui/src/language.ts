/** The languages of the shop; German is the default and the language of the law here. */
export type Language = 'de' | 'en';

export const LANGUAGES: readonly Language[] = ['de', 'en'];

/** A text in every language that buyers can choose. */
export type Bilingual = { readonly de: string; readonly en: string };
