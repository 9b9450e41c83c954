import { describe, expect, it } from '@jest/globals';
import { reminderStage } from './accountReminder.ts';

describe('a reminder to a producer whose dues wait', () => {
  it.each([
    [6, [], null],
    [7, [], 7],
    [8, [7], null],
    [21, [7], 21],
    [50, [7], 45],
    [59, [7, 21, 45], null],
    [60, [7, 21, 45], 60],
    [90, [7, 21, 45, 60], null],
  ])('after %i days with %j sent: %s', (days, reminded, stage) => {
    expect(reminderStage(days, reminded)).toBe(stage);
  });
});
