import { describe, expect, it } from '@jest/globals';
import { InvariantError } from './invariant.ts';
import {
  type ApprovalFacts,
  canonicalSnapshot,
  decideApproval,
  decideShare,
  endOfRun,
  payoutOf,
  recheckItem,
  rowStateOf,
  type ShareFacts,
  type SnapshotItem,
  totalsOf,
} from './settlement.ts';

/**
 * Juice 10.74 with deposit 0.90 and own delivery 5.90; commission 8 % of the goods with 19 % VAT.
 */
const juice = {
  goodsCents: 1074,
  depositCents: 90,
  deliveryCents: 590,
  commissionNetCents: 86,
  commissionVatCents: 16,
  refundedCents: 0,
};

describe('a payout', () => {
  it('is what was received less refunds and commission with VAT', () => {
    expect(payoutOf(juice)).toBe(1652);
    expect(payoutOf({ ...juice, deliveryCents: 0 })).toBe(1062);
    expect(payoutOf({ ...juice, deliveryCents: 0, refundedCents: 62 })).toBe(1000);
  });

  it('is the sum of its lines, and a line that does not add up is a bug', () => {
    const lines = [
      { ...juice, payoutCents: 1652 },
      { ...juice, deliveryCents: 0, payoutCents: 1062 },
    ];
    expect(totalsOf(lines)).toEqual({
      goodsCents: 2148,
      depositCents: 180,
      deliveryCents: 590,
      commissionNetCents: 172,
      commissionVatCents: 32,
      refundedCents: 0,
      payoutCents: 2714,
    });
    expect(() => totalsOf([{ ...juice, payoutCents: 1651 }])).toThrow(InvariantError);
  });
});

const ready: ShareFacts = {
  state: 'handed_over',
  paymentState: 'paid',
  payoutCents: 1536,
  isInRun: false,
  isHoldOver: true,
  hasOpenProblem: false,
  isAccountPayable: true,
};

describe('a share', () => {
  it('goes into a run when it is handed over, undisputed and its hold is over', () => {
    expect(decideShare(ready)).toEqual({ ready: true });
    expect(decideShare({ ...ready, state: 'completed' })).toEqual({ ready: true });
  });

  it.each([
    { name: 'not packed', change: { state: 'ready' }, because: 'not_handed_over' },
    { name: 'canceled', change: { state: 'canceled' }, because: 'not_handed_over' },
    { name: 'in a run', change: { isInRun: true, isHoldOver: false }, because: 'in_run' },
    { name: 'complained about', change: { hasOpenProblem: true }, because: 'open_problem' },
    {
      name: 'partly refunded',
      change: { paymentState: 'partially_refunded' },
      because: 'open_problem',
    },
    { name: 'on hold', change: { isHoldOver: false }, because: 'hold_running' },
    {
      name: 'without an account',
      change: { isAccountPayable: false },
      because: 'account_not_payable',
    },
  ] as const)('waits while it is $name', ({ change, because }) => {
    expect(decideShare({ ...ready, ...change })).toEqual({ ready: false, because });
  });
});

describe('the last look at an approved item', () => {
  it('lets it go when nothing has changed', () => {
    expect(recheckItem({ ...ready, isInRun: true, isHoldOver: false }, 1536)).toEqual({
      send: true,
    });
  });

  it.each([
    { change: { isAccountPayable: false }, because: 'account_not_payable' },
    { change: { hasOpenProblem: true }, because: 'open_problem' },
    { change: { paymentState: 'refunded' }, because: 'open_problem' },
    { change: { payoutCents: 1535 }, because: 'amount_changed' },
  ] as const)('keeps it back: $because', ({ change, because }) => {
    expect(recheckItem({ ...ready, ...change }, 1536)).toEqual({ send: false, because });
  });
});

describe('approval', () => {
  const run: ApprovalFacts = {
    state: 'review',
    createdBy: 'anna',
    approvedBy: null,
    snapshotHash: 'h',
  };
  const ben = { accountId: 'ben', seenHash: 'h' };

  it('is for a second person who saw these items', () => {
    expect(decideApproval(run, ben)).toBe('approve');
    expect(decideApproval(run, { accountId: 'anna', seenHash: 'h' })).toBe('second_person_needed');
    expect(decideApproval(run, { accountId: 'ben', seenHash: 'other' })).toBe('run_changed');
  });

  it('happens once: a double press is answered, a third person is refused', () => {
    for (const state of ['approved', 'executing', 'completed'] as const) {
      const approved: ApprovalFacts = { ...run, state, approvedBy: 'ben' };
      expect(decideApproval(approved, ben)).toBe('already_approved');
      expect(decideApproval(approved, { accountId: 'cora', seenHash: 'h' })).toBe('not_possible');
    }
  });

  it('is not possible for a draft that was thrown away', () => {
    expect(decideApproval({ ...run, state: 'discarded' }, ben)).toBe('not_possible');
  });
});

describe('the end of a run', () => {
  it.each([
    { items: ['transferred', 'inflight'], end: null },
    { items: ['transferred', 'approved'], end: null },
    { items: ['transferred', 'transferred'], end: 'complete' },
    { items: ['transferred', 'skipped'], end: 'complete_with_errors' },
    { items: ['rejected'], end: 'complete_with_errors' },
  ] as const)('$items: $end', ({ items, end }) => {
    expect(endOfRun(items)).toBe(end);
  });

  it.each([
    { items: ['in_run', 'in_run'], word: 'ready' },
    { items: ['transferred', 'approved'], word: 'sending' },
    { items: ['rejected', 'inflight'], word: 'sending' },
    { items: ['transferred', 'transferred'], word: 'transferred' },
    { items: ['transferred', 'rejected'], word: 'partly' },
    { items: ['skipped', 'rejected'], word: 'failed' },
    { items: ['skipped'], word: 'skipped' },
  ] as const)('a row of $items is $word', ({ items, word }) => {
    expect(rowStateOf(items)).toBe(word);
  });
});

describe('the snapshot', () => {
  const item = (id: string, payoutCents: number): SnapshotItem => ({
    ...juice,
    producerOrderId: id,
    producerId: 'p',
    orderId: 'o',
    chargeId: 'ch',
    commissionRateBps: 800,
    payoutCents,
  });

  it('is the same text in any order, and another text for any other amount', () => {
    const [one, two] = [item('1', 1652), item('2', 1652)];
    expect(canonicalSnapshot([one, two])).toBe(canonicalSnapshot([two, one]));
    expect(canonicalSnapshot([one, item('2', 1653)])).not.toBe(canonicalSnapshot([one, two]));
    expect(canonicalSnapshot([one])).not.toBe(canonicalSnapshot([one, two]));
  });
});
