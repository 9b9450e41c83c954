import type { MailModel } from './mail-model.ts';
import type { PortalMailInput } from './send-money-mails.service.ts';

/** What a producer hears about a case of theirs; the portal shows the rest behind the login. */
export interface ProducerCaseMail {
  readonly kind: 'withdrawal' | 'goods-on-their-way' | 'problem';
  readonly id: string;
  readonly orderNumber: string;
}

const TEXTS = {
  de: {
    footer: (brand: string) =>
      `Diese E-Mail gehört zu einer Bestellung Ihres Betriebs bei ${brand}.`,
    show: 'Im Hofportal ansehen',
    withdrawal: {
      subject: (number: string) => `Widerruf zur Bestellung ${number}`,
      lead: 'Wer bei Ihnen gekauft hat, hat den Vertrag widerrufen. Im Hofportal steht die Erklärung mit Datum und Uhrzeit, was zurückkommt und bis wann das Geld erstattet sein muss.',
    },
    'goods-on-their-way': {
      subject: (number: string) => `Rücksendung zu ${number} ist unterwegs`,
      lead: 'Die widerrufene Ware ist abgeschickt. Bitte bestätigen Sie im Hofportal, wenn sie da ist.',
    },
    problem: {
      subject: (number: string) => `Problem mit der Bestellung ${number}`,
      lead: 'Jemand meldet ein Problem mit Ihrer Ware. Bitte antworten Sie innerhalb von 48 Stunden im Hofportal: Erstatten, Ersatz oder Rückfrage.',
    },
  },
  en: {
    footer: (brand: string) =>
      `This e-mail belongs to an order of your farm or workshop at ${brand}.`,
    show: 'View in the portal',
    withdrawal: {
      subject: (number: string) => `Withdrawal from order ${number}`,
      lead: 'A buyer of yours has withdrawn from the contract. The portal shows the declaration with date and time, what comes back and by when the money must be refunded.',
    },
    'goods-on-their-way': {
      subject: (number: string) => `The return of ${number} is on its way`,
      lead: 'The goods were sent. Please confirm in the portal when they have arrived.',
    },
    problem: {
      subject: (number: string) => `Problem with order ${number}`,
      lead: 'A buyer reports a problem with your goods. Please answer within 48 hours in the portal: refund, replacement or question.',
    },
  },
} as const;

export function producerCaseMail(
  { kind, id, orderNumber }: ProducerCaseMail,
  { language, brandName, portalUrl }: PortalMailInput,
): MailModel {
  const texts = TEXTS[language];
  const own = texts[kind];
  const page = kind === 'problem' ? id : `widerruf/${id}`;
  return {
    language,
    brandName,
    subject: own.subject(orderNumber),
    blocks: [
      { kind: 'title', text: own.subject(orderNumber) },
      { kind: 'paragraph', text: own.lead },
      { kind: 'button', label: texts.show, url: `${portalUrl}/rueckgaben/${page}` },
    ],
    footer: texts.footer(brandName),
  };
}
