import { describe, expect, it } from '@jest/globals';
import { offeredPaymentMethods } from './paymentMethods.ts';

describe('the methods that checkout offers', () => {
  it.each([
    [15_000, true, true],
    [15_001, true, false],
    [15_000, false, false],
  ])('%i cents, paid before: %s, direct debit: %s', (totalCents, hasPaidBefore, isOffered) => {
    const methods = offeredPaymentMethods({ totalCents, hasPaidBefore });
    expect(methods.includes('sepa_debit')).toBe(isOffered);
    expect(methods).toContain('card');
  });
});
