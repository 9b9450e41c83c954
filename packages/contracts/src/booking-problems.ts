import type { ProblemDefinition } from './problem-definition.ts';

/** Refusals around dates of experiences and around being told, see `PROBLEMS`. */
export const BOOKING_PROBLEMS = {
  'slot-not-found': {
    status: 404,
    de: 'Diesen Termin gibt es nicht.',
    en: 'This date does not exist.',
  },
  'slot-not-possible': {
    status: 422,
    de: 'Diesen Termin können wir so nicht anlegen. Bitte prüfen Sie Tag und Uhrzeit: Er muss in der Zukunft liegen, höchstens 400 Tage voraus, und die Uhrzeit muss es an diesem Tag geben.',
    en: 'We cannot add this date. Please check day and time: it must be in the future, at most 400 days ahead, and the time must exist on that day.',
  },
  'slot-exists': {
    status: 409,
    de: 'Zu dieser Zeit gibt es dieses Erlebnis schon.',
    en: 'This experience already takes place at that time.',
  },
  'too-many-slots': {
    status: 422,
    de: 'Für dieses Erlebnis sind schon sehr viele Termine offen. Bitte legen Sie weitere an, wenn einige davon vorbei sind.',
    en: 'Very many dates of this experience are open already. Please add more when some of them are over.',
  },
  'programme-missing': {
    status: 422,
    de: 'Bitte tragen Sie zuerst Dauer, Treffpunkt und Wetterregel ein.',
    en: 'Please enter duration, meeting place and weather rule first.',
  },
  'seats-below-booked': {
    status: 409,
    de: 'So wenige Plätze gehen nicht: Es sind schon mehr gebucht.',
    en: 'That is not possible: more seats have been booked already.',
  },
  'slot-changed-meanwhile': {
    status: 409,
    de: 'Inzwischen hat sich die Zahl der Gäste geändert. Bitte prüfen Sie die Absage noch einmal.',
    en: 'The number of guests has changed meanwhile. Please check the cancellation again.',
  },
  'slot-over': {
    status: 409,
    de: 'Dieser Termin hat schon begonnen oder ist abgesagt.',
    en: 'This date has already begun or has been canceled.',
  },
  'choice-not-open': {
    status: 409,
    de: 'Darüber ist schon entschieden.',
    en: 'This has already been decided.',
  },
  'experience-not-over': {
    status: 409,
    de: 'Dieser Termin oder diese Leistung steht noch aus. Danach wird die Bestellung von selbst abgeschlossen.',
    en: 'This date or service is still to come. The order is closed by itself afterwards.',
  },
  'service-too-early': {
    status: 409,
    de: 'Mit dieser Leistung dürfen Sie noch nicht beginnen: Die Widerrufsfrist läuft, und einen früheren Beginn hat die Kundschaft nicht verlangt (LAW-WITHDR-11).',
    en: 'This service must not start yet: the period for withdrawal is running, and the buyer did not ask for an earlier start (LAW-WITHDR-11).',
  },
  'alert-link-invalid': {
    status: 422,
    de: 'Dieser Link gilt nicht mehr. Bitte tragen Sie sich auf der Produktseite noch einmal ein.',
    en: 'This link is no longer valid. Please enter your address on the product page again.',
  },
} as const satisfies Record<string, ProblemDefinition>;
