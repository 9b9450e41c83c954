import type { ProblemDefinition } from './problem-definition.ts';

/** Refusals around legal texts, see `PROBLEMS`. */
export const LEGAL_PROBLEMS = {
  'legal-document-not-found': {
    status: 404,
    de: 'Diesen Text gibt es nicht.',
    en: 'This text does not exist.',
  },
  'legal-date-passed': {
    status: 422,
    de: 'Eine neue Fassung gilt frühestens ab heute: Frühere Bestellungen behalten ihre Texte.',
    en: 'A new version applies from today at the earliest: earlier orders keep their texts.',
  },
  'legal-picture-not-usable': {
    status: 422,
    de: 'Das Bild muss eine SVG-Datei ohne Skripte und ohne fremde Inhalte sein.',
    en: 'The picture must be an SVG file without scripts and without foreign content.',
  },
} as const satisfies Record<string, ProblemDefinition>;
