import { describe, expect, it } from '@jest/globals';
import {
  deadlineOf,
  handOverOnOf,
  parseTripAddress,
  statusWordOf,
  tripAddress,
  tripOf,
  watchOf,
} from './handOver.ts';

describe('the day of the hand-over', () => {
  const promise = { earliestOn: '2026-11-27', latestOn: '2026-11-30' };

  it('is the day on which goods leave, not the one on which they arrive', () => {
    const steps = [
      { kind: 'ready' as const, on: '2026-11-25' },
      { kind: 'leaves' as const, on: '2026-11-26' },
      { kind: 'arrives' as const, on: '2026-11-27' },
    ];
    expect(handOverOnOf({ ...promise, steps })).toBe('2026-11-26');
    expect(handOverOnOf(promise)).toBe('2026-11-27');
  });

  it.each([
    ['pickup', null, 'hof'],
    ['parcel_chilled', null, 'versand'],
    ['letter', null, 'versand'],
    ['tour', 'berlin:door', 'berlin'],
    ['pickup_point', 'berlin:0197', 'berlin'],
    ['tour_cold', null, 'tour-cold'],
  ] as const)('%s on %s leaves with %s', (way, key, trip) => {
    expect(tripOf(way, key)).toBe(trip);
  });

  it('has an address that reads back', () => {
    expect(tripAddress('2026-11-26', 'berlin')).toBe('2026-11-26-berlin');
    expect(parseTripAddress('2026-11-26-tour-cold')).toEqual({
      on: '2026-11-26',
      trip: 'tour-cold',
    });
    for (const wrong of [
      'berlin',
      '2026-11-26',
      '2026-11-26-',
      '2026-11-26-A',
      `2026-11-26-${'x'.repeat(61)}`,
    ]) {
      expect(parseTripAddress(wrong)).toBeNull();
    }
  });
});

describe('the five words', () => {
  it.each([
    ['new', '2026-11-26', 'new'],
    ['confirmed', '2026-11-25', 'new'],
    ['ready', '2026-11-25', 'packed'],
    ['ready', '2026-11-24', 'problem'],
    ['new', '2026-11-24', 'problem'],
    ['handed_over', '2026-11-24', 'handed_over'],
    ['completed', '2026-11-01', 'done'],
    ['canceled', '2026-11-01', 'done'],
  ] as const)('%s for %s on the 25th is %s', (state, handOverOn, word) => {
    expect(statusWordOf({ state, handOverOn }, '2026-11-25')).toBe(word);
  });
});

describe('what happens before the deadline', () => {
  it('is noon in Germany, in winter, in summer and when the clocks change', () => {
    expect(deadlineOf('2026-11-26').toISOString()).toBe('2026-11-26T11:00:00.000Z');
    expect(deadlineOf('2026-06-10').toISOString()).toBe('2026-06-10T10:00:00.000Z');
    expect(deadlineOf('2026-10-25').toISOString()).toBe('2026-10-25T11:00:00.000Z');
    expect(deadlineOf('2026-03-29').toISOString()).toBe('2026-03-29T10:00:00.000Z');
  });

  const part = { handOverOn: '2026-11-26', paidAt: new Date('2026-11-23T08:00:00Z') };
  it.each([
    ['new', '2026-11-25T10:59:59Z', 'nothing'],
    ['new', '2026-11-25T11:00:00Z', 'remind'],
    ['new', '2026-11-26T04:59:59Z', 'remind'],
    ['new', '2026-11-26T05:00:00Z', 'escalate'],
    ['confirmed', '2026-11-26T10:59:59Z', 'nothing'],
    ['confirmed', '2026-11-26T11:00:00Z', 'escalate'],
    ['ready', '2026-11-27T11:00:00Z', 'nothing'],
    ['canceled', '2026-11-27T11:00:00Z', 'nothing'],
  ] as const)('%s at %s: %s', (state, now, watch) => {
    expect(watchOf({ ...part, state }, new Date(now))).toBe(watch);
  });

  it('leaves three hours to whoever was told just now', () => {
    const fresh = { ...part, state: 'new' as const, paidAt: new Date('2026-11-25T12:00:00Z') };
    expect(watchOf(fresh, new Date('2026-11-25T14:59:00Z'))).toBe('nothing');
    expect(watchOf(fresh, new Date('2026-11-25T15:00:00Z'))).toBe('remind');
  });
});
