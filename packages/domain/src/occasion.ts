import { addDays, berlinDateOf, type IsoDate } from './dates.ts';
import { invariant } from './invariant.ts';
import type { WithdrawalRight } from './withdrawalClass.ts';

/** When and where an experience takes place; frozen into the order line that books seats of it. */
export type Occasion = {
  /** Instants (ISO 8601, UTC). */
  readonly startsAt: string;
  readonly endsAt: string;
  readonly meetingPlace: { readonly de: string; readonly en: string };
};

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;
const DAYS_PER_WEEK = 7;

/** A producer plans a season ahead; more at once is a slip of the finger. */
export const MAX_WEEKS = 26;

/** Dates further away than this are not sold yet: prices and boats change. */
export const MAX_DAYS_AHEAD = 400;

/** A slot of one experience holds a group, not a festival; the guest list stays one page. */
export const MAX_SEATS = 200;

/** An offer cannot close earlier than this before it starts. */
export const MAX_CLOSING_HOURS = 14 * 24;

/** Two days with tents last 30 hours; a week is a journey, which has laws of its own (§ 651a BGB). */
export const MAX_DURATION_MINUTES = 3 * 24 * 60;

/** Whether a product is sold by dates: then only its dated variants are on sale. */
export const isSoldByDate = (product: WithdrawalRight): boolean =>
  product.reason === 'leisure_on_date';

/** The instant from which a slot can no longer be booked. */
export function closingOf(startsAt: string, closingHours: number): string {
  invariant(closingHours >= 0 && closingHours <= MAX_CLOSING_HOURS, `${closingHours} hours`);
  return new Date(Date.parse(startsAt) - closingHours * HOUR_MS).toISOString();
}

/** The end of something that lasts `minutes`. */
export const endOf = (startsAt: string, minutes: number): string =>
  new Date(Date.parse(startsAt) + minutes * MINUTE_MS).toISOString();

/**
 * The instant at which a German clock shows `time` (HH:MM) on a day; the first one in the hour
 * that comes twice, null in the hour that summer time skips.
 */
export function berlinInstantOf(on: IsoDate, time: string): string | null {
  for (const offset of ['+02:00', '+01:00']) {
    const instantMs = Date.parse(`${on}T${time}:00${offset}`);
    if (Number.isNaN(instantMs)) return null;
    const instant = new Date(instantMs).toISOString();
    if (berlinDateOf(instant) === on && berlinTimeOf(instant) === time) return instant;
  }
  return null;
}

/** HH:MM on a German clock. */
export const berlinTimeOf = (instant: string): string => TIME.format(new Date(instant));

const TIME = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Berlin',
  hour: '2-digit',
  minute: '2-digit',
});

/**
 * The same weekday and hour for `weeks` weeks; a week in which the hour does not exist is left out.
 */
export function weeklyStarts(firstOn: IsoDate, time: string, weeks: number): string[] {
  invariant(Number.isSafeInteger(weeks) && weeks >= 1 && weeks <= MAX_WEEKS, `${weeks} weeks`);
  return Array.from({ length: weeks }, (_, week) =>
    berlinInstantOf(addDays(firstOn, week * DAYS_PER_WEEK), time),
  ).filter((instant) => instant !== null);
}

/** Day and hour as buyers read them in basket, order and mails. */
export const occasionLabel = (startsAt: string): { de: string; en: string } => ({
  de: `${GERMAN_DAY.format(new Date(startsAt))}, ${berlinTimeOf(startsAt)} Uhr`,
  en: `${ENGLISH_DAY.format(new Date(startsAt))}, ${berlinTimeOf(startsAt)}`,
});

const DAY_FIELDS = {
  timeZone: 'Europe/Berlin',
  weekday: 'short',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
} as const;
const GERMAN_DAY = new Intl.DateTimeFormat('de-DE', DAY_FIELDS);
const ENGLISH_DAY = new Intl.DateTimeFormat('en-GB', DAY_FIELDS);

export type DatedLine = {
  readonly endsAt: string | null;
  /** Set for an undated service. */
  readonly service: 'open' | 'done' | null;
};

/** Money for goods waits this long for a service beside them that is still to be done. */
const OPEN_SERVICE_DAYS = 14;
const DAY_MS = 24 * HOUR_MS;

/**
 * When a part of an order with dates or services may be handed over. A part of nothing else is
 * fulfilled when the last date is over and the last service is done, not before. Beside goods the
 * goods go their way, and the money waits until the last date is over, or as long as a contract for
 * a service may be withdrawn from.
 */
export function handOverRule(
  lines: readonly DatedLine[],
  now: Date,
): { readonly allowed: boolean; readonly holdFrom: Date } {
  const ends = lines.flatMap(({ endsAt }) => (endsAt === null ? [] : [Date.parse(endsAt)]));
  const lastMs = Math.max(now.getTime(), ...ends);
  const isOpen = lines.some(({ service }) => service === 'open');
  const hasGoods = lines.some(({ endsAt, service }) => endsAt === null && service === null);
  const isOver = lastMs <= now.getTime() && !isOpen;
  const waitsMs = isOpen ? now.getTime() + OPEN_SERVICE_DAYS * DAY_MS : 0;
  return {
    allowed: lines.length === 0 || hasGoods || isOver,
    holdFrom: new Date(Math.max(lastMs, waitsMs)),
  };
}

/** Days that guests of a canceled date have to choose; without a word the money goes back. */
export const CHOICE_DAYS = 7;
