import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { allocate } from './allocate.ts';
import { InvariantError } from './invariant.ts';
import {
  type TaxStatus,
  taxNoteOf,
  type VatCategory,
  type VatRateRow,
  vatOfGross,
  vatRateFor,
  vatSummary,
} from './tax.ts';

/** With the lowered rates of the second half of 2020, so that dates matter. */
const RATES: readonly VatRateRow[] = [
  { code: 'standard', rateBps: 1900, validFrom: '2021-01-01' },
  { code: 'standard', rateBps: 1600, validFrom: '2020-07-01' },
  { code: 'standard', rateBps: 1900, validFrom: '2007-01-01' },
  { code: 'reduced', rateBps: 700, validFrom: '2007-01-01' },
  { code: 'flat_rate_farm', rateBps: 780, validFrom: '2025-01-01' },
];
const TODAY = '2026-11-22';

describe('vatRateFor', () => {
  it.each<{
    name: string;
    taxStatus: TaxStatus;
    vatCategory: VatCategory;
    ownProduce: boolean;
    expected: number;
  }>([
    {
      name: 'a regular producer: food',
      taxStatus: 'standard',
      vatCategory: 'reduced',
      ownProduce: true,
      expected: 700,
    },
    {
      name: 'a regular producer: drinks',
      taxStatus: 'standard',
      vatCategory: 'standard',
      ownProduce: true,
      expected: 1900,
    },
    {
      name: 'a regular producer: zero-rated goods',
      taxStatus: 'standard',
      vatCategory: 'zero',
      ownProduce: false,
      expected: 0,
    },
    {
      name: 'a small business (§ 19 UStG)',
      taxStatus: 'small_business',
      vatCategory: 'standard',
      ownProduce: true,
      expected: 0,
    },
    {
      name: 'another exemption (§ 4 UStG)',
      taxStatus: 'exempt_other',
      vatCategory: 'standard',
      ownProduce: false,
      expected: 0,
    },
    {
      name: 'a flat-rate farmer (§ 24 UStG): own potatoes',
      taxStatus: 'flat_rate_farmer',
      vatCategory: 'reduced',
      ownProduce: true,
      expected: 780,
    },
    {
      name: 'a flat-rate farmer: a bought-in jar',
      taxStatus: 'flat_rate_farmer',
      vatCategory: 'reduced',
      ownProduce: false,
      expected: 700,
    },
    {
      name: 'a flat-rate farmer: own juice outside Annex 2',
      taxStatus: 'flat_rate_farmer',
      vatCategory: 'standard',
      ownProduce: true,
      expected: 1900,
    },
    {
      name: 'a flat-rate farmer: zero-rated goods',
      taxStatus: 'flat_rate_farmer',
      vatCategory: 'zero',
      ownProduce: true,
      expected: 0,
    },
  ])('$name bears $expected basis points', ({ expected, ...question }) => {
    expect(vatRateFor(question, RATES, TODAY)).toBe(expected);
  });

  it.each([
    { on: '2020-06-30', expected: 1900 },
    { on: '2020-07-01', expected: 1600 },
    { on: '2020-12-31', expected: 1600 },
    { on: '2021-01-01', expected: 1900 },
  ])('takes the row that is valid on $on', ({ on, expected }) => {
    const drink = { taxStatus: 'standard', vatCategory: 'standard', ownProduce: false } as const;
    expect(vatRateFor(drink, RATES, on)).toBe(expected);
  });

  it('treats a missing and a doubled row as bugs', () => {
    const food = { taxStatus: 'standard', vatCategory: 'reduced', ownProduce: false } as const;
    expect(() => vatRateFor(food, RATES, '2006-12-31')).toThrow(InvariantError);
    const doubled = [...RATES, { code: 'reduced', rateBps: 500, validFrom: '2007-01-01' } as const];
    expect(() => vatRateFor(food, doubled, TODAY)).toThrow(/two reduced rates/);
  });
});

describe('vatOfGross', () => {
  it.each([
    { name: 'V18: honey 690 at 7 %', gross: 690, rate: 700, vat: 45, net: 645 },
    { name: 'V19: juice 449 + deposit 15 at 19 %', gross: 464, rate: 1900, vat: 74, net: 390 },
    { name: 'V20: milk 189 + deposit 15 at 7 %', gross: 204, rate: 700, vat: 13, net: 191 },
    {
      name: 'V24: seller A, 1500 + shipping 490 at 7 %',
      gross: 1990,
      rate: 700,
      vat: 130,
      net: 1860,
    },
    { name: 'V24: seller B (§ 19), 2200 + shipping 550', gross: 2750, rate: 0, vat: 0, net: 2750 },
    {
      name: 'V25: potatoes of a flat-rate farmer at 7.8 %',
      gross: 1200,
      rate: 780,
      vat: 87,
      net: 1113,
    },
    { name: 'V26: gift box, 7 % part', gross: 1153, rate: 700, vat: 75, net: 1078 },
    { name: 'V26: gift box, 19 % part', gross: 2837, rate: 1900, vat: 453, net: 2384 },
    { name: 'V28: coop-funded coupon, 7 % part', gross: 3000, rate: 700, vat: 196, net: 2804 },
    { name: 'V28: coop-funded coupon, 19 % part', gross: 2000, rate: 1900, vat: 319, net: 1681 },
    { name: 'V29: brunch, food', gross: 1960, rate: 700, vat: 128, net: 1832 },
    { name: 'V29: brunch, drinks', gross: 840, rate: 1900, vat: 134, net: 706 },
    { name: 'a correction is the exact negative', gross: -690, rate: 700, vat: -45, net: -645 },
  ])('$name', ({ gross, rate, vat, net }) => {
    expect(vatOfGross(gross, rate)).toEqual({ vatCents: vat, netCents: net });
  });

  it('V27: a coupon of the producer lowers each rate in proportion', () => {
    const cuts = allocate(500, [3000, 2000]);
    expect(cuts).toEqual([300, 200]);
    expect(vatOfGross(2700, 700).vatCents).toBe(177);
    expect(vatOfGross(1800, 1900).vatCents).toBe(287);
  });

  it('net + VAT is gross at any rate', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -9_999_999, max: 9_999_999 }),
        fc.nat(10_000),
        (gross, rate) => {
          const { netCents, vatCents } = vatOfGross(gross, rate);
          expect(netCents + vatCents).toBe(gross);
        },
      ),
    );
  });
});

