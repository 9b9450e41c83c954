import { describe, expect, it } from '@jest/globals';
import {
  type DisputeLoss,
  lossCentsOf,
  postContestedReleased,
  postDisputeLossUndone,
  postDisputeLost,
  postDisputeMovement,
  postRecoveredEarly,
} from './disputePostings.ts';
import { InvariantError } from './invariant.ts';
import type { EntryDraft } from './journalEntry.ts';
import type { ShareStanding } from './refundPostings.ts';

/** `Dr account cents` lines, as a bookkeeper would write them. */
const written = (entry: EntryDraft): string[] =>
  entry.postings.map(
    ({ side, accountCode, amountCents }) =>
      `${side === 'debit' ? 'Dr' : 'Cr'} ${accountCode} ${amountCents}`,
  );

/** The loss of the worked example: C answers for vegetables of 23.33, the cooperative for the rest. */
const loss: DisputeLoss = {
  parts: [
    {
      producerId: 'C',
      standing: { stage: 'earned', dueCents: 0 },
      effect: {
        grossCents: 2333,
        commissionNetCents: 187,
        commissionVatCents: 36,
        feeShareCents: 0,
        payoutCents: 2110,
      },
    },
  ],
  delivery: { netCents: 496, vatCents: 94 },
  chargebackCents: 2474,
};

describe('money that a dispute moves', () => {
  it('E6: 53.97 withdrawn with a fee of 20.00', () => {
    expect(written(postDisputeMovement({ amountCents: -5397, feeCents: 2000 }))).toEqual([
      'Dr A.disputed 5397',
      'Dr E.dispute_fee 2000',
      'Cr A.stripe 7397',
    ]);
  });

  it('E7w: won, the money comes back and the fee stays', () => {
    const entry = postDisputeMovement({ amountCents: 5397, feeCents: 0 });
    expect(entry.step).toBe('dispute_reinstated');
    expect(written(entry)).toEqual(['Cr A.disputed 5397', 'Dr A.stripe 5397']);
  });

  it('E7w: won, with the fee given back', () => {
    expect(written(postDisputeMovement({ amountCents: 5397, feeCents: -2000 }))).toEqual([
      'Cr A.disputed 5397',
      'Cr E.dispute_fee 2000',
      'Dr A.stripe 7397',
    ]);
  });

  it('books a fee that comes alone', () => {
    expect(written(postDisputeMovement({ amountCents: 0, feeCents: 1500 }))).toEqual([
      'Dr E.dispute_fee 1500',
      'Cr A.stripe 1500',
    ]);
  });
});

describe('a lost dispute', () => {
  it('E7l: C answers for its parcel, after its share was transferred', () => {
    expect(lossCentsOf(loss)).toBe(5397);
    expect(written(postDisputeLost(loss))).toEqual([
      'Dr A.recv.C 2110',
      'Dr I.commission 187',
      'Dr L.vat 36',
      'Dr I.shipping 496',
      'Dr L.vat 94',
      'Dr E.chargeback 2474',
      'Cr A.disputed 5397',
    ]);
  });

  it.each([
    [{ stage: 'unearned' }, ['Dr L.unearned.C 2333']],
    [
      { stage: 'earned', dueCents: 2110 },
      ['Dr L.due.C 2110', 'Dr I.commission 187', 'Dr L.vat 36'],
    ],
    [{ stage: 'earned', dueCents: 500 }, ['Dr L.due.C 500', 'Dr A.recv.C 1610']],
  ] as const)('takes a share that is %j from there', (standing, lines) => {
    const parts = loss.parts.map((part) => ({ ...part, standing }));
    expect(written(postDisputeLost({ ...loss, parts })).slice(0, lines.length)).toEqual(lines);
  });

  it('gives a passed-on fee back to the cooperative', () => {
    const effect = {
      grossCents: 1000,
      commissionNetCents: 80,
      commissionVatCents: 15,
      feeShareCents: 40,
      payoutCents: 865,
    };
    const lossOf = (standing: ShareStanding): DisputeLoss => ({
      parts: [{ producerId: 'C', standing, effect }],
      delivery: { netCents: 0, vatCents: 0 },
      chargebackCents: 0,
    });
    expect(written(postDisputeLost(lossOf({ stage: 'unearned' })))).toEqual([
      'Dr L.unearned.C 960',
      'Dr E.stripe_fee 40',
      'Cr A.disputed 1000',
    ]);
    expect(written(postDisputeLost(lossOf({ stage: 'earned', dueCents: 865 })))).toEqual([
      'Dr L.due.C 865',
      'Dr I.commission 80',
      'Dr L.vat 15',
      'Dr E.stripe_fee 40',
      'Cr A.disputed 1000',
    ]);
  });

  it('is undone line by line; what was taken is owed to the producer again', () => {
    expect(written(postDisputeLossUndone(loss))).toEqual([
      'Dr A.disputed 5397',
      'Cr L.due.C 2110',
      'Cr I.commission 187',
      'Cr L.vat 36',
      'Cr I.shipping 496',
      'Cr L.vat 94',
      'Cr E.chargeback 2474',
    ]);
  });

  it('refuses an effect that does not add up', () => {
    const [part] = loss.parts;
    if (part === undefined) throw new Error('the loss has a part');
    const effect = { ...part.effect, payoutCents: 2111 };
    expect(() => postDisputeLost({ ...loss, parts: [{ ...part, effect }] })).toThrow(
      InvariantError,
    );
  });
});

describe('taking back while a dispute is open', () => {
  it('makes a claim and keeps the same amount for the producer', () => {
    expect(written(postRecoveredEarly({ producerId: 'C', amountCents: 2110 }))).toEqual([
      'Dr A.recv.C 2110',
      'Cr L.contested.C 2110',
    ]);
  });

  it('owes it again at the end', () => {
    expect(written(postContestedReleased({ producerId: 'C', amountCents: 2110 }))).toEqual([
      'Dr L.contested.C 2110',
      'Cr L.due.C 2110',
    ]);
  });
});
