import { describe, expect, it } from '@jest/globals';
import { mobileNumber } from './mobileNumber.ts';

describe('A mobile number', () => {
  it.each([
    ['0171 2345678', '+491712345678'],
    ['+49 (171) 234-5678', '+491712345678'],
    ['0049 171/2345678', '+491712345678'],
    ['+45 20 12 34 56', '+4520123456'],
    ['hallo@hof.example', null],
    ['12345', null],
    ['+49 171 23456789012345', null],
    ['', null],
  ])('typed as %s is %s', (typed, expected) => {
    expect(mobileNumber(typed)).toBe(expected);
  });
});
