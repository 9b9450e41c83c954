const PLAIN = /^\d{1,7}(?:[.,]\d{1,2})?$/;
const GROUPED = /^\d{1,3}(?:\.\d{3})+(?:,\d{1,2})?$/;

/**
 * Cents from an amount as Germans type it: `7,90`, `7.9`, `1.284,60 €`. Null for what is no amount
 * or has parts of a cent; it is never rounded, because nobody typed the rounded amount.
 */
export function centsFromTyped(text: string): number | null {
  const amount = text.replace(/\s|€/g, '');
  const grouped = GROUPED.test(amount);
  if (!grouped && !PLAIN.test(amount)) return null;
  const plain = grouped ? amount.replaceAll('.', '') : amount;
  const [euros = '', cents = ''] = plain.split(/[.,]/);
  return Number(euros + cents.padEnd(2, '0'));
}

/** A whole number of at least zero as typed, or null. */
export function countFromTyped(text: string): number | null {
  const digits = text.trim();
  return /^\d{1,7}$/.test(digits) ? Number(digits) : null;
}
