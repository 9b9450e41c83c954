import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { headsOf, lexiconWith, modifierWordsOf, splitCompound } from './compounds.ts';
import { allowedTypos, editDistance, nearestWords } from './edit-distance.ts';
import { fold, wordsOf } from './fold.ts';
import { inflectionsOf } from './inflections.ts';
import { FOOD_HEADS } from './lexicon-food.ts';
import { GOODS_HEADS } from './lexicon-goods.ts';
import { nameWordsOf } from './name-words.ts';
import { digraphSpelling, spellingsOf } from './spellings.ts';
import { isStopWord } from './stop-words.ts';
import { curatedSynonyms, thesaurusOf } from './synonyms.ts';

const file = new URL('../data/fold-vectors.json', import.meta.url);
const vectors = JSON.parse(readFileSync(file, 'utf8')) as { text: string; folded: string }[];
const goods = lexiconWith(new Set(), { isForGoods: true });
const queries = lexiconWith(new Set(), { isForGoods: false });

it.each(vectors)('$text folds to $folded', ({ text, folded }) => {
  expect(fold(text)).toBe(folded);
});

it('words are letters and digits, whatever stands between', () => {
  expect(wordsOf('Käse & <b>Brot</b>, 2×500 g')).toEqual([
    'kase',
    'b',
    'brot',
    'b',
    '2',
    '500',
    'g',
  ]);
});

describe('umlauts as two letters', () => {
  it.each([
    ['kaese', 'kase'],
    ['bluetenhonig', 'blutenhonig'],
    ['suessmoehre', 'sussmohre'],
  ])('%s may be %s', (typed, meant) => {
    expect(spellingsOf(typed)).toContain(meant);
  });

  it('the word as typed comes first, and every subset once', () => {
    expect(spellingsOf('oelkuebel')).toEqual(['oelkuebel', 'oelkubel', 'olkuebel', 'olkubel']);
    expect(digraphSpelling('Rügener Käse')).toBe('ruegener kaese');
    expect(digraphSpelling('Brot')).toBeNull();
  });
});

describe('a compound', () => {
  it.each([
    ['wildblutenhonig', 'honig', ['wild', 'bluten']],
    ['ziegenfrischkase', 'frischkase', ['ziegen', 'frisch']],
    ['lammbratwurst', 'bratwurst', ['lamm', 'brat']],
    ['leinol', 'ol', ['lein']],
    ['milchreis', 'reis', ['milch']],
    ['erdbeerkonfiture', 'konfiture', ['erdbeer']],
    ['schollenfilet', 'filet', ['scholle']],
  ])('%s is a %s of %j', (word, head, modifiers) => {
    expect(headsOf(word, goods)[0]).toBe(head);
    for (const modifier of modifiers) expect(modifierWordsOf(word, goods)).toContain(modifier);
  });

  it.each([
    'muskat',
    'hering',
    'erdapfel',
    'papier',
    'knoblauch',
    'sanddorn',
    'topfen',
    'kreis',
    'bernstein',
  ])('%s is none', (word) => {
    expect(splitCompound(word, goods)).toBeNull();
  });

  it('of wild and pig is no wine', () => {
    expect(headsOf('wildschwein', goods)).toEqual(['schwein']);
  });

  it('that is asked for is split only where both halves are known', () => {
    expect(splitCompound('sommerhonig', queries)?.modifiers).toEqual(['sommer']);
    expect(splitCompound('handyhulle', queries)).toBeNull();
    expect(splitCompound('handyhulle', goods)?.head).toBe('hulle');
  });

  it('has heads of a lexicon of the trade', () => {
    expect(FOOD_HEADS.size + GOODS_HEADS.size).toBeGreaterThan(300);
  });
});

