import type { ProblemDefinition } from './problem-definition.ts';

/** Refusals of the age check, see `PROBLEMS`. */
export const CHECKOUT_PROBLEMS = {
  'age-check-missing': {
    status: 422,
    de: 'In Ihrem Korb ist Alkohol. Bitte weisen Sie zuerst Ihr Alter nach.',
    en: 'There is alcohol in your basket. Please prove your age first.',
  },
  'age-check-not-valid': {
    status: 422,
    de: 'Der Altersnachweis ist nicht gültig oder abgelaufen. Bitte beginnen Sie ihn neu.',
    en: 'The proof of age is not valid or has expired. Please start it again.',
  },
  'age-check-not-connected': {
    status: 409,
    de: 'Ein Altersnachweis bei einem Dienst ist hier nicht eingerichtet.',
    en: 'Proof of age by a service is not set up here.',
  },
} as const satisfies Record<string, ProblemDefinition>;
