import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { InvariantError } from './invariant.ts';
import { assertBalanced, type EntryDraft } from './journalEntry.ts';
import {
  postChargeSucceeded,
  postItemApproved,
  postProducerFulfilled,
  postReserve,
  postTransferCreated,
  postUnwantedCharge,
} from './postings.ts';
import { type PaymentSplit, splitPayment } from './split.ts';

/**
 * The worked example: cheese 16.98 of A, juice 10.74 + deposit 0.90 of B, vegetables and a
 * candle 33.32 of C, delivery by the cooperative 5.90; commission 8 %; Stripe keeps 1.27.
 */
const example: PaymentSplit = {
  totalCents: 6784,
  parts: [
    {
      producerId: 'A',
      grossCents: 1698,
      commission: { netCents: 136, vatCents: 26 },
      payoutCents: 1536,
    },
    {
      producerId: 'B',
      grossCents: 1164,
      commission: { netCents: 86, vatCents: 16 },
      payoutCents: 1062,
    },
    {
      producerId: 'C',
      grossCents: 3332,
      commission: { netCents: 267, vatCents: 51 },
      payoutCents: 3014,
    },
  ],
  cooperative: { deliveryNetCents: 496, deliveryVatCents: 94 },
};

/** `Dr account cents` lines, as a bookkeeper would write them. */
const written = (entry: EntryDraft): string[] =>
  entry.postings.map(
    ({ side, accountCode, amountCents }) =>
      `${side === 'debit' ? 'Dr' : 'Cr'} ${accountCode} ${amountCents}`,
  );

describe('the worked example', () => {
  it('E1: the charge succeeded', () => {
    expect(written(postChargeSucceeded({ split: example, stripeFeeCents: 127 }))).toEqual([
      'Dr A.stripe 6657',
      'Dr E.stripe_fee 127',
      'Cr L.unearned.A 1698',
      'Cr L.unearned.B 1164',
      'Cr L.unearned.C 3332',
      'Cr I.shipping 496',
      'Cr L.vat 94',
    ]);
  });

  it.each([
    {
      index: 0,
      lines: ['Dr L.unearned.A 1698', 'Cr L.due.A 1536', 'Cr I.commission 136', 'Cr L.vat 26'],
    },
    {
      index: 1,
      lines: ['Dr L.unearned.B 1164', 'Cr L.due.B 1062', 'Cr I.commission 86', 'Cr L.vat 16'],
    },
    {
      index: 2,
      lines: ['Dr L.unearned.C 3332', 'Cr L.due.C 3014', 'Cr I.commission 267', 'Cr L.vat 51'],
    },
  ])('E2: producer $index fulfilled', ({ index, lines }) => {
    const part = example.parts[index];
    if (part === undefined) throw new Error('the example has three parts');
    expect(written(postProducerFulfilled(part))).toEqual(lines);
  });

  it('E4: a reserve of 10 % on the new producer C', () => {
    const entry = postReserve({ producerId: 'C', amountCents: 301 });
    expect(written(entry)).toEqual(['Dr L.due.C 301', 'Cr L.reserve.C 301']);
  });

  it.each([
    { producerId: 'A', amountCents: 1536 },
    { producerId: 'B', amountCents: 708 },
    { producerId: 'C', amountCents: 2713 },
  ])('E4: $producerId is approved and transferred', ({ producerId, amountCents }) => {
    const item = { producerId, amountCents };
    expect(written(postItemApproved(item))).toEqual([
      `Dr L.due.${producerId} ${amountCents}`,
      `Cr L.inflight.${producerId} ${amountCents}`,
    ]);
    expect(written(postTransferCreated(item))).toEqual([
      `Dr L.inflight.${producerId} ${amountCents}`,
      `Cr A.stripe ${amountCents}`,
    ]);
  });
});

