import { describe, expect, it } from '@jest/globals';
import { batchNeedOf, lacksBatch } from './batchNeed.ts';

describe('LAW-FOOD-2, LAW-FOOD-23: what is asked of goods when they are packed', () => {
  it.each([
    ['lebensmittel/honig', 'best_before', false],
    ['lebensmittel/fisch/geraeuchert', 'best_before', false],
    ['lebensmittel/fisch/frisch', 'use_by', false],
    ['lebensmittel/fleisch', 'use_by', false],
    ['getraenke/saft', 'best_before', false],
    ['getraenke/wein-sekt', null, true],
    ['getraenke/spirituosen', null, true],
    ['lebensmittel/essig', null, true],
    ['lebensmittel/gemuese', null, false],
    ['lebensmittel/obst', null, false],
  ] as const)('%s: %s, batch %s', (path, dateKind, needsBatch) => {
    expect(batchNeedOf(path)).toEqual({ dateKind, needsBatch });
  });

  it('asks nothing of crafts, and is not misled by a name that begins alike', () => {
    expect(batchNeedOf('handwerk/kerzen')).toBeNull();
    expect(batchNeedOf('lebensmittelkunst')).toBeNull();
    expect(batchNeedOf('lebensmittel/obstbrand')).toEqual({
      dateKind: 'best_before',
      needsBatch: false,
    });
  });

  const dated = batchNeedOf('lebensmittel/honig');
  const numbered = batchNeedOf('getraenke/wein-sekt');
  it.each([
    ['no entry', dated, null, true],
    ['a batch alone', dated, { batchNo: 'L12', goodUntilOn: null }, true],
    ['a date alone', dated, { batchNo: null, goodUntilOn: '2027-05-01' }, false],
    ['wine with a batch', numbered, { batchNo: 'L12', goodUntilOn: null }, false],
    ['wine with a date', numbered, { batchNo: null, goodUntilOn: '2027-05-01' }, true],
    ['apples', batchNeedOf('lebensmittel/obst'), null, false],
    ['a candle', null, null, false],
  ] as const)('%s', (_, need, batch, lacks) => {
    expect(lacksBatch(need, batch)).toBe(lacks);
  });
});
