import type { DisputeStatus } from '@markthalle/contracts/disputes';
import type { Tone } from '@markthalle/ui/components/tag';

export const disputeTexts = {
  title: 'Nachweise',
  empty: 'Hier fragt Sie gerade niemand nach Nachweisen.',
  open: 'Jetzt antworten',
  answered: 'Beantwortet',
  over: 'Abgeschlossen',
  until: (at: string) => `bis ${at}`,
  page: (number: string) => `Nachweise zu ${number}`,
  notice: (n: number) =>
    n === 1
      ? 'Eine Bank bestreitet eine Zahlung. Bitte schreiben Sie uns, was passiert ist.'
      : `Banken bestreiten ${n} Zahlungen. Bitte schreiben Sie uns, was passiert ist.`,
  toRequests: 'Nachweise geben',
  what: 'Worum es geht',
  explain:
    'Die Bank der Kundschaft bestreitet diese Zahlung. Ihr Anteil wartet, bis sie entscheidet.',
  terms: {
    reason: 'Grund',
    buyer: 'Wer hat gekauft',
    way: 'Lieferart',
    handedOver: 'Von Ihnen übergeben',
    share: 'Ihr Teil',
    state: 'Stand',
  },
  notHandedOver: 'noch nicht',
  lines: 'Ware',
  form: 'Was ist passiert?',
  formHint: 'Schreiben Sie, wie Sie sprechen. Sie können es ändern, bis wir es der Bank schicken.',
  fields: {
    statement: 'Ihre Schilderung',
    statementHint: 'Wann haben Sie gepackt, wem haben Sie die Ware gegeben, gab es Rückmeldungen?',
    handedOverOn: 'Übergeben am',
    carrier: 'Versender',
    carrierHint: 'Zum Beispiel DHL, Sammelfahrt oder Abholung',
    trackingNumber: 'Sendungsnummer',
    proof: 'Beleg',
    proofHint: 'Was steht auf dem Lieferschein, was zeigt Ihr Foto, oder ein Link dazu?',
  },
  save: 'An die Geschäftsstelle senden',
  given: 'Ihre Antwort',
  tooLate: 'Eine Antwort ist nicht mehr möglich. Bei Fragen rufen Sie uns an.',
  borne: (cents: string) =>
    `Von diesem Verlust tragen Sie ${cents}. Die Provision darauf entfällt. Wenn Sie das anders sehen, rufen Sie uns an.`,
  notBorne: 'Sie tragen von diesem Verlust nichts. Ihr Anteil bleibt Ihnen.',
  won: 'Die Zahlung bleibt bestehen. Ihr Anteil wird ausgezahlt oder ist es schon.',
};

const REASONS: Readonly<Record<string, string>> = {
  credit_not_processed: 'Eine Erstattung soll fehlen',
  debit_not_authorized: 'Lastschrift zurückgegeben',
  duplicate: 'Soll doppelt bezahlt sein',
  fraudulent: 'Die Karte soll missbraucht worden sein',
  insufficient_funds: 'Lastschrift zurückgegeben, Konto nicht gedeckt',
  product_not_received: 'Die Ware soll nicht angekommen sein',
  product_unacceptable: 'Die Ware soll nicht wie beschrieben gewesen sein',
  unrecognized: 'Die Zahlung wird nicht erkannt',
};

export const reasonWords = (reason: string): string =>
  REASONS[reason] ?? 'Die Bank nennt keinen genauen Grund';

export const STATE_LOOKS: Readonly<Record<DisputeStatus, { label: string; tone: Tone }>> = {
  warning_needs_response: { label: 'Die Bank fragt nach', tone: 'warn' },
  warning_under_review: { label: 'Die Bank prüft', tone: 'info' },
  warning_closed: { label: 'Erledigt', tone: 'good' },
  prevented: { label: 'Abgewendet', tone: 'good' },
  needs_response: { label: 'Die Bank wartet auf uns', tone: 'warn' },
  under_review: { label: 'Die Bank prüft', tone: 'info' },
  won: { label: 'Gewonnen', tone: 'good' },
  lost: { label: 'Verloren', tone: 'bad' },
  appeal_needs_response: { label: 'Die Bank wartet auf uns', tone: 'warn' },
  appeal_under_review: { label: 'Die Bank prüft', tone: 'info' },
};
