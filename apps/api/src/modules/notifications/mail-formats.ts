import { assertCents } from '@markthalle/domain/money';

type Language = 'de' | 'en';

const LOCALE = { de: 'de-DE', en: 'en-GB' } as const;

// Building a formatter costs far more than using it, so each language has one of each.
const MONEY = both(
  (locale) => new Intl.NumberFormat(locale, { style: 'currency', currency: 'EUR' }),
);
const DAY = both(
  (locale) =>
    new Intl.DateTimeFormat(locale, {
      weekday: 'short',
      day: 'numeric',
      month: 'long',
      year: 'numeric',
      timeZone: 'UTC',
    }),
);
const INSTANT = both(
  (locale) =>
    new Intl.DateTimeFormat(locale, {
      day: 'numeric',
      month: 'long',
      year: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      timeZone: 'Europe/Berlin',
    }),
);
const PERCENT = both(
  (locale) => new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 2 }),
);

const CENTS_PER_EURO = 100;
const BPS_PER_WHOLE = 10_000;

function both<T>(make: (locale: string) => T): Readonly<Record<Language, T>> {
  return { de: make(LOCALE.de), en: make(LOCALE.en) };
}

/** `7,90 €`, `€7.90`. */
export function formatCents(cents: number, language: Language): string {
  assertCents(cents, 'cents');
  return MONEY[language].format(cents / CENTS_PER_EURO);
}

/** A calendar day: `Mi., 2. Dezember 2026`, `Wed, 2 December 2026`. */
export const formatDay = (day: string, language: Language): string =>
  DAY[language].format(Date.parse(`${day}T00:00:00Z`));

/** One day, or from the first to the last of a promise. */
export const formatPromise = (
  { earliestOn, latestOn }: { readonly earliestOn: string; readonly latestOn: string },
  language: Language,
): string =>
  earliestOn === latestOn
    ? formatDay(latestOn, language)
    : `${formatDay(earliestOn, language)} – ${formatDay(latestOn, language)}`;

/** An instant on German clocks: `22. November 2026 um 17:05`. */
export const formatInstant = (instant: string | Date, language: Language): string =>
  INSTANT[language].format(new Date(instant));

/** `7 %`, `7,8 %`, `7.8%`. */
export const formatBps = (bps: number, language: Language): string =>
  PERCENT[language].format(bps / BPS_PER_WHOLE);
