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
} as const satisfies Record<string, ProblemDefinition>;
