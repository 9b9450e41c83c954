import { describe, expect, it } from '@jest/globals';
import { stockActOf } from './stock-act.ts';

const act = (counted: string, shown: string, mode = '', step = '') =>
  stockActOf({ counted, shown, mode, step });

describe('what a stock form means', () => {
  it('a typed number was counted', () => {
    expect(act('12', '38')).toEqual({ kind: 'count', countedQuantity: 12 });
    expect(act('12', '')).toEqual({ kind: 'count', countedQuantity: 12 });
  });

  it('the same number, saved, was counted as well', () => {
    expect(act('38', '38')).toEqual({ kind: 'count', countedQuantity: 38 });
  });

  it('minus and plus change what is there, whatever the page showed', () => {
    expect(act('36', '38', 'stepped')).toEqual({ kind: 'correction', delta: -2 });
    expect(act('0', '-1', 'stepped')).toEqual({ kind: 'correction', delta: 1 });
  });

  it('a press without a script changes by one, after typing it counts', () => {
    expect(act('38', '38', '', '1')).toEqual({ kind: 'correction', delta: 1 });
    expect(act('38', '38', '', '-1')).toEqual({ kind: 'correction', delta: -1 });
    expect(act('12', '38', '', '1')).toEqual({ kind: 'count', countedQuantity: 13 });
  });

  it('minus on an empty shelf is a slip', () => {
    expect(act('0', '0', '', '-1')).toBeNull();
  });

  it('what is no number is nothing', () => {
    for (const typed of ['', 'zwei', '-3', '1,5']) expect(act(typed, '38')).toBeNull();
  });
});
