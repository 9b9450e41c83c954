import { describe, expect, it } from '@jest/globals';
import { classAsShown, withdrawalClassOf, withdrawalOf } from './withdrawalClass.ts';

const LEISURE = { right: 'excluded', reason: 'leisure_on_date' } as const;
const JAM = { right: '14_days', reason: null } as const;
const FISH = { right: 'excluded', reason: 'perishable' } as const;
const CREAM = { right: '14_days_sealed', reason: 'hygiene_seal' } as const;
const DAY = '2026-06-14T08:00:00Z';

describe('LAW-WITHDR-8, LAW-WITHDR-10: the right of withdrawal of a variant', () => {
  it('ends where there is a fixed date, whatever the product says', () => {
    expect(withdrawalOf(LEISURE, DAY)).toEqual(LEISURE);
    expect(withdrawalOf(JAM, DAY)).toEqual(LEISURE);
  });

  it('exists for the same course without a date, and for a voucher', () => {
    expect(withdrawalOf(LEISURE, null)).toEqual(JAM);
    expect(withdrawalOf(JAM, null)).toEqual(JAM);
  });

  it('stays as it is for goods', () => {
    expect(withdrawalOf(FISH, null)).toEqual(FISH);
  });
});

describe('LAW-WITHDR-8, LAW-WITHDR-10: page, order and case answer alike', () => {
  it.each([
    [LEISURE, DAY, 'dated_leisure'],
    [LEISURE, null, 'right_exists'],
    [JAM, DAY, 'dated_leisure'],
    [JAM, null, 'right_exists'],
    [FISH, null, 'perishable'],
    [FISH, DAY, 'dated_leisure'],
    [CREAM, null, 'sealed_hygiene'],
    [CREAM, DAY, 'dated_leisure'],
  ] as const)('%j on %s', (product, startsAt, expected) => {
    // The page shows this, the order freezes it, and a case reads it again.
    const { right, reason } = withdrawalOf(product, startsAt);
    const withdrawable = right !== 'excluded';
    expect(withdrawable).toBe(expected === 'right_exists' || expected === 'sealed_hygiene');
    const frozen = { withdrawable, withdrawalReason: reason };
    expect(classAsShown({ ...frozen, startsAt })).toBe(expected);
    expect(classAsShown({ ...frozen, startsAt: startsAt ?? undefined })).toBe(expected);
  });

  it('gives personal goods on a date the answer of the date', () => {
    const facts = {
      personalisation: 'Oma Inge',
      shelfLifeDays: 3,
      isSealedHygiene: true,
      isUndatedService: false,
    };
    expect(withdrawalClassOf({ ...facts, startsAt: DAY })).toBe('dated_leisure');
    expect(withdrawalClassOf({ ...facts, startsAt: null })).toBe('custom_made');
  });
});
