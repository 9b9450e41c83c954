import type { Kind } from './record-kinds.ts';

/** Fields by which objects of a kind are looked up; without an index each would be a scan. */
const LOOKUPS: [Kind, string][] = [
  ['balance_transaction', 'source'],
  ['balance_transaction', 'type'],
  ['balance_transaction', 'hidden.payout'],
  ['charge', 'payment_intent'],
  ['charge', 'transfer_group'],
  ['checkout_session', 'payment_intent'],
  ['dispute', 'charge'],
  ['dispute', 'payment_intent'],
  ['early_fraud_warning', 'charge'],
  ['event', 'type'],
  ['line_item', 'hidden.session'],
  ['payout', 'status'],
  ['refund', 'charge'],
  ['refund', 'payment_intent'],
  ['transfer', 'destination'],
  ['transfer', 'source_transaction'],
  ['transfer', 'transfer_group'],
  ['transfer_reversal', 'transfer'],
];

const COLUMN_FIELDS = new Set(['seq', 'id', 'created', 'account']);

/** A stored field as SQL: a column, or a path in the body or in the hidden part. */
export function columnOf(field: string): string {
  if (COLUMN_FIELDS.has(field)) return field;
  if (!/^[a-z_0-9.A-Z]+$/.test(field)) throw new Error(`not a stored field: ${field}`);
  if (field.startsWith('hidden.')) return `hidden ->> '$.${field.slice(7)}'`;
  return `body ->> '$.${field}'`;
}

const nameOf = (kind: Kind, field: string) => `object_${kind}_${field.replace('.', '_')}`;

const NAMES = new Set(LOOKUPS.map(([kind, field]) => nameOf(kind, field)));

/** Name of the index that finds objects of this kind by this field, if there is one. */
export function fieldIndex(kind: Kind, field: string): string | undefined {
  const name = nameOf(kind, field);
  return NAMES.has(name) ? name : undefined;
}

/** Statements that create every index of the list. */
export const FIELD_INDEX_SQL = LOOKUPS.map(
  ([kind, field]) =>
    `CREATE INDEX IF NOT EXISTS ${nameOf(kind, field)}` +
    ` ON object (${columnOf(field)}, created, seq) WHERE kind = '${kind}';`,
).join('\n');
