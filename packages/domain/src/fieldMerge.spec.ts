import { describe, expect, it } from '@jest/globals';
import { markOf, marksOf, mergeFields } from './fieldMerge.ts';

const BEFORE = { nameDe: ['Honig'], grossCents: ['7,90'], allergens: ['milk', 'nuts'] };
const basis = marksOf(BEFORE);

describe('two devices with one form', () => {
  it('are joined field by field', () => {
    const mine = { ...BEFORE, nameDe: ['Rapshonig'] };
    const theirs = { ...BEFORE, grossCents: ['8,20'], allergens: ['milk'] };
    expect(mergeFields({ basis, mine, theirs })).toEqual({
      values: { nameDe: ['Rapshonig'], grossCents: ['8,20'], allergens: ['milk'] },
      clashes: [],
    });
  });

  it('clash only where both changed the same field to something else', () => {
    const mine = { ...BEFORE, nameDe: ['Rapshonig'], grossCents: ['8,20'] };
    const theirs = { ...BEFORE, nameDe: ['Lindenhonig'], grossCents: ['8,20'] };
    const merged = mergeFields({ basis, mine, theirs });
    expect(merged.clashes).toEqual(['nameDe']);
    expect(merged.values.nameDe).toEqual(['Lindenhonig']);
    expect(merged.values.grossCents).toEqual(['8,20']);
  });

  it('may empty a field and tick a first box', () => {
    const mine = { grossCents: ['7,90'], allergens: [] as string[], ways: ['parcel'] };
    const merged = mergeFields({ basis, mine, theirs: BEFORE });
    expect(merged.clashes).toEqual([]);
    expect(merged.values).toMatchObject({ nameDe: [], allergens: [], ways: ['parcel'] });
  });

  it('both emptied is no clash', () => {
    const merged = mergeFields({ basis, mine: { nameDe: [''] }, theirs: { nameDe: [] } });
    expect(merged.clashes).toEqual([]);
  });
});

it('marks differ by text, order and number of values', () => {
  const marks = [['a', 'b'], ['b', 'a'], ['ab'], ['a'], ['ä'], ['a ']].map(markOf);
  expect(new Set(marks).size).toBe(6);
  expect(marksOf({ a: [''], b: [] })).toEqual({});
});
