/**
 * Everything that can need a person, by kind, with the words that the office shows. A kind that is opened in code and
 * is missing here does not compile; each has its page `docs/runbooks/<kind>.md`, which `npm run tidy` checks.
 */
export const INCIDENT_KINDS = {
  'account-rejected': 'Auszahlungskonto abgelehnt',
  'duplicate-payment': 'Doppelt bezahlt',
  'idempotency-mismatch': 'Auftrag an Stripe hat sich geändert',
  'job-parked': 'Auftrag steht still',
  'mail-outcome-unknown': 'E-Mail vielleicht nicht angekommen',
  'money-check': 'Geldprüfung weicht ab',
  'money-without-order': 'Geld ohne Bestellung',
  'paid-without-stock': 'Bezahlt, aber nicht mehr da',
  'payment-mismatch': 'Falscher Betrag bezahlt',
  'payment-state-unexpected': 'Zahlung in unerwartetem Stand',
  'queue-stalled': 'Aufträge bleiben liegen',
  'session-rejected': 'Bezahlseite abgelehnt',
  'stripe-object-unknown': 'Unbekanntes Objekt bei Stripe',
  'sweep-overdue': 'Regelmäßige Prüfung überfällig',
  'transfer-rejected': 'Überweisung abgelehnt',
  'transfers-paused': 'Überweisungen pausieren',
  'webhook-clock': 'Uhr des Servers geht falsch',
} as const satisfies Readonly<Record<string, string>>;

export type IncidentKind = keyof typeof INCIDENT_KINDS;
