import { describe, expect, it } from '@jest/globals';
import { freeOnline, shortPieces, stockStateOf } from './stockState.ts';

it.each([
  [null, 'available'],
  [6, 'available'],
  [5, 'few'],
  [1, 'few'],
  [0, 'sold_out'],
] as const)('%s free pieces are shown as %s', (free, state) => {
  expect(stockStateOf(free)).toBe(state);
});

describe('a shelf', () => {
  const shelf = { policy: 'tracked', onHand: 9, reserved: 3, shopBuffer: 2 } as const;

  it('sells online what is neither promised nor kept for the shop floor', () => {
    expect(freeOnline(shelf)).toBe(4);
    expect(freeOnline({ ...shelf, shopBuffer: 8 })).toBe(0);
    expect(freeOnline({ ...shelf, policy: 'unlimited' })).toBeNull();
  });

  it('is short by what was promised beyond what is there, not by the buffer', () => {
    expect(shortPieces({ ...shelf, onHand: 3 })).toBe(0);
    expect(shortPieces({ ...shelf, onHand: 1 })).toBe(2);
    expect(shortPieces({ ...shelf, onHand: -1, reserved: 0 })).toBe(1);
    expect(shortPieces({ ...shelf, onHand: 1, policy: 'unlimited' })).toBe(0);
  });
});
