import type { ProblemDefinition } from './problem-definition.ts';

/** Refusals around the search, see `PROBLEMS`. */
export const SEARCH_PROBLEMS = {
  'synonym-not-usable': {
    status: 422,
    de: 'Ein Synonym braucht ein bis vier Wörter und mindestens eine andere Bedeutung.',
    en: 'A synonym needs one to four words and at least one other meaning.',
  },
  'synonym-names-producer': {
    status: 422,
    de: 'Namen von Betrieben sind keine Synonyme: Wer nach einer Ware sucht, soll alle Betriebe sehen.',
    en: 'Names of producers are no synonyms: whoever searches for goods shall see all producers.',
  },
  'synonym-not-found': {
    status: 404,
    de: 'Dieses Synonym gibt es nicht.',
    en: 'This synonym does not exist.',
  },
  'search-work-running': {
    status: 409,
    de: 'Das läuft gerade. Bitte warten Sie, bis es fertig ist.',
    en: 'This is running at the moment. Please wait until it is done.',
  },
} as const satisfies Record<string, ProblemDefinition>;
