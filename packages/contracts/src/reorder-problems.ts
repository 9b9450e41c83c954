import type { ProblemDefinition } from './problem-definition.ts';

/** Problems of printed codes, remembered devices, pick-up codes and accounts. */
export const REORDER_PROBLEMS = {
  'code-not-found': {
    status: 404,
    de: 'Diesen Code kennen wir nicht. Bitte prüfen Sie die Zeichen oder suchen Sie nach dem Namen.',
    en: 'We do not know this code. Please check its letters or search for the name.',
  },
  'device-not-known': {
    status: 422,
    de: 'Dieses Gerät ist nicht mehr gemerkt. Bitte legen Sie die Ware in den Korb.',
    en: 'This device is no longer remembered. Please add the goods to your basket.',
  },
  'pickup-code-wrong': {
    status: 422,
    de: 'Dieser Abholcode gehört nicht zu dieser Bestellung. Bitte vergleichen Sie Nummer und Name.',
    en: 'This pick-up code does not belong to this order. Please compare number and name.',
  },
  'too-many-passkeys': {
    status: 422,
    de: 'Mehr als zehn Passkeys passen nicht in ein Konto. Bitte entfernen Sie zuerst einen.',
    en: 'An account holds at most ten passkeys. Please remove one first.',
  },
  'passkey-refused': {
    status: 422,
    de: 'Das hat mit dem Passkey nicht geklappt. Bitte versuchen Sie es noch einmal oder nehmen Sie den Link per E-Mail.',
    en: 'The passkey did not work. Please try again, or use the link by e-mail.',
  },
  'address-not-found': {
    status: 404,
    de: 'Diese Anschrift gibt es nicht mehr.',
    en: 'This address no longer exists.',
  },
  'too-many-addresses': {
    status: 422,
    de: 'Mehr als zehn Anschriften passen nicht in ein Konto. Bitte entfernen Sie zuerst eine.',
    en: 'An account holds at most ten addresses. Please remove one first.',
  },
  'too-many-wishes': {
    status: 422,
    de: 'Ihre Merkliste ist voll, sie fasst 100 Artikel. Bitte entfernen Sie zuerst einen.',
    en: 'Your wish list is full, it holds 100 items. Please remove one first.',
  },
  'account-has-duties': {
    status: 422,
    de: 'Dieses Konto gehört zu einem Betrieb oder zum Büro. Bitte rufen Sie uns an, damit wir es schließen.',
    en: 'This account belongs to a producer or to the office. Please call us so that we can close it.',
  },
} as const satisfies Record<string, ProblemDefinition>;
