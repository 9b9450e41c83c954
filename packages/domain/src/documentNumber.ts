import { addDays, type IsoDate } from './dates.ts';
import { invariant } from './invariant.ts';

/**
 * The papers of money and the letters of their number ranges. A range belongs to one issuer,
 * one kind and one year and has no gap (§ 14(4) no. 4 UStG).
 */
export const DOCUMENT_SERIES = {
  /** A producer to a buyer: Rechnung. */
  invoice: 'RE',
  /** Rechnungskorrektur; never called Gutschrift (§ 14(4) no. 10 UStG). */
  invoice_correction: 'RK',
  /** The cooperative to a buyer, for its own delivery. */
  delivery_invoice: 'LR',
  delivery_correction: 'LK',
  /** The cooperative to a producer, for a month's commission. */
  commission_invoice: 'PR',
  commission_correction: 'PK',
  /** The settlement of a producer in a run; no invoice. */
  statement: 'AB',
} as const;

export type DocumentKind = keyof typeof DOCUMENT_SERIES;

/** `RE-2026-00017`; from the 100,000th of a year the number grows a digit. */
export function documentNumber(kind: DocumentKind, year: number, sequence: number): string {
  invariant(Number.isSafeInteger(sequence) && sequence >= 1, `bad sequence ${sequence}`);
  invariant(Number.isSafeInteger(year) && year >= 2000 && year <= 9999, `bad year ${year}`);
  return `${DOCUMENT_SERIES[kind]}-${year}-${String(sequence).padStart(5, '0')}`;
}

/**
 * Years after the end of the year: 8 for invoices and vouchers (§ 147(3) AO, § 14b UStG), 10 for
 * books and for records of §§ 22f UStG and 24 PStTG.
 */
const RETENTION_YEARS = { voucher: 8, book: 10, record_22f: 10, record_dac7: 10 } as const;

export type RetentionClass = keyof typeof RETENTION_YEARS;

/** The first day on which a paper of `madeOn` may be deleted (V69 to V71). */
export function deletableFrom(retentionClass: RetentionClass, madeOn: IsoDate): IsoDate {
  const year = Number(addDays(madeOn, 0).slice(0, 4));
  return `${year + RETENTION_YEARS[retentionClass] + 1}-01-01`;
}