describe('forms of a word', () => {
  it.each([
    ['kartoffel', 'kartoffeln'],
    ['eier', 'ei'],
    ['apfel', 'apfeln'],
    ['gurken', 'gurke'],
    ['rinder', 'rind'],
    ['nuss', 'nusse'],
  ])('%s may be %s', (word, form) => {
    expect(inflectionsOf(word)).toContain(form);
  });

  it.each([
    ['kuche', 'kuchen'],
    ['krauter', 'kraut'],
    ['butter', 'butt'],
    ['topfen', 'topf'],
    ['schale', 'schal'],
  ])('%s is not %s', (word, other) => {
    expect(inflectionsOf(word)).not.toContain(other);
    expect(inflectionsOf(other)).not.toContain(word);
  });
});

describe('slips', () => {
  it.each([
    ['honig', 'honig', 0],
    ['hoing', 'honig', 1],
    ['sandorn', 'sanddorn', 1],
    ['kese', 'kase', 1],
    ['ab', 'ba', 1],
    ['brot', 'boot', 1],
    ['', 'abc', 3],
  ])('between %s and %s are %i', (a, b, slips) => {
    expect(editDistance(a, b, 3)).toBe(slips);
    expect(editDistance(b, a, 3)).toBe(slips);
  });

  it('beyond the limit are not counted to the end', () => {
    expect(editDistance('honig', 'marmelade', 2)).toBe(3);
  });

  it('are forgiven by length, never in numbers', () => {
    expect([
      allowedTypos('tee'),
      allowedTypos('kase'),
      allowedTypos('marmelade'),
      allowedTypos('2026'),
    ]).toEqual([0, 1, 2, 0]);
  });

  it('lead to the nearest words, with the same first letter where there are such', () => {
    expect(nearestWords('hoing', ['honig', 'hoffnung', 'boing'])).toEqual([
      { word: 'honig', distance: 1 },
    ]);
    expect(nearestWords('schafel', ['schaffell'])).toEqual([{ word: 'schaffell', distance: 1 }]);
    expect(nearestWords('damen', ['samen'])).toEqual([]);
  });
});

describe('a name', () => {
  it.each([
    ['Sanddorn-Honig-Creme', ['creme'], ['sanddorn', 'honig']],
    ['Ziegenkäse in Rapsöl', ['ziegenkase'], ['rapsol']],
    ['Honig mit Haselnuss', ['honig'], ['haselnuss']],
    ['Aquavit Dill & Kümmel', ['aquavit', 'dill', 'kummel'], []],
    ['Dorschfilet ohne Haut, frisch', ['dorschfilet', 'frisch'], ['haut']],
  ])('%s says what it is and what stands beside', (name, core, beside) => {
    expect(nameWordsOf(name)).toEqual({ core, beside });
  });
});

it('"ohne" and "bio" are words, articles are none', () => {
  for (const language of ['de', 'en'] as const) {
    expect(isStopWord('ohne', language)).toBe(false);
    expect(isStopWord('bio', language)).toBe(false);
    expect(isStopWord('der', language)).toBe(true);
  }
  expect([isStopWord('the', 'en'), isStopWord('the', 'de')]).toEqual([true, false]);
});

describe('synonyms', () => {
  const thesaurus = thesaurusOf(curatedSynonyms());
  const meant = (text: string, language: 'de' | 'en') =>
    thesaurus.expansionsOf(wordsOf(text), language).map(({ words }) => words.join(' '));

  it.each([
    ['topfen', 'quark'],
    ['quark', 'topfen'],
    ['erdapfel', 'kartoffel'],
    ['tüften', 'kartoffel'],
    ['hackepeter', 'mett'],
  ])('%s is %s', (word, same) => {
    expect(meant(word, 'de')).toContain(fold(same));
  });

  it('lead from English to German only, and only on English pages', () => {
    expect(meant('sea buckthorn', 'en')).toEqual(['sanddorn']);
    expect(meant('honey', 'de')).toEqual([]);
    expect(meant('honig', 'en')).not.toContain('honey');
  });

  it('are about 150 German groups and 200 English words', () => {
    const rows = curatedSynonyms();
    expect(rows.filter(({ kind }) => kind === 'translated').length).toBeGreaterThanOrEqual(200);
    expect(rows.filter(({ kind }) => kind !== 'translated').length).toBeGreaterThanOrEqual(300);
  });
});