describe('entries', () => {
  it('owe money that pays for nothing back in full, the fee stays with the cooperative', () => {
    const entry = postUnwantedCharge({ amountCents: 6784, stripeFeeCents: 127 });
    expect(entry.step).toBe('charge_unwanted');
    expect(written(entry)).toEqual([
      'Dr A.stripe 6657',
      'Dr E.stripe_fee 127',
      'Cr L.refund_payable 6784',
    ]);
  });

  it('refuse a fee that is higher than unwanted money', () => {
    expect(() => postUnwantedCharge({ amountCents: 100, stripeFeeCents: 101 })).toThrow('fee');
  });

  it('leave out lines of 0 cents', () => {
    const split = splitPayment({
      producers: [
        {
          producerId: 'A',
          goodsCents: 500,
          depositCents: 0,
          deliveryCents: 0,
          deliveryBy: 'producer',
          rule: { id: 'r0', rateBps: 0, vatRateBps: 1900 },
        },
      ],
      deliveryVatRateBps: 1900,
    });
    const charge = postChargeSucceeded({ split, stripeFeeCents: 0 });
    expect(written(charge)).toEqual(['Dr A.stripe 500', 'Cr L.unearned.A 500']);
    const [part] = split.parts;
    if (part === undefined) throw new Error('the split has one part');
    expect(written(postProducerFulfilled(part))).toEqual(['Dr L.unearned.A 500', 'Cr L.due.A 500']);
  });

  it('carry the producer on every line that concerns one, and a step of their own', () => {
    const charge = postChargeSucceeded({ split: example, stripeFeeCents: 127 });
    const producers = charge.postings.map((posting) => posting.producerId);
    expect(producers).toEqual([undefined, undefined, 'A', 'B', 'C', undefined, undefined]);
    const item = { producerId: 'A', amountCents: 1 };
    const steps = [
      charge.step,
      postReserve(item).step,
      postItemApproved(item).step,
      postTransferCreated(item).step,
    ];
    expect(new Set(steps).size).toBe(4);
  });

  it('balance, and close every account of the producers, for any cart', () => {
    const amounts = fc.record({
      goodsCents: fc.integer({ min: 1, max: 1_000_000 }),
      depositCents: fc.nat(10_000),
      deliveryCents: fc.nat(5_000),
      deliveryBy: fc.constantFrom('producer' as const, 'cooperative' as const),
    });
    fc.assert(
      fc.property(
        fc.array(amounts, { minLength: 1, maxLength: 8 }),
        fc.nat(5_000),
        (cart, rateBps) => {
          const producers = cart.map((money, index) => ({
            ...money,
            producerId: `p${index}`,
            rule: { id: 'r', rateBps, vatRateBps: 1900 },
          }));
          const split = splitPayment({ producers, deliveryVatRateBps: 1900 });
          const entries = [postChargeSucceeded({ split, stripeFeeCents: 0 })];
          for (const part of split.parts) {
            const item = { producerId: part.producerId, amountCents: part.payoutCents };
            entries.push(postProducerFulfilled(part), postItemApproved(item));
            entries.push(postTransferCreated(item));
          }
          const balances = balancesOf(entries);
          const sum = [...balances.values()].reduce((total, balance) => total + balance, 0);
          expect(sum).toBe(0);
          for (const [account, balance] of balances) {
            if (/^L\.(unearned|due|inflight)\./.test(account))
              expect([account, balance]).toEqual([account, 0]);
          }
          const paidOut = split.parts.reduce((total, part) => total + part.payoutCents, 0);
          expect(balances.get('A.stripe') ?? 0).toBe(split.totalCents - paidOut);
        },
      ),
    );
  });

  it.each<[string, () => unknown]>([
    [
      'an entry that does not balance',
      () => postChargeSucceeded({ split: { ...example, totalCents: 6785 }, stripeFeeCents: 127 }),
    ],
    ['a fee above the charge', () => postChargeSucceeded({ split: example, stripeFeeCents: 6785 })],
    ['a negative fee', () => postChargeSucceeded({ split: example, stripeFeeCents: -1 })],
    ['an item of 0 cents', () => postItemApproved({ producerId: 'A', amountCents: 0 })],
    ['a negative item', () => postTransferCreated({ producerId: 'A', amountCents: -5 })],
    ['a fraction of a cent', () => postReserve({ producerId: 'A', amountCents: 0.5 })],
    [
      'one posting alone',
      () => assertBalanced([{ accountCode: 'A.bank', side: 'debit', amountCents: 1 }]),
    ],
  ])('refuse %s as a bug', (_what, call) => {
    expect(call).toThrow(InvariantError);
  });
});

function balancesOf(entries: readonly EntryDraft[]): Map<string, number> {
  const balances = new Map<string, number>();
  for (const { postings } of entries) {
    for (const { accountCode, side, amountCents } of postings) {
      const signed = side === 'debit' ? amountCents : -amountCents;
      balances.set(accountCode, (balances.get(accountCode) ?? 0) + signed);
    }
  }
  return balances;
}
