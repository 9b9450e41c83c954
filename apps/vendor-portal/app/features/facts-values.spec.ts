import { describe, expect, it } from '@jest/globals';
import { suggestedFacts } from './facts-suggestions.ts';
import { factsFromValues, factValues, sharesIn } from './facts-values.ts';

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
