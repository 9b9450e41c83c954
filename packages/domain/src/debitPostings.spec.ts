import { describe, expect, it } from '@jest/globals';
import { postCommitmentReversed, postCommittedPaid, postOrderCommitted } from './debitPostings.ts';
import { InvariantError } from './invariant.ts';
import type { EntryDraft } from './journalEntry.ts';

const written = (entry: EntryDraft): string[] =>
  entry.postings.map(
    ({ side, accountCode, amountCents }) =>
      `${side === 'debit' ? 'Dr' : 'Cr'} ${accountCode} ${amountCents}`,
  );

const part = (producerId: string, grossCents: number) => ({
  producerId,
  grossCents,
  commission: { netCents: 0, vatCents: 0 },
  payoutCents: grossCents,
});

describe('goods that leave before a direct debit is paid', () => {
  it('are owed by the buyer', () => {
    const split = {
      totalCents: 2676,
      parts: [part('A', 1698), part('B', 388)],
      cooperative: { deliveryNetCents: 496, deliveryVatCents: 94 },
    };
    expect(written(postOrderCommitted(split))).toEqual([
      'Dr A.recv.customer 2676',
      'Cr L.unearned.A 1698',
      'Cr L.unearned.B 388',
      'Cr I.shipping 496',
      'Cr L.vat 94',
    ]);
  });

  it('are paid in the end, less what the buyer no longer owed', () => {
    const paid = { amountCents: 2676, stripeFeeCents: 35, receivableCents: 2676 };
    expect(written(postCommittedPaid(paid))).toEqual([
      'Dr A.stripe 2641',
      'Dr E.stripe_fee 35',
      'Cr A.recv.customer 2676',
    ]);
    expect(written(postCommittedPaid({ ...paid, receivableCents: 2288 }))).toEqual([
      'Dr A.stripe 2641',
      'Dr E.stripe_fee 35',
      'Cr A.recv.customer 2288',
      'Cr L.refund_payable 388',
    ]);
    expect(() => postCommittedPaid({ ...paid, receivableCents: 2677 })).toThrow(InvariantError);
  });

  it('are not owed as far as they never left', () => {
    const reversed = postCommitmentReversed({
      parts: [{ producerId: 'B', grossCents: 388 }],
      deliveryNetCents: 0,
      deliveryVatCents: 0,
    });
    expect(written(reversed)).toEqual(['Dr L.unearned.B 388', 'Cr A.recv.customer 388']);
  });
});
