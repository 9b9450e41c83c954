import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Weekday } from './dates.ts';
import { carrierOf, type DeliveryWay, type DeliveryWayKey, deliveryPromise } from './delivery.ts';

const way = (key: DeliveryWayKey, change: Partial<DeliveryWay> = {}): DeliveryWay => ({
  key,
  carriedBy: carrierOf(key),
  priceCents: 590,
  freeFromCents: null,
  weekdays: [],
  minDays: 2,
  maxDays: 4,
  ...change,
});

describe('deliveryPromise', () => {
  const days = (list: string): Weekday[] => list.split(' ') as Weekday[];
  const tour = way('tour', { weekdays: days('di fr'), minDays: 1, maxDays: 4 });
  const city = way('citybox', { weekdays: days('do'), minDays: 2, maxDays: 7 });
  const parcel = way('parcel', { weekdays: days('mo mi'), minDays: 2, maxDays: 4 });
  const letter = way('letter', { minDays: 3, maxDays: 6 });
  const pickup = way('pickup', { minDays: 1, maxDays: 3 });

  // 2026-11-23 is a Monday; noon in Berlin is 11:00 UTC in November, 10:00 UTC in summer.
  it.each([
    {
      name: 'a tour on Tuesday, ordered on Monday before noon',
      way: tour,
      lead: 1,
      at: '2026-11-23T10:59:59Z',
      earliest: '2026-11-24',
      latest: '2026-11-24',
    },
    {
      name: 'a tour, ordered on Monday at noon: the Friday',
      way: tour,
      lead: 1,
      at: '2026-11-23T11:00:00Z',
      earliest: '2026-11-27',
      latest: '2026-11-27',
    },
    {
      name: 'the cut-off follows summer time',
      way: tour,
      lead: 1,
      at: '2026-07-06T10:00:00Z',
      earliest: '2026-07-10',
      latest: '2026-07-10',
    },
    {
      name: 'a tour waits for the lead time',
      way: tour,
      lead: 3,
      at: '2026-11-23T08:00:00Z',
      earliest: '2026-11-27',
      latest: '2026-11-27',
    },
    {
      name: 'a tour does not run on Christmas Day',
      way: tour,
      lead: 1,
      at: '2026-12-23T08:00:00Z',
      earliest: '2026-12-29',
      latest: '2026-12-29',
    },
    {
      name: 'a tour runs on Saturday too',
      way: way('tour', { weekdays: days('mi sa'), minDays: 1 }),
      lead: 1,
      at: '2026-11-26T08:00:00Z',
      earliest: '2026-11-28',
      latest: '2026-11-28',
    },
    {
      name: 'the city run closes on Tuesday noon',
      way: city,
      lead: 1,
      at: '2026-11-24T10:00:00Z',
      earliest: '2026-11-26',
      latest: '2026-11-26',
    },
    {
      name: 'the city run, ordered on Tuesday afternoon',
      way: city,
      lead: 1,
      at: '2026-11-24T12:00:00Z',
      earliest: '2026-12-03',
      latest: '2026-12-03',
    },
    {
      name: 'a parcel leaves on Wednesday',
      way: parcel,
      lead: 1,
      at: '2026-11-23T12:00:00Z',
      earliest: '2026-11-27',
      latest: '2026-12-01',
    },
    {
      name: 'a parcel never leaves on the day of the order',
      way: parcel,
      lead: 0,
      at: '2026-11-23T08:00:00Z',
      earliest: '2026-11-27',
      latest: '2026-12-01',
    },
    {
      name: 'a letter leaves on the dispatch days of the producer',
      way: letter,
      lead: 1,
      at: '2026-11-23T08:00:00Z',
      earliest: '2026-12-01',
      latest: '2026-12-04',
    },
    {
      name: 'a parcel over Christmas',
      way: parcel,
      lead: 1,
      at: '2026-12-22T08:00:00Z',
      earliest: '2026-12-28',
      latest: '2026-12-30',
    },
    {
      name: 'pick-up after the lead time',
      way: pickup,
      lead: 2,
      at: '2026-11-23T08:00:00Z',
      earliest: '2026-11-25',
      latest: '2026-11-27',
    },
    {
      name: 'pick-up ordered on Saturday',
      way: way('pickup', { minDays: 0, maxDays: 1 }),
      lead: 0,
      at: '2026-11-21T08:00:00Z',
      earliest: '2026-11-23',
      latest: '2026-11-24',
    },
    {
      name: 'a ticket comes at once',
      way: way('ticket', { minDays: 0, maxDays: 0 }),
      lead: 5,
      at: '2026-11-22T22:30:00Z',
      earliest: '2026-11-22',
      latest: '2026-11-22',
    },
  ])('$name', ({ way: chosen, lead, at, earliest, latest }) => {
    const promise = deliveryPromise({
      way: chosen,
      leadTimeDays: lead,
      dispatchWeekdays: days('do'),
      orderedAt: at,
    });
    expect(promise).toEqual({ earliestOn: earliest, latestOn: latest });
  });

  it('a parcel without any named day leaves on the next working day', () => {
    const question = {
      way: letter,
      leadTimeDays: 1,
      dispatchWeekdays: [],
      orderedAt: '2026-11-20T08:00:00Z',
    };
    expect(deliveryPromise(question)).toEqual({ earliestOn: '2026-11-26', latestOn: '2026-12-01' });
  });

  it('a later order never arrives earlier', () => {
    const instants = fc.integer({ min: 0, max: 60 * 24 * 400 });
    const ways = fc.constantFrom(tour, city, parcel, letter, pickup);
    fc.assert(
      fc.property(
        ways,
        fc.nat(5),
        instants,
        fc.nat(60 * 24 * 10),
        (chosen, lead, minute, later) => {
          const promiseAt = (minutes: number) =>
            deliveryPromise({
              way: chosen,
              leadTimeDays: lead,
              dispatchWeekdays: days('di do'),
              orderedAt: new Date(Date.UTC(2026, 0, 1, 0, minutes)).toISOString(),
            });
          const [first, second] = [promiseAt(minute), promiseAt(minute + later)];
          expect(first.earliestOn <= first.latestOn).toBe(true);
          expect(first.earliestOn <= second.earliestOn).toBe(true);
          expect(first.latestOn <= second.latestOn).toBe(true);
        },
      ),
      { numRuns: 300 },
    );
  });
});
