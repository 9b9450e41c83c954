import { describe, expect, it } from '@jest/globals';
import { answered, basisOf, clashFields, joinWithNewer, readBasis } from './merge-values.ts';

const BEFORE = { nameDe: ['Honig'], shortDe: ['Mild.\nHell.'], ways: ['parcel', 'pickup'] };
const basis = [basisOf({ ...BEFORE, basedOnVersion: ['3'] })];

describe('a form that was typed on an older version', () => {
  it('is joined with the newer one, whatever line ends a browser sends', () => {
    const typed = { ...BEFORE, shortDe: ['Mild.\r\nHell.'], nameDe: ['Rapshonig'], basis };
    const newer = { ...BEFORE, ways: ['parcel'] };
    expect(joinWithNewer(typed, newer)).toEqual({
      values: { nameDe: ['Rapshonig'], shortDe: ['Mild.\nHell.'], ways: ['parcel'] },
      clashes: [],
    });
  });

  it('asks only about what both changed, and takes the answer', () => {
    const typed = { ...BEFORE, nameDe: ['Rapshonig'], basis };
    const { values, clashes } = joinWithNewer(typed, { ...BEFORE, nameDe: ['Lindenhonig'] });
    expect(clashes).toEqual(['nameDe']);
    const asked = clashFields(values, typed, clashes);
    expect(answered({ ...asked, 'choice-nameDe': ['mine'] })?.nameDe).toEqual(['Rapshonig']);
    const stays = answered({ ...asked, 'choice-nameDe': ['stands'] });
    expect(stays).toEqual({ ...BEFORE, nameDe: ['Lindenhonig'] });
    expect(answered(typed)).toBeNull();
  });

  it('without marks of its beginning asks about every difference', () => {
    expect(joinWithNewer({ nameDe: ['A'] }, { nameDe: ['B'] }).clashes).toEqual(['nameDe']);
    expect(readBasis('')).toEqual({});
  });
});
