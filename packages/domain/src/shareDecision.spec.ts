import { describe, expect, it } from '@jest/globals';
import { decideShare, recheckItem, type ShareFacts } from './shareDecision.ts';

const now = new Date('2026-11-23T10:00:00Z');
const past = new Date('2026-11-23T09:59:59Z');
const future = new Date('2026-11-30T10:00:00Z');
const far = new Date('2027-03-01T00:00:00Z');

const ready: ShareFacts = {
  state: 'handed_over',
  paymentState: 'paid',
  payoutCents: 1536,
  isInRun: false,
  holdUntil: past,
  holds: [],
  holdCapAt: far,
  hasOpenProblem: false,
  isAccountPayable: true,
  rhythmUntil: null,
};

describe('a share', () => {
  it.each([
    {},
    { state: 'completed' },
    { paymentState: 'partially_refunded' },
    // Another producer's part was refunded in full; this one stands.
    { paymentState: 'refunded' },
    { holdUntil: now },
    { holds: [{ reason: 'complaint', until: now }] },
    { rhythmUntil: now },
  ] as const)('goes into a run: %j', (change) => {
    expect(decideShare({ ...ready, ...change }, now)).toEqual({ ready: true });
  });

  it.each([
    { change: { state: 'ready' }, because: 'not_handed_over', until: null },
    { change: { state: 'canceled' }, because: 'not_handed_over', until: null },
    { change: { isInRun: true, holdUntil: future }, because: 'in_run', until: null },
    { change: { payoutCents: 0 }, because: 'nothing_left', until: null },
    { change: { hasOpenProblem: true }, because: 'open_problem', until: null },
    { change: { paymentState: 'canceled' }, because: 'open_problem', until: null },
    { change: { isAccountPayable: false }, because: 'account_not_payable', until: null },
    { change: { holdUntil: future }, because: 'hold_running', until: future },
    { change: { holdUntil: null }, because: 'hold_running', until: null },
    { change: { rhythmUntil: future }, because: 'monthly_rhythm', until: future },
  ] as const)('waits: $because', ({ change, because, until }) => {
    expect(decideShare({ ...ready, ...change }, now)).toEqual({ ready: false, because, until });
  });

  it.each(['refund_open', 'complaint', 'account', 'new_producer', 'staff'] as const)(
    'is held for %s until the named date, and no longer than the cap',
    (reason) => {
      const held = { ...ready, holds: [{ reason, until: future }] };
      expect(decideShare(held, now)).toEqual({
        ready: false,
        because: `hold_${reason}`,
        until: future,
      });
      const soon = new Date('2026-11-25T00:00:00Z');
      expect(decideShare({ ...held, holdCapAt: soon }, now)).toMatchObject({ until: soon });
      expect(decideShare({ ...held, holdCapAt: past }, now)).toEqual({ ready: true });
      expect(decideShare(held, future)).toEqual({ ready: true });
    },
  );

  it('is held by a dispute until the bank has decided, also beyond date and cap', () => {
    const disputed: ShareFacts = {
      ...ready,
      holdCapAt: past,
      holds: [
        { reason: 'staff', until: future },
        { reason: 'dispute', until: past },
      ],
    };
    expect(decideShare(disputed, now)).toEqual({
      ready: false,
      because: 'hold_dispute',
      until: past,
    });
  });
});

describe('the last look at an approved item', () => {
  it('lets it go when nothing has changed', () => {
    const inRun = { ...ready, isInRun: true, holdUntil: future, rhythmUntil: future };
    expect(recheckItem(inRun, 1536, now)).toEqual({ send: true });
  });

  it.each([
    { change: { payoutCents: 1535 }, because: 'amount_changed' },
    { change: { payoutCents: 0 }, because: 'amount_changed' },
    { change: { isAccountPayable: false }, because: 'account_not_payable' },
    { change: { hasOpenProblem: true }, because: 'open_problem' },
    { change: { holds: [{ reason: 'dispute', until: past }] }, because: 'hold_dispute' },
    { change: { holds: [{ reason: 'complaint', until: future }] }, because: 'hold_complaint' },
  ] as const)('keeps it back: $because', ({ change, because }) => {
    expect(recheckItem({ ...ready, ...change }, 1536, now)).toEqual({ send: false, because });
  });
});
