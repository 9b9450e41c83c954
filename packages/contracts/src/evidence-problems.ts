import type { ProblemDefinition } from './problem-definition.ts';

/** Refusals around evidence of producers. */
export const EVIDENCE_PROBLEMS = {
  'evidence-not-found': {
    status: 404,
    de: 'Diesen Nachweis gibt es nicht.',
    en: 'This piece of evidence does not exist.',
  },
  'evidence-already-decided': {
    status: 409,
    de: 'Dieser Nachweis wurde schon geprüft.',
    en: 'This piece of evidence has been checked already.',
  },
  'evidence-file-unreadable': {
    status: 422,
    de: 'Diese Datei können wir nicht lesen. Bitte senden Sie ein PDF oder ein Foto (JPEG, PNG) bis 8 MB.',
    en: 'We cannot read this file. Please send a PDF or a photo (JPEG, PNG) of up to 8 MB.',
  },
  'evidence-too-many': {
    status: 422,
    de: 'Sie haben schon sehr viele Nachweise eingereicht. Bitte rufen Sie uns an.',
    en: 'You have sent very many pieces of evidence already. Please call us.',
  },
} as const satisfies Record<string, ProblemDefinition>;
