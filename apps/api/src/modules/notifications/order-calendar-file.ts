import { CALENDAR_MEDIA_TYPE, orderCalendar } from '@markthalle/contracts/order-calendar';
import type { OrderView } from '@markthalle/contracts/orders';
import type { MailAttachment } from '../../platform/mail/mailer.ts';

type Language = 'de' | 'en';

/** The order's page in the shop. */
export const orderUrlOf = (shopUrl: string, language: Language, orderToken: string): string =>
  `${shopUrl}${language === 'de' ? '/bestellung' : '/en/order'}/${orderToken}`;

/** The dates of an order as a file to attach; nothing where it has none. */
export function calendarOf(
  order: OrderView,
  context: { readonly language: Language; readonly orderUrl: string; readonly now: Date },
): MailAttachment[] {
  const file = orderCalendar(order, context);
  if (file === null) return [];
  return [{ fileName: file.fileName, mediaType: CALENDAR_MEDIA_TYPE, content: file.text }];
}
