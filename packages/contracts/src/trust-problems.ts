import type { ProblemDefinition } from './problem-definition.ts';

/** Refusals around reviews, notices and messages to the cooperative, see `PROBLEMS`. */
export const TRUST_PROBLEMS = {
  'review-not-verified': {
    status: 403,
    de: 'Bewerten kann, wer das Produkt bei uns gekauft und bekommen hat.',
    en: 'A product can be reviewed by whoever has bought and received it here.',
  },
  'review-closed': {
    status: 409,
    de: 'Diese Bewertung kann nicht mehr geändert werden.',
    en: 'This review can no longer be changed.',
  },
  'review-not-found': {
    status: 404,
    de: 'Diese Bewertung gibt es nicht oder nicht mehr.',
    en: 'This review does not exist or is no longer shown.',
  },
  'review-already-answered': {
    status: 409,
    de: 'Auf diese Bewertung haben Sie schon geantwortet.',
    en: 'You have already replied to this review.',
  },
  'notice-not-found': {
    status: 404,
    de: 'Diese Meldung gibt es nicht.',
    en: 'This notice does not exist.',
  },
  'notice-reporter-missing': {
    status: 422,
    de: 'Bitte nennen Sie Ihren Namen und Ihre E-Mail-Adresse.',
    en: 'Please give your name and your e-mail address.',
  },
  'notice-already-decided': {
    status: 409,
    de: 'Über diese Meldung ist schon entschieden.',
    en: 'This notice has already been decided.',
  },
  'decision-incomplete': {
    status: 422,
    de: 'Der Entscheidung fehlen Angaben.',
    en: 'The decision lacks details.',
  },
  'decision-not-standing': {
    status: 409,
    de: 'Hier steht keine Entscheidung, die zurückgenommen werden könnte.',
    en: 'There is no decision here that could be undone.',
  },
  'message-not-open': {
    status: 409,
    de: 'Diese Nachricht ist schon erledigt oder es gibt sie nicht.',
    en: 'This message is settled or does not exist.',
  },
  'product-withheld': {
    status: 409,
    de: 'Die Genossenschaft hat dieses Angebot aus dem Laden genommen. Die Begründung steht in der E-Mail an Sie.',
    en: 'The cooperative has taken this offer out of the shop. The reasons are in the e-mail to you.',
  },
} as const satisfies Record<string, ProblemDefinition>;
