import { describe, expect, it } from '@jest/globals';
import { diversify } from './diversify.ts';
import { freeFromOf } from './free-from.ts';
import { highlight } from './highlight.ts';
import { popularityOf } from './popularity.ts';
import { coordinatesOf } from './postcodes.ts';
import { gradeOf, holds, type JudgedProduct } from './relevance-judge.ts';
import { bootstrapInterval, ndcgAt10, precisionAt3, reciprocalRank } from './relevance-metrics.ts';
import { readyQuery } from './relevance-queries.ts';

const product = (change: Partial<JudgedProduct> = {}): JudgedProduct => ({
  id: '1',
  name: 'Kümmel-Landkäse',
  description: 'Acht Wochen gereift.',
  categoryPath: ['Lebensmittel', 'Käse'],
  producerId: 'p1',
  producerName: 'Käserei Kranichruf',
  place: 'Dargun',
  tags: ['bio'],
  priceCents: 720,
  inStock: true,
  latitude: 53.9,
  longitude: 12.85,
  ...change,
});

describe('a condition', () => {
  it.each([
    [{ name: ['landkase'] }, true],
    [{ token: ['kase'] }, false],
    [{ suffix: ['kase'] }, true],
    [{ prefix: ['kumm'] }, true],
    [{ text: ['gereift'] }, true],
    [{ cat: ['milchig'] }, true],
    [{ tag: ['bio'] }, true],
    [{ producer_has: ['kranich'] }, true],
    [{ cat_is: ['lebensmittel'] }, true],
    [{ cat_is: ['honig'] }, false],
    [{ place_is: 'L' }, true],
    [{ producer_is: 'P' }, false],
    [{ all: [{ name: ['kase'] }, { tag: ['bio'] }] }, true],
    [{ any: [{ tag: ['x'] }, { tag: ['bio'] }] }, true],
    [{ none: [{ tag: ['bio'] }] }, false],
  ])('%j is %s', (condition, held) => {
    const picked = { L: { place: 'Dargun' }, P: { producerId: 'p2' } };
    expect(holds(condition, product(), { milchig: ['kase', 'milch'] }, picked)).toBe(held);
  });

  it('that nobody knows is refused', () => {
    expect(() => holds({ smell: ['good'] }, product(), {}, {})).toThrow('smell');
  });

  it('gives the highest grade that holds', () => {
    const judge = [
      { grade: 1, if: { cat: ['kase'] } },
      { grade: 3, if: { name: ['ziege'] } },
      { grade: 2, if: { suffix: ['kase'] } },
    ];
    expect(gradeOf(judge, product(), {}, {})).toBe(2);
    expect(gradeOf(judge, product({ name: 'Brot', categoryPath: [] }), {}, {})).toBe(0);
  });
});

describe('measures', () => {
  it('nDCG by hand: grades 3, 0, 2 of 3, 2, 1', () => {
    // (7 + 0 + 3/2) / (7 + 3/log2(3) + 1/2)
    expect(ndcgAt10([3, 0, 2], [1, 2, 3])).toBeCloseTo(8.5 / (7 + 3 / Math.log2(3) + 0.5), 10);
    expect(ndcgAt10([], [3])).toBe(0);
  });

  it('reciprocal rank looks for a good one, or for any where there is no good one', () => {
    expect(reciprocalRank([1, 0, 2], [2, 1])).toBeCloseTo(1 / 3);
    expect(reciprocalRank([0, 1], [1])).toBe(0.5);
    expect(reciprocalRank([0], [3])).toBe(0);
    expect(precisionAt3([3, 1, 2, 3])).toBeCloseTo(2 / 3);
  });

  it('the interval surrounds the mean and is the same each time', () => {
    const values = [1, 0.9, 0.8, 1, 0.7, 0.95];
    const [low, high] = bootstrapInterval(values);
    expect(low).toBeLessThan(0.89);
    expect(high).toBeGreaterThan(0.89);
    expect(bootstrapInterval(values)).toEqual([low, high]);
  });
});

