import type { OrderView } from '@markthalle/contracts/orders';
import type { MailModel } from './mail-model.ts';
import { deliveryFacts } from './order-part-blocks.ts';

type Language = 'de' | 'en';

interface PartMailInput {
  readonly order: OrderView;
  readonly part: OrderView['producerOrders'][number];
  readonly language: Language;
  readonly brandName: string;
  readonly orderUrl: string;
}

/** The step at which the buyer is told; null: nothing travels. */
export function stepToTell(way: string): 'mark_ready' | 'hand_over' | null {
  if (way === 'ticket') return null;
  return way === 'pickup' ? 'mark_ready' : 'hand_over';
}

/** Ready to be fetched, or sent: which of them, the way of the part says. */
export function partOnItsWay(input: PartMailInput): MailModel {
  const { order, part, language, brandName } = input;
  const texts = TEXTS[language];
  const words = stepToTell(part.way) === 'mark_ready' ? texts.ready : texts.sent;
  return {
    language,
    brandName,
    subject: words.subject(part.producerName, part.number),
    blocks: [
      { kind: 'title', text: words.title(part.producerName) },
      { kind: 'paragraph', text: words.line },
      { kind: 'facts', rows: deliveryFacts(part, language) },
      {
        kind: 'facts',
        rows: part.lines.map((line) => ({ label: `${line.quantity} ×`, value: line.name })),
      },
      { kind: 'button', label: texts.open, url: input.orderUrl },
      { kind: 'small', text: texts.help(part.seller.phone) },
    ],
    footer: texts.footer(order.number, brandName),
  };
}

const TEXTS = {
  de: {
    ready: {
      subject: (producer: string, number: string) => `Abholbereit bei ${producer}: ${number}`,
      title: (producer: string) => `${producer} hat Ihre Bestellung gepackt`,
      line: 'Sie können sie jetzt abholen. Den Abholcode finden Sie auf der Seite Ihrer Bestellung.',
    },
    sent: {
      subject: (producer: string, number: string) => `Unterwegs von ${producer}: ${number}`,
      title: (producer: string) => `${producer} hat Ihre Bestellung auf den Weg gebracht`,
      line: 'Ihre Ware ist unterwegs zu Ihnen.',
    },
    open: 'Bestellung öffnen',
    help: (phone: string) =>
      `Fehlt etwas oder ist etwas nicht in Ordnung? Melden Sie es auf der Seite Ihrer Bestellung oder rufen Sie den Betrieb an: ${phone}.`,
    footer: (number: string, brand: string) =>
      `Diese E-Mail gehört zu Ihrer Bestellung ${number} bei ${brand}.`,
  },
  en: {
    ready: {
      subject: (producer: string, number: string) => `Ready for pick-up at ${producer}: ${number}`,
      title: (producer: string) => `${producer} has packed your order`,
      line: 'You can fetch it now. The pick-up code is on the page of your order.',
    },
    sent: {
      subject: (producer: string, number: string) => `On its way from ${producer}: ${number}`,
      title: (producer: string) => `${producer} has sent your order`,
      line: 'Your goods are on their way to you.',
    },
    open: 'Open the order',
    help: (phone: string) =>
      `Is something missing or not in order? Report it on the page of your order or call the producer: ${phone}.`,
    footer: (number: string, brand: string) =>
      `This e-mail belongs to your order ${number} at ${brand}.`,
  },
} as const;
