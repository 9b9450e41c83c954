import type { Tone } from '@markthalle/ui/components/tag';

export const orderTexts = {
  promises: 'Zugesagte Tage',
  title: 'Bestellungen',
  searchLabel: 'Nummer, Name oder E-Mail',
  search: 'Suchen',
  empty: 'Noch keine Bestellung.',
  noHits: (q: string) => `Zu „${q}“ ist keine Bestellung da.`,
  more: 'Weitere Bestellungen',
  hint: (n: number) => (n === 1 ? '1 Bestellung' : `${n} Bestellungen, neueste zuerst`),
  columns: {
    number: 'Nummer',
    placed: 'Bestellt',
    buyer: 'Wer',
    producers: 'Betriebe',
    total: 'Summe',
    payment: 'Zahlung',
  },
  orderTitle: (number: string) => `Bestellung ${number}`,
  placed: (at: string) => `Bestellt am ${at}`,
  contact: 'Kontakt',
  contactTerms: { name: 'Name', email: 'E-Mail', phone: 'Telefon', address: 'Anschrift' },
  amounts: 'Beträge',
  amountTerms: {
    goods: 'Waren',
    deposit: 'Pfand',
    delivery: 'Versand',
    total: 'Gesamt',
    charged: 'Belastet',
    fee: 'Stripe-Gebühr',
    method: 'Zahlart',
    charge: 'Belastung',
  },
  parts: 'Teile der Betriebe',
  partColumns: {
    producer: 'Betrieb',
    state: 'Stand',
    gross: 'Brutto',
    commission: 'Provision',
    vat: 'MwSt. darauf',
    payout: 'Anteil',
    reduced: 'Erstattet vom Betrieb',
    due: 'Fälligkeit',
    transfer: 'Überweisung',
  },
  from: (at: string) => `ab ${at}`,
  total: 'Summe',
  operations: 'Vorgänge beim Zahlungsdienst',
  operationColumns: {
    kind: 'Vorgang',
    state: 'Stand',
    attempt: 'Versuch',
    id: 'Kennung',
    at: 'Angelegt',
    error: 'Fehler',
  },
  noOperations: 'Noch kein Vorgang.',
  entries: 'Buchungen',
  noEntries: 'Noch nichts gebucht.',
};

export const PAYMENT_TONES: Readonly<Record<string, Tone>> = {
  awaiting_payment: 'warn',
  processing: 'info',
  paid: 'good',
  failed: 'bad',
  expired: 'plain',
  canceled: 'plain',
  partially_refunded: 'warn',
  refunded: 'plain',
};

/** What was asked of the payment service, and how it went; unknown words show as they are. */
export const OPERATION_KINDS: Readonly<Record<string, string>> = {
  create_session: 'Zahlseite öffnen',
  expire_session: 'Zahlseite schließen',
  create_account: 'Konto anlegen',
  create_transfer: 'Überweisung',
  create_reversal: 'Rückholung einer Überweisung',
  create_refund: 'Erstattung',
  create_payout: 'Auszahlung an die Bank',
  create_topup: 'Aufladung von der Bank',
  submit_evidence: 'Nachweise an die Bank',
  close_dispute: 'Zahlungsbeschwerde anerkennen',
};

export const OPERATION_STATES: Readonly<Record<string, string>> = {
  planned: 'geplant',
  sent: 'gesendet',
  succeeded: 'gelungen',
  rejected: 'abgelehnt',
  unknown: 'Antwort fehlt',
  absent: 'nicht angekommen',
};

/** How far a producer's share is on its way. */
export const DUE_STATES: Readonly<Record<string, string>> = {
  unearned: 'noch nicht übergeben',
  due: 'fällig',
  in_run: 'in Abrechnung',
  approved: 'freigegeben',
  inflight: 'unterwegs',
  transferred: 'überwiesen',
  skipped: 'ausgelassen',
  rejected: 'abgelehnt',
};

/** How a buyer paid; Stripe's names of methods we do not offer show as they are. */
export const PAYMENT_METHODS: Readonly<Record<string, string>> = {
  card: 'Karte',
  sepa_debit: 'SEPA-Lastschrift',
  paypal: 'PayPal',
  klarna: 'Klarna',
  link: 'Link',
};
