import type { Language } from '../language.ts';

const GRAMS_PER_KG = 1_000;
const LOCALES: Record<Language, string> = { de: 'de-DE', en: 'en-GB' };

/** `850 g`, `1,4 kg`: whole grams as people say them, nothing rounded away. */
export function formatGrams(grams: number, language: Language): string {
  const inKg = grams >= GRAMS_PER_KG;
  const number = new Intl.NumberFormat(LOCALES[language], { maximumFractionDigits: 3 });
  return `${number.format(inKg ? grams / GRAMS_PER_KG : grams)} ${inKg ? 'kg' : 'g'}`;
}
