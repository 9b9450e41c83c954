import { describe, expect, it } from '@jest/globals';
import {
  minAgeFor,
  missingBeforeSubmission,
  type ProductStatement,
  travelsUncooled,
} from './productCompleteness.ts';

const CHEESE: ProductStatement = {
  name: 'Bergkäse',
  isFood: true,
  isAlcoholic: false,
  maySingleIngredient: false,
  storageClass: 'chilled',
  ingredients: 'Kuhmilch, Salz',
  storage: 'Bei höchstens 7 °C',
  allergensConfirmed: true,
  alcoholTenths: null,
  ways: ['parcel_chilled', 'pickup'],
  words: 'Bergkäse, sechs Monate gereift',
};
it('LAW-UWG-5 lets no general claim about the environment through, but facts', () => {
  expect(missing({ words: 'Unser klimaneutraler Käse' })).toEqual(['claims']);
  expect(missing({ words: 'Im Mehrwegglas, 95 % aus MV' })).toEqual([]);
});

const missing = (change: Partial<ProductStatement>) =>
  missingBeforeSubmission({ ...CHEESE, ...change });

describe('what is missing before a product is submitted', () => {
  it('is nothing when all is said', () => {
    expect(missing({})).toEqual([]);
  });

  it.each<[string, Partial<ProductStatement>, string[]]>([
    ['a name of two characters', { name: ' Öl ' }, ['name']],
    [
      'allergens that nobody confirmed (Art. 9(1)(c) LMIV)',
      { allergensConfirmed: false },
      ['allergens'],
    ],
    ['the list of ingredients (Art. 18 LMIV)', { ingredients: '  ' }, ['ingredients']],
    ['storage of chilled goods (Art. 25 LMIV)', { storage: '' }, ['storage']],
    ['storage of frozen goods', { storage: '', storageClass: 'frozen' }, ['storage']],
    ['the strength of a drink (Art. 9(1)(k) LMIV)', { isAlcoholic: true }, ['alcohol']],
    ['a way to the buyer', { ways: [] }, ['delivery']],
    [
      'a cooled way for frozen goods',
      { storageClass: 'frozen', ways: ['parcel', 'pickup'] },
      ['delivery_frozen'],
    ],
    [
      'everything, in the order of the form',
      { name: '', allergensConfirmed: false, ingredients: '', storage: '', ways: [] },
      ['name', 'allergens', 'ingredients', 'storage', 'delivery'],
    ],
  ])('tells %s', (_, change, expected) => {
    expect(missing(change)).toEqual(expected);
  });

  it.each<[string, Partial<ProductStatement>]>([
    [
      'one ingredient that is the food itself (Art. 19 LMIV)',
      { maySingleIngredient: true, ingredients: '' },
    ],
    ['goods kept at room temperature', { storageClass: 'ambient', storage: '' }],
    ['alcohol-free beer that says 0,5 %', { isAlcoholic: true, alcoholTenths: 5 }],
    [
      'a bowl, which is no food',
      { isFood: false, ingredients: '', allergensConfirmed: false, storageClass: 'none' },
    ],
  ])('asks no more of %s', (_, change) => {
    expect(missing(change)).toEqual([]);
  });
});

it.each([
  ['spirits', 380, 18],
  ['spirits', null, 18],
  ['beer_or_wine', 48, 16],
  ['beer_or_wine', 13, 16],
  ['beer_or_wine', 12, null],
  ['beer_or_wine', null, 16],
] as const)('%s of %s tenths of a percent are sold from %s (§ 9 JuSchG)', (kind, tenths, age) => {
  expect(minAgeFor(kind, tenths)).toBe(age);
});

it('goods that must stay cool are noticed on an uncooled way', () => {
  expect(travelsUncooled('chilled', ['pickup', 'parcel'])).toBe(true);
  expect(travelsUncooled('chilled', ['pickup', 'tour_cold', 'citybox'])).toBe(false);
  expect(travelsUncooled('cool', ['parcel'])).toBe(false);
});
