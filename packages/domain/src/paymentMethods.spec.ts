import { describe, expect, it } from '@jest/globals';
import { type DebitFacts, type DebitRule, offeredPaymentMethods } from './paymentMethods.ts';

const REGULAR: DebitFacts = {
  hasPaidBefore: true,
  hasOpenDebit: false,
  isBlocked: false,
  isPerishablePickupSoon: false,
};

const offersDebit = (totalCents: number, change: Partial<DebitFacts> = {}, rule?: DebitRule) =>
  offeredPaymentMethods({ totalCents, debit: { ...REGULAR, ...change } }, rule).includes(
    'sepa_debit',
  );

describe('payment methods of an order', () => {
  it.each([
    [15_000, true, true],
    [15_001, true, false],
    [15_000, false, false],
  ])('%i cents, paid before: %s, direct debit: %s', (totalCents, hasPaidBefore, isOffered) => {
    expect(offersDebit(totalCents, { hasPaidBefore })).toBe(isOffered);
  });

  it('offers one direct debit at a time, and none after a return', () => {
    expect(offersDebit(1_000, { hasOpenDebit: true })).toBe(false);
    expect(offersDebit(1_000, { isBlocked: true })).toBe(false);
  });

  it('offers none for perishables that are picked up before the bank has paid, unless staff allow', () => {
    expect(offersDebit(1_000, { isPerishablePickupSoon: true })).toBe(false);
    const rule = { maxTotalCents: 15_000, perishablePickup: true };
    expect(offersDebit(1_000, { isPerishablePickupSoon: true }, rule)).toBe(true);
  });

  it('follows the limit of the cooperative', () => {
    const rule = { maxTotalCents: 500, perishablePickup: false };
    expect(offersDebit(500, {}, rule)).toBe(true);
    expect(offersDebit(501, {}, rule)).toBe(false);
  });

  it('always offers cards and never what has ended', () => {
    const debit = { ...REGULAR, hasPaidBefore: false };
    const methods = offeredPaymentMethods({ totalCents: 1, debit });
    expect(methods).toContain('card');
    expect(methods).not.toContain('giropay');
    expect(methods).not.toContain('sofort');
  });
});
