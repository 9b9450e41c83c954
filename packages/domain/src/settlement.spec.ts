import { describe, expect, it } from '@jest/globals';
import { InvariantError } from './invariant.ts';
import {
  type ApprovalFacts,
  canonicalSnapshot,
  decideApproval,
  endOfRun,
  NO_AMOUNTS,
  payoutOf,
  rowStateOf,
  type SnapshotItem,
  totalsOf,
  transferOf,
} from './settlement.ts';

/**
 * Juice 10.74 with deposit 0.90 and own delivery 5.90; commission 8 % of the goods with 19 % VAT.
 */
const juice = {
  ...NO_AMOUNTS,
  goodsCents: 1074,
  depositCents: 90,
  deliveryCents: 590,
  commissionNetCents: 86,
  commissionVatCents: 16,
};

describe('a payout', () => {
  it('is what was received less refunds and commission with VAT', () => {
    expect(payoutOf(juice)).toBe(1652);
    expect(payoutOf({ ...juice, deliveryCents: 0 })).toBe(1062);
    expect(payoutOf({ ...juice, deliveryCents: 0, refundedCents: 62 })).toBe(1000);
  });

  it('reaches the account less reserve and offset, with what is carried from elsewhere', () => {
    const amounts = { ...juice, carriedCents: 300, reserveCents: 165, offsetCents: 40 };
    expect(transferOf(amounts)).toBe(1652 + 300 - 165 - 40);
    expect(transferOf({ ...juice, feeCents: 12, carriedCents: -2 })).toBe(1638);
  });

  it('is the sum of its lines, and a line that does not add up is a bug', () => {
    const lines = [
      { ...juice, payoutCents: 1652, reserveCents: 165, transferCents: 1487 },
      { ...juice, deliveryCents: 0, payoutCents: 1062, offsetCents: 62, transferCents: 1000 },
    ];
    expect(totalsOf(lines)).toEqual({
      goodsCents: 2148,
      depositCents: 180,
      deliveryCents: 590,
      commissionNetCents: 172,
      commissionVatCents: 32,
      refundedCents: 0,
      feeCents: 0,
      carriedCents: 0,
      reserveCents: 165,
      offsetCents: 62,
      payoutCents: 2714,
      transferCents: 2487,
    });
    const wrong = { ...juice, payoutCents: 1651, transferCents: 1651 };
    expect(() => totalsOf([wrong])).toThrow(InvariantError);
    const lost = { ...juice, payoutCents: 1652, transferCents: 1651 };
    expect(() => totalsOf([lost])).toThrow(InvariantError);
  });
});

describe('approval', () => {
  const run: ApprovalFacts = {
    state: 'review',
    submittedBy: 'anna',
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

  it('waits until somebody has handed the run to review', () => {
    const drawnUp: ApprovalFacts = { ...run, state: 'draft', submittedBy: null };
    expect(decideApproval(drawnUp, ben)).toBe('not_possible');
    expect(decideApproval({ ...drawnUp, state: 'review' }, ben)).toBe('not_possible');
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
    kind: 'share',
    producerOrderId: id,
    producerId: 'p',
    orderId: 'o',
    chargeId: 'ch',
    releasedItemId: null,
    commissionRateBps: 800,
    payoutCents,
    transferCents: payoutCents,
  });

  it('is the same text in any order, and another text for any other amount', () => {
    const [one, two] = [item('1', 1652), item('2', 1652)];
    expect(canonicalSnapshot([one, two])).toBe(canonicalSnapshot([two, one]));
    expect(canonicalSnapshot([one, item('2', 1653)])).not.toBe(canonicalSnapshot([one, two]));
    expect(canonicalSnapshot([one])).not.toBe(canonicalSnapshot([one, two]));
    const changed: Partial<SnapshotItem>[] = [
      { kind: 'reserve' },
      { chargeId: 'ch2' },
      { releasedItemId: 'i' },
      { reserveCents: 1 },
      { offsetCents: 1 },
      { carriedCents: 1 },
      { transferCents: 1 },
    ];
    for (const change of changed) {
      expect(canonicalSnapshot([{ ...one, ...change }])).not.toBe(canonicalSnapshot([one]));
    }
  });
});
