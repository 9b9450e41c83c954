import type { ProblemDefinition } from './problem-definition.ts';

export const RECALL_PROBLEMS = {
  'recall-not-found': {
    status: 404,
    de: 'Diesen Rückruf gibt es nicht.',
    en: 'There is no such recall.',
  },
  'recall-names-nothing': {
    status: 422,
    de: 'Bitte nennen Sie Charge, Datum oder Tage, an denen die Ware den Hof verlassen hat.',
    en: 'Please name a batch, a date, or the days on which the goods left the farm.',
  },
  'recall-open-already': {
    status: 409,
    de: 'Diese Ware wird schon zurückgerufen. Es ist nichts noch einmal verschickt worden.',
    en: 'These goods are already being called back. Nothing was sent again.',
  },
} as const satisfies Record<string, ProblemDefinition>;
