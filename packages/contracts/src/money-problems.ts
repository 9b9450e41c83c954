import type { ProblemDefinition } from './problem-definition.ts';

/** Refusals around money that has moved or is to move: refunds, disputes, settlement, treasury, papers, ledger. */
export const MONEY_PROBLEMS = {
  'run-not-found': {
    status: 404,
    de: 'Diese Abrechnung gibt es nicht.',
    en: 'This settlement run does not exist.',
  },
  'nothing-to-settle': {
    status: 422,
    de: 'Zurzeit ist nichts auszuzahlen.',
    en: 'There is nothing to settle at the moment.',
  },
  'run-already-open': {
    status: 409,
    de: 'Es gibt schon eine offene Abrechnung.',
    en: 'There is already an open settlement run.',
  },
  'hold-subject-not-found': {
    status: 404,
    de: 'Dazu gibt es weder eine bezahlte Bestellung noch einen Betrieb.',
    en: 'There is neither a paid order nor a producer of that name.',
  },
  'hold-too-long': {
    status: 422,
    de: 'So lange darf Geld nicht einbehalten werden. Bitte wählen Sie einen Tag in der Zukunft vor dem spätesten erlaubten Tag.',
    en: 'Money must not be held for so long. Please choose a day in the future and before the latest day allowed.',
  },
  'hold-not-found': {
    status: 404,
    de: 'Diesen Einbehalt gibt es nicht oder er ist schon aufgehoben.',
    en: 'This hold does not exist or has been lifted.',
  },
  'run-changed': {
    status: 409,
    de: 'Die Abrechnung hat sich geändert. Bitte prüfen Sie sie noch einmal.',
    en: 'The settlement run has changed. Please check it again.',
  },
  'second-person-needed': {
    status: 422,
    de: 'Freigeben muss eine zweite Person, nicht die, die den Vorgang angelegt hat.',
    en: 'A second person must approve, not the one who started this.',
  },
  'payout-too-high': {
    status: 422,
    de: 'So viel gehört der Genossenschaft im Moment nicht. Der Rest ist für Betriebe, Erstattungen, Steuer und Puffer.',
    en: 'The cooperative does not own that much at the moment. The rest is for producers, refunds, tax and float.',
  },
  'treasury-payout-not-found': {
    status: 404,
    de: 'Diese Auszahlung gibt es nicht.',
    en: 'This payout does not exist.',
  },
  'resolution-in-the-past': {
    status: 422,
    de: 'Ein Beschluss gilt frühestens ab heute; was war, bleibt wie es war.',
    en: 'A resolution is valid from today at the earliest; the past stays as it was.',
  },
  'refund-not-found': {
    status: 404,
    de: 'Diese Erstattung gibt es nicht.',
    en: 'This refund does not exist.',
  },
  'refund-empty': {
    status: 422,
    de: 'Bitte wählen Sie, was erstattet werden soll.',
    en: 'Please choose what is to be refunded.',
  },
  'refund-too-much': {
    status: 422,
    de: 'So viel ist nicht mehr übrig. Bitte prüfen Sie, was schon erstattet wurde.',
    en: 'That much is not left. Please check what was refunded before.',
  },
  'refund-line-not-found': {
    status: 422,
    de: 'Dieser Artikel gehört nicht zu dieser Bestellung.',
    en: 'This article is not part of this order.',
  },
  'refund-amount-differs': {
    status: 422,
    de: 'Die Summe muss genau der erstattete Betrag sein.',
    en: 'The sum must be exactly the amount that was refunded.',
  },
  'refund-second-person-needed': {
    status: 422,
    de: 'Das muss eine zweite Person freigeben.',
    en: 'A second person must approve this.',
  },
  'charge-in-dispute': {
    status: 409,
    de: 'Zu dieser Zahlung läuft eine Beschwerde bei der Bank. Solange kann nichts erstattet werden.',
    en: 'The bank is looking into this payment. Nothing can be refunded meanwhile.',
  },
  'debt-too-small': {
    status: 422,
    de: 'So viel ist nicht offen.',
    en: 'That much is not owed.',
  },
  'write-off-open': {
    status: 409,
    de: 'Für diesen Betrieb wartet schon eine Ausbuchung auf Freigabe.',
    en: 'A write-off for this producer is waiting for approval already.',
  },
  'write-off-not-found': {
    status: 404,
    de: 'Diese Ausbuchung gibt es nicht.',
    en: 'This write-off does not exist.',
  },
  'dispute-not-found': {
    status: 404,
    de: 'Diese Zahlungsbeschwerde gibt es nicht.',
    en: 'This payment dispute does not exist.',
  },
  'dispute-closed': {
    status: 409,
    de: 'Darüber ist schon entschieden. Bitte laden Sie die Seite neu.',
    en: 'This has been decided already. Please reload the page.',
  },
  'evidence-too-late': {
    status: 409,
    de: 'Die Frist ist abgelaufen. Die Bank nimmt keine Nachweise mehr an.',
    en: 'The deadline has passed. The bank does not take evidence any more.',
  },
  'statement-not-found': {
    status: 404,
    de: 'Diese Abrechnung gibt es nicht.',
    en: 'This statement does not exist.',
  },
  'document-not-found': {
    status: 404,
    de: 'Diesen Beleg gibt es nicht.',
    en: 'This document does not exist.',
  },
  'period-not-usable': {
    status: 422,
    de: 'Bitte wählen Sie einen Zeitraum in einem Kalenderjahr, der nicht vor seinem Anfang endet.',
    en: 'Please choose a period within one calendar year that does not end before it starts.',
  },
  'export-too-large': {
    status: 422,
    de: 'Dieser Zeitraum ergibt zu viele Zeilen. Bitte wählen Sie einen kürzeren.',
    en: 'This period has too many lines. Please choose a shorter one.',
  },
  'incident-not-found': {
    status: 404,
    de: 'Diesen Vorfall gibt es nicht.',
    en: 'This incident does not exist.',
  },
  'ledger-entry-not-found': {
    status: 404,
    de: 'Diese Buchung gibt es nicht.',
    en: 'This entry does not exist.',
  },
  'account-not-found': {
    status: 404,
    de: 'Dieses Konto gibt es nicht.',
    en: 'This account does not exist.',
  },
  'operation-not-found': {
    status: 404,
    de: 'Diesen Auftrag an Stripe gibt es nicht.',
    en: 'This operation does not exist.',
  },
  'provider-object-not-found': {
    status: 404,
    de: 'Dieses Objekt kennt Stripe nicht.',
    en: 'Stripe does not know this object.',
  },
  'answer-on-its-way': {
    status: 409,
    de: 'Eine Antwort an die Bank ist schon unterwegs. Bitte warten Sie einen Moment.',
    en: 'An answer to the bank is on its way already. Please wait a moment.',
  },
  'nothing-to-recover': {
    status: 409,
    de: 'Von diesem Anteil ist nichts ausgezahlt, das zurückgeholt werden könnte.',
    en: 'Nothing of this share was paid out that could be taken back.',
  },
} as const satisfies Record<string, ProblemDefinition>;
