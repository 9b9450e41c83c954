import { describe, expect, it } from '@jest/globals';
import { DEFAULT_SELLING, refuseSale, type SellingRule } from './sellingRule.ts';

const refusal = (
  accountState: Parameters<typeof refuseSale>[1]['accountState'],
  unpaidCents = 0,
  moreCents = 1_000,
  rule: SellingRule = DEFAULT_SELLING,
) => refuseSale(rule, { accountState, unpaidCents, moreCents });

describe('selling before the payment account works', () => {
  it('starts with the onboarding and ends at 500.00 that wait', () => {
    expect(refusal('none')).toBe('account_missing');
    expect(refusal('invited')).toBe('account_missing');
    for (const state of ['onboarding', 'in_review', 'restricted', 'closed'] as const) {
      expect(refusal(state, 49_000)).toBe(null);
      expect(refusal(state, 49_001)).toBe('cap_reached');
    }
  });

  it('has no cap once dues can be paid out', () => {
    expect(refusal('payable', 9_000_000)).toBe(null);
  });

  it('is over when the payment service has rejected the producer', () => {
    expect(refusal('rejected')).toBe('account_rejected');
  });

  it('follows the rule of the cooperative', () => {
    expect(refusal('none', 0, 100, { from: 'none', capCents: 100 })).toBe(null);
    expect(refusal('none', 1, 100, { from: 'none', capCents: 100 })).toBe('cap_reached');
    expect(refusal('in_review', 0, 1, { from: 'payable', capCents: 100 })).toBe('account_missing');
  });
});
