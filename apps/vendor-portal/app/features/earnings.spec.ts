import { describe, expect, it } from '@jest/globals';
import { earningSentence, unitPriceSentence } from './earnings.ts';

const rates = { rateBps: 1_010, vatRateBps: 1_900 };
const honey = {
  price: '7,90',
  quantityValue: '500',
  quantityUnit: 'g' as const,
  categoryPath: 'lebensmittel/honig',
};

describe('what stands under the price', () => {
  it('is the price without commission and its VAT, by the word for the pack', () => {
    expect(earningSentence(honey, rates)).toBe('Sie bekommen 6,95\u00a0€ je Glas.');
    expect(earningSentence({ ...honey, categoryPath: 'handwerk/kerzen' }, rates)).toBe(
      'Sie bekommen 6,95\u00a0€ je Stück.',
    );
  });

  it.each(['', '0', '7,999', 'abc'])('is nothing while the price is %j', (price) => {
    expect(earningSentence({ ...honey, price }, rates)).toBeNull();
  });

  it.each([
    [{ quantityValue: '500', quantityUnit: 'g' }, '15,80\u00a0€ je kg'],
    [{ quantityValue: '0,5', quantityUnit: 'kg' }, '15,80\u00a0€ je kg'],
    [{ quantityValue: '0.75', quantityUnit: 'l' }, '10,53\u00a0€ je l'],
  ] as const)('names the unit price of %j', (quantity, price) => {
    expect(unitPriceSentence({ ...honey, ...quantity })).toBe(
      `${price} erscheint automatisch am Preis.`,
    );
  });

  it.each([
    { quantityValue: '5', quantityUnit: 'g' },
    { quantityValue: '1', quantityUnit: 'piece' },
    { quantityValue: '0,5', quantityUnit: 'g' },
    { quantityValue: '0', quantityUnit: 'g' },
    { quantityValue: 'x', quantityUnit: 'g' },
  ] as const)('names none for %j', (quantity) => {
    expect(unitPriceSentence({ ...honey, ...quantity })).toBeNull();
  });
});
