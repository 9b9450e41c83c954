import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Weekday } from './dates.ts';
import { addDays, berlinDateOf, isHolidayInMV, weekdayOf } from './dates.ts';
import type { DeliveryWayKey } from './delivery.ts';
import {
  joinedPromises,
  MAX_PROMISE_DAYS,
  type PromiseInputs,
  promiseFrom,
} from './deliveryPromise.ts';

type Change = Partial<Omit<PromiseInputs, 'way'>>;

const inputs = (way: DeliveryWayKey, change: Change = {}): PromiseInputs => ({
  way,
  orderedAt: '2026-11-23T08:00:00Z',
  cutOffHour: 12,
  leadTimeDays: 1,
  departureWeekdays: [],
  minDays: 2,
  maxDays: 4,
  closures: [],
  run: null,
  islandDays: 0,
  notBeforeOn: null,
  ...change,
});

const run = (weekdays: Weekday[], leadDays = 1): PromiseInputs['run'] => ({
  code: 'r',
  weekdays,
  leadDays,
  exceptions: [],
});

describe('promiseFrom', () => {
  const days = (list: string): Weekday[] => list.split(' ') as Weekday[];
  const tour = inputs('tour', { run: run(days('di fr')) });
  const city = inputs('citybox', { run: run(days('do'), 2) });
  const parcel = inputs('parcel', { departureWeekdays: days('mo mi') });
  const letter = inputs('letter', { departureWeekdays: days('do'), minDays: 3, maxDays: 6 });
  const pickup = inputs('pickup', { minDays: 1, maxDays: 3 });

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
      way: inputs('tour', { run: run(days('mi sa')) }),
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
      way: inputs('pickup', { minDays: 0, maxDays: 1 }),
      lead: 0,
      at: '2026-11-21T08:00:00Z',
      earliest: '2026-11-23',
      latest: '2026-11-24',
    },
    {
      name: 'a ticket comes at once',
      way: inputs('ticket', { minDays: 0, maxDays: 0 }),
      lead: 5,
      at: '2026-11-22T22:30:00Z',
      earliest: '2026-11-22',
      latest: '2026-11-22',
    },
  ])('LAW-ORDER-10 $name', ({ way, lead, at, earliest, latest }) => {
    const promise = promiseFrom({ ...way, leadTimeDays: lead, orderedAt: at });
    expect(promise).toMatchObject({ earliestOn: earliest, latestOn: latest });
  });

  it('a parcel without any named day leaves on the next working day', () => {
    const sent = { ...letter, departureWeekdays: [], orderedAt: '2026-11-20T08:00:00Z' };
    expect(promiseFrom(sent)).toMatchObject({ earliestOn: '2026-11-26', latestOn: '2026-12-01' });
  });

  it('LAW-ORDER-10 handling and transit in working days over the holidays of the state', () => {
    // Ordered on a Friday; Monday is Women's Day, so the goods are ready on Tuesday and leave the Monday after.
    const weekly = { ...parcel, departureWeekdays: days('mo'), minDays: 1, maxDays: 1 };
    expect(promiseFrom({ ...weekly, orderedAt: '2027-03-05T08:00:00Z' })).toMatchObject({
      earliestOn: '2027-03-16',
    });
  });

  it('a closed producer makes, sends and hands over nothing', () => {
    const closures = [{ fromOn: '2026-11-24', toOn: '2026-12-04' }];
    // Ready on Monday 7 December, the first working day after the holiday; sent at once.
    expect(promiseFrom({ ...parcel, closures })).toMatchObject({ earliestOn: '2026-12-09' });
    expect(promiseFrom({ ...pickup, closures })).toMatchObject({ earliestOn: '2026-12-07' });
    expect(promiseFrom({ ...tour, closures })).toMatchObject({ earliestOn: '2026-12-08' });
    const told = promiseFrom({ ...tour, closures });
    expect(told?.skipped).toContainEqual({ on: '2026-11-24', because: 'closure' });
  });

  it('a run that is moved comes on its other day, and one that is cancelled a week later', () => {
    const moved = (movedToOn: string | null) => ({
      ...city,
      orderedAt: '2026-12-21T08:00:00Z',
      run: {
        code: 'c',
        weekdays: days('do'),
        leadDays: 2,
        exceptions: [{ on: '2026-12-24', movedToOn }],
      },
    });
    expect(promiseFrom(moved('2026-12-23'))).toMatchObject({ earliestOn: '2026-12-23' });
    const later = promiseFrom(moved(null));
    expect(later).toMatchObject({ earliestOn: '2026-12-31' });
    expect(later?.skipped).toEqual([{ on: '2026-12-24', because: 'run_moved' }]);
  });

  it('a ferry may cost a parcel one more working day', () => {
    expect(promiseFrom({ ...parcel, islandDays: 1 })).toMatchObject({
      earliestOn: '2026-11-27',
      latestOn: '2026-12-02',
    });
  });

  it('says each step on the way', () => {
    expect(promiseFrom({ ...parcel, orderedAt: '2026-11-23T12:00:00Z' })?.steps).toEqual([
      { kind: 'ordered', on: '2026-11-23' },
      { kind: 'counts_from', on: '2026-11-24' },
      { kind: 'ready', on: '2026-11-25' },
      { kind: 'leaves', on: '2026-11-25' },
      { kind: 'arrives', on: '2026-11-27' },
    ]);
  });

  it('promises nothing where the producer is closed for longer than anybody looks ahead', () => {
    const closures = [{ fromOn: '2026-11-01', toOn: addDays('2026-11-23', MAX_PROMISE_DAYS) }];
    for (const way of [tour, city, parcel, letter, pickup]) {
      expect(promiseFrom({ ...way, closures })).toBeNull();
    }
  });
});

