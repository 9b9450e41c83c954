import { describe, expect, it } from '@jest/globals';
import { lexiconWith } from './compounds.ts';
import { engineProduct } from './meilisearch-document.ts';
import { atLeast, isEqual, nearestFirst, oneOf, quoted, withinKm } from './meilisearch-filter.ts';
import { queryTextOf } from './meilisearch-query.ts';
import { capabilitiesOf, productSettings } from './meilisearch-settings.ts';
import { analyseQuery } from './query-analysis.ts';
import { planQuery } from './query-plan.ts';
import { curatedSynonyms, thesaurusOf } from './synonyms.ts';
import { vocabularyOf } from './vocabulary.ts';

describe('filters', () => {
  it.each([
    ['plain', '"plain"'],
    ['say "x"', '"say \\"x\\""'],
    ['" OR visibility != "public', '"\\" OR visibility != \\"public"'],
    ['ends with \\', '"ends with \\\\"'],
    ["it's (a) [b] AND c", '"it\'s (a) [b] AND c"'],
  ])('%s stays one value', (value, expected) => {
    expect(quoted(value)).toBe(expected);
    expect(isEqual('placeKey', value)).toBe(`placeKey = ${expected}`);
  });

  it('are put together from values', () => {
    expect(oneOf('ways', ['parcel', 'pickup'])).toBe('ways IN ["parcel", "pickup"]');
    expect(atLeast('priceCents', 499)).toBe('priceCents >= 499');
    expect(withinKm(53.5, 13.25, 25)).toBe('_geoRadius(53.5, 13.25, 25000)');
    expect(nearestFirst(53.5, 13.25)).toBe('_geoPoint(53.5, 13.25):asc');
    expect(() => atLeast('priceCents', Number.NaN)).toThrow(RangeError);
  });
});

describe('queries', () => {
  const thesaurus = thesaurusOf(curatedSynonyms());
  const vocabulary = vocabularyOf(['honig', 'wildblutenhonig', 'quark', 'sanddorn', 'saft']);
  const lexicon = lexiconWith(new Set(['honig', 'saft', 'sanddorn']), { isForGoods: false });
  const near = new Map([['sandorn', [{ word: 'sanddorn', distance: 1 }]]]);
  const textFor = (text: string, language: 'de' | 'en' = 'de') => {
    const context = { language, vocabulary, thesaurus, lexicon, near } as const;
    return queryTextOf(planQuery(analyseQuery(text, language, thesaurus), context));
  };

  it.each([
    ['Honig', 'honig'],
    ['sandorn', 'sanddorn'],
    ['sanddornsaft', 'sanddorn saft'],
    ['"honig" -saft (x)', 'honig saft x'],
    ['honig ohne quark', 'honig -quark'],
  ])('%s is asked as %s', (typed, asked) => {
    expect(textFor(typed)).toBe(asked);
  });

  it('in English are translated', () => {
    expect(textFor('honey', 'en')).toBe('honig');
  });
});

it('settings name what may be filtered, and carry German synonyms only', () => {
  const settings = productSettings(
    [
      { term: 'topfen', expansions: ['quark'], kind: 'same' },
      { term: 'honey', expansions: ['honig'], kind: 'translated' },
    ],
    'plain',
  );
  expect(settings.localizedAttributes).toBeNull();
  expect(productSettings([], 'german_names').localizedAttributes).toEqual([
    { attributePatterns: ['name'], locales: ['deu'] },
  ]);
  expect(settings.synonyms).toEqual({ topfen: ['quark'] });
  expect(capabilitiesOf(settings).sorts).toEqual(['_geo', 'createdAt', 'priceCents']);
  expect(capabilitiesOf(settings).filters).toContain('freeFrom');
  expect(settings.rankingRules.indexOf('words')).toBeLessThan(
    settings.rankingRules.indexOf('inStock:desc'),
  );
});

it('a document knows its season and changes its stamp with day and content', () => {
  const source = {
    id: 'a',
    seasonMonths: [6, 7],
    categoryPaths: ['lebensmittel', 'lebensmittel/obst'],
    place: 'Waren (Müritz)',
    geo: { lat: 53.5, lng: 12.7 },
  } as unknown as Parameters<typeof engineProduct>[0];
  const june = engineProduct(source, 'h1', '2026-06-30');
  expect(june).toMatchObject({
    stamp: 'h1/2026-06-30',
    inSeason: 1,
    categoryLeaf: 'lebensmittel/obst',
    placeKey: 'waren-muritz',
    _geo: { lat: 53.5, lng: 12.7 },
  });
  expect(june).not.toHaveProperty('geo');
  const august = engineProduct(source, 'h1', '2026-08-01');
  expect(august.inSeason).toBe(0);
  expect(august.mix).not.toBe(june.mix);
});
