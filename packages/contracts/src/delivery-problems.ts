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
