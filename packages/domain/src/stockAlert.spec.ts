import { describe, expect, it } from '@jest/globals';
import { decideRepeat, expiryOf, mayConfirm } from './stockAlert.ts';

const NOW = new Date('2026-11-23T12:00:00Z');
const ago = (minutes: number) => new Date(NOW.getTime() - minutes * 60_000);
const DAY = 24 * 60;
const WAITING = {
  requestedAt: ago(90),
  confirmedAt: null,
  notifiedAt: null,
  expiresAt: new Date('2027-11-23T12:00:00Z'),
};

describe('asking again for the same thing', () => {
  it.each([
    ['an hour has not passed', { requestedAt: ago(59) }, 'keep'],
    ['the first mail may be lost', { requestedAt: ago(60) }, 'start_anew'],
    ['it is confirmed already', { confirmedAt: ago(80) }, 'keep'],
    ['it was told already', { confirmedAt: ago(80), notifiedAt: ago(5) }, 'start_anew'],
    ['it has run out', { confirmedAt: ago(80), expiresAt: ago(1) }, 'start_anew'],
  ] as const)('%s', (_, change, decision) => {
    expect(decideRepeat({ ...WAITING, ...change }, NOW)).toBe(decision);
  });
});

describe('LAW-UWG-7: the link in the mail', () => {
  it('confirms for seven days', () => {
    expect(mayConfirm({ ...WAITING, requestedAt: ago(7 * DAY - 1) }, NOW)).toBe(true);
    expect(mayConfirm({ ...WAITING, requestedAt: ago(7 * DAY) }, NOW)).toBe(false);
  });

  it('may be clicked twice until the wish runs out', () => {
    expect(
      mayConfirm({ ...WAITING, requestedAt: ago(30 * DAY), confirmedAt: ago(29 * DAY) }, NOW),
    ).toBe(true);
    expect(mayConfirm({ ...WAITING, confirmedAt: ago(60), expiresAt: NOW }, NOW)).toBe(false);
  });

  it('is good for a year', () => {
    expect(expiryOf(NOW).toISOString()).toBe('2027-11-23T12:00:00.000Z');
  });
});
