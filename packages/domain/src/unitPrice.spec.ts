import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { InvariantError } from './invariant.ts';
import {
  priceOfWeighed,
  type QuantityUnit,
  toSmallestUnit,
  type UnitPriceQuestion,
  unitPriceOf,
} from './unitPrice.ts';

describe('unitPriceOf', () => {
  it.each<{ name: string; question: UnitPriceQuestion; cents: number; per: string }>([
    {
      name: 'V01: honey 500 g, 690 ct',
      question: { priceCents: 690, quantity: { value: 500, unit: 'g' } },
      cents: 1380,
      per: 'kg',
    },
    {
      name: 'V02: juice 330 ml, 449 ct, deposit not counted',
      question: { priceCents: 449, quantity: { value: 330, unit: 'ml' } },
      cents: 1361,
      per: 'l',
    },
    {
      name: 'V03: rapeseed oil 250 ml, 595 ct',
      question: { priceCents: 595, quantity: { value: 250, unit: 'ml' } },
      cents: 2380,
      per: 'l',
    },
    {
      name: 'V04: pickled herring 400 g, drained 250 g, 499 ct',
      question: { priceCents: 499, quantity: { value: 400, unit: 'g' }, drainedWeightGrams: 250 },
      cents: 1996,
      per: 'kg',
    },
    {
      name: 'V06: spice 30 g, 299 ct, never per 100 g when prepacked',
      question: { priceCents: 299, quantity: { value: 30, unit: 'g' }, saleForm: 'prepacked' },
      cents: 9967,
      per: 'kg',
    },
    {
      name: 'V07: beer 6 x 330 ml, 894 ct',
      question: { priceCents: 894, quantity: { value: 1980, unit: 'ml' } },
      cents: 452,
      per: 'l',
    },
    {
      name: 'V09: flour 1 kg, 249 ct, equal to the total price',
      question: { priceCents: 249, quantity: { value: 1, unit: 'kg' } },
      cents: 249,
      per: 'kg',
    },
    {
      name: 'V10: loose cheese, 279 ct per 100 g',
      question: { priceCents: 279, quantity: { value: 100, unit: 'g' }, saleForm: 'loose' },
      cents: 279,
      per: '100g',
    },
    {
      name: 'V11: woven fabric 1.5 m, 2250 ct',
      question: { priceCents: 2250, quantity: { value: 1500, unit: 'mm' } },
      cents: 1500,
      per: 'm',
    },
    {
      name: 'V12: soap bar 95 g, 550 ct, cleans and is not exempt',
      question: { priceCents: 550, quantity: { value: 95, unit: 'g' } },
      cents: 5789,
      per: 'kg',
    },
    {
      name: 'loose potatoes by the sack',
      question: { priceCents: 1200, quantity: { value: 5, unit: 'kg' }, saleForm: 'loose' },
      cents: 240,
      per: 'kg',
    },
    {
      name: 'loose goods up to 250 g are compared per 100 g',
      question: { priceCents: 500, quantity: { value: 250, unit: 'g' }, saleForm: 'loose' },
      cents: 200,
      per: '100g',
    },
    {
      name: 'loose goods above 250 g are compared per kg',
      question: { priceCents: 502, quantity: { value: 251, unit: 'g' }, saleForm: 'loose' },
      cents: 2000,
      per: 'kg',
    },
    {
      name: 'an open pack is no loose good',
      question: { priceCents: 200, quantity: { value: 100, unit: 'g' }, saleForm: 'open' },
      cents: 2000,
      per: 'kg',
    },
    {
      name: 'loose milk in small amounts',
      question: { priceCents: 30, quantity: { value: 200, unit: 'ml' }, saleForm: 'loose' },
      cents: 15,
      per: '100ml',
    },
    {
      name: 'fleece by area',
      question: { priceCents: 3000, quantity: { value: 7500, unit: 'cm2' } },
      cents: 4000,
      per: 'm2',
    },
    {
      name: 'exactly 10 g is not exempt',
      question: { priceCents: 250, quantity: { value: 10, unit: 'g' } },
      cents: 25_000,
      per: 'kg',
    },
  ])('$name', ({ question, cents, per }) => {
    expect(unitPriceOf(question)).toEqual({ kind: 'unit_price', centsPerUnit: cents, per });
  });

  it.each<{ name: string; question: UnitPriceQuestion; reason: string }>([
    {
      name: 'V05: saffron salt 9 g',
      question: { priceCents: 250, quantity: { value: 9, unit: 'g' } },
      reason: 'under_10',
    },
    {
      name: 'V08: gift box of honey, wine and candle',
      question: { priceCents: 3990, quantity: { value: 900, unit: 'g' }, exemption: 'unlike_set' },
      reason: 'unlike_set',
    },
    {
      name: 'eggs by the piece',
      question: { priceCents: 390, quantity: { value: 10, unit: 'piece' } },
      reason: 'not_measured',
    },
    {
      name: 'a tour by the person',
      question: { priceCents: 3900, quantity: { value: 1, unit: 'person' } },
      reason: 'not_measured',
    },
  ])('$name has none', ({ question, reason }) => {
    expect(unitPriceOf(question)).toEqual({ kind: 'exempt', reason });
  });

  it.each<[string, UnitPriceQuestion]>([
    ['a quantity of 0', { priceCents: 1, quantity: { value: 0, unit: 'g' } }],
    ['a quantity as decimal', { priceCents: 1, quantity: { value: 0.5, unit: 'l' } }],
    ['a negative price', { priceCents: -1, quantity: { value: 500, unit: 'g' } }],
    [
      'a drained weight of 0',
      { priceCents: 1, quantity: { value: 500, unit: 'g' }, drainedWeightGrams: 0 },
    ],
  ])('refuses %s as a bug', (_what, question) => {
    expect(() => unitPriceOf(question)).toThrow(InvariantError);
  });
});

