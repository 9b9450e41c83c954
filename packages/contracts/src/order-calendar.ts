import { type CalendarEvent, calendarFile } from '@markthalle/domain/calendarFile';
import type { Language } from './fields.ts';
import type { OrderView } from './orders.ts';

export const CALENDAR_MEDIA_TYPE = 'text/calendar; charset=utf-8';

const WORDS = {
  de: {
    file: 'termine.ics',
    seats: (count: number) => (count === 1 ? '1 Platz' : `${count} Plätze`),
    order: 'Bestellung',
    phone: 'Telefon',
  },
  en: {
    file: 'dates.ics',
    seats: (count: number) => (count === 1 ? '1 seat' : `${count} seats`),
    order: 'Order',
    phone: 'Phone',
  },
} as const;

/**
 * The dates of an order as a calendar file for mail and order page; null where it has none. An
 * entry keeps its name for life, so that a calendar moves it when the date moves.
 */
export function orderCalendar(
  order: OrderView,
  { language, orderUrl, now }: { language: Language; orderUrl: string; now: Date },
): { readonly fileName: string; readonly text: string } | null {
  const words = WORDS[language];
  const host = new URL(orderUrl).hostname;
  const events = order.producerOrders.flatMap((part) =>
    part.lines.flatMap(({ occasion, ...line }): CalendarEvent[] => {
      if (occasion === null) return [];
      return [
        {
          uid: `${line.lineId}@${host}`,
          startsAt: occasion.startsAt,
          endsAt: occasion.endsAt,
          writtenAt: now.toISOString(),
          summary: occasion.title,
          location: occasion.meetingPlace,
          description: [
            `${words.seats(line.quantity)} · ${part.producerName}`,
            `${words.phone}: ${part.seller.phone}`,
            `${words.order} ${part.number}`,
          ].join('\n'),
          url: orderUrl,
          isCanceled: part.state === 'canceled',
        },
      ];
    }),
  );
  if (events.length === 0) return null;
  return { fileName: words.file, text: calendarFile(events, language) };
}
