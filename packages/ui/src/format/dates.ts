import type { Language } from '../language.ts';

/** The market's clock: producers, lorries and the law all live here. */
const MARKET_TIME_ZONE = 'Europe/Berlin';

const LOCALE = { de: 'de-DE', en: 'en-GB' } as const;

type Style = 'short' | 'long';

const cache = new Map<string, Intl.DateTimeFormat>();

function formatter(language: Language, options: Intl.DateTimeFormatOptions, timeZone: string) {
  const key = `${language}|${timeZone}|${JSON.stringify(options)}`;
  const known = cache.get(key);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat(LOCALE[language], { ...options, timeZone });
  cache.set(key, made);
  return made;
}

/** A calendar day (`2026-06-18`) as noon UTC, so that no time zone moves it to its neighbour. */
function noonOf(day: string): Date {
  const date = new Date(`${day}T12:00:00Z`);
  if (Number.isNaN(date.getTime())) throw new Error(`not a calendar day: ${day}`);
  return date;
}

function weekday(day: string, language: Language, style: Style): string {
  return formatter(language, { weekday: style }, 'UTC').format(noonOf(day)).replace('.', '');
}

function dayNumber(day: string, language: Language): string {
  const number = String(noonOf(day).getUTCDate());
  return language === 'de' ? `${number}.` : number;
}

function month(day: string, language: Language): string {
  return formatter(language, { month: 'long' }, 'UTC').format(noonOf(day));
}

/** `Do, 18. Juni` or, long, `Donnerstag, 18. Juni`; English `Thu, 18 June`. */
export function formatDay(day: string, language: Language, style: Style = 'short'): string {
  return `${weekday(day, language, style)}, ${dayNumber(day, language)} ${month(day, language)}`;
}

/** Days of the week that began on Monday, 15 June 2026, to name the others by. */
const WEEK = { mo: '15', di: '16', mi: '17', do: '18', fr: '19', sa: '20', so: '21' } as const;

/** `Di`; English `Tue`. */
export function formatWeekday(day: keyof typeof WEEK, language: Language): string {
  return weekday(`2026-06-${WEEK[day]}`, language, 'short');
}

/** `18. Juni 2026`, for papers and lists that reach back more than a season. */
export function formatDayWithYear(day: string, language: Language): string {
  return `${dayNumber(day, language)} ${month(day, language)} ${noonOf(day).getUTCFullYear()}`;
}

/** `Mi, 17. bis Fr, 19. Juni`; the month is named twice only when it changes. */
export function formatDayRange(from: string, until: string, language: Language): string {
  if (from === until) return formatDay(from, language);
  const to = language === 'de' ? 'bis' : 'to';
  const sameMonth = from.slice(0, 7) === until.slice(0, 7);
  const start = sameMonth
    ? `${weekday(from, language, 'short')}, ${dayNumber(from, language)}`
    : formatDay(from, language);
  return `${start} ${to} ${formatDay(until, language)}`;
}

/** The month's name of `2026-06-18` or of a month number from 1 to 12. */
export function formatMonth(monthNumber: number, language: Language): string {
  return month(`2026-${String(monthNumber).padStart(2, '0')}-15`, language);
}

/** An instant as a clock time of the market: `14:02`. */
export function formatTime(instant: string, language: Language): string {
  const options = { hour: '2-digit', minute: '2-digit' } as const;
  return formatter(language, options, MARKET_TIME_ZONE).format(new Date(instant));
}

/** The market's calendar day of an instant, `2026-06-18`. */
export function marketDayOf(instant: string): string {
  const options = { year: 'numeric', month: '2-digit', day: '2-digit' } as const;
  const parts = formatter('en', options, MARKET_TIME_ZONE).formatToParts(new Date(instant));
  const part = (type: string) => parts.find((entry) => entry.type === type)?.value ?? '';
  return `${part('year')}-${part('month')}-${part('day')}`;
}

/** `18. Juni 2026, 14:02 Uhr`; English `18 June 2026, 14:02`. */
export function formatInstant(instant: string, language: Language): string {
  const day = formatDayWithYear(marketDayOf(instant), language);
  const time = formatTime(instant, language);
  return language === 'de' ? `${day}, ${time} Uhr` : `${day}, ${time}`;
}
