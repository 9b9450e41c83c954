import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { InvariantError } from './invariant.ts';
import { type SplitProducer, splitPayment } from './split.ts';

const tenPercent = { id: 'r10', rateBps: 1000, vatRateBps: 1900 };
const eightPercent = { id: 'r8', rateBps: 800, vatRateBps: 1900 };

const producer = (change: Partial<SplitProducer>): SplitProducer => ({
  producerId: 'A',
  goodsCents: 0,
  depositCents: 0,
  deliveryCents: 0,
  deliveryBy: 'producer',
  rule: tenPercent,
  ...change,
});

describe('splitPayment', () => {
  it('V30: 12 % of goods 10000 leave 8572', () => {
    const rule = { id: 'r12', rateBps: 1200, vatRateBps: 1900 };
    const split = splitPayment({
      producers: [producer({ goodsCents: 10_000, rule })],
      deliveryVatRateBps: 1900,
    });
    expect(split.parts[0]?.payoutCents).toBe(8572);
  });

  it('V32: 12.5 % of goods 1837 leave 1563', () => {
    const rule = { id: 'r12', rateBps: 1250, vatRateBps: 1900 };
    const split = splitPayment({
      producers: [producer({ goodsCents: 1837, rule })],
      deliveryVatRateBps: 1900,
    });
    expect(split.parts[0]?.payoutCents).toBe(1563);
  });

  it('V33: no commission on the shipping of the producer', () => {
    const split = splitPayment({
      producers: [producer({ goodsCents: 4500, deliveryCents: 495 })],
      deliveryVatRateBps: 1900,
    });
    expect(split).toEqual({
      totalCents: 4995,
      parts: [
        {
          producerId: 'A',
          grossCents: 4995,
          commission: { netCents: 450, vatCents: 86 },
          payoutCents: 4459,
        },
      ],
      cooperative: { deliveryNetCents: 0, deliveryVatCents: 0 },
    });
  });

  it('V35: a cooperative under § 19 UStG adds no VAT to its commission', () => {
    const rule = { id: 'r12', rateBps: 1200, vatRateBps: 0 };
    const split = splitPayment({
      producers: [producer({ goodsCents: 10_000, rule })],
      deliveryVatRateBps: 0,
    });
    expect(split.parts[0]).toMatchObject({
      commission: { netCents: 1200, vatCents: 0 },
      payoutCents: 8800,
    });
  });

  it('V36: two producers, deposit and shipping free of commission', () => {
    const split = splitPayment({
      producers: [
        producer({ producerId: 'A', goodsCents: 3000, deliveryCents: 490 }),
        producer({ producerId: 'B', goodsCents: 2540, depositCents: 48, deliveryCents: 590 }),
      ],
      deliveryVatRateBps: 1900,
    });
    expect(split.totalCents).toBe(6668);
    expect(split.parts.map((part) => part.payoutCents)).toEqual([3133, 2876]);
    const fees = split.parts.map((part) => part.commission.netCents + part.commission.vatCents);
    expect(fees).toEqual([357, 302]); // 659 for the cooperative
  });

  it('V24: two sellers in one charge', () => {
    const split = splitPayment({
      producers: [
        producer({ producerId: 'A', goodsCents: 1500, deliveryCents: 490 }),
        producer({ producerId: 'B', goodsCents: 2200, deliveryCents: 550 }),
      ],
      deliveryVatRateBps: 1900,
    });
    expect(split.totalCents).toBe(4740);
  });

  it('gives delivery by the cooperative to the cooperative, VAT once on the sum', () => {
    const split = splitPayment({
      producers: [
        producer({
          producerId: 'A',
          goodsCents: 1698,
          deliveryCents: 197,
          deliveryBy: 'cooperative',
          rule: eightPercent,
        }),
        producer({
          producerId: 'B',
          goodsCents: 1074,
          depositCents: 90,
          deliveryCents: 197,
          deliveryBy: 'cooperative',
          rule: eightPercent,
        }),
        producer({
          producerId: 'C',
          goodsCents: 3332,
          deliveryCents: 196,
          deliveryBy: 'cooperative',
          rule: eightPercent,
        }),
      ],
      deliveryVatRateBps: 1900,
    });
    expect(split.totalCents).toBe(6784);
    expect(split.cooperative).toEqual({ deliveryNetCents: 496, deliveryVatCents: 94 });
    expect(split.parts).toEqual([
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
    ]);
  });

  it('hands out every cent of the total and no more', () => {
    const amounts = fc.record({
      goodsCents: fc.nat(1_000_000),
      depositCents: fc.nat(10_000),
      deliveryCents: fc.nat(5_000),
      deliveryBy: fc.constantFrom('producer' as const, 'cooperative' as const),
      rateBps: fc.nat(5_000),
    });
    const carts = fc.array(amounts, { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(carts, fc.constantFrom(0, 700, 1900), (cart, deliveryVatRateBps) => {
        const producers = cart.map(({ rateBps, ...money }, index) => ({
          ...money,
          producerId: `p${index}`,
          rule: { id: 'r', rateBps, vatRateBps: 1900 },
        }));
        const { totalCents, parts, cooperative } = splitPayment({ producers, deliveryVatRateBps });
        const paidIn = cart.reduce(
          (sum, item) => sum + item.goodsCents + item.depositCents + item.deliveryCents,
          0,
        );
        const handedOut = parts.reduce(
          (sum, part) =>
            sum + part.payoutCents + part.commission.netCents + part.commission.vatCents,
          cooperative.deliveryNetCents + cooperative.deliveryVatCents,
        );
        expect(totalCents).toBe(paidIn);
        expect(handedOut).toBe(paidIn);
        for (const part of parts) expect(part.payoutCents).toBeLessThanOrEqual(part.grossCents);
      }),
    );
  });

  it.each<[string, SplitProducer[]]>([
    ['no producer', []],
    ['the same producer twice', [producer({}), producer({})]],
    ['a negative amount', [producer({ goodsCents: -1 })]],
    [
      'a commission above the part',
      [producer({ goodsCents: 100, rule: { id: 'r', rateBps: 9000, vatRateBps: 1900 } })],
    ],
  ])('refuses %s as a bug', (_what, producers) => {
    expect(() => splitPayment({ producers, deliveryVatRateBps: 1900 })).toThrow(InvariantError);
  });
});