describe('vatSummary', () => {
  it('V21: on a tie of equal bases the cent goes to the higher rate', () => {
    const groups = [
      { rateBps: 700, goodsCents: 1800, depositCents: 0 },
      { rateBps: 1900, goodsCents: 1800, depositCents: 0 },
    ];
    expect(vatSummary(groups, 495)).toEqual([
      { rateBps: 700, deliveryCents: 247, grossCents: 2047, vatCents: 134, netCents: 1913 },
      { rateBps: 1900, deliveryCents: 248, grossCents: 2048, vatCents: 327, netCents: 1721 },
    ]);
  });

  it('V22: delivery is split by goods value', () => {
    const groups = [
      { rateBps: 700, goodsCents: 2450, depositCents: 0 },
      { rateBps: 1900, goodsCents: 1180, depositCents: 0 },
    ];
    expect(vatSummary(groups, 590)).toEqual([
      { rateBps: 700, deliveryCents: 398, grossCents: 2848, vatCents: 186, netCents: 2662 },
      { rateBps: 1900, deliveryCents: 192, grossCents: 1372, vatCents: 219, netCents: 1153 },
    ]);
  });

  it('V23: the deposit is left out of the key and taxed with its drink', () => {
    const groups = [
      { rateBps: 700, goodsCents: 2450, depositCents: 0 },
      { rateBps: 1900, goodsCents: 1180, depositCents: 48 },
    ];
    const lines = vatSummary(groups, 590);
    expect(lines.map((line) => line.deliveryCents)).toEqual([398, 192]);
    expect(lines.map((line) => line.vatCents)).toEqual([186, 227]);
    expect(lines.reduce((sum, line) => sum + line.grossCents, 0)).toBe(4268);
  });

  it('gives the cent of an unequal tie to the larger base, whatever the order', () => {
    // 2 cents over bases 1 and 3: exact shares are a half and one and a half.
    const small = { rateBps: 1900, goodsCents: 1, depositCents: 0 };
    const large = { rateBps: 700, goodsCents: 3, depositCents: 0 };
    expect(vatSummary([small, large], 2).map((line) => line.deliveryCents)).toEqual([0, 2]);
    expect(vatSummary([large, small], 2).map((line) => line.deliveryCents)).toEqual([2, 0]);
  });

  it('takes VAT once per rate: lines of one rate are merged before rounding', () => {
    // Alone, each 7 cents at 7 % hold 0.46 cents of VAT, which would round to 0 twice.
    const line = { rateBps: 700, goodsCents: 7, depositCents: 0 };
    expect(vatSummary([line, line], 0)).toEqual([
      { rateBps: 700, deliveryCents: 0, grossCents: 14, vatCents: 1, netCents: 13 },
    ]);
  });

  it('never loses a cent of goods, deposit or delivery', () => {
    const group = fc.record({
      rateBps: fc.constantFrom(0, 700, 780, 1900),
      goodsCents: fc.nat(1_000_000),
      depositCents: fc.nat(10_000),
    });
    const groups = fc.array(group, { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(groups, fc.nat(5_000), (parts, delivery) => {
        const lines = vatSummary(parts, delivery);
        const goods = parts.reduce((sum, part) => sum + part.goodsCents + part.depositCents, 0);
        expect(lines.reduce((sum, line) => sum + line.grossCents, 0)).toBe(goods + delivery);
        for (const line of lines) expect(line.netCents + line.vatCents).toBe(line.grossCents);
      }),
    );
  });

  it('has no place for delivery without goods', () => {
    expect(vatSummary([], 0)).toEqual([]);
    expect(() => vatSummary([], 490)).toThrow(InvariantError);
  });
});

describe('the remark beside a price', () => {
  it.each([
    ['standard', 'vat_included'],
    ['flat_rate_farmer', 'vat_included'],
    ['small_business', 'small_business'],
    ['exempt_other', 'exempt'],
  ] as const)('of %s is %s', (taxStatus, note) => {
    expect(taxNoteOf(taxStatus)).toBe(note);
  });
});
