import { formatCents } from './mail-formats.ts';
import type { MailModel } from './mail-model.ts';

interface Input {
  readonly language: 'de' | 'en';
  readonly brandName: string;
  readonly shopUrl: string;
  readonly orderNumber: string;
  readonly orderToken: string;
  readonly totalCents: number;
  /** Goods have left already: the buyer owes them. */
  readonly isShipped: boolean;
}

/** Tells the buyer that the bank did not pay a direct debit, days after the order. */
export function paymentFailedMail(input: Input): MailModel {
  const { language, brandName, shopUrl, orderNumber, orderToken } = input;
  const texts = TEXTS[language];
  const amount = formatCents(input.totalCents, language);
  return {
    language,
    brandName,
    subject: texts.subject(orderNumber),
    blocks: [
      { kind: 'title', text: texts.subject(orderNumber) },
      { kind: 'paragraph', text: texts.refused(amount) },
      { kind: 'paragraph', text: input.isShipped ? texts.shipped : texts.kept },
      { kind: 'button', label: texts.button, url: `${shopUrl}${texts.path}${orderToken}` },
    ],
    footer: texts.footer(orderNumber, brandName),
  };
}

const TEXTS = {
  de: {
    subject: (number: string) => `Die Lastschrift für Bestellung ${number} hat nicht geklappt`,
    refused: (amount: string) => `Ihre Bank hat die Lastschrift über ${amount} nicht ausgeführt.`,
    kept: 'Die Ware ist wieder frei und wird nicht verschickt. Sie können die Bestellung mit einer anderen Zahlart bezahlen, solange alles da ist.',
    shipped:
      'Ihre Ware ist schon unterwegs oder bei Ihnen. Bitte bezahlen Sie sie mit einer anderen Zahlart.',
    button: 'Bestellung öffnen',
    path: '/bestellung/',
    footer: (number: string, brand: string) =>
      `Diese E-Mail gehört zu Ihrer Bestellung ${number} bei ${brand}.`,
  },
  en: {
    subject: (number: string) => `The direct debit for order ${number} did not work`,
    refused: (amount: string) => `Your bank did not carry out the direct debit of ${amount}.`,
    kept: 'The goods are free again and will not be sent. You can pay for the order by another method as long as everything is there.',
    shipped: 'Your goods are on their way or with you. Please pay for them by another method.',
    button: 'Open the order',
    path: '/en/order/',
    footer: (number: string, brand: string) =>
      `This e-mail belongs to your order ${number} at ${brand}.`,
  },
} as const;
