import { describe, expect, it } from '@jest/globals';
import { suggestedFacts } from './facts-suggestions.ts';
import { factsFromValues, factValues } from './facts-values.ts';
import { sharesIn } from './typed-facts.ts';

const HONEY = 'lebensmittel/honig';
const CHEESE = 'lebensmittel/kaese';

describe('shares as somebody types them', () => {
  it.each([
    ['Sanddorn 45, Apfel 20', [45, 20]],
    ['Schurwolle 80; Polyamid: 20 %', [80, 20]],
    ['Dill 0,5', [0.5]],
    ['', []],
  ] as const)('%s', (text, percents) => {
    expect(sharesIn(text)?.map(({ percent }) => percent)).toEqual(percents);
  });

  it.each(['viel Sanddorn', '45', 'Sanddorn 45 Apfel'])('%s is none', (text) => {
    expect(sharesIn(text)).toBeNull();
  });
});

describe('the articles of a set', () => {
  const parts = [
    {
      foodName: 'Feigensenf',
      ingredients: 'Feigen (40 %), Senfkörner, Zucker',
      nutrition: null,
      nutritionExemption: 'tiny_pack',
      honeyOrigins: [],
    },
    {
      foodName: 'Sommerhonig',
      ingredients: '',
      nutrition: {
        per: '100 g',
        energyKj: 1384,
        energyKcal: 326,
        fat: 0,
        saturates: 0,
        carbohydrate: 81.5,
        sugars: 81.5,
        fibre: null,
        protein: 0.4,
        salt: 0.01,
      },
      nutritionExemption: null,
      honeyOrigins: [
        { country: 'DE', percent: 60 },
        { country: 'PL', percent: 40 },
      ],
    },
  ] as const;

  it('come back as they were typed, each with its own nutrition', () => {
    const values = { ...factValues({ parts }), 'facts-of': [CHEESE] };
    const { facts, problems } = factsFromValues(values, CHEESE);
    expect(problems).toEqual([]);
    expect(facts.parts).toEqual(parts);
  });

  it('are none without a row, and name what cannot be read at its field', () => {
    expect(factsFromValues({ 'facts-of': [CHEESE] }, CHEESE).facts.parts).toBeNull();
    const typed = {
      'facts-of': [CHEESE],
      'set-2-ingredients': ['Zucker'],
      'set-2-honey': ['aus der Gegend'],
      'set-2-fat': ['viel'],
    };
    const { problems } = factsFromValues(typed, CHEESE);
    expect(problems.map(({ field }) => field)).toEqual([
      'set-2-name',
      'set-2-energyKj',
      'set-2-honey',
    ]);
  });
});

describe('facts of a form', () => {
  it('come back as they were typed', () => {
    const facts = {
      foodName: 'Schnittkäse',
      durability: 'best_before',
      shelfLifeDays: 28,
      batchBy: 'date',
      quid: [{ name: 'Bärlauch', percent: 2.5 }],
      organic: true,
      nutrition: {
        per: '100 g',
        energyKj: 1500,
        energyKcal: 360,
        fat: 29,
        saturates: 19.5,
        carbohydrate: 0.1,
        sugars: 0.1,
        fibre: null,
        protein: 25,
        salt: 1.6,
      },
    } as const;
    const values = { ...factValues(facts), 'facts-of': [CHEESE] };
    const read = factsFromValues(values, CHEESE);
    expect(read.problems).toEqual([]);
    expect(read.facts).toMatchObject(facts);
    // What is asked and empty is taken back; what is not asked stays as it was.
    expect(read.facts.origin).toBeNull();
    expect(read.facts).not.toHaveProperty('inci');
  });

  it('are left as they were while the questions of the group were not shown', () => {
    expect(factsFromValues({ foodName: ['Honig'] }, HONEY).facts).toEqual({});
    expect(factsFromValues({ 'facts-of': [CHEESE], foodName: ['x'] }, HONEY).facts).toEqual({});
  });

  it('say at their field what cannot be read', () => {
    const values = {
      'facts-of': [HONEY],
      honeyOrigins: ['hier'],
      shelfLifeDays: ['lange'],
      'nutrition-fat': ['fett'],
    };
    const { problems } = factsFromValues(values, HONEY);
    expect(problems.map(({ field }) => field).sort()).toEqual([
      'honeyOrigins',
      'nutrition',
      'shelfLifeDays',
    ]);
  });

  it('are suggested for honey so that nothing is left to ask', () => {
    const values = { ...suggestedFacts(HONEY), 'facts-of': [HONEY] };
    expect(factsFromValues(values, HONEY).facts).toMatchObject({
      foodName: 'Honig',
      honeyOrigins: [{ country: 'DE', percent: 100 }],
      nutritionExemption: 'unprocessed_single_ingredient',
    });
  });
});
