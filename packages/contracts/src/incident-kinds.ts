/**
 * Everything that can need a person, by kind, with the words that the office shows. A kind that is opened in code and
 * is missing here does not compile; each has its page `docs/runbooks/<kind>.md`, which `npm run tidy` checks.
 */
export const INCIDENT_KINDS = {
  'account-lost': 'Auszahlungskonto verloren',
  'account-not-payable': 'Guthaben wartet auf ein Auszahlungskonto',
  'account-rejected': 'Auszahlungskonto abgelehnt',
  'balance-low': 'Guthaben unter dem Puffer',
  'balance-negative': 'Guthaben bei Stripe negativ',
  'duplicate-payment': 'Doppelt bezahlt',
  'idempotency-mismatch': 'Auftrag an Stripe hat sich geändert',
  'invoice-tax-number-missing': 'Steuernummer für Rechnung fehlt',
  'job-parked': 'Auftrag steht still',
  'mail-outcome-unknown': 'E-Mail vielleicht nicht angekommen',
  'money-check': 'Geldprüfung weicht ab',
  'money-without-order': 'Geld ohne Bestellung',
  'paid-without-stock': 'Bezahlt, aber nicht mehr da',
  'payout-failed': 'Auszahlung oder Auffüllung gescheitert',
  'payout-unplanned': 'Auszahlung ohne Freigabe',
  'payment-mismatch': 'Falscher Betrag bezahlt',
  'payment-state-unexpected': 'Zahlung in unerwartetem Stand',
  'producer-payout-failed': 'Bank eines Betriebs weist Auszahlung zurück',
  'queue-stalled': 'Aufträge bleiben liegen',
  'search-document-broken': 'Produkt fehlt in der Suche',
  'session-rejected': 'Bezahlseite abgelehnt',
  'stripe-object-unknown': 'Unbekanntes Objekt bei Stripe',
  'sweep-overdue': 'Regelmäßige Prüfung überfällig',
  'top-up-unplanned': 'Auffüllung ohne Auftrag',
  'transfer-rejected': 'Überweisung abgelehnt',
  'transfers-paused': 'Überweisungen pausieren',
  'webhook-clock': 'Uhr des Servers geht falsch',
} as const satisfies Readonly<Record<string, string>>;

export type IncidentKind = keyof typeof INCIDENT_KINDS;
