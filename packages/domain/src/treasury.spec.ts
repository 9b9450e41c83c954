import { describe, expect, it } from '@jest/globals';
import { InvariantError } from './invariant.ts';
import {
  accountNamedIn,
  decidePayout,
  floatOn,
  isUntiedFee,
  payoutStateOf,
  withdrawable,
} from './treasury.ts';

const NOTHING = {
  unearnedCents: 0,
  dueCents: 0,
  inflightCents: 0,
  reserveCents: 0,
  refundPayableCents: 0,
  vatCents: 0,
};

describe('the float', () => {
  it('is 250.00 or a tenth of the volume that a short balance would hit', () => {
    expect(floatOn([], '2026-11-22', 0)).toBe(25_000);
    expect(floatOn([], '2026-11-22', 250_000)).toBe(25_000);
    expect(floatOn([], '2026-11-22', 250_010)).toBe(25_001);
  });

  it('follows the newest resolution of the day', () => {
    const rules = [
      { validFrom: '2026-12-01', minimumCents: 50_000, volumeShareBps: 0 },
      { validFrom: '2026-06-01', minimumCents: 10_000, volumeShareBps: 500 },
    ];
    expect(floatOn(rules, '2026-11-30', 100_000)).toBe(10_000);
    expect(floatOn(rules, '2026-11-30', 400_000)).toBe(20_000);
    expect(floatOn(rules, '2026-12-01', 400_000)).toBe(50_000);
  });
});

describe('what the cooperative may withdraw', () => {
  it('is what nobody else has a claim on', () => {
    // 1000.00 - 100 - 200 - 50 - 30 - 20 - 40 - 250 float - 60 under way = 250.00.
    const cents = withdrawable({
      availableCents: 100_000,
      underWayCents: 6_000,
      floatCents: 25_000,
      obligations: {
        unearnedCents: 10_000,
        dueCents: 20_000,
        inflightCents: 5_000,
        reserveCents: 3_000,
        refundPayableCents: 2_000,
        vatCents: 4_000,
      },
    });
    expect(cents).toBe(25_000);
  });

  it('is never below nothing, and no claim stands in for a debt', () => {
    const facts = { availableCents: 100, underWayCents: 0, floatCents: 25_000 };
    expect(withdrawable({ ...facts, obligations: NOTHING })).toBe(0);
    const claim = { ...NOTHING, dueCents: -1 };
    expect(() => withdrawable({ ...facts, obligations: claim })).toThrow(InvariantError);
  });
});

describe('a payout', () => {
  const asked = { state: 'requested', requestedBy: 'anna', approvedBy: null } as const;

  it('needs a second person', () => {
    expect(decidePayout(asked, 'anna')).toBe('second_person_needed');
    expect(decidePayout(asked, 'ben')).toBe('approve');
    const approved = { ...asked, state: 'sent', approvedBy: 'ben' } as const;
    expect(decidePayout(approved, 'ben')).toBe('already_approved');
    expect(decidePayout(approved, 'carl')).toBe('not_possible');
    expect(decidePayout({ ...asked, state: 'withdrawn' }, 'ben')).toBe('not_possible');
  });

  it.each([
    ['pending', 'sent'],
    ['in_transit', 'sent'],
    ['paid', 'paid'],
    ['failed', 'returned'],
    ['canceled', 'returned'],
  ])('that Stripe calls %s is %s', (status, state) => {
    expect(payoutStateOf(status)).toBe(state);
  });
});

describe('a fee without an order', () => {
  it.each([
    ['stripe_fee', null, true],
    ['stripe_fee', 'fee_1', true],
    ['adjustment', null, true],
    ['adjustment', 'du_1', false],
    ['adjustment', 'ch_1', false],
    ['reserve_transaction', null, false],
    ['something_new', null, false],
  ])('%s of %s: %s', (type, sourceId, expected) => {
    expect(isUntiedFee({ type, sourceId, netCents: -200 })).toBe(expected);
    expect(isUntiedFee({ type, sourceId, netCents: 0 })).toBe(false);
  });

  it('belongs to the account that it names', () => {
    const description = 'Connect: Active account fee (acct_1AbC)';
    expect(accountNamedIn({ sourceId: null, description })).toBe('acct_1AbC');
    expect(accountNamedIn({ sourceId: 'acct_2', description: null })).toBe('acct_2');
    expect(accountNamedIn({ sourceId: null, description: 'Connect' })).toBe(null);
  });
});
