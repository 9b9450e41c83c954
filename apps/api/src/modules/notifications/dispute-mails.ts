import { formatCents, formatInstant } from './mail-formats.ts';
import type { MailModel } from './mail-model.ts';
import type { PortalMailInput } from './send-money-mails.service.ts';

/** A producer is asked about a disputed order, or reminded. */
export interface EvidenceRequestMail {
  readonly requestId: string;
  readonly orderNumber: string;
  readonly dueAt: string;
  readonly isReminder: boolean;
}

/** How a dispute ended for a producer; amounts in cents. */
export interface DisputeResultMail {
  readonly requestId: string;
  readonly orderNumber: string;
  readonly result: 'won' | 'lost';
  /** What the producer bears of a lost one. */
  readonly borneCents: number;
}

/** Says what happened, what to do until when, and that the money only waits. */
export function evidenceRequestMail(
  mail: EvidenceRequestMail,
  { language, brandName, portalUrl }: PortalMailInput,
): MailModel {
  const texts = ASK[language];
  const due = formatInstant(mail.dueAt, language);
  const subject = mail.isReminder ? texts.reminder(mail.orderNumber) : texts.ask(mail.orderNumber);
  return {
    language,
    brandName,
    subject,
    blocks: [
      { kind: 'title', text: subject },
      ...texts.paragraphs(due).map((text) => ({ kind: 'paragraph' as const, text })),
      { kind: 'button', label: texts.button, url: `${portalUrl}/nachweise/${mail.requestId}` },
    ],
    footer: FOOTER[language](brandName),
  };
}

export function disputeResultMail(
  mail: DisputeResultMail,
  { language, brandName, portalUrl }: PortalMailInput,
): MailModel {
  const texts = RESULT[language];
  const borne = formatCents(mail.borneCents, language);
  const sentence =
    mail.result === 'won' ? texts.won : mail.borneCents > 0 ? texts.borne(borne) : texts.lost;
  return {
    language,
    brandName,
    subject: texts.subject(mail.orderNumber),
    blocks: [
      { kind: 'title', text: texts.subject(mail.orderNumber) },
      { kind: 'paragraph', text: sentence },
      { kind: 'button', label: texts.button, url: `${portalUrl}/nachweise/${mail.requestId}` },
    ],
    footer: FOOTER[language](brandName),
  };
}

const FOOTER = {
  de: (brand: string) => `Diese E-Mail gehört zu einer Bestellung Ihres Betriebs bei ${brand}.`,
  en: (brand: string) => `This e-mail belongs to an order of your farm or workshop at ${brand}.`,
};

const ASK = {
  de: {
    ask: (number: string) => `Bitte helfen Sie uns: Zahlung zu ${number} wird bestritten`,
    reminder: (number: string) => `Erinnerung: Ihre Nachweise zu ${number} fehlen noch`,
    paragraphs: (due: string) => [
      'Die Bank der Käuferin oder des Käufers hat die Zahlung bestritten. Das passiert auch ehrlichen Betrieben.',
      `Bitte schreiben Sie uns bis ${due}, wann und wie Sie die Ware übergeben haben. Fünf Minuten genügen; eine Sendungsnummer hilft am meisten.`,
      'Ihr Anteil wartet so lange. Er ist nicht verloren.',
    ],
    button: 'Jetzt antworten',
  },
  en: {
    ask: (number: string) => `Please help us: the payment of ${number} is disputed`,
    reminder: (number: string) => `Reminder: your evidence for ${number} is still missing`,
    paragraphs: (due: string) => [
      'The buyer’s bank has disputed the payment. This happens to honest producers too.',
      `Please tell us by ${due} when and how you handed the goods over. Five minutes are enough; a tracking number helps most.`,
      'Your share waits until then. It is not lost.',
    ],
    button: 'Answer now',
  },
} as const;

const RESULT = {
  de: {
    subject: (number: string) => `Zahlungsbeschwerde zu ${number} ist entschieden`,
    won: 'Die Zahlung bleibt bestehen. Ihr Anteil wird mit der nächsten Abrechnung ausgezahlt oder ist es schon.',
    lost: 'Die Bank hat das Geld zurückgegeben. Den Verlust trägt die Genossenschaft; an Ihrem Anteil ändert sich nichts.',
    borne: (cents: string) =>
      `Die Bank hat das Geld zurückgegeben. Auf Ihren Teil der Bestellung entfallen ${cents}. Die Provision darauf entfällt auch. Rufen Sie uns gern an, wenn Sie das anders sehen.`,
    button: 'Einzelheiten ansehen',
  },
  en: {
    subject: (number: string) => `The payment dispute about ${number} is decided`,
    won: 'The payment stands. Your share is paid with the next settlement, or has been paid already.',
    lost: 'The bank has returned the money. The cooperative bears the loss; your share does not change.',
    borne: (cents: string) =>
      `The bank has returned the money. Your part of the order bears ${cents} of it, and its commission is waived. Please call us if you see this differently.`,
    button: 'See the details',
  },
} as const;
