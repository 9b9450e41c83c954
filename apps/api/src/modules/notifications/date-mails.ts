import { formatInstant } from './mail-formats.ts';
import type { MailBlock, MailModel } from './mail-model.ts';

type Language = 'de' | 'en';

/** What happened to a date that somebody has booked. */
export type DateEvent =
  | { readonly kind: 'reminder' }
  | { readonly kind: 'canceled'; readonly reason: string; readonly decideUntil: string }
  | { readonly kind: 'rebooked' };

export interface DateMailInput {
  readonly language: Language;
  readonly brandName: string;
  readonly orderUrl: string;
  readonly orderNumber: string;
  readonly title: string;
  readonly seats: number;
  readonly startsAt: string;
  readonly meetingPlace: string;
  readonly producerName: string;
  readonly phone: string;
  readonly event: DateEvent;
}

/** Reminder of a date, its cancellation, or another date instead: to the guest, in the order's language. */
export function dateMail(input: DateMailInput): MailModel {
  const { language, brandName, event, title } = input;
  const texts = TEXTS[language];
  return {
    language,
    brandName,
    subject: texts.subject[event.kind](title),
    blocks: [
      { kind: 'title', text: texts.subject[event.kind](title) },
      ...bodyOf(input),
      {
        kind: 'facts',
        rows: [
          { label: texts.when, value: formatInstant(input.startsAt, language) },
          { label: texts.where, value: input.meetingPlace },
          { label: texts.seats, value: String(input.seats) },
          { label: texts.organiser, value: input.producerName },
          { label: texts.phone, value: input.phone },
        ],
      },
      { kind: 'button', label: texts.button[event.kind], url: input.orderUrl },
    ],
    footer: texts.footer(input.orderNumber, brandName),
  };
}

function bodyOf({ event, language }: DateMailInput): MailBlock[] {
  const texts = TEXTS[language];
  if (event.kind !== 'canceled') return [{ kind: 'paragraph', text: texts.body[event.kind] }];
  return [
    { kind: 'paragraph', text: texts.because(event.reason) },
    { kind: 'paragraph', text: texts.choose(formatInstant(event.decideUntil, language)) },
  ];
}

const TEXTS = {
  de: {
    subject: {
      reminder: (title: string) => `Morgen ist es so weit: ${title}`,
      canceled: (title: string) => `Abgesagt: ${title}`,
      rebooked: (title: string) => `Neuer Termin: ${title}`,
    },
    body: {
      reminder: 'Wir freuen uns auf Sie. Hier noch einmal das Wichtigste.',
      rebooked: 'Ihre Plätze sind umgebucht. Der Kalendereintrag liegt bei.',
    },
    because: (reason: string) =>
      `Der Anbieter musste diesen Termin leider absagen. Grund: ${reason}`,
    choose: (until: string) =>
      `Sie haben die Wahl: ein anderer Termin ohne Aufpreis oder Ihr Geld zurück. Wenn wir bis ${until} nichts von Ihnen hören, erstatten wir den vollen Preis.`,
    button: {
      reminder: 'Bestellung öffnen',
      canceled: 'Termin wählen oder Geld zurück',
      rebooked: 'Bestellung öffnen',
    },
    when: 'Beginn',
    where: 'Treffpunkt',
    seats: 'Plätze',
    organiser: 'Anbieter',
    phone: 'Telefon',
    footer: (number: string, brand: string) =>
      `Diese E-Mail gehört zu Ihrer Bestellung ${number} bei ${brand}.`,
  },
  en: {
    subject: {
      reminder: (title: string) => `Tomorrow: ${title}`,
      canceled: (title: string) => `Canceled: ${title}`,
      rebooked: (title: string) => `New date: ${title}`,
    },
    body: {
      reminder: 'We look forward to seeing you. Here are the essentials once more.',
      rebooked: 'Your seats have been moved. The calendar entry is attached.',
    },
    because: (reason: string) => `The organiser had to cancel this date. Reason: ${reason}`,
    choose: (until: string) =>
      `The choice is yours: another date at no extra cost, or your money back. If we do not hear from you by ${until}, we refund the full price.`,
    button: {
      reminder: 'Open the order',
      canceled: 'Choose a date or your money',
      rebooked: 'Open the order',
    },
    when: 'Starts',
    where: 'Meeting place',
    seats: 'Seats',
    organiser: 'Organiser',
    phone: 'Phone',
    footer: (number: string, brand: string) =>
      `This e-mail belongs to your order ${number} at ${brand}.`,
  },
} as const;
