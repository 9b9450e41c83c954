import type { ProblemDefinition } from './problem-definition.ts';

/** Refusals around withdrawals and reported problems. */
export const CASE_PROBLEMS = {
  'withdrawal-not-found': {
    status: 404,
    de: 'Diesen Widerruf gibt es nicht.',
    en: 'This withdrawal does not exist.',
  },
  'withdrawal-already-assigned': {
    status: 409,
    de: 'Dieser Widerruf ist schon zugeordnet oder erledigt.',
    en: 'This withdrawal has been assigned or closed already.',
  },
  'loss-above-price': {
    status: 422,
    de: 'Der Wertverlust kann nicht höher sein als der Preis.',
    en: 'The loss in value cannot be higher than the price.',
  },
  'loss-reason-missing': {
    status: 422,
    de: 'Bitte schreiben Sie, woran Sie den Wertverlust sehen oder was schon erbracht war.',
    en: 'Please write what shows the loss in value, or what was done already.',
  },
  'work-share-missing': {
    status: 422,
    de: 'Bitte geben Sie bei jeder begonnenen Leistung an, wie viel davon erbracht war, zum Beispiel 40.',
    en: 'Please say of each service that had begun how much of it was done, for example 40.',
  },
  'case-not-found': {
    status: 404,
    de: 'Diese Meldung gibt es nicht.',
    en: 'This report does not exist.',
  },
  'case-lines-missing': {
    status: 422,
    de: 'Bitte wählen Sie, um welchen Artikel es geht.',
    en: 'Please choose which article it is about.',
  },
  'case-too-many': {
    status: 409,
    de: 'Zu dieser Bestellung gibt es schon sehr viele Meldungen. Bitte rufen Sie uns an.',
    en: 'There are very many reports about this order already. Please call us.',
  },
  'photo-not-readable': {
    status: 422,
    de: 'Diese Datei ist kein lesbares Foto. Bitte nehmen Sie ein JPG, PNG oder WebP.',
    en: 'This file is not a readable photo. Please use a JPG, PNG or WebP.',
  },
  'photo-too-large': {
    status: 422,
    de: 'Dieses Foto ist größer als 8 MB. Bitte nehmen Sie ein kleineres.',
    en: 'This photo is larger than 8 MB. Please use a smaller one.',
  },
  'photo-not-found': {
    status: 404,
    de: 'Dieses Foto gibt es nicht.',
    en: 'This photo does not exist.',
  },
} as const satisfies Record<string, ProblemDefinition>;
