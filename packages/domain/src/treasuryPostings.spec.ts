import { describe, expect, it } from '@jest/globals';
import { InvariantError } from './invariant.ts';
import type { EntryDraft } from './journalEntry.ts';
import {
  postFeePassedOn,
  postPayoutReturned,
  postPayoutSent,
  postTopUpArrived,
  postTopUpReversed,
  postUntiedFee,
} from './treasuryPostings.ts';

const written = (entry: EntryDraft): string[] =>
  entry.postings.map(
    ({ side, accountCode, amountCents, producerId }) =>
      `${side === 'debit' ? 'Dr' : 'Cr'} ${accountCode} ${amountCents} ${producerId ?? '-'}`,
  );

describe('postings of the treasury', () => {
  it('passes a fee on to those who sold', () => {
    const shares = [
      { producerId: 'A', feeShareCents: 35 },
      { producerId: 'B', feeShareCents: 0 },
      { producerId: 'C', feeShareCents: 92 },
    ];
    expect(written(postFeePassedOn(shares))).toEqual([
      'Dr L.unearned.A 35 A',
      'Dr L.unearned.C 92 C',
      'Cr E.stripe_fee 127 -',
    ]);
    expect(() => postFeePassedOn([{ producerId: 'A', feeShareCents: 0 }])).toThrow(InvariantError);
  });

  it('pays out, and takes a payout back that failed', () => {
    expect(written(postPayoutSent(5000))).toEqual(['Dr A.bank 5000 -', 'Cr A.stripe 5000 -']);
    expect(written(postPayoutSent(5000, 50))).toEqual([
      'Dr A.bank 5000 -',
      'Dr E.stripe_fee 50 -',
      'Cr A.stripe 5050 -',
    ]);
    expect(written(postPayoutReturned(5000))).toEqual(['Dr A.stripe 5000 -', 'Cr A.bank 5000 -']);
  });

  it('tops up (E9 of the worked example), and gives a top-up back', () => {
    expect(written(postTopUpArrived(6000))).toEqual(['Dr A.stripe 6000 -', 'Cr A.bank 6000 -']);
    expect(written(postTopUpReversed(6000))).toEqual(['Dr A.bank 6000 -', 'Cr A.stripe 6000 -']);
  });

  it('books a fee without an order to the producer whose account caused it', () => {
    expect(written(postUntiedFee({ netCents: -200, producerId: 'A' }))).toEqual([
      'Dr E.stripe_fee 200 A',
      'Cr A.stripe 200 -',
    ]);
    expect(written(postUntiedFee({ netCents: 15, producerId: null }))).toEqual([
      'Cr E.stripe_fee 15 -',
      'Dr A.stripe 15 -',
    ]);
    expect(() => postUntiedFee({ netCents: 0, producerId: null })).toThrow(InvariantError);
  });
});
