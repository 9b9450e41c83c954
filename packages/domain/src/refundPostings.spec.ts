import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { EntryDraft } from './journalEntry.ts';
import {
  postDebtPaid,
  postDeliveryRefunded,
  postMirrored,
  postRefundApproved,
  postRefundBorne,
  postRefundByBank,
  postRefundFailed,
  postRefundSent,
  postWrittenOff,
} from './refundPostings.ts';
import { addReductions, NO_REDUCTION, reductionEffect, shareAfter } from './share.ts';

const rule = { id: 'r', rateBps: 800, vatRateBps: 1900 };
const juice = { goodsCents: 1074, depositCents: 90, deliveryCents: 0, rule };
const bottles = { goodsCents: 358, depositCents: 30, deliveryCents: 0 };

const written = (entry: EntryDraft): string[] =>
  entry.postings.map(
    ({ side, accountCode, amountCents }) =>
      `${side === 'debit' ? 'Dr' : 'Cr'} ${accountCode} ${amountCents}`,
  );

describe('a refund that the producer bears', () => {
  const effect = reductionEffect(juice, NO_REDUCTION, bottles);

  it('before the hand-over takes what is not earned; no commission was', () => {
    const entry = postRefundApproved({ producerId: 'B', standing: { stage: 'unearned' }, effect });
    expect(written(entry)).toEqual(['Dr L.unearned.B 388', 'Cr L.refund_payable 388']);
  });

  it('while a run has a part of it takes the rest as a claim', () => {
    const standing = { stage: 'earned', dueCents: 300 } as const;
    expect(written(postRefundApproved({ producerId: 'B', standing, effect }))).toEqual([
      'Dr L.due.B 300',
      'Dr A.recv.B 54',
      'Dr I.commission 29',
      'Dr L.vat 5',
      'Cr L.refund_payable 388',
    ]);
  });

  it('gives a passed-on fee back to the cooperative as far as nothing is left to bear it', () => {
    const terms = { ...juice, feeShareCents: 40 };
    const all = { goodsCents: 1074, depositCents: 90, deliveryCents: 0 };
    const whole = reductionEffect(terms, NO_REDUCTION, all);
    const entry = postRefundApproved({
      producerId: 'B',
      standing: { stage: 'unearned' },
      effect: whole,
    });
    expect(written(entry)).toEqual([
      'Dr L.unearned.B 1124',
      'Dr E.stripe_fee 40',
      'Cr L.refund_payable 1164',
    ]);
  });
});

describe('a refund that somebody else bears', () => {
  it.each([
    { bearer: 'cooperative', account: 'E.refund' },
    { bearer: 'carrier', account: 'A.recv.carrier' },
    { bearer: 'goodwill_fund', account: 'E.goodwill' },
  ] as const)('$bearer', ({ bearer, account }) => {
    expect(written(postRefundBorne({ bearer, amountCents: 500 }))).toEqual([
      `Dr ${account} 500`,
      'Cr L.refund_payable 500',
    ]);
  });

  it('of delivery lessens the income of the cooperative', () => {
    expect(written(postDeliveryRefunded({ netCents: 496, vatCents: 94 }))).toEqual([
      'Dr I.shipping 496',
      'Dr L.vat 94',
      'Cr L.refund_payable 590',
    ]);
  });
});

