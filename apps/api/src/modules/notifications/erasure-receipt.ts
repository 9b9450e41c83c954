import { formatInstant } from './mail-formats.ts';
import type { MailModel } from './mail-model.ts';

interface Receipt {
  readonly language: 'de' | 'en';
  readonly brandName: string;
  readonly at: Date;
}

const TEXTS = {
  de: {
    subject: (brand: string) => `Ihr Konto bei ${brand} ist gelöscht`,
    at: (instant: string) => `Sie haben die Löschung am ${instant} bestätigt.`,
    gone: 'Gelöscht sind Name, Adressen, Anmeldung, Passkeys, gemerkte Geräte, Korb und Benachrichtigungen. Ihre Bewertungen zeigen keinen Namen mehr.',
    kept: 'Behalten müssen wir Rechnungen und Buchungen, acht Jahre lang (§ 147 AO, § 14b UStG). Bestellungen, die noch unterwegs sind, bringen wir zu Ende; 30 Tage nach der Übergabe nehmen wir auch dort Name und Anschrift heraus.',
    footer: (brand: string) => `Das ist die letzte E-Mail von ${brand} zu diesem Konto.`,
  },
  en: {
    subject: (brand: string) => `Your account at ${brand} is deleted`,
    at: (instant: string) => `You confirmed the deletion on ${instant}.`,
    gone: 'Name, addresses, sign-in, passkeys, remembered devices, basket and notifications are deleted. Your reviews no longer show a name.',
    kept: 'We must keep invoices and bookings for eight years (German tax law). Orders that are under way are brought to their end; 30 days after the hand-over name and address are removed there too.',
    footer: (brand: string) => `This is the last e-mail from ${brand} about this account.`,
  },
} as const;

/** What was deleted and what the law keeps, for the person to keep (Art. 12(3), 17 GDPR). */
export function erasureReceipt({ language, brandName, at }: Receipt): MailModel {
  const texts = TEXTS[language];
  return {
    language,
    brandName,
    subject: texts.subject(brandName),
    blocks: [
      { kind: 'title', text: texts.subject(brandName) },
      { kind: 'paragraph', text: texts.at(formatInstant(at, language)) },
      { kind: 'paragraph', text: texts.gone },
      { kind: 'paragraph', text: texts.kept },
    ],
    footer: texts.footer(brandName),
  };
}
