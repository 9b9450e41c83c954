import type { Language } from '../language.ts';

const LOCALE = { de: 'de-DE', en: 'en-GB' } as const;

// Building a formatter costs more than a hundred uses of it, so each language has one.
const formatters = {
  de: new Intl.NumberFormat(LOCALE.de, { style: 'currency', currency: 'EUR' }),
  en: new Intl.NumberFormat(LOCALE.en, { style: 'currency', currency: 'EUR' }),
};

const CENTS_PER_EURO = 100;

/**
 * Cents as a shopper reads them: `7,90 €` in German, `€7.90` in English. A negative amount gets
 * a real minus sign, which screen readers speak and which lines up in tables.
 */
export function formatMoney(cents: number, language: Language): string {
  if (!Number.isSafeInteger(cents)) throw new Error(`not an amount in cents: ${cents}`);
  return formatters[language].format(cents / CENTS_PER_EURO).replace('-', '−');
}

/** The amount without its currency sign, for a field that shows the sign beside it. */
export function formatMoneyInput(cents: number, language: Language): string {
  const sign = cents < 0 ? '-' : '';
  const digits = String(Math.abs(cents)).padStart(3, '0');
  const point = language === 'de' ? ',' : '.';
  return `${sign}${digits.slice(0, -2)}${point}${digits.slice(-2)}`;
}

/** `schema.org` wants a plain decimal with a point, whatever the language. */
export function moneyForMachines(cents: number): string {
  return formatMoneyInput(cents, 'en');
}
