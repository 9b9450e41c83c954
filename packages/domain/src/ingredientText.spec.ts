import { describe, expect, it } from '@jest/globals';
import { ingredientPieces, unnamedAllergens } from './ingredientText.ts';

const stressed = (...question: Parameters<typeof ingredientPieces>) =>
  ingredientPieces(...question).flatMap(({ text, allergen }) =>
    allergen === null ? [] : [`${text}: ${allergen}`],
  );

describe('LAW-FOOD-5 allergens of an ingredient list', () => {
  it('are found by the words of the declared groups', () => {
    expect(stressed('Weizenmehl, Butter, Salz, Milchpulver', ['gluten', 'milk'])).toEqual([
      'Weizenmehl: gluten',
      'Butter: milk',
      'Milchpulver: milk',
    ]);
    expect(stressed('Ostseehering, Essig, Senfkörner, Eier', ['fish', 'mustard', 'eggs'])).toEqual([
      'Ostseehering: fish',
      'Senfkörner: mustard',
      'Eier: eggs',
    ]);
  });

  it('are what the list itself writes in capitals', () => {
    expect(stressed('ROHE KUHMILCH, Salz, Weißweinessig (SULFITE), E 250', ['milk'])).toEqual([
      'ROHE: unnamed',
      'KUHMILCH: milk',
      'SULFITE: sulphites',
    ]);
  });

  it('are not words that only look like them', () => {
    expect(stressed('Steinsalz, Zweigelt, Reis, DE, EU', ['eggs'])).toEqual([]);
    expect(stressed('Kuhmilch, Salz', [])).toEqual([]);
  });

  it('that the list does not name are said beside it', () => {
    expect(unnamedAllergens('Kuhmilch, Salz', ['milk', 'celery'])).toEqual(['celery']);
  });

  it('leave every letter of the list where it is (LAW-FOOD-4)', () => {
    const list = 'Äpfel 48 %, ZWIEBELN 25 %, Rohrohrzucker · Gewürze (Zimt, Nelke)';
    const pieces = ingredientPieces(list, ['milk']);
    expect(pieces.map(({ text }) => text).join('')).toBe(list);
  });
});
