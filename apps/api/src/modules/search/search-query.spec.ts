import { describe, expect, it } from '@jest/globals';
import { editDistance, nearestWord, prefixQuery, wordsOf } from './search-query.ts';

describe('words of a query', () => {
  it.each([
    ['Käse aus Bützow', ['kase', 'aus', 'butzow']],
    ["'; drop table -- & | ! :*", ['drop', 'table']],
    ['🧀 Weißwein', ['weisswein']],
    ['', []],
  ])('%j gives %j', (query, words) => {
    expect(wordsOf(query)).toEqual(words);
  });

  it('become beginnings that must all occur', () => {
    expect(prefixQuery(['hon', 'linde'])).toBe('hon:* & linde:*');
  });
});

it.each([
  ['honig', 'honig', 0],
  ['hoing', 'honig', 1],
  ['sandorn', 'sanddorn', 1],
  ['', 'abc', 3],
])('from %s to %s it takes %i changes', (a, b, distance) => {
  expect(editDistance(a, b)).toBe(distance);
});

describe('the nearest known word', () => {
  const known = ['sanddornsaft', 'honig', 'raucherflunder'];
  it.each([
    ['sandorn', 'sanddornsaft'],
    ['hoinig', 'honig'],
    ['raeucherflunder', 'raucherflunder'],
    ['tee', null],
  ])('of %s is %s', (typed, nearest) => {
    expect(nearestWord(typed, known)).toBe(nearest);
  });
});
