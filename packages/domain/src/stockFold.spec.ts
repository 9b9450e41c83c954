import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { foldMovements, type StockMovement, stockAfter } from './stockFold.ts';

const at = (minutes: number) => new Date(Date.UTC(2026, 10, 23, 8, minutes));
const changed = (minutes: number, delta: number, sequence = minutes): StockMovement => ({
  actedAt: at(minutes),
  sequence,
  delta,
  countedQuantity: null,
});
const counted = (minutes: number, countedQuantity: number, sequence = minutes): StockMovement => ({
  actedAt: at(minutes),
  sequence,
  delta: null,
  countedQuantity,
});

describe('the stock as movements tell it', () => {
  it('is the last count and what happened after it, in whatever order it is told', () => {
    const told = [changed(40, -2), counted(30, 12), changed(10, -3), counted(0, 20)];
    expect(stockAfter(told)).toBe(10);
    expect(foldMovements(told).map(({ stockAfter: after }) => after)).toEqual([20, 17, 12, 10]);
    expect(foldMovements(told).map(({ replaced }) => replaced)).toEqual([true, true, false, false]);
  });

  it('falls below zero and is not cut off', () => {
    expect(stockAfter([counted(0, 1), changed(1, -3)])).toBe(-2);
  });

  it('of nothing is nothing', () => {
    expect(stockAfter([])).toBe(0);
  });

  it('takes acts of one instant in the order in which they were heard', () => {
    expect(stockAfter([changed(5, -1, 1), counted(5, 9, 2)])).toBe(9);
    expect(stockAfter([changed(5, -1, 3), counted(5, 9, 2)])).toBe(8);
  });
});

it('the order of telling never matters', () => {
  const movement = fc
    .tuple(fc.nat({ max: 300 }), fc.boolean(), fc.integer({ min: -9, max: 9 }))
    .map(([minutes, isCount, pieces]) =>
      isCount ? counted(minutes, Math.abs(pieces)) : changed(minutes, pieces),
    );
  const movements = fc.uniqueArray(movement, { selector: ({ sequence }) => sequence });
  fc.assert(
    fc.property(
      movements.chain((list) =>
        fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
      ),
      ([list, shuffled]) => expect(stockAfter(shuffled)).toBe(stockAfter(list)),
    ),
  );
});
