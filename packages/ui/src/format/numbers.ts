import type { Language } from '../language.ts';

const whole = { de: new Intl.NumberFormat('de-DE'), en: new Intl.NumberFormat('en-GB') };

/** A number as text in the reader's grouping: `1.284`, `4,8`. */
export function formatNumber(value: number, language: Language): string {
  return whole[language].format(value).replace('-', '−');
}

const BPS_PER_PERCENT = 100;

/** Basis points as a percentage: `1900` is `19 %`, `780` is `7,8 %`. */
export function formatBps(bps: number, language: Language): string {
  return `${formatNumber(bps / BPS_PER_PERCENT, language)}\u00a0%`;
}

/** Picks the word for a count: `1 Produkt`, `2 Produkte`. */
export function formatCount(
  count: number,
  words: { readonly one: string; readonly many: string },
  language: Language,
): string {
  return `${formatNumber(count, language)} ${count === 1 ? words.one : words.many}`;
}
