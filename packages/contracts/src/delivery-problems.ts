import type { ProblemDefinition } from './problem-definition.ts';

export const DELIVERY_PROBLEMS = {
  'closure-not-possible': {
    status: 422,
    de: 'Diese Zeit geht nicht: Sie muss in der Zukunft enden, darf höchstens 60 Tage lang sein, und mehr als 20 Zeiten gehen nicht zugleich.',
    en: 'This period is not possible: it must end in the future, be at most 60 days long, and there can be at most 20 at a time.',
  },
  'closure-touches-orders': {
    status: 409,
    de: 'In dieser Zeit haben Sie Bestellungen zugesagt. Sie bleiben zugesagt.',
    en: 'You have promised orders in this period. They stay promised.',
  },
  'run-unknown': {
    status: 404,
    de: 'Diese Tour gibt es nicht.',
    en: 'There is no such run.',
  },
  'run-name-taken': {
    status: 409,
    de: 'Eine Tour mit diesem Namen gibt es schon.',
    en: 'There is a run with this name already.',
  },
  'run-plan-not-possible': {
    status: 422,
    de: 'So kann die Tour nicht fahren. Bitte prüfen Sie die genannten Angaben.',
    en: 'The run cannot be driven like that. Please check the entries.',
  },
  'run-changed-meanwhile': {
    status: 409,
    de: 'Die Tour wurde inzwischen geändert. Ihre Eingaben sind noch da: Bitte vergleichen Sie und speichern Sie noch einmal.',
    en: 'The run was changed meanwhile. Your entries are still here: please compare and save again.',
  },
  'trip-unknown': {
    status: 404,
    de: 'An diesem Tag fährt diese Tour nicht.',
    en: 'This run is not driven on this day.',
  },
  'trip-day-not-possible': {
    status: 422,
    de: 'An diesem Tag geht das nicht.',
    en: 'This is not possible on this day.',
  },
  'trip-touches-orders': {
    status: 409,
    de: 'Auf dieser Fahrt sind Bestellungen. Bitte lesen Sie zuerst, wen das trifft.',
    en: 'There are orders on this trip. Please read first whom this touches.',
  },
  'trip-released': {
    status: 409,
    de: 'Diese Tour ist freigegeben. Ihre Halte stehen fest.',
    en: 'This trip is released. Its stops are fixed.',
  },
  'pickup-point-unknown': {
    status: 404,
    de: 'Diese Abholstelle gibt es nicht.',
    en: 'There is no such pick-up point.',
  },
  'pickup-point-not-possible': {
    status: 422,
    de: 'So geht die Abholstelle nicht. Bitte prüfen Sie die genannten Angaben.',
    en: 'The pick-up point is not possible like that. Please check the entries.',
  },
  'pickup-point-changed-meanwhile': {
    status: 409,
    de: 'Die Abholstelle wurde inzwischen geändert. Ihre Eingaben sind noch da: Bitte vergleichen Sie und speichern Sie noch einmal.',
    en: 'The pick-up point was changed meanwhile. Your entries are still here: please compare and save again.',
  },
  'pickup-point-touches-orders': {
    status: 409,
    de: 'Zu dieser Abholstelle sind Bestellungen unterwegs. Bitte lesen Sie zuerst, welche.',
    en: 'Orders are on their way to this pick-up point. Please read first which.',
  },
  'price-not-possible': {
    status: 422,
    de: 'Dieser Preis geht so nicht. Bitte prüfen Sie die genannten Angaben.',
    en: 'This price is not possible like that. Please check the entries.',
  },
  'delivery-without-way': {
    status: 422,
    de: 'Bitte wählen Sie mindestens einen Weg, auf dem Ihre Ware zur Kundschaft kommt.',
    en: 'Please choose at least one way for your goods to reach buyers.',
  },
  'run-not-found': {
    status: 422,
    de: 'Diese Tour fährt nicht mehr. Bitte wählen Sie eine andere.',
    en: 'This run is not driven any more. Please choose another.',
  },
  'products-unreachable': {
    status: 409,
    de: 'Einige Ihrer Produkte könnte dann niemand mehr bestellen.',
    en: 'Nobody could order some of your products then.',
  },
  'farm-changed-meanwhile': {
    status: 409,
    de: 'Das Profil wurde inzwischen auf einem anderen Gerät geändert. Ihre Eingaben sind noch da: Bitte vergleichen Sie und speichern Sie noch einmal.',
    en: 'The profile was changed on another device meanwhile. Your entries are still here: please compare and save again.',
  },
} as const satisfies Record<string, ProblemDefinition>;
