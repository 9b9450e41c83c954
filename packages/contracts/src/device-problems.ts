import type { ProblemDefinition } from './problem-definition.ts';

/** Problems of acts that come from a phone, perhaps long after they were done. */
export const DEVICE_PROBLEMS = {
  'command-unknown': {
    status: 422,
    de: 'Diese Eingabe kennt das Hofportal nicht mehr. Bitte machen Sie sie auf der Seite noch einmal.',
    en: 'The portal does not know this entry any more. Please make it again on its page.',
  },
  'other-account': {
    status: 409,
    de: 'Diese Eingaben gehören zu einem anderen Konto. Bitte melden Sie sich mit diesem Konto an.',
    en: 'These entries belong to another account. Please sign in with that account.',
  },
} as const satisfies Record<string, ProblemDefinition>;
