import type { ProblemDefinition } from './problem-definition.ts';

export const PACKING_PROBLEMS = {
  'order-line-not-found': {
    status: 404,
    de: 'Diese Position gibt es in Ihren Bestellungen nicht.',
    en: 'There is no such line in your orders.',
  },
  'packing-dates-missing': {
    status: 422,
    de: 'Bei einigen Waren fehlt noch das Datum oder die Charge. Bitte tragen Sie es ein oder bestätigen Sie, dass es auf der Ware steht.',
    en: 'Some goods still lack their date or batch. Please enter it or confirm that it is on the goods.',
  },
  'packing-weight-missing': {
    status: 422,
    de: 'Einige Waren werden nach Gewicht verkauft. Bitte wiegen Sie sie zuerst.',
    en: 'Some goods are sold by weight. Please weigh them first.',
  },
  'shortage-above-left': {
    status: 422,
    de: 'So viele Stück sind in dieser Bestellung nicht mehr offen.',
    en: 'There are not that many pieces left in this order.',
  },
  'line-not-by-weight': {
    status: 422,
    de: 'Diese Ware wird nicht nach Gewicht verkauft.',
    en: 'These goods are not sold by weight.',
  },
  'trip-not-found': {
    status: 404,
    de: 'Für diesen Tag gibt es diese Übergabe nicht.',
    en: 'There is no such hand-over on this day.',
  },
  'handed-over-before': {
    status: 409,
    de: 'Diese Bestellung wurde schon übergeben. Bitte geben Sie nichts noch einmal heraus und rufen Sie uns an, wenn etwas nicht stimmt.',
    en: 'This order was handed over before. Please hand out nothing again and call us if something is wrong.',
  },
} as const satisfies Record<string, ProblemDefinition>;