describe('joinedPromises', () => {
  it('a trip waits for its slowest rider, and says so', () => {
    const quick = inputs('tour', { run: run(['di', 'fr']) });
    const slow = { ...quick, leadTimeDays: 3 };
    const [first, second] = joinedPromises([quick, slow]);
    expect([first?.promise?.earliestOn, second?.promise?.earliestOn]).toEqual([
      '2026-11-27',
      '2026-11-27',
    ]);
    expect(first?.promise?.skipped).toEqual([{ on: '2026-11-24', because: 'waits_for_trip' }]);
    expect(second?.promise?.skipped).toEqual([]);
  });

  it('finds a day on which nobody is closed', () => {
    const weekly = inputs('citybox', { run: run(['do'], 2) });
    const away = { ...weekly, leadTimeDays: 5 };
    const closed = { ...weekly, closures: [{ fromOn: '2026-12-01', toOn: '2026-12-04' }] };
    // One could ride on 26 November or 10 December, the other on 3 or 10 December.
    for (const { promise } of joinedPromises([closed, away])) {
      expect(promise?.earliestOn).toBe('2026-12-10');
    }
  });
});

describe('any promise', () => {
  const weekday = fc.constantFrom<Weekday>('mo', 'di', 'mi', 'do', 'fr', 'sa');
  const weekdays = fc.uniqueArray(weekday, { minLength: 1, maxLength: 3 });
  const START = '2026-01-01';
  const day = fc.nat(500).map((days) => addDays(START, days));
  const closure = fc
    .tuple(day, fc.nat(20))
    .map(([fromOn, days]) => ({ fromOn, toOn: addDays(fromOn, days) }));
  const exception = fc.tuple(day, fc.constantFrom(-1, 1, null)).map(([on, shift]) => ({
    on,
    movedToOn: shift === null ? null : addDays(on, shift),
  }));
  const question = fc.record({
    way: fc.constantFrom<DeliveryWayKey>('parcel', 'letter', 'pickup', 'tour', 'citybox'),
    cutOffHour: fc.constantFrom(9, 12, 18),
    leadTimeDays: fc.nat(6),
    departureWeekdays: weekdays,
    minDays: fc.nat(3),
    maxDays: fc.integer({ min: 3, max: 7 }),
    closures: fc.array(closure, { maxLength: 3 }),
    runWeekdays: weekdays,
    leadDays: fc.nat(3),
    exceptions: fc.array(exception, { maxLength: 4 }),
    islandDays: fc.nat(1),
    minute: fc.nat(60 * 24 * 400),
    later: fc.nat(60 * 24 * 10),
  });
  const at = (minutes: number) => new Date(Date.UTC(2026, 0, 1, 0, minutes)).toISOString();
  const toInputs = (
    { runWeekdays, leadDays, exceptions, minute, later: _later, ...rest }: Question,
    minutes = minute,
  ): PromiseInputs => ({
    ...rest,
    orderedAt: at(minutes),
    run: { code: 'r', weekdays: runWeekdays, leadDays, exceptions },
    notBeforeOn: null,
  });
  type Question = typeof question extends fc.Arbitrary<infer Q> ? Q : never;
  const isClosed = (on: string, { closures }: Question) =>
    closures.some(({ fromOn, toOn }) => fromOn <= on && on <= toOn);

  it('is never before the lead time, on a public holiday, or in the days of a closed farm', () => {
    fc.assert(
      fc.property(question, (asked) => {
        const promise = promiseFrom(toInputs(asked));
        if (promise === null) return;
        const acted = promise.steps.filter(({ kind }) =>
          ['leaves', 'runs', 'fetchable'].includes(kind),
        );
        expect(acted).toHaveLength(1);
        const [act = { on: '' }] = acted;
        const orderedOn = berlinDateOf(at(asked.minute));
        const open = countOpenDays(orderedOn, act.on, (on) => isClosed(on, asked));
        expect(open).toBeGreaterThanOrEqual(asked.leadTimeDays);
        expect(isClosed(act.on, asked)).toBe(false);
        const isExtra = asked.exceptions.some(({ movedToOn }) => movedToOn === act.on);
        if (!isExtra) expect(isHolidayInMV(act.on)).toBe(false);
        if (asked.way === 'parcel' || asked.way === 'letter') {
          expect(isHolidayInMV(promise.earliestOn)).toBe(false);
        }
        expect(promise.earliestOn <= promise.latestOn).toBe(true);
      }),
      { numRuns: 400 },
    );
  });

  it('never comes earlier for a later order', () => {
    fc.assert(
      fc.property(question, (asked) => {
        const first = promiseFrom(toInputs(asked));
        const second = promiseFrom(toInputs(asked, asked.minute + asked.later));
        if (first === null || second === null) return;
        expect(first.earliestOn <= second.earliestOn).toBe(true);
        expect(first.latestOn <= second.latestOn).toBe(true);
      }),
      { numRuns: 400 },
    );
  });

  it('is reproduced from its stored inputs, bit by bit', () => {
    fc.assert(
      fc.property(question, (asked) => {
        const stored = JSON.parse(JSON.stringify(toInputs(asked)));
        expect(promiseFrom(stored)).toEqual(promiseFrom(toInputs(asked)));
      }),
    );
  });

  /** Working days after `from` up to `to` on which the farm is open, counted without the rule. */
  function countOpenDays(from: string, to: string, isShut: (on: string) => boolean): number {
    let count = 0;
    for (let on = addDays(from, 1); on <= to; on = addDays(on, 1)) {
      const isWeekend = ['sa', 'so'].includes(weekdayOf(on));
      if (!isWeekend && !isHolidayInMV(on) && !isShut(on)) count += 1;
    }
    return count;
  }
});
