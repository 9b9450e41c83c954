import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type CommissionRule, commissionDelta, commissionOn } from './commission.ts';

const rule = (rateBps: number, vatRateBps = 1900): CommissionRule => ({
  id: 'r',
  rateBps,
  vatRateBps,
});

describe('commissionOn', () => {
  it.each([
    {
      name: 'V30: 12 % of 10000, regular producer',
      goods: 10_000,
      rule: rule(1200),
      net: 1200,
      vat: 228,
    },
    {
      name: 'V31: the same for a § 19 producer',
      goods: 10_000,
      rule: rule(1200),
      net: 1200,
      vat: 228,
    },
    { name: 'V32: 12.5 % of 1837', goods: 1837, rule: rule(1250), net: 230, vat: 44 },
    {
      name: 'V33: 10 % of goods 4500, not of shipping',
      goods: 4500,
      rule: rule(1000),
      net: 450,
      vat: 86,
    },
    {
      name: 'V35: the cooperative itself under § 19',
      goods: 10_000,
      rule: rule(1200, 0),
      net: 1200,
      vat: 0,
    },
    { name: 'V36: 10 % of 3000', goods: 3000, rule: rule(1000), net: 300, vat: 57 },
    { name: 'V36: 10 % of 2540', goods: 2540, rule: rule(1000), net: 254, vat: 48 },
    { name: 'no commission', goods: 10_000, rule: rule(0), net: 0, vat: 0 },
  ])('$name', ({ goods, rule, net, vat }) => {
    expect(commissionOn(goods, rule)).toEqual({ netCents: net, vatCents: vat });
  });
});

describe('commissionDelta', () => {
  it('V38: withdrawal from 4000 of 10000 at 12 % gives back 480 + 91', () => {
    expect(commissionDelta(10_000, 6000, rule(1200))).toEqual({ netCents: -480, vatCents: -91 });
  });

  it('returns exactly what was booked when everything is refunded in any steps', () => {
    const refunds = fc.array(fc.integer({ min: 1, max: 20_000 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(refunds, fc.nat(3000), (steps, rateBps) => {
        let base = steps.reduce((sum, step) => sum + step, 0);
        const { netCents, vatCents } = commissionOn(base, rule(rateBps));
        let [net, vat] = [netCents, vatCents];
        for (const step of steps) {
          const delta = commissionDelta(base, base - step, rule(rateBps));
          expect(delta.netCents <= 0 && delta.vatCents <= 0).toBe(true);
          net += delta.netCents;
          vat += delta.vatCents;
          base -= step;
        }
        expect([net, vat]).toEqual([0, 0]);
      }),
    );
  });
});
