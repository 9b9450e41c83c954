import type { MessageToMail } from '../messages/messages.facade.ts';
import type { MailModel } from './mail-model.ts';
import type { PortalMailInput } from './send-money-mails.service.ts';

type Language = 'de' | 'en';

export interface AnsweredMail {
  readonly language: Language;
  readonly brandName: string;
  readonly producerName: string;
  readonly number: string;
  readonly words: string;
  readonly threadUrl: string;
}

/** Tells a buyer what a producer answered, with the page to write back. */
export function answeredMail(input: AnsweredMail): MailModel {
  const { language, brandName, producerName, number, words, threadUrl } = input;
  const texts = TEXTS[language];
  return {
    language,
    brandName,
    subject: texts.answered(producerName, number),
    blocks: [
      { kind: 'title', text: texts.answeredTitle(producerName) },
      { kind: 'paragraph', text: words },
      { kind: 'button', label: texts.toBuyerThread, url: threadUrl },
      { kind: 'small', text: texts.noReply },
    ],
    footer: texts.buyerFooter(number, brandName),
  };
}

/**
 * Tells the people of a farm that somebody wrote. What a buyer wrote stands in the portal only
 * (Art. 5(1)(c) GDPR); what the office wrote is about the farm itself.
 */
export function newMessageMail(
  message: Pick<MessageToMail, 'author' | 'number' | 'words' | 'threadId'>,
  { language, brandName, portalUrl }: PortalMailInput,
): MailModel {
  const texts = TEXTS[language];
  const isStaff = message.author === 'staff';
  const subject = isStaff ? texts.fromOffice : texts.fromBuyer(message.number ?? '');
  return {
    language,
    brandName,
    subject,
    blocks: [
      { kind: 'title', text: subject },
      { kind: 'paragraph', text: isStaff ? message.words : texts.fromBuyerLead },
      {
        kind: 'button',
        label: texts.toThread,
        url: `${portalUrl}/nachrichten/${message.threadId}`,
      },
    ],
    footer: texts.producerFooter(brandName),
  };
}

const TEXTS = {
  de: {
    answered: (producer: string, number: string) => `${producer} hat geantwortet: ${number}`,
    answeredTitle: (producer: string) => `${producer} hat Ihnen geantwortet`,
    toBuyerThread: 'Ansehen und antworten',
    noReply: 'Bitte antworten Sie über diesen Knopf: Antworten auf diese E-Mail liest niemand.',
    buyerFooter: (number: string, brand: string) =>
      `Diese E-Mail gehört zu Ihrer Bestellung ${number} bei ${brand}.`,
    fromBuyer: (number: string) => `Eine Frage zur Bestellung ${number}`,
    fromBuyerLead: 'Jemand hat Ihnen zu dieser Bestellung geschrieben. Bitte antworten Sie bald.',
    fromOffice: 'Antwort aus dem Büro',
    toThread: 'Lesen und antworten',
    producerFooter: (brand: string) =>
      `Sie bekommen diese E-Mail, weil Sie bei ${brand} für einen Betrieb arbeiten.`,
  },
  en: {
    answered: (producer: string, number: string) => `${producer} has answered: ${number}`,
    answeredTitle: (producer: string) => `${producer} has answered you`,
    toBuyerThread: 'Read and answer',
    noReply: 'Please answer with this button: nobody reads answers to this e-mail.',
    buyerFooter: (number: string, brand: string) =>
      `This e-mail belongs to your order ${number} at ${brand}.`,
    fromBuyer: (number: string) => `A question about order ${number}`,
    fromBuyerLead: 'Somebody has written to you about this order. Please answer soon.',
    fromOffice: 'An answer of the office',
    toThread: 'Read and answer',
    producerFooter: (brand: string) =>
      `You receive this e-mail because you work for a producer at ${brand}.`,
  },
} as const;
