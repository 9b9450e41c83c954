import { accountCodes } from './accountCodes.ts';
import { invariant } from './invariant.ts';
import { credit, debit, type EntryDraft, entry } from './journalEntry.ts';
import type { Cents } from './money.ts';

/**
 * V34: the commission invoice states VAT on the month's total, the payouts kept it back rounded
 * one by one. Too much goes back to the producer (Dr L.vat, Cr L.due.p) and out with the next
 * settlement; too little is owed by the producer (Dr A.recv.p, Cr L.vat) and offset there.
 * Afterwards `L.vat` holds exactly what the invoices say. `differenceCents` is not 0.
 */
export function postCommissionVatDifference(event: {
  readonly producerId: string;
  readonly differenceCents: Cents;
}): EntryDraft {
  const { producerId, differenceCents } = event;
  invariant(differenceCents !== 0, 'no difference is no entry');
  const lines =
    differenceCents > 0
      ? [
          debit(accountCodes.vat(), differenceCents, producerId),
          credit(accountCodes.due(producerId), differenceCents, producerId),
        ]
      : [
          debit(accountCodes.receivable(producerId), -differenceCents, producerId),
          credit(accountCodes.vat(), -differenceCents, producerId),
        ];
  return entry('commission_vat_difference', 'VAT of the commission invoice', lines);
}