describe('the way of the money', () => {
  it('E3 prime and its failure are each other’s mirror', () => {
    const refund = { amountCents: 388, feeCents: 0 };
    expect(written(postRefundSent(refund))).toEqual(['Dr L.refund_payable 388', 'Cr A.stripe 388']);
    expect(written(postRefundFailed(refund))).toEqual([
      'Dr A.stripe 388',
      'Cr L.refund_payable 388',
    ]);
  });

  it('books a fee that Stripe would take', () => {
    expect(written(postRefundSent({ amountCents: 388, feeCents: 12 }))).toEqual([
      'Dr L.refund_payable 388',
      'Dr E.stripe_fee 12',
      'Cr A.stripe 400',
    ]);
  });

  it('ends by bank transfer where Stripe cannot pay', () => {
    expect(written(postRefundByBank(388))).toEqual(['Dr L.refund_payable 388', 'Cr A.bank 388']);
  });

  it('ends debts by payment or by giving them up', () => {
    expect(written(postWrittenOff({ producerId: 'C' }, 1309))).toEqual([
      'Dr E.baddebt 1309',
      'Cr A.recv.C 1309',
    ]);
    expect(written(postDebtPaid('carrier', 500))).toEqual([
      'Dr A.bank 500',
      'Cr A.recv.carrier 500',
    ]);
  });

  it('is taken back by its mirror image', () => {
    const entry = postRefundBorne({ bearer: 'cooperative', amountCents: 500 });
    const mirror = postMirrored('refund_reassigned', 'Assigned anew', entry);
    expect(written(mirror)).toEqual(['Cr E.refund 500', 'Dr L.refund_payable 500']);
  });
});

it('any sequence of refunds around hand-over and transfer leaves nothing behind', () => {
  const cut = fc.record({
    goods: fc.integer({ min: 0, max: 400 }),
    deposit: fc.integer({ min: 0, max: 40 }),
    event: fc.constantFrom('refund' as const, 'hand_over' as const, 'transfer' as const),
  });
  fc.assert(
    fc.property(fc.array(cut, { maxLength: 15 }), fc.integer({ min: 0, max: 80 }), (steps, fee) => {
      const terms = { ...juice, feeShareCents: fee };
      const cents = new Map<string, number>([['L.unearned.B', -(1164 - fee)]]);
      const of = (code: string) => cents.get(code) ?? 0;
      const add = (code: string, more: number) => cents.set(code, of(code) + more);
      let reduction = NO_REDUCTION;
      let isEarned = false;
      const refund = (more: typeof NO_REDUCTION) => {
        if (more.goodsCents + more.depositCents === 0) return;
        const entry = postRefundApproved({
          producerId: 'B',
          standing: isEarned
            ? { stage: 'earned', dueCents: -of('L.due.B') }
            : { stage: 'unearned' },
          effect: reductionEffect(terms, reduction, more),
        });
        for (const line of entry.postings) {
          add(line.accountCode, line.side === 'debit' ? line.amountCents : -line.amountCents);
        }
        reduction = addReductions(reduction, more);
      };
      for (const step of [...steps, { goods: 1074, deposit: 90, event: 'refund' as const }]) {
        const now = shareAfter(terms, reduction);
        if (step.event === 'hand_over' && !isEarned && now.grossCents > 0) {
          const vatCents = now.commission.vatCents;
          add('L.unearned.B', now.payoutCents + now.commission.netCents + vatCents);
          add('L.due.B', -now.payoutCents);
          add('I.commission', -now.commission.netCents);
          add('L.vat', -vatCents);
          isEarned = true;
        } else if (step.event === 'transfer') {
          add('paid out', 0 - of('L.due.B'));
          cents.set('L.due.B', 0);
        } else {
          refund({
            goodsCents: Math.min(step.goods, now.goodsCents),
            depositCents: Math.min(step.deposit, now.depositCents),
            deliveryCents: 0,
          });
        }
        expect(of('L.unearned.B')).toBeLessThanOrEqual(0);
        expect(of('L.due.B')).toBeLessThanOrEqual(0);
      }
      const rest = ['L.unearned.B', 'L.due.B', 'I.commission', 'L.vat'].map(of);
      expect(rest).toEqual([0, 0, 0, 0]);
      expect(of('L.refund_payable')).toBe(-1164);
      // What was transferred is exactly what the producer owes.
      expect(of('A.recv.B')).toBe(of('paid out'));
      expect(of('E.stripe_fee')).toBe(fee);
    }),
  );
});
