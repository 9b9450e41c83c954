import { describe, expect, it } from '@jest/globals';
import { decideStep, type HoldRule, holdDaysOn } from './fulfilment.ts';
import { InvariantError } from './invariant.ts';

describe('the hold after a hand-over', () => {
  const rules: HoldRule[] = [
    { validFrom: '2027-01-01', days: 5, directDebitDays: 20 },
    { validFrom: '2026-06-01', days: 0, directDebitDays: 14 },
  ];

  it('is three days, and fourteen for direct debit, while nothing is resolved', () => {
    expect(holdDaysOn([], '2026-06-10', 'other')).toBe(3);
    expect(holdDaysOn([], '2026-06-10', 'direct_debit')).toBe(14);
  });

  it.each([
    { on: '2026-05-31', days: 3 },
    { on: '2026-06-01', days: 0 },
    { on: '2026-12-31', days: 0 },
    { on: '2027-01-01', days: 5 },
  ])('follows the resolution that is valid on $on: $days days', ({ on, days }) => {
    expect(holdDaysOn(rules, on, 'other')).toBe(days);
  });

  it('is never negative and never longer than the law lets money lie', () => {
    const rule = (days: number): HoldRule[] => [
      { validFrom: '2026-01-01', days, directDebitDays: days },
    ];
    expect(() => holdDaysOn(rule(-1), '2026-06-01', 'other')).toThrow(InvariantError);
    expect(() => holdDaysOn(rule(61), '2026-06-01', 'other')).toThrow(InvariantError);
    expect(holdDaysOn(rule(60), '2026-06-01', 'other')).toBe(60);
  });
});

describe('a step of the producer', () => {
  it.each([
    { state: 'new', step: 'confirm', expected: 'move' },
    { state: 'confirmed', step: 'confirm', expected: 'already_done' },
    { state: 'handed_over', step: 'confirm', expected: 'already_done' },
    { state: 'new', step: 'mark_ready', expected: 'refused' },
    { state: 'confirmed', step: 'mark_ready', expected: 'move' },
    { state: 'ready', step: 'hand_over', expected: 'move' },
    { state: 'completed', step: 'hand_over', expected: 'already_done' },
    { state: 'confirmed', step: 'hand_over', expected: 'refused' },
    { state: 'canceled', step: 'confirm', expected: 'refused' },
    { state: 'canceled', step: 'hand_over', expected: 'refused' },
  ] as const)('$step in $state: $expected', ({ state, step, expected }) => {
    expect(decideStep(state, step)).toBe(expected);
  });
});
