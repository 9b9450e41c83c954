import { formatDay, formatInstant, formatTime, marketDayOf } from '@markthalle/ui/format/dates';
import type { Language } from '@markthalle/ui/language';
import { shopTexts } from '../texts/shop-texts.ts';

type Span = { readonly startsAt: string; readonly endsAt: string };
type Stock = { readonly state: 'available' | 'few' | 'sold_out'; readonly free: number | null };

/** `10:30–12:30 Uhr`; what ends on another day names that day. */
export function clockOf({ startsAt, endsAt }: Span, language: Language): string {
  const from = formatTime(startsAt, language);
  const isOneDay = marketDayOf(startsAt) === marketDayOf(endsAt);
  const until = isOneDay ? formatTime(endsAt, language) : formatInstant(endsAt, language);
  const { clock } = shopTexts(language).booking;
  return isOneDay ? clock(from, until) : `${from} – ${until}`;
}

/** `Sa, 5. Dezember, 10:30–12:30 Uhr`. */
export const whenOf = (span: Span, language: Language): string =>
  `${formatDay(marketDayOf(span.startsAt), language)}, ${clockOf(span, language)}`;

/** `Fr, 4. Dezember, 10:30 Uhr`; the year goes without saying. */
export function momentOf(instant: string, language: Language): string {
  const day = formatDay(marketDayOf(instant), language);
  const time = formatTime(instant, language);
  return language === 'de' ? `${day}, ${time} Uhr` : `${day}, ${time}`;
}

/** How many seats are free; "only n left" only where it is true (§ 5 UWG). */
export function seatsOf({ state, free }: Stock, language: Language): string {
  const texts = shopTexts(language).booking;
  if (state === 'sold_out' || free === null) return state === 'sold_out' ? texts.full : '';
  return state === 'few' ? texts.seatsLeft(free) : texts.seatsFree(free);
}
