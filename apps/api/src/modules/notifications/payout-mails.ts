import { formatCents } from './mail-formats.ts';
import type { MailModel } from './mail-model.ts';

type Language = 'de' | 'en';

/** What a producer must know about the way of their money to their bank account. */
export type PayoutMail =
  | { readonly kind: 'payout-failed'; readonly amountCents: number }
  | { readonly kind: 'account-reminder'; readonly dueCents: number; readonly stageDays: number }
  | { readonly kind: 'account-problem'; readonly state: string };

interface Texts {
  readonly subject: string;
  readonly paragraphs: readonly string[];
  readonly button: string;
}

interface Input {
  readonly language: Language;
  readonly brandName: string;
  readonly portalUrl: string;
}

/** Says what happened, that the money is safe, and which one thing to press. */
export function payoutMail(mail: PayoutMail, { language, brandName, portalUrl }: Input): MailModel {
  const texts = textsOf(mail, language);
  return {
    language,
    brandName,
    subject: texts.subject,
    blocks: [
      { kind: 'title', text: texts.subject },
      ...texts.paragraphs.map((text) => ({ kind: 'paragraph' as const, text })),
      { kind: 'button', label: texts.button, url: `${portalUrl}/konto-einrichten` },
    ],
    footer: FOOTER[language](brandName),
  };
}

const FOOTER = {
  de: (brand: string) => `Diese E-Mail gehört zu den Auszahlungen Ihres Betriebs bei ${brand}.`,
  en: (brand: string) => `This e-mail belongs to the payouts of your farm or workshop at ${brand}.`,
};

function textsOf(mail: PayoutMail, language: Language): Texts {
  if (mail.kind === 'payout-failed') return PAYOUT_FAILED[language](mail.amountCents);
  if (mail.kind === 'account-problem') return ACCOUNT_PROBLEM[language](mail.state);
  return ACCOUNT_REMINDER[language](mail.dueCents, mail.stageDays);
}

const PAYOUT_FAILED = {
  de: (cents: number): Texts => ({
    subject: 'Ihre Bank hat eine Auszahlung zurückgewiesen',
    paragraphs: [
      `Eine Auszahlung von ${formatCents(cents, 'de')} kam zurück. Das Geld liegt sicher auf Ihrem Auszahlungskonto.`,
      'Meist stimmt die IBAN nicht mehr. Bitte prüfen Sie Ihre Bankverbindung; danach wird von selbst neu ausgezahlt.',
    ],
    button: 'Bankverbindung prüfen',
  }),
  en: (cents: number): Texts => ({
    subject: 'Your bank has refused a payout',
    paragraphs: [
      `A payout of ${formatCents(cents, 'en')} came back. The money is safe on your payout account.`,
      'Mostly the IBAN is no longer right. Please check your bank details; after that the money is paid out again by itself.',
    ],
    button: 'Check bank details',
  }),
};

const ACCOUNT_REMINDER = {
  de: (cents: number, days: number): Texts => ({
    subject: `${formatCents(cents, 'de')} warten auf Ihr Auszahlungskonto`,
    paragraphs: [
      `Seit mindestens ${days} Tagen können wir Ihnen ${formatCents(cents, 'de')} nicht auszahlen, weil Ihr Auszahlungskonto noch nicht bereit ist.`,
      'Das Einrichten dauert etwa zehn Minuten. Sie brauchen Ausweis und IBAN.',
    ],
    button: 'Auszahlungskonto einrichten',
  }),
  en: (cents: number, days: number): Texts => ({
    subject: `${formatCents(cents, 'en')} are waiting for your payout account`,
    paragraphs: [
      `For at least ${days} days we have not been able to pay out ${formatCents(cents, 'en')}, because your payout account is not ready yet.`,
      'Opening it takes about ten minutes. You need your identity document and your IBAN.',
    ],
    button: 'Open the payout account',
  }),
};

const ACCOUNT_PROBLEM = {
  de: (state: string): Texts => ({
    subject: 'Ihr Auszahlungskonto braucht Sie',
    paragraphs: [
      state === 'rejected'
        ? 'Der Zahlungsdienst hat Ihr Auszahlungskonto abgelehnt. Ihre Angebote sind deshalb nicht mehr im Markt; wir melden uns bei Ihnen.'
        : state === 'closed'
          ? 'Ihr Auszahlungskonto ist geschlossen. Sie können jederzeit ein neues einrichten.'
          : 'Der Zahlungsdienst braucht eine Angabe von Ihnen. Bis dahin ruhen Ihre Auszahlungen.',
      'Was Sie verdient haben, bleibt Ihr Guthaben.',
    ],
    button: 'Auszahlungskonto öffnen',
  }),
  en: (state: string): Texts => ({
    subject: 'Your payout account needs you',
    paragraphs: [
      state === 'rejected'
        ? 'The payment service has rejected your payout account. Your offers have therefore left the market; we will contact you.'
        : state === 'closed'
          ? 'Your payout account is closed. You can open a new one at any time.'
          : 'The payment service needs something from you. Until then your payouts pause.',
      'What you have earned stays yours.',
    ],
    button: 'Open the payout account',
  }),
};
