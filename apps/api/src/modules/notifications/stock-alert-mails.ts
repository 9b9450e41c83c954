import type { AlertLetter } from '../stock-alerts/stock-alerts.facade.ts';
import type { MailModel } from './mail-model.ts';

interface Context {
  readonly brandName: string;
  readonly shopUrl: string;
}

/** Asks whether the owner of the address wants to be told (double opt-in, § 7(2) no. 2 UWG). No advertising in it. */
export function stockAlertConfirmation(letter: AlertLetter, context: Context): MailModel {
  const texts = TEXTS[letter.language];
  return {
    language: letter.language,
    brandName: context.brandName,
    subject: texts.confirmSubject(letter.name),
    blocks: [
      { kind: 'title', text: texts.confirmTitle },
      { kind: 'paragraph', text: texts.confirmBody(letter.name) },
      {
        kind: 'button',
        label: texts.confirmButton,
        url: `${context.shopUrl}${texts.confirmPath}${letter.confirmToken}`,
      },
      { kind: 'small', text: texts.confirmIgnore },
    ],
    footer: texts.footer(context.brandName),
    unsubscribeUrl: leaveUrl(letter, context),
  };
}

/** The one mail that was asked for; it carries the way out (LAW-UWG-7). */
export function stockAlertMail(letter: AlertLetter, context: Context): MailModel {
  const texts = TEXTS[letter.language];
  return {
    language: letter.language,
    brandName: context.brandName,
    subject: texts.backSubject(letter.name),
    blocks: [
      { kind: 'title', text: texts.backSubject(letter.name) },
      { kind: 'paragraph', text: texts.backBody },
      { kind: 'button', label: texts.backButton, url: `${context.shopUrl}${pathOf(letter)}` },
      { kind: 'small', text: texts.once },
      { kind: 'button', label: texts.leave, url: leaveUrl(letter, context) },
    ],
    footer: texts.footer(context.brandName),
    unsubscribeUrl: leaveUrl(letter, context),
  };
}

const leaveUrl = (letter: AlertLetter, { shopUrl }: Context): string =>
  `${shopUrl}${TEXTS[letter.language].leavePath}${letter.leaveToken}`;

function pathOf({ slug, categoryPath, language }: AlertLetter): string {
  const texts = TEXTS[language];
  if (slug !== null) return `${texts.productPath}${slug}`;
  return categoryPath === null ? texts.homePath : `${texts.categoryPath}${categoryPath}`;
}

const TEXTS = {
  de: {
    confirmSubject: (name: string) => `Bitte bestätigen: Bescheid geben zu ${name}`,
    confirmTitle: 'Sollen wir Ihnen Bescheid geben?',
    confirmBody: (name: string) =>
      `Jemand hat diese Adresse eingetragen, um zu erfahren, wann es ${name} wieder gibt. Mit einem Klick bestätigen Sie das.`,
    confirmButton: 'Ja, Bescheid geben',
    confirmIgnore:
      'Waren Sie das nicht? Dann brauchen Sie nichts zu tun: Nach sieben Tagen löschen wir die Adresse.',
    confirmPath: '/bescheid/',
    leavePath: '/bescheid/abmelden/',
    backSubject: (name: string) => `Wieder da: ${name}`,
    backBody: 'Darauf haben Sie gewartet. Solange der Vorrat reicht, können Sie jetzt bestellen.',
    backButton: 'Ansehen',
    once: 'Das war die einzige E-Mail dazu. Ihre Adresse löschen wir in 30 Tagen, mit dem Knopf sofort.',
    leave: 'Abmelden',
    productPath: '/p/',
    categoryPath: '/kategorie/',
    homePath: '/',
    footer: (brand: string) =>
      `Sie bekommen diese E-Mail, weil Ihre Adresse bei ${brand} unter „Bescheid geben“ eingetragen wurde.`,
  },
  en: {
    confirmSubject: (name: string) => `Please confirm: notify me about ${name}`,
    confirmTitle: 'Shall we notify you?',
    confirmBody: (name: string) =>
      `Somebody entered this address to learn when ${name} is available again. One click confirms it.`,
    confirmButton: 'Yes, notify me',
    confirmIgnore:
      'Was it not you? Then there is nothing to do: we delete the address after seven days.',
    confirmPath: '/en/notify/',
    leavePath: '/en/notify/unsubscribe/',
    backSubject: (name: string) => `Available again: ${name}`,
    backBody: 'You have been waiting for this. You can order now, while stocks last.',
    backButton: 'Have a look',
    once: 'This was the only e-mail about it. We delete your address in 30 days, with the button at once.',
    leave: 'Unsubscribe',
    productPath: '/en/p/',
    categoryPath: '/en/category/',
    homePath: '/en',
    footer: (brand: string) =>
      `You receive this e-mail because your address was entered at ${brand} under "Notify me".`,
  },
} as const;
