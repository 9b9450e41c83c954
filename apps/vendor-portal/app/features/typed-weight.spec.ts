import { expect, it } from '@jest/globals';
import { gramsOf } from './typed-weight.ts';

it.each([
  ['2350', 2350],
  ['2350 g', 2350],
  ['2350g', 2350],
  ['2,35 kg', 2350],
  ['2.35kg', 2350],
  ['2 KG', 2000],
  ['0,005 kg', 5],
  ['1000000', 1_000_000],
  ['1000001', null],
  ['0', null],
  ['-5', null],
  ['2,35', null],
  ['2,3567 kg', null],
  ['=1+1', null],
  ['', null],
])('reads %s as %s grams', (typed, grams) => {
  expect(gramsOf(typed)).toBe(grams);
});
