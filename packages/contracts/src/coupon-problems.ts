import type { ProblemDefinition } from './problem-definition.ts';

/** Refusals around coupons, see `PROBLEMS`. */
export const COUPON_PROBLEMS = {
  'coupon-unknown': {
    status: 422,
    de: 'Diesen Gutschein-Code kennen wir nicht. Bitte prüfen Sie die Schreibweise.',
    en: 'We do not know this coupon code. Please check the spelling.',
  },
  'coupon-not-yet-valid': {
    status: 422,
    de: 'Dieser Gutschein gilt noch nicht.',
    en: 'This coupon is not valid yet.',
  },
  'coupon-expired': {
    status: 422,
    de: 'Dieser Gutschein ist abgelaufen.',
    en: 'This coupon has expired.',
  },
  'coupon-used-up': {
    status: 422,
    de: 'Dieser Gutschein ist aufgebraucht.',
    en: 'This coupon has been used up.',
  },
  'coupon-no-goods': {
    status: 422,
    de: 'Dieser Gutschein gilt für einen Betrieb, von dem nichts in Ihrem Korb liegt.',
    en: 'This coupon is for a producer whose goods are not in your basket.',
  },
  'coupon-below-minimum': {
    status: 422,
    de: 'Ihr Einkauf bei diesem Betrieb erreicht den Mindestbetrag des Gutscheins noch nicht.',
    en: 'Your goods of this producer do not reach the minimum of the coupon yet.',
  },
  'coupon-code-taken': {
    status: 409,
    de: 'Diesen Code gibt es schon. Bitte wählen Sie einen anderen.',
    en: 'This code exists already. Please choose another one.',
  },
  'coupon-not-sensible': {
    status: 422,
    de: 'Bitte prüfen Sie die Bedingungen des Gutscheins.',
    en: 'Please check the conditions of the coupon.',
  },
  'coupon-not-found': {
    status: 404,
    de: 'Diesen Gutschein gibt es nicht.',
    en: 'This coupon does not exist.',
  },
} as const satisfies Record<string, ProblemDefinition>;
