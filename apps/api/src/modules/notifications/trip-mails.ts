import type { OrderView } from '@markthalle/contracts/orders';
import type { JobPayloads } from '../../platform/jobs/jobs.ts';
import { formatDay } from './mail-formats.ts';
import type { MailModel } from './mail-model.ts';
import type { PortalMailInput } from './send-money-mails.service.ts';

type Language = 'de' | 'en';

export interface TripMailInput {
  readonly change: JobPayloads['notifications.trip-changed'];
  readonly order: OrderView;
  readonly language: Language;
  readonly brandName: string;
  readonly orderUrl: string;
  /** Where a buyer says that the day does not suit. */
  readonly problemUrl: string;
}

/** Tells a buyer which goods come on which other day, and how to get the money instead. */
export function tripMail(input: TripMailInput): MailModel {
  const { change, order, language, brandName } = input;
  const texts = TEXTS[language];
  const touched = order.producerOrders.filter((part) =>
    change.producerOrderIds.includes(part.producerOrderId),
  );
  const day = change.toOn === null ? null : formatDay(change.toOn, language);
  return {
    language,
    brandName,
    subject: day === null ? texts.offSubject(order.number) : texts.movedSubject(order.number, day),
    blocks: [
      { kind: 'title', text: day === null ? texts.offTitle : texts.movedTitle(day) },
      {
        kind: 'paragraph',
        text: texts.lead(change.runLabel[language], formatDay(change.fromOn, language)),
      },
      ...reasonBlocks(change, language),
      {
        kind: 'facts',
        rows: touched.map((part) => ({ label: part.number, value: part.producerName })),
      },
      { kind: 'paragraph', text: day === null ? texts.offNext : texts.movedNext(day) },
      { kind: 'button', label: texts.open, url: input.orderUrl },
      { kind: 'paragraph', text: texts.choice },
      { kind: 'button', label: texts.problem, url: input.problemUrl },
    ],
    footer: texts.footer(order.number, brandName),
  };
}

/** Tells a producer when the goods leave now; of the buyers it names nothing. */
export function producerTripMail(
  change: JobPayloads['notifications.producer-trip-changed'],
  { language, brandName, portalUrl }: PortalMailInput,
): MailModel {
  const texts = TEXTS[language];
  const from = formatDay(change.fromOn, language);
  const day = change.toOn === null ? null : formatDay(change.toOn, language);
  const run = change.runLabel[language];
  const count = change.producerOrderIds.length;
  return {
    language,
    brandName,
    subject: day === null ? texts.producerOff(run, from) : texts.producerMoved(run, from, day),
    blocks: [
      {
        kind: 'title',
        text: day === null ? texts.producerOff(run, from) : texts.producerMoved(run, from, day),
      },
      ...reasonBlocks(change, language),
      {
        kind: 'paragraph',
        text: day === null ? texts.producerWait(count) : texts.producerNext(count, day),
      },
      { kind: 'button', label: texts.portal, url: `${portalUrl}/bestellungen` },
    ],
    footer: texts.producerFooter(brandName),
  };
}

function reasonBlocks(
  { reason }: Pick<JobPayloads['notifications.trip-changed'], 'reason'>,
  language: Language,
): MailModel['blocks'] {
  return reason === null
    ? []
    : [{ kind: 'paragraph', text: TEXTS[language].reason(reason[language]) }];
}

const orders = (count: number): string => (count === 1 ? 'Bestellung' : 'Bestellungen');

const TEXTS = {
  de: {
    movedSubject: (number: string, day: string) =>
      `Neuer Tag für Ihre Bestellung ${number}: ${day}`,
    offSubject: (number: string) => `Ihre Bestellung ${number} kommt nicht am zugesagten Tag`,
    movedTitle: (day: string) => `Ihre Ware kommt am ${day}`,
    offTitle: 'Die Sammelfahrt fällt aus',
    lead: (run: string, day: string) => `Die Sammelfahrt „${run}“ am ${day} findet nicht statt.`,
    reason: (text: string) => `Der Grund: ${text}`,
    movedNext: (day: string) =>
      `Wir bringen sie am ${day}. Sie müssen nichts tun, wenn Ihnen der Tag passt.`,
    offNext: 'Einen neuen Tag nennen wir Ihnen, sobald er feststeht.',
    open: 'Bestellung öffnen',
    choice:
      'Passt Ihnen das nicht, schreiben Sie es uns mit einem Tipp. Sie bekommen dann Ihr Geld zurück, auch das für die Lieferung.',
    problem: 'Passt mir nicht: Geld zurück',
    footer: (number: string, brand: string) =>
      `Diese E-Mail gehört zu Ihrer Bestellung ${number} bei ${brand}.`,
    producerMoved: (run: string, from: string, day: string) => `${run}: ${day} statt ${from}`,
    producerOff: (run: string, from: string) => `${run} am ${from} fällt aus`,
    producerNext: (count: number, day: string) =>
      `${count} ${orders(count)} von Ihnen fahren jetzt am ${day}. Bitte packen Sie für diesen Tag.`,
    producerWait: (count: number) =>
      `${count} ${orders(count)} von Ihnen brauchen einen neuen Tag. Bitte packen Sie noch nicht: Wir schreiben Ihnen, sobald er feststeht oder die Kundschaft ihr Geld bekommt.`,
    portal: 'Bestellungen öffnen',
    producerFooter: (brand: string) =>
      `Sie bekommen diese E-Mail, weil Ihre Ware mit ${brand} fährt.`,
  },
  en: {
    movedSubject: (number: string, day: string) => `New day for your order ${number}: ${day}`,
    offSubject: (number: string) => `Your order ${number} does not come on the promised day`,
    movedTitle: (day: string) => `Your goods come on ${day}`,
    offTitle: 'The shared run is called off',
    lead: (run: string, day: string) => `The shared run “${run}” on ${day} does not take place.`,
    reason: (text: string) => `The reason: ${text}`,
    movedNext: (day: string) =>
      `We bring them on ${day}. You need not do anything if the day suits you.`,
    offNext: 'We tell you the new day as soon as it is fixed.',
    open: 'Open the order',
    choice:
      'If this does not suit you, tell us with one tap. You get your money back then, that for the delivery as well.',
    problem: 'Does not suit me: money back',
    footer: (number: string, brand: string) =>
      `This e-mail belongs to your order ${number} at ${brand}.`,
    producerMoved: (run: string, from: string, day: string) => `${run}: ${day} instead of ${from}`,
    producerOff: (run: string, from: string) => `${run} on ${from} is called off`,
    producerNext: (count: number, day: string) =>
      `${count} of your orders ride on ${day} now. Please pack for that day.`,
    producerWait: (count: number) =>
      `${count} of your orders need a new day. Please do not pack yet: we write to you as soon as it is fixed or the buyers get their money.`,
    portal: 'Open the orders',
    producerFooter: (brand: string) =>
      `You receive this e-mail because your goods ride with ${brand}.`,
  },
} as const;
