import type { IdentityMail } from '../identity/identity-mails.ts';
import type { MailModel } from './mail-model.ts';

type Language = 'de' | 'en';

export interface AccountMailInput {
  readonly language: Language;
  readonly brandName: string;
  readonly shopUrl: string;
  /** The single-use token; empty for mails without a link of their own. */
  readonly token: string;
}

interface AccountMailTexts {
  readonly subject: (brand: string) => string;
  readonly paragraphs: (brand: string) => readonly string[];
  readonly button: string;
  readonly path: string;
  readonly after: string;
}

/**
 * Mails about an account. They greet nobody by name: the name was typed by whoever opened the
 * account, perhaps with somebody else's address.
 */
export function accountMail(mail: IdentityMail, input: AccountMailInput): MailModel {
  const { language, brandName } = input;
  const texts = TEXTS[mail][language];
  const query = input.token === '' ? '' : `?token=${input.token}`;
  return {
    language,
    brandName,
    subject: texts.subject(brandName),
    blocks: [
      { kind: 'title', text: texts.subject(brandName) },
      ...texts.paragraphs(brandName).map((text) => ({ kind: 'paragraph' as const, text })),
      { kind: 'button', label: texts.button, url: `${input.shopUrl}${texts.path}${query}` },
      { kind: 'small', text: texts.after },
    ],
    footer: FOOTER[language](brandName),
  };
}

const FOOTER = {
  de: (brand: string) => `Diese E-Mail gehört zu Ihrem Konto bei ${brand}.`,
  en: (brand: string) => `This e-mail belongs to your account at ${brand}.`,
};

const TEXTS: Readonly<Record<IdentityMail, Readonly<Record<Language, AccountMailTexts>>>> = {
  'identity.verification-mail': {
    de: {
      subject: () => 'Bitte bestätigen Sie Ihre E-Mail-Adresse',
      paragraphs: (brand) => [
        `Mit dieser Adresse wurde ein Konto bei ${brand} eröffnet. Wenn Sie das waren, bestätigen Sie bitte Ihre Adresse. Danach können Sie sich anmelden.`,
      ],
      button: 'E-Mail-Adresse bestätigen',
      path: '/email-bestaetigen',
      after:
        'Der Link gilt 24 Stunden und einmal. Haben Sie kein Konto eröffnet, müssen Sie nichts tun.',
    },
    en: {
      subject: () => 'Please confirm your e-mail address',
      paragraphs: (brand) => [
        `An account at ${brand} was opened with this address. If that was you, please confirm your address. Then you can sign in.`,
      ],
      button: 'Confirm e-mail address',
      path: '/en/confirm-email',
      after:
        'The link works once and for 24 hours. If you did not open an account, you need not do anything.',
    },
  },
  'identity.reset-mail': {
    de: {
      subject: (brand) => `Neues Passwort für ${brand}`,
      paragraphs: () => [
        'Für Ihr Konto wurde ein neues Passwort angefordert. Mit dem Link können Sie es setzen. Danach werden Sie überall abgemeldet.',
      ],
      button: 'Neues Passwort setzen',
      path: '/passwort-neu',
      after:
        'Der Link gilt 60 Minuten und einmal. Haben Sie nichts angefordert, bleibt Ihr Passwort, wie es ist.',
    },
    en: {
      subject: (brand) => `New password for ${brand}`,
      paragraphs: () => [
        'A new password was requested for your account. You can set it with this link. You will then be signed out everywhere.',
      ],
      button: 'Set a new password',
      path: '/en/new-password',
      after:
        'The link works once and for 60 minutes. If you did not ask for it, your password stays as it is.',
    },
  },
  'identity.known-address-mail': {
    de: {
      subject: (brand) => `Sie haben schon ein Konto bei ${brand}`,
      paragraphs: (brand) => [
        `Mit dieser Adresse sollte ein Konto bei ${brand} eröffnet werden. Es gibt aber schon eins. An Ihrem Konto hat sich nichts geändert.`,
        'Wenn Sie das waren, melden Sie sich bitte an. Ein vergessenes Passwort können Sie auf der Anmeldeseite neu setzen.',
      ],
      button: 'Anmelden',
      path: '/anmelden',
      after: 'Waren Sie das nicht, müssen Sie nichts tun.',
    },
    en: {
      subject: (brand) => `You already have an account at ${brand}`,
      paragraphs: (brand) => [
        `Somebody tried to open an account at ${brand} with this address, but there already is one. Nothing has changed in your account.`,
        'If that was you, please sign in. A forgotten password can be reset on the sign-in page.',
      ],
      button: 'Sign in',
      path: '/en/sign-in',
      after: 'If it was not you, you need not do anything.',
    },
  },
  'identity.sign-in-mail': {
    de: {
      subject: (brand) => `Ihr Link zur Anmeldung bei ${brand}`,
      paragraphs: () => ['Mit diesem Link melden Sie sich an. Ein Passwort brauchen Sie nicht.'],
      button: 'Anmelden',
      path: '/anmelden/link',
      after:
        'Der Link gilt 20 Minuten und einmal. Haben Sie ihn nicht angefordert, müssen Sie nichts tun.',
    },
    en: {
      subject: (brand) => `Your link to sign in at ${brand}`,
      paragraphs: () => ['This link signs you in. You do not need a password.'],
      button: 'Sign in',
      path: '/en/sign-in/link',
      after:
        'The link works once and for 20 minutes. If you did not ask for it, you need not do anything.',
    },
  },
  'identity.erasure-mail': {
    de: {
      subject: (brand) => `Ihr Konto bei ${brand} löschen`,
      paragraphs: () => [
        'Sie möchten Ihr Konto löschen. Auf der nächsten Seite steht noch einmal, was gelöscht wird und was wir wegen des Steuerrechts behalten müssen. Erst ein Druck dort löscht das Konto.',
      ],
      button: 'Weiter zum Löschen',
      path: '/konto/loeschen',
      after:
        'Der Link gilt 60 Minuten und einmal. Haben Sie das nicht angefordert, bleibt Ihr Konto, wie es ist.',
    },
    en: {
      subject: (brand) => `Delete your account at ${brand}`,
      paragraphs: () => [
        'You want to delete your account. The next page says once more what is deleted and what tax law makes us keep. Only a press there deletes the account.',
      ],
      button: 'Continue to deletion',
      path: '/en/account/delete',
      after:
        'The link works once and for 60 minutes. If you did not ask for it, your account stays as it is.',
    },
  },
};
