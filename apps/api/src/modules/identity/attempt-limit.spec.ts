import { describe, expect, it } from '@jest/globals';
import { later, SECOND_MS } from '../../platform/clock/clock.ts';
import { type AttemptState, countAttempt } from './attempt-limit.ts';

const LIMIT = { freeAttempts: 5 };
const START = new Date('2026-11-22T08:00:00Z');

/** Makes attempts, waiting each block out, and answers the blocks in seconds. */
function blocksOf(attempts: number): (number | null)[] {
  let state: AttemptState | null = null;
  let now = START;
  const blocks: (number | null)[] = [];
  for (let n = 0; n < attempts; n += 1) {
    const decision = countAttempt(state, now, LIMIT);
    if (!decision.allowed) throw new Error('a block that was waited out still holds');
    state = decision.state;
    const until: Date | null = decision.state.blockedUntil;
    blocks.push(until === null ? null : (until.getTime() - now.getTime()) / SECOND_MS);
    now = until ?? now;
  }
  return blocks;
}

describe('counting attempts', () => {
  it('blocks from the fifth attempt on, twice as long each time, a quarter of an hour at most', () => {
    expect(blocksOf(11)).toEqual([null, null, null, null, 30, 60, 120, 240, 480, 900, 900]);
  });

  it('tells how many seconds are left, rounded up', () => {
    const state = { attempts: 5, windowStartedAt: START, blockedUntil: later(START, 30_000) };
    expect(countAttempt(state, later(START, 1_500), LIMIT)).toEqual({
      allowed: false,
      retryAfterSeconds: 29,
    });
  });

  it('forgets the attempts of an earlier hour', () => {
    const state = { attempts: 4, windowStartedAt: START, blockedUntil: null };
    const now = later(START, 60 * 60 * SECOND_MS);
    expect(countAttempt(state, now, LIMIT)).toEqual({
      allowed: true,
      state: { attempts: 1, windowStartedAt: now, blockedUntil: null },
    });
  });
});
