import type { ProblemDefinition } from './problem-definition.ts';

/** Refusals around conversations with producers, see `PROBLEMS`. */
export const MESSAGE_PROBLEMS = {
  'thread-not-found': {
    status: 404,
    de: 'Diese Nachrichten gibt es nicht.',
    en: 'This conversation does not exist.',
  },
  'thread-full': {
    status: 422,
    de: 'Hier wurde schon sehr viel geschrieben. Bitte rufen Sie an.',
    en: 'Very much was written here already. Please call.',
  },
  'too-many-threads': {
    status: 422,
    de: 'Sie haben uns schon mehrmals geschrieben. Bitte rufen Sie uns an oder warten Sie auf unsere Antwort.',
    en: 'You have written to us several times already. Please call us or wait for our answer.',
  },
  'call-back-day': {
    status: 422,
    de: 'An diesem Tag können wir nicht anrufen. Bitte wählen Sie einen Werktag in den nächsten 14 Tagen.',
    en: 'We cannot call on this day. Please choose a working day within the next 14 days.',
  },
  'message-before-payment': {
    status: 409,
    de: 'Sie können schreiben, sobald die Bestellung bezahlt ist.',
    en: 'You can write as soon as the order is paid.',
  },
} as const satisfies Record<string, ProblemDefinition>;
