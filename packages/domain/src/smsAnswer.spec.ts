import { describe, expect, it } from '@jest/globals';
import { smsAnswerOf } from './smsAnswer.ts';

describe('an answer by SMS', () => {
  it.each([
    ['JA 481516', 'confirmed'],
    ['ja 481516', 'confirmed'],
    [' Ja: 481 516', 'confirmed'],
    ['JA, 481516. Danke!', 'confirmed'],
    ['NEIN 481516', 'cannot_deliver'],
    ['Nein - 481516', 'cannot_deliver'],
  ])('%p is understood', (text, answer) => {
    expect(smsAnswerOf(text)).toEqual({ answer, code: '481516' });
  });

  it.each([
    '',
    'JA',
    '481516',
    'JA 48151',
    'JA 4815162',
    'Jawohl 481516',
    'OK 481516',
    'JA481516x',
  ])('%p is none', (text) => {
    expect(smsAnswerOf(text)).toBeNull();
  });
});