describe('priceOfWeighed', () => {
  it('V10: 350 g of cheese at 279 ct per 100 g cost 977 ct', () => {
    expect(priceOfWeighed({ centsPerUnit: 279, per: '100g' }, 350)).toBe(977);
  });
});

describe('toSmallestUnit', () => {
  it.each<{ value: string | number; unit: QuantityUnit; expected: unknown }>([
    { value: 0.5, unit: 'l', expected: { value: 500, unit: 'ml' } },
    { value: '0.35', unit: 'l', expected: { value: 350, unit: 'ml' } },
    // 1.005 * 1000 is 1004.9999999999999 in floats.
    { value: 1.005, unit: 'kg', expected: { value: 1005, unit: 'g' } },
    { value: '2.50', unit: 'kg', expected: { value: 2500, unit: 'g' } },
    { value: '0.3300', unit: 'l', expected: { value: 330, unit: 'ml' } },
    { value: 1.5, unit: 'm', expected: { value: 1500, unit: 'mm' } },
    { value: 0.0001, unit: 'm2', expected: { value: 1, unit: 'cm2' } },
    { value: 300, unit: 'g', expected: { value: 300, unit: 'g' } },
    { value: '7.0', unit: 'piece', expected: { value: 7, unit: 'piece' } },
  ])('$value $unit', ({ value, unit, expected }) => {
    expect(toSmallestUnit({ value, unit })).toEqual(expected);
  });

  it.each<{ value: string | number; unit: QuantityUnit }>([
    { value: '0.0005', unit: 'kg' },
    { value: 0.5, unit: 'piece' },
    { value: '0,5', unit: 'l' },
    { value: '1e3', unit: 'g' },
    { value: -1, unit: 'g' },
    { value: '', unit: 'g' },
    { value: Number.NaN, unit: 'g' },
    { value: '999999999999', unit: 'm2' },
  ])('refuses $value $unit', ({ value, unit }) => {
    expect(() => toSmallestUnit({ value, unit })).toThrow(InvariantError);
  });

  it('turns thousandths back into the grams they came from', () => {
    fc.assert(
      fc.property(fc.nat(99_999_999), (grams) => {
        const digits = String(grams).padStart(4, '0');
        const kilograms = `${digits.slice(0, -3)}.${digits.slice(-3)}`;
        expect(toSmallestUnit({ value: kilograms, unit: 'kg' })).toEqual({
          value: grams,
          unit: 'g',
        });
        expect(toSmallestUnit({ value: Number(kilograms), unit: 'kg' }).value).toBe(grams);
      }),
    );
  });
});
