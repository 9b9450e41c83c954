import { describe, expect, it } from '@jest/globals';
import { lexiconWith } from './compounds.ts';
import { nearestWords } from './edit-distance.ts';
import { analyseQuery } from './query-analysis.ts';
import { isLoose, planQuery, unexplainedWords } from './query-plan.ts';
import { curatedSynonyms, thesaurusOf } from './synonyms.ts';
import { vocabularyOf } from './vocabulary.ts';

const WORDS = [
  'honig',
  'waldhonig',
  'wald',
  'kase',
  'quark',
  'kartoffel',
  'kartoffelkorb',
  'sanddorn',
  'saft',
  'muttersaft',
  'bluten',
  'raps',
  'wild',
  'papier',
  'wildblutenhonig',
  'eier',
  'ei',
];
const vocabulary = vocabularyOf(WORDS);
const thesaurus = thesaurusOf(curatedSynonyms());
const lexicon = lexiconWith(new Set(['honig', 'kase']), { isForGoods: false });

function plan(text: string, language: 'de' | 'en' = 'de') {
  const analysis = analyseQuery(text, language, thesaurus);
  const context = { language, vocabulary, thesaurus, lexicon, near: new Map() };
  const near = new Map(
    unexplainedWords(analysis, context).map((word) => [word, nearestWords(word, WORDS)] as const),
  );
  return planQuery(analysis, { ...context, near });
}
const ways = (text: string, language: 'de' | 'en' = 'de') =>
  plan(text, language).terms.map(({ alternatives }) =>
    alternatives.map(
      ({ kind, parts }) => `${kind}:${parts.map((forms) => forms.join('|')).join('&')}`,
    ),
  );

describe('a query', () => {
  it.each([
    ['käse ohne milch', { freeFrom: ['milk'], excluded: [], terms: 1 }],
    ['laktosefreier käse', { freeFrom: ['milk'], excluded: [], terms: 1 }],
    ['gluten free bread', { freeFrom: ['gluten'], excluded: [], terms: 1 }],
    ['nudeln nussfrei', { freeFrom: ['nuts'], excluded: [], terms: 1 }],
    ['käse ohne kümmel', { freeFrom: [], excluded: ['kummel'], terms: 1 }],
    ['der die das', { freeFrom: [], excluded: [], terms: 1 }],
    ['', { freeFrom: [], excluded: [], terms: 0 }],
    ['a1 b2 c3 d4 e5 f6 g7 h8 i9 j10', { freeFrom: [], excluded: [], terms: 8 }],
  ])('%j is taken apart', (text, wanted) => {
    const { terms, ...rest } = analyseQuery(text, 'de', thesaurus);
    expect({ freeFrom: rest.freeFrom, excluded: rest.excluded, terms: terms.length }).toEqual(
      wanted,
    );
  });

  it('of a season is one', () => {
    expect(analyseQuery('saisonales gemüse', 'de', thesaurus)).toMatchObject({ inSeason: true });
  });
});

describe('a term', () => {
  it('that is known is met by itself', () => {
    expect(ways('Honig')[0]).toContain('exact:honig');
  });

  it('with a digraph is met without', () => {
    expect(ways('kaese')[0]).toContain('exact:kase');
  });

  it('of another region is met by ours', () => {
    expect(ways('Topfen')[0]).toContain('same:quark');
    expect(ways('Erdäpfel')[0]).toContain('same:kartoffel');
  });

  it('with a slip is corrected, and it is said', () => {
    const [term] = plan('hoing').terms;
    expect(term?.corrected).toBe('honig');
    expect(ways('hoing')[0]).toContain('typo:honig');
  });

  it('with a slip inside a compound is corrected there', () => {
    expect(plan('sandornsaft').terms[0]?.corrected).toBe('sanddornsaft');
    expect(ways('sandornsaft')[0]).toContain('parts:sanddorn&saft|muttersaft');
  });

  it('that nobody sells falls back to its head, loosely', () => {
    const [term] = plan('sommerhonig').terms;
    expect(term?.alternatives.filter(isLoose)).toEqual([{ kind: 'head', parts: [['honig']] }]);
  });

  it('that begins words is met by them', () => {
    expect(ways('kart')[0]).toEqual(['prefix:kart']);
  });

  it('written apart is met by the joined word', () => {
    expect(ways('wildblüten honig').map(([first]) => first)).toEqual([
      'exact:wildblutenhonig',
      'exact:wildblutenhonig',
    ]);
  });

  it('of several English words is one thing', () => {
    expect(plan('sea buckthorn juice', 'en').terms.map(({ term }) => term.words.length)).toEqual([
      2, 1,
    ]);
    expect(ways('sea buckthorn', 'en')[0]).toContain('same:sanddorn');
  });

  it('that says "things of a kind" is met by the kind', () => {
    expect(ways('Papierwaren')[0]).toContain('same:papier');
  });

  it.each(['waschmaschine', 'handyhülle', 'xylophon'])('%s is met by nothing', (text) => {
    expect(ways(text)).toEqual([[]]);
  });

  it('knows the group of the thing itself', () => {
    expect(plan('kartoffel').terms[0]?.groups).toEqual(['gemuse', 'kartoffeln']);
  });
});
