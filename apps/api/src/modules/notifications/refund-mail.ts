import { formatCents } from './mail-formats.ts';
import type { MailModel } from './mail-model.ts';

export interface RefundMailInput {
  readonly language: 'de' | 'en';
  readonly brandName: string;
  readonly shopUrl: string;
  readonly orderNumber: string;
  readonly orderToken: string;
  readonly amountCents: number;
  readonly outcome: 'succeeded' | 'failed' | 'paid_by_bank';
}

const TEXTS = {
  de: {
    title: 'Ihre Erstattung',
    subject: (number: string) => `Erstattung zu Ihrer Bestellung ${number}`,
    show: 'Bestellung ansehen',
    footer: (brand: string) => `Sie bekommen diese E-Mail, weil Sie bei ${brand} bestellt haben.`,
    succeeded: (amount: string, number: string) =>
      `Wir haben Ihnen ${amount} zu Ihrer Bestellung ${number} erstattet, auf dem Weg, auf dem Sie bezahlt haben. Bis das Geld auf Ihrem Konto steht, kann es einige Tage dauern.`,
    failed: (amount: string, number: string) =>
      `Die Erstattung von ${amount} zu Ihrer Bestellung ${number} ist nicht angekommen, zum Beispiel weil die Karte nicht mehr gültig ist. Das Geld steht Ihnen weiter zu. Bitte antworten Sie auf diese E-Mail und nennen Sie uns eine Bankverbindung; wir überweisen es Ihnen.`,
    paid_by_bank: (amount: string, number: string) =>
      `Wir haben Ihnen ${amount} zu Ihrer Bestellung ${number} auf Ihr Bankkonto überwiesen.`,
  },
  en: {
    title: 'Your refund',
    subject: (number: string) => `Refund for your order ${number}`,
    show: 'View your order',
    footer: (brand: string) => `You receive this e-mail because you ordered at ${brand}.`,
    succeeded: (amount: string, number: string) =>
      `We have refunded ${amount} for your order ${number} by the means with which you paid. It can take a few days until the money is in your account.`,
    failed: (amount: string, number: string) =>
      `The refund of ${amount} for your order ${number} did not arrive, for example because the card is no longer valid. The money is still yours. Please answer this e-mail with your bank details; we will transfer it to you.`,
    paid_by_bank: (amount: string, number: string) =>
      `We have transferred ${amount} for your order ${number} to your bank account.`,
  },
} as const;

/** Tells the buyer what became of a refund (§ 355(3) BGB asks for the means of payment). */
export function refundMail(input: RefundMailInput): MailModel {
  const { language, brandName, orderNumber, outcome } = input;
  const texts = TEXTS[language];
  const path = language === 'de' ? '/bestellung' : '/en/order';
  return {
    language,
    brandName,
    subject: texts.subject(orderNumber),
    blocks: [
      { kind: 'title', text: texts.title },
      {
        kind: 'paragraph',
        text: texts[outcome](formatCents(input.amountCents, language), orderNumber),
      },
      { kind: 'button', label: texts.show, url: `${input.shopUrl}${path}/${input.orderToken}` },
    ],
    footer: texts.footer(brandName),
  };
}
