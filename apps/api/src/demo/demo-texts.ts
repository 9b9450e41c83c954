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