it('variables of a query are filled in and changed', () => {
  const products = [
    product({ id: '1', producerId: 'b', producerName: 'Hof Süd' }),
    product({ id: '2', producerId: 'b', producerName: 'Hof Süd' }),
    product({ id: '3', producerId: 'a', producerName: 'Älpler' }),
  ];
  const text = (q: string, rank = 1) =>
    readyQuery(
      {
        id: 'x',
        kind: 'producer',
        lang: 'de',
        q,
        judge: [],
        vars: { P: { pick: 'producer', rank } },
      },
      products,
      {},
    )?.text;
  expect(text('{{P.name}}')).toBe('Hof Süd');
  expect(text('{{P.lastword|digraph|lower}}')).toBe('sued');
  expect(text('{{P.name|noumlaut}}', 2)).toBe('Alpler');
  expect(text('{{P.name|drop_char:-2}}')).toBe('Hof Sd');
  expect(text('{{P.name|cut_last:2}}')).toBe('Hof Sü');
  expect(text('{{P.topcat}}')).toBe('Käse');
  expect(text('{{P.name}}', 9)).toBeUndefined();
});

describe('marking', () => {
  it.each([
    [
      'Waldhonig',
      ['honig'],
      [
        ['Wald', false],
        ['honig', true],
      ],
    ],
    [
      'Käse & Brot',
      ['kase'],
      [
        ['Käse', true],
        [' & Brot', false],
      ],
    ],
    [
      'Weißwein',
      ['weiss'],
      [
        ['Weiß', true],
        ['wein', false],
      ],
    ],
    [
      '<b>Käse</b>',
      ['kase'],
      [
        ['<b>', false],
        ['Käse', true],
        ['</b>', false],
      ],
    ],
    ['Eis', ['ei'], [['Eis', false]]],
    ['Honig', [], [['Honig', false]]],
  ])('%s by %j', (text, words, pieces) => {
    expect(highlight(text, words).map((piece) => [piece.text, piece.hit])).toEqual(pieces);
  });

  it('never changes the text', () => {
    const text = 'Süß‑saurer Kürbis „Ganz & gar“ 2×';
    expect(
      highlight(text, ['kurbis', 'suss', 'ganz'])
        .map((piece) => piece.text)
        .join(''),
    ).toBe(text);
  });
});

describe('variety', () => {
  const hit = (producerId: string, score: number) => ({ producerId, score });

  it('lets at most so many of one producer among the first, where others fit as well', () => {
    const hits = [...Array(6).fill(hit('a', 9)), ...Array(3).fill(hit('b', 9))];
    const order = diversify(hits, { first: 5, maxPerProducer: 3 }).map(
      ({ producerId }) => producerId,
    );
    expect(order.slice(0, 5)).toEqual(['a', 'a', 'a', 'b', 'b']);
    expect(order).toHaveLength(9);
  });

  it('never puts what fits less before what fits better', () => {
    const hits = [hit('a', 9), hit('a', 9), hit('a', 9), hit('b', 8)];
    expect(diversify(hits, { first: 4, maxPerProducer: 1 })).toEqual(hits);
  });
});

it('traces count as containing, and what is no food is free from nothing', () => {
  expect(freeFromOf(['milk'], 'Kann Spuren von Nüssen und Soja enthalten')).toEqual([
    'gluten',
    'eggs',
    'fish',
  ]);
  expect(freeFromOf([], null)).toEqual(['gluten', 'milk', 'eggs', 'nuts', 'soy', 'fish']);
  expect(freeFromOf(null, null)).toEqual([]);
});

it('popularity goes in coarse steps and is nothing without reviews', () => {
  expect([
    popularityOf(0, 0),
    popularityOf(1, 5),
    popularityOf(10, 50),
    popularityOf(400, 1200),
  ]).toEqual([0, 10, 100, 60]);
});

it('postcodes of the region have a place', () => {
  expect(coordinatesOf('17033')).toEqual({ latitude: 53.557, longitude: 13.261 });
  expect(coordinatesOf('80331')).toBeNull();
});
