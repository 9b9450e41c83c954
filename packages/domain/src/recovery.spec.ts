import { describe, expect, it } from '@jest/globals';
import { type RecoveryFacts, recoveryPlan } from './recovery.ts';

const facts = (change: Partial<RecoveryFacts>): RecoveryFacts => ({
  claimCents: 2110,
  debtCents: 2110,
  dueCents: 0,
  heldReserveCents: 0,
  transfers: [{ transferId: 'tr', stripeAccountId: 'acct', leftCents: 1809 }],
  availableCents: new Map([['acct', 5000]]),
  ...change,
});

describe('a claim is worked off', () => {
  it('E8: reserve 3.01 first, then the 5.00 that the account still holds', () => {
    const plan = recoveryPlan(
      facts({ heldReserveCents: 301, availableCents: new Map([['acct', 500]]) }),
    );
    expect(plan).toEqual({
      reserveCents: 301,
      reversals: [{ transferId: 'tr', amountCents: 500 }],
    });
  });

  it('with dues of the next run before a reversal', () => {
    expect(recoveryPlan(facts({ dueCents: 2000 })).reversals).toEqual([
      { transferId: 'tr', amountCents: 110 },
    ]);
    expect(recoveryPlan(facts({ dueCents: 2110 })).reversals).toEqual([]);
  });

  it('never with more than the transfer was', () => {
    expect(recoveryPlan(facts({})).reversals).toEqual([{ transferId: 'tr', amountCents: 1809 }]);
  });

  it('with nothing where the account is empty: it stays a claim', () => {
    expect(recoveryPlan(facts({ availableCents: new Map() }))).toEqual({
      reserveCents: 0,
      reversals: [],
    });
  });

  it('only as far as a run has not offset it meanwhile', () => {
    expect(recoveryPlan(facts({ debtCents: 100, heldReserveCents: 500 }))).toEqual({
      reserveCents: 100,
      reversals: [],
    });
  });

  it('from several transfers of one share, the oldest first', () => {
    const transfers = [
      { transferId: 'first', stripeAccountId: 'acct', leftCents: 900 },
      { transferId: 'empty', stripeAccountId: 'acct', leftCents: 0 },
      { transferId: 'second', stripeAccountId: 'acct', leftCents: 900 },
    ];
    const plan = recoveryPlan(facts({ transfers, availableCents: new Map([['acct', 1000]]) }));
    expect(plan.reversals).toEqual([
      { transferId: 'first', amountCents: 900 },
      { transferId: 'second', amountCents: 100 },
    ]);
  });
});
