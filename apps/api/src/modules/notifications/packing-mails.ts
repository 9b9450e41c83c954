import type { OrderView } from '@markthalle/contracts/orders';
import { formatCents } from './mail-formats.ts';
import type { MailModel } from './mail-model.ts';
import { deliveryFacts } from './order-part-blocks.ts';

type Language = 'de' | 'en';

interface PartMail {
  readonly order: OrderView;
  readonly part: OrderView['producerOrders'][number];
  readonly language: Language;
  readonly brandName: string;
}

export interface ShortageMail extends PartMail {
  readonly orderUrl: string;
  readonly refundCents: number;
  readonly missing: readonly { readonly lineId: string; readonly pieces: number }[];
}

/** Tells the buyer what a producer does not have, and that nothing need be done to get the money. */
export function shortageMail(input: ShortageMail): MailModel {
  const { order, part, language, brandName, missing } = input;
  const texts = TEXTS[language];
  const isAll = part.state === 'canceled';
  const rows = missing.flatMap(({ lineId, pieces }) => {
    const line = part.lines.find((one) => one.lineId === lineId);
    return line === undefined ? [] : [{ label: `${pieces} ×`, value: line.name }];
  });
  return {
    language,
    brandName,
    subject: texts.shortageSubject(part.producerName, part.number),
    blocks: [
      { kind: 'title', text: isAll ? texts.allTitle(part.producerName) : texts.shortageTitle },
      { kind: 'paragraph', text: texts.shortageLead(part.producerName) },
      { kind: 'facts', rows },
      { kind: 'paragraph', text: texts.back(formatCents(input.refundCents, language)) },
      ...(isAll ? [] : [{ kind: 'paragraph' as const, text: texts.rest }]),
      { kind: 'button', label: texts.open, url: input.orderUrl },
      { kind: 'small', text: texts.help(part.seller.phone) },
    ],
    footer: texts.footer(order.number, brandName),
  };
}

export interface AnswerMail extends PartMail {
  readonly answerUrl: string;
  readonly portalUrl: string;
}

/**
 * Asks a producer to answer for an order. Of the buyer it names nothing: the link works without a
 * login (Art. 5(1)(c) GDPR).
 */
export function answerMail(input: AnswerMail): MailModel {
  const { part, language, brandName } = input;
  const texts = TEXTS[language];
  return {
    language,
    brandName,
    subject: texts.answerSubject(part.number),
    blocks: [
      { kind: 'title', text: texts.answerTitle(part.number) },
      { kind: 'paragraph', text: texts.answerLead },
      {
        kind: 'facts',
        rows: [
          ...part.lines.map((line) => ({ label: `${line.quantity} ×`, value: line.name })),
          ...deliveryFacts(part, language),
        ],
      },
      { kind: 'button', label: texts.answerButton, url: input.answerUrl },
      { kind: 'small', text: texts.answerSmall },
      {
        kind: 'button',
        label: texts.portal,
        url: `${input.portalUrl}/bestellungen/${part.producerOrderId}`,
      },
    ],
    footer: texts.answerFooter(brandName),
  };
}

const TEXTS = {
  de: {
    shortageSubject: (producer: string, number: string) => `${producer} fehlt etwas: ${number}`,
    shortageTitle: 'Ein Teil Ihrer Bestellung fehlt',
    allTitle: (producer: string) => `${producer} kann nicht liefern`,
    shortageLead: (producer: string) => `${producer} hat beim Packen bemerkt, dass etwas fehlt:`,
    back: (amount: string) =>
      `Sie bekommen ${amount} zurück, auf dem Weg, auf dem Sie bezahlt haben. Sie müssen nichts tun.`,
    rest: 'Alles andere kommt wie bestellt.',
    open: 'Bestellung öffnen',
    help: (phone: string) => `Fragen? Rufen Sie den Betrieb an: ${phone}.`,
    footer: (number: string, brand: string) =>
      `Diese E-Mail gehört zu Ihrer Bestellung ${number} bei ${brand}.`,
    answerSubject: (number: string) => `Bitte antworten: Bestellung ${number}`,
    answerTitle: (number: string) => `Können Sie die Bestellung ${number} liefern?`,
    answerLead:
      'Sie haben diese Bestellung noch nicht angenommen. Der Tag der Übergabe ist nah. Ein Tipp genügt:',
    answerButton: 'Jetzt antworten',
    answerSmall:
      'Der Link gilt einmal und nur bis zur Übergabe. Sie müssen sich dafür nicht anmelden. Antworten Sie nicht, rufen wir Sie an.',
    portal: 'Im Hofportal ansehen',
    answerFooter: (brand: string) =>
      `Sie bekommen diese E-Mail, weil jemand über ${brand} bei Ihnen bestellt hat.`,
  },
  en: {
    shortageSubject: (producer: string, number: string) =>
      `${producer} is short of something: ${number}`,
    shortageTitle: 'Part of your order is missing',
    allTitle: (producer: string) => `${producer} cannot deliver`,
    shortageLead: (producer: string) => `While packing, ${producer} noticed that this is missing:`,
    back: (amount: string) =>
      `You get ${amount} back by the means with which you paid. You need not do anything.`,
    rest: 'Everything else comes as ordered.',
    open: 'Open the order',
    help: (phone: string) => `Questions? Call the producer: ${phone}.`,
    footer: (number: string, brand: string) =>
      `This e-mail belongs to your order ${number} at ${brand}.`,
    answerSubject: (number: string) => `Please answer: order ${number}`,
    answerTitle: (number: string) => `Can you deliver order ${number}?`,
    answerLead:
      'You have not taken this order on yet. The day of the hand-over is near. One tap is enough:',
    answerButton: 'Answer now',
    answerSmall:
      'The link works once and only until the hand-over. You need not sign in. If you do not answer, we call you.',
    portal: 'View it in the portal',
    answerFooter: (brand: string) =>
      `You receive this e-mail because somebody ordered from you at ${brand}.`,
  },
} as const;
