import { describe, expect, it } from '@jest/globals';
import { centsFromTyped, countFromTyped } from './typed-money.ts';

describe('an amount as typed', () => {
  it.each([
    ['7,90', 790],
    ['7.9', 790],
    ['7', 700],
    [' 0,05 € ', 5],
    ['1.284,60', 128_460],
    ['1.284', 128_400],
    ['12.345.678,90', 1_234_567_890],
    ['0', 0],
  ])('%s is %i cents', (text, cents) => {
    expect(centsFromTyped(text)).toBe(cents);
  });

  it.each(['', '7,999', '-7', '7,9,0', '1.28,40', 'sieben', '7e3', '٧', '99999999'])(
    '%j is none',
    (text) => {
      expect(centsFromTyped(text)).toBeNull();
    },
  );
});

describe('a count as typed', () => {
  it.each([
    ['12', 12],
    [' 0 ', 0],
    ['1,5', null],
    ['-1', null],
    ['', null],
    ['12345678', null],
  ])('%j is %j', (text, count) => {
    expect(countFromTyped(text)).toBe(count);
  });
});
