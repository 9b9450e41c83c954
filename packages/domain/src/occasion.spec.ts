import { describe, expect, it } from '@jest/globals';
import {
  berlinInstantOf,
  closingOf,
  endOf,
  handOverRule,
  isSoldByDate,
  occasionLabel,
  weeklyStarts,
} from './occasion.ts';

const LEISURE = { right: 'excluded', reason: 'leisure_on_date' } as const;
const JAM = { right: '14_days', reason: null } as const;
const FISH = { right: 'excluded', reason: 'perishable' } as const;

it('a product is sold by dates where a date takes its right of withdrawal', () => {
  const products = [LEISURE, FISH, JAM];
  expect(products.map(isSoldByDate)).toEqual([true, false, false]);
});

describe('days and hours in Germany', () => {
  it.each([
    ['2026-01-15', '10:30', '2026-01-15T09:30:00.000Z'],
    ['2026-07-15', '10:30', '2026-07-15T08:30:00.000Z'],
    // The hour that comes twice when summer time ends: the first one.
    ['2026-10-25', '02:30', '2026-10-25T00:30:00.000Z'],
  ])('%s %s is %s', (on, time, instant) => {
    expect(berlinInstantOf(on, time)).toBe(instant);
  });

  it('have no half past two when summer time begins', () => {
    expect(berlinInstantOf('2026-03-29', '02:30')).toBeNull();
  });

  it('stay the same hour when summer time begins between two weeks', () => {
    expect(weeklyStarts('2026-03-22', '10:00', 3)).toEqual([
      '2026-03-22T09:00:00.000Z',
      '2026-03-29T08:00:00.000Z',
      '2026-04-05T08:00:00.000Z',
    ]);
    expect(weeklyStarts('2026-03-22', '02:30', 2)).toHaveLength(1);
    expect(() => weeklyStarts('2026-03-22', '10:00', 27)).toThrow();
  });

  it('read as buyers say them', () => {
    expect(occasionLabel('2026-12-05T09:30:00Z')).toEqual({
      de: 'Sa., 5. Dezember 2026, 10:30 Uhr',
      en: 'Sat, 5 December 2026, 10:30',
    });
  });

  it('close some hours before, and last some minutes', () => {
    expect(closingOf('2026-06-14T08:00:00Z', 24)).toBe('2026-06-13T08:00:00.000Z');
    expect(endOf('2026-06-14T08:00:00Z', 90)).toBe('2026-06-14T09:30:00.000Z');
    expect(() => closingOf('2026-06-14T08:00:00Z', 337)).toThrow();
  });
});

describe('the hand-over of a part with dates', () => {
  const now = new Date('2026-06-14T12:00:00Z');
  const over = { endsAt: '2026-06-14T11:00:00Z', service: null };
  const ahead = { endsAt: '2026-06-20T11:00:00Z', service: null };
  const goods = { endsAt: null, service: null };
  const milling = { endsAt: null, service: 'open' } as const;

  it('waits for the end of the last date', () => {
    expect(handOverRule([over], now)).toEqual({ allowed: true, holdFrom: now });
    expect(handOverRule([over, ahead], now).allowed).toBe(false);
  });

  it('does not keep goods back, but the money until the date is over', () => {
    expect(handOverRule([goods, ahead], now)).toEqual({
      allowed: true,
      holdFrom: new Date('2026-06-20T11:00:00Z'),
    });
    expect(handOverRule([goods], now)).toEqual({ allowed: true, holdFrom: now });
  });

  it('LAW-WITHDR-11 waits for the end of a service, whose money waits beside goods', () => {
    expect(handOverRule([milling], now).allowed).toBe(false);
    expect(handOverRule([milling, over], now).allowed).toBe(false);
    expect(handOverRule([{ ...milling, service: 'done' }, over], now)).toEqual({
      allowed: true,
      holdFrom: now,
    });
    expect(handOverRule([goods, milling], now)).toEqual({
      allowed: true,
      holdFrom: new Date(now.getTime() + 14 * 24 * 3_600_000),
    });
  });

  it('is possible where everything was given back', () => {
    expect(handOverRule([], now)).toEqual({ allowed: true, holdFrom: now });
  });
});
