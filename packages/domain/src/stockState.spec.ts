import { expect, it } from '@jest/globals';
import { stockStateOf } from './stockState.ts';

it.each([
  [null, 'available'],
  [6, 'available'],
  [5, 'few'],
  [1, 'few'],
  [0, 'sold_out'],
] as const)('%s free pieces are shown as %s', (free, state) => {
  expect(stockStateOf(free)).toBe(state);
});
