import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { InvariantError } from './invariant.ts';
import { addReductions, NO_REDUCTION, reductionEffect, shareAfter } from './share.ts';

const rule = { id: 'r', rateBps: 800, vatRateBps: 1900 };
/** B of the worked example: six bottles of juice at 1.79 with 0.15 deposit each. */
const juice = { goodsCents: 1074, depositCents: 90, deliveryCents: 0, rule };

describe('a share', () => {
  it('is gross less commission with VAT while nothing was taken off', () => {
    expect(shareAfter(juice, NO_REDUCTION)).toEqual({
      goodsCents: 1074,
      depositCents: 90,
      deliveryCents: 0,
      grossCents: 1164,
      commission: { netCents: 86, vatCents: 16 },
      feeShareCents: 0,
      payoutCents: 1062,
    });
  });

  it('gives up two broken bottles: 3.88 gross, 0.34 of it commission (worked example E3)', () => {
    const broken = { goodsCents: 358, depositCents: 30, deliveryCents: 0 };
    expect(reductionEffect(juice, NO_REDUCTION, broken)).toEqual({
      grossCents: 388,
      commissionNetCents: 29,
      commissionVatCents: 5,
      feeShareCents: 0,
      payoutCents: 354,
    });
  });

  it('bears the fee that was passed on to it, which no refund returns', () => {
    const terms = { ...juice, feeShareCents: 24 };
    expect(shareAfter(terms, NO_REDUCTION)).toMatchObject({ feeShareCents: 24, payoutCents: 1038 });
    const broken = { goodsCents: 358, depositCents: 30, deliveryCents: 0 };
    expect(reductionEffect(terms, NO_REDUCTION, broken)).toMatchObject({
      feeShareCents: 0,
      payoutCents: 354,
    });
  });

  it('owes no fee for a sale that was undone: the rest falls back to the cooperative', () => {
    const terms = { ...juice, feeShareCents: 24 };
    const all = { goodsCents: 1074, depositCents: 90, deliveryCents: 0 };
    expect(reductionEffect(terms, NO_REDUCTION, all)).toEqual({
      grossCents: 1164,
      commissionNetCents: 86,
      commissionVatCents: 16,
      feeShareCents: 24,
      payoutCents: 1038,
    });
  });

  it('refuses to give more than there is', () => {
    const tooMuch = { goodsCents: 1075, depositCents: 0, deliveryCents: 0 };
    expect(() => shareAfter(juice, tooMuch)).toThrow(InvariantError);
    const raised = { goodsCents: -1, depositCents: 0, deliveryCents: 0 };
    expect(() => shareAfter(juice, raised)).toThrow(InvariantError);
  });

  it('ends at exactly zero after a full refund in any number of steps', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 99_999_999 }),
        fc.array(fc.integer({ min: 1, max: 9_999_999 }), { maxLength: 20 }),
        (goodsCents, steps) => {
          const terms = { goodsCents, depositCents: 0, deliveryCents: 0, rule };
          let reduction = NO_REDUCTION;
          let [net, vat, payout] = [0, 0, 0];
          for (const step of [...steps, goodsCents]) {
            const left = goodsCents - reduction.goodsCents;
            const more = { ...NO_REDUCTION, goodsCents: Math.min(step, left) };
            const effect = reductionEffect(terms, reduction, more);
            expect(effect.commissionNetCents).toBeGreaterThanOrEqual(0);
            expect(effect.commissionVatCents).toBeGreaterThanOrEqual(0);
            net += effect.commissionNetCents;
            vat += effect.commissionVatCents;
            payout += effect.payoutCents;
            reduction = addReductions(reduction, more);
          }
          const first = shareAfter(terms, NO_REDUCTION);
          expect({ net, vat, payout }).toEqual({
            net: first.commission.netCents,
            vat: first.commission.vatCents,
            payout: first.payoutCents,
          });
          expect(shareAfter(terms, reduction).payoutCents).toBe(0);
        },
      ),
    );
  });
});
