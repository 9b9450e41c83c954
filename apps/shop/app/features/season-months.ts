import { MONTH_NAMES } from '@markthalle/domain/monthNames';
import type { Language } from '@markthalle/ui/language';

/** Months in addresses: `maerz`, `march`. */
const slugsOf = (language: Language): readonly string[] =>
  MONTH_NAMES[language].map((name) => name.toLowerCase().replace('ä', 'ae'));

const SLUGS: Readonly<Record<Language, readonly string[]>> = {
  de: slugsOf('de'),
  en: slugsOf('en'),
};

/** The word for a month, 1 to 12, in an address. */
export const monthSlug = (month: number, language: Language): string =>
  SLUGS[language][month - 1] ?? '';

/** The month that a word in an address means, 1 to 12; null for any other word. */
export function monthOfSlug(slug: string, language: Language): number | null {
  const at = SLUGS[language].indexOf(slug);
  return at === -1 ? null : at + 1;
}

/** The same month in the address of the other language. */
export function otherMonthSlug(slug: string, language: Language): string {
  const month = monthOfSlug(slug, language);
  return month === null ? slug : monthSlug(month, language === 'de' ? 'en' : 'de');
}
