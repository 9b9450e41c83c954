import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays } from './dates.ts';
import { promiseFrom } from './deliveryPromise.ts';
import { cutOffAtOf, isDriven, type RunDays, tripDaysBetween, whyNotDriven } from './tripDays.ts';

/** Tuesdays and Fridays; 2026-11-24 is a Tuesday. */
const week: RunDays = { weekdays: ['di', 'fr'], exceptions: [] };
const with_ = (...exceptions: RunDays['exceptions']): RunDays => ({ ...week, exceptions });

describe('the days of a run', () => {
  it('are those of its week, without public holidays', () => {
    // 2026-12-25 is a Friday and Christmas Day.
    expect(tripDaysBetween(week, '2026-12-18', '2027-01-01')).toEqual([
      '2026-12-18',
      '2026-12-22',
      '2026-12-29',
    ]);
  });

  it('begin and end with the series', () => {
    const series = { ...week, firstOn: '2026-11-27', lastOn: '2026-12-01' };
    expect(tripDaysBetween(series, '2026-11-24', '2026-12-08')).toEqual([
      '2026-11-27',
      '2026-12-01',
    ]);
  });

  it('move, and move on from where they were moved to', () => {
    const moved = with_({ on: '2026-11-24', movedToOn: '2026-11-25' });
    expect(tripDaysBetween(moved, '2026-11-23', '2026-11-26')).toEqual(['2026-11-25']);
    const again = with_(...moved.exceptions, { on: '2026-11-25', movedToOn: '2026-11-26' });
    expect(tripDaysBetween(again, '2026-11-23', '2026-11-26')).toEqual(['2026-11-26']);
  });

  it('have extra trips, also on a holiday and outside the series', () => {
    const extra = { ...with_({ on: '2026-12-25', movedToOn: '2026-12-25' }), lastOn: '2026-11-30' };
    expect(tripDaysBetween(extra, '2026-12-20', '2026-12-31')).toEqual(['2026-12-25']);
  });

  it('take nobody when an extra trip is full, and say so', () => {
    const full = with_(
      { on: '2026-11-25', movedToOn: '2026-11-25' },
      { on: '2026-11-25', movedToOn: null, because: 'full' },
    );
    expect(isDriven(full, '2026-11-25')).toBe(false);
    expect(whyNotDriven(full, '2026-11-25')).toBe('run_full');
  });

  it('say why they take nobody', () => {
    const why = (because?: 'released' | 'point_closed') =>
      whyNotDriven(with_({ on: '2026-11-24', movedToOn: null, because }), '2026-11-24');
    expect([why(), why('released'), why('point_closed')]).toEqual([
      'run_moved',
      'run_full',
      'point_closed',
    ]);
    expect(whyNotDriven(week, '2026-12-25')).toBe('holiday');
  });

  it('end taking orders at the hour of a German day, in winter and in summer', () => {
    expect(cutOffAtOf({ leadDays: 1, cutOffHour: 12 }, '2026-11-24')).toBe(
      '2026-11-23T11:00:00.000Z',
    );
    expect(cutOffAtOf({ leadDays: 2, cutOffHour: 12 }, '2026-07-09')).toBe(
      '2026-07-07T10:00:00.000Z',
    );
  });

  it('are the only ones that a promise names, and none that could still be had is left out', () => {
    const day = fc.integer({ min: 0, max: 30 }).map((days) => addDays('2026-11-23', days));
    const exception = fc.record({ on: day, movedToOn: fc.option(day, { nil: null }) });
    fc.assert(
      fc.property(fc.array(exception, { maxLength: 6 }), day, (exceptions, orderedOn) => {
        const run = { ...with_(...exceptions), code: 'r', leadDays: 1 };
        const promise = promiseFrom({
          way: 'tour',
          orderedAt: `${orderedOn}T07:00:00Z`,
          cutOffHour: 12,
          leadTimeDays: 0,
          departureWeekdays: [],
          minDays: 0,
          maxDays: 0,
          closures: [],
          run,
          islandDays: 0,
          notBeforeOn: null,
        });
        const coming = tripDaysBetween(run, addDays(orderedOn, 1), addDays(orderedOn, 90));
        expect(promise?.earliestOn).toBe(coming[0]);
      }),
    );
  });
});
