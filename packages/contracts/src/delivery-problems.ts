import type { ProblemDefinition } from './problem-definition.ts';

export const DELIVERY_PROBLEMS = {
  'closure-not-possible': {
    status: 422,
    de: 'Diese Zeit geht nicht: Sie muss in der Zukunft enden, darf höchstens 60 Tage lang sein, und mehr als 20 Zeiten gehen nicht zugleich.',
    en: 'This period is not possible: it must end in the future, be at most 60 days long, and there can be at most 20 at a time.',
  },
} as const satisfies Record<string, ProblemDefinition>;
