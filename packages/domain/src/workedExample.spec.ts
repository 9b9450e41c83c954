import { expect, it } from '@jest/globals';
import { deliveryEffect } from './deliveryRefund.ts';
import { postDisputeLost, postDisputeMovement } from './disputePostings.ts';
import type { EntryDraft } from './journalEntry.ts';
import {
  postChargeSucceeded,
  postItemApproved,
  postProducerFulfilled,
  postReserve,
  postTransferCreated,
} from './postings.ts';
import {
  postRefundApproved,
  postRefundSent,
  postReserveUsed,
  postReversal,
} from './refundPostings.ts';
import { addReductions, NO_REDUCTION, reductionEffect, shareAfter } from './share.ts';
import { splitPayment } from './split.ts';
import { postTopUpArrived } from './treasuryPostings.ts';

/**
 * One order from payment to chargeback, with every cent written by hand: cheese of A, juice with
 * deposit of B, vegetables and a candle of C, delivery by the cooperative; commission 8 %, fee
 * 1.5 % and 0.25, fee of a dispute 20.00.
 */
const rule = { id: 'r', rateBps: 800, vatRateBps: 1900 };
const terms = (goodsCents: number, depositCents = 0) => ({
  goodsCents,
  depositCents,
  deliveryCents: 0,
  rule,
});
const A = terms(1698);
const B = terms(1074, 90);
const C = terms(2333 + 999);

const split = splitPayment({
  deliveryVatRateBps: 1900,
  producers: [
    { ...A, producerId: 'A', deliveryCents: 590, deliveryBy: 'cooperative' },
    { ...B, producerId: 'B', deliveryBy: 'cooperative' },
    { ...C, producerId: 'C', deliveryBy: 'cooperative' },
  ],
});

class Books {
  private readonly cents = new Map<string, number>();

  /** Posts and answers the lines as a bookkeeper writes them. */
  post(entry: EntryDraft): string {
    for (const { accountCode, side, amountCents } of entry.postings) {
      const signed = side === 'debit' ? amountCents : -amountCents;
      this.cents.set(accountCode, this.of(accountCode) + signed);
    }
    return (['debit', 'credit'] as const)
      .map((side) => entry.postings.filter((line) => line.side === side))
      .map((lines) => lines.map((line) => `${line.accountCode} ${line.amountCents}`).join(', '))
      .join(' · ');
  }

  of(accountCode: string): number {
    return this.cents.get(accountCode) ?? 0;
  }

  trialCents(): number {
    return [...this.cents.values()].reduce((sum, cents) => sum + cents, 0);
  }
}

it('the worked example closes to the cent', () => {
  const books = new Books();
  expect(split.totalCents).toBe(6784);

  expect(books.post(postChargeSucceeded({ split, stripeFeeCents: 127 }))).toBe(
    'A.stripe 6657, E.stripe_fee 127 · ' +
      'L.unearned.A 1698, L.unearned.B 1164, L.unearned.C 3332, I.shipping 496, L.vat 94',
  );

  expect(split.parts.map((part) => books.post(postProducerFulfilled(part)))).toEqual([
    'L.unearned.A 1698 · L.due.A 1536, I.commission 136, L.vat 26',
    'L.unearned.B 1164 · L.due.B 1062, I.commission 86, L.vat 16',
    'L.unearned.C 3332 · L.due.C 3014, I.commission 267, L.vat 51',
  ]);

  // E3: two of six bottles are broken.
  const bottles = { goodsCents: 358, depositCents: 30, deliveryCents: 0 };
  const broken = postRefundApproved({
    producerId: 'B',
    standing: { stage: 'earned', dueCents: 1062 },
    effect: reductionEffect(B, NO_REDUCTION, bottles),
  });
  expect(books.post(broken)).toBe('L.due.B 354, I.commission 29, L.vat 5 · L.refund_payable 388');
  books.post(postRefundSent({ amountCents: 388, feeCents: 0 }));
  expect(books.of('A.stripe')).toBe(6269);

  // E4: ten percent of the new producer C stay as a reserve.
  books.post(postReserve({ producerId: 'C', amountCents: 301 }));
  for (const [producerId, amountCents] of [
    ['A', 1536],
    ['B', 708],
    ['C', 2713],
  ] as const) {
    expect(-books.of(`L.due.${producerId}`)).toBe(amountCents);
    books.post(postItemApproved({ producerId, amountCents }));
    books.post(postTransferCreated({ producerId, amountCents }));
  }
  expect(books.of('A.stripe')).toBe(1312);

  // E5: the candle comes back after the transfer.
  const candle = { goodsCents: 999, depositCents: 0, deliveryCents: 0 };
  const withdrawal = postRefundApproved({
    producerId: 'C',
    standing: { stage: 'earned', dueCents: 0 },
    effect: reductionEffect(C, NO_REDUCTION, candle),
  });
  expect(books.post(withdrawal)).toBe(
    'A.recv.C 904, I.commission 80, L.vat 15 · L.refund_payable 999',
  );
  books.post(postRefundSent({ amountCents: 999, feeCents: 0 }));
  expect(books.post(postReversal({ producerId: 'C', amountCents: 904 }))).toBe(
    'A.stripe 904 · A.recv.C 904',
  );
  expect(books.of('A.stripe')).toBe(1217);

  // E6: the rest is disputed.
  expect(books.post(postDisputeMovement({ amountCents: -5397, feeCents: 2000 }))).toBe(
    'A.disputed 5397, E.dispute_fee 2000 · A.stripe 7397',
  );
  expect(books.of('A.stripe')).toBe(-6180);

  // E7: lost; the parcel of C was at fault, the cooperative carries the rest and its delivery.
  const rest = { goodsCents: 2333, depositCents: 0, deliveryCents: 0 };
  const soldDelivery = { soldCents: 590, refundedCents: 0, moreCents: 590, vatRateBps: 1900 };
  const lost = postDisputeLost({
    parts: [
      {
        producerId: 'C',
        standing: { stage: 'earned', dueCents: 0 },
        effect: reductionEffect(C, candle, rest),
      },
    ],
    delivery: deliveryEffect(soldDelivery),
    chargebackCents: 2474,
  });
  expect(books.post(lost)).toBe(
    'A.recv.C 2110, I.commission 187, L.vat 36, I.shipping 496, L.vat 94, E.chargeback 2474' +
      ' · A.disputed 5397',
  );

  // E8: reserve first, then what C's account still holds.
  books.post(postReserveUsed({ producerId: 'C', amountCents: 301 }));
  books.post(postReversal({ producerId: 'C', amountCents: 500 }));
  expect(books.of('A.stripe')).toBe(-5680);

  books.post(postTopUpArrived(6000));
  expect(books.of('A.stripe')).toBe(320);

  expect(books.trialCents()).toBe(0);
  expect(books.of('A.recv.C')).toBe(1309);
  expect(-books.of('I.commission')).toBe(193);
  expect(-books.of('L.vat')).toBe(37);
  expect(books.of('L.refund_payable')).toBe(0);
  expect(shareAfter(C, addReductions(candle, rest)).payoutCents).toBe(0);
});
