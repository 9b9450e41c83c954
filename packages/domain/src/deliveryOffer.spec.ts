import { describe, expect, it } from '@jest/globals';
import { carrierOf, type DeliveryWay, type DeliveryWayKey } from './delivery.ts';
import { type Consignment, defaultOffer, offersOf } from './deliveryOffer.ts';
import type { DeliveryBook, PickupPoint } from './deliveryRun.ts';

const [BERLIN, WISMAR, HIDDENSEE, MUNICH, VIENNA] = ['10435', '23966', '18565', '80331', '01010'];
const NOW = '2026-11-23T08:00:00Z';

const way = (
  key: DeliveryWayKey,
  priceCents: number,
  runCode: string | null = null,
): DeliveryWay => ({
  key,
  carriedBy: carrierOf(key),
  runCode,
  priceCents,
  freeFromCents: null,
  weekdays: [],
  minDays: 1,
  maxDays: 3,
});

const WAYS = [
  way('pickup', 0),
  way('letter', 280),
  way('tour', 390, 'west'),
  way('tour_cold', 490, 'west'),
  way('parcel', 590),
  way('citybox', 690, 'city'),
  way('parcel_chilled', 1190),
];

const point = (pointId: string, change: Partial<PickupPoint> = {}): PickupPoint => ({
  pointId,
  runCode: 'city',
  latitude: 52.5,
  longitude: 13.43,
  coolBox: true,
  attended: true,
  priceCents: 390,
  ...change,
});

const run = (code: string, weekdays: ('di' | 'do')[], from: string, to: string) => ({
  code,
  chilled: true,
  weekdays,
  leadDays: 1,
  cutOffHour: 12,
  areas: [{ from, to }],
  exceptions: [],
});

const BOOK: DeliveryBook = {
  runs: [run('west', ['di'], '23923', '23999'), run('city', ['do'], '10000', '14199')],
  points: [],
  surcharges: { islandCents: 390, ageServiceCents: 190 },
};

const offers = (
  postcode: string | null,
  goods: Partial<Consignment> = {},
  points: PickupPoint[] = [],
  pointId: string | null = null,
) =>
  offersOf({
    ways: WAYS,
    consignment: {
      goodsCents: 2_000,
      leadTimeDays: 1,
      closures: [],
      coldChain: 'none',
      minAge: null,
      ...goods,
    },
    book: { ...BOOK, points },
    destination: { postcode, pointId },
    orderedAt: NOW,
  });

const open = (...question: Parameters<typeof offers>) =>
  offers(...question)
    .filter(({ unavailableBecause }) => unavailableBecause === null)
    .map(({ way: { key } }) => key);
const refusals = (...question: Parameters<typeof offers>) =>
  Object.fromEntries(
    offers(...question).flatMap(({ way: { key }, unavailableBecause }) =>
      unavailableBecause === null ? [] : [[key, unavailableBecause]],
    ),
  );

describe('where ways go (LAW-ORDER-3)', () => {
  it('runs only into their own areas', () => {
    expect(open(WISMAR)).toContain('tour');
    expect(refusals(WISMAR)).toEqual({ citybox: 'outside_run_area' });
    expect(refusals(MUNICH)).toEqual({
      tour: 'outside_run_area',
      tour_cold: 'outside_run_area',
      citybox: 'outside_run_area',
    });
  });

  it('chilled parcels not to islands, where a ferry would thaw them', () => {
    expect(refusals(HIDDENSEE)).toMatchObject({ parcel_chilled: 'island' });
  });

  it('nowhere but Germany, except for who comes and fetches', () => {
    for (const postcode of ['00123', '62000', 'A-1010', '']) {
      expect(open(postcode)).toEqual(['pickup']);
      expect(refusals(postcode)).toMatchObject({ parcel: 'not_in_germany' });
    }
    expect(open(VIENNA)).toContain('parcel'); // 01010 has the shape of a German postcode.
  });

  it('nothing at all from a producer who is closed for months', () => {
    const closures = [{ fromOn: '2026-11-01', toOn: '2027-06-01' }];
    expect(open(BERLIN, { closures })).toEqual([]);
    expect(refusals(BERLIN, { closures })).toMatchObject({ parcel: 'closed', pickup: 'closed' });
  });
});

describe('what the law allows', () => {
  it('LAW-FOOD-8: cold goods never in a plain parcel, by letter or on an uncooled tour', () => {
    const keys = offers(WISMAR, { coldChain: 'chilled' }).map(({ way: { key } }) => key);
    expect(keys.sort()).toEqual(['citybox', 'parcel_chilled', 'pickup', 'tour_cold']);
  });

  it('frozen goods only with a freezer all the way', () => {
    const keys = offers(WISMAR, { coldChain: 'frozen' }).map(({ way: { key } }) => key);
    expect(keys.sort()).toEqual(['pickup', 'tour_cold']);
  });

  it('LAW-ORDER-3: frozen goods reach no island but by a run, and the refusal says why', () => {
    expect(open(HIDDENSEE, { coldChain: 'frozen' })).toEqual(['pickup']);
    expect(refusals(HIDDENSEE, { coldChain: 'frozen' })).toEqual({ tour_cold: 'outside_run_area' });
  });

  it('LAW-ALC-3: the shipping line rises by the age service, for parcels only', () => {
    const priceOf = (minAge: number | null, key: DeliveryWayKey) =>
      offers(BERLIN, { minAge }).find((offer) => offer.way.key === key)?.priceCents;
    expect([priceOf(null, 'parcel'), priceOf(16, 'parcel')]).toEqual([590, 780]);
    expect([priceOf(null, 'citybox'), priceOf(18, 'citybox')]).toEqual([690, 690]);
  });

  it('LAW-ALC-4: no letter box and no locker for wine', () => {
    expect(open(BERLIN, { minAge: 16 })).not.toContain('letter');
    const locker = point('locker', { attended: false });
    const counter = point('counter', { latitude: 52.6 });
    const chosenPoint = (minAge: number | null) =>
      offers(BERLIN, { minAge }, [locker, counter], 'locker').find(
        ({ way: { key } }) => key === 'pickup_point',
      )?.point?.pointId;
    expect([chosenPoint(null), chosenPoint(16)]).toEqual(['locker', 'counter']);
    expect(open(BERLIN, { minAge: 16 }, [locker], 'locker')).not.toContain('pickup_point');
  });

  it('cold goods wait only in a cool box', () => {
    const warm = [point('warm', { coolBox: false })];
    expect(open(BERLIN, { coldChain: 'chilled' }, warm)).not.toContain('pickup_point');
    expect(open(BERLIN, { coldChain: 'chilled' }, [point('cool')])).toContain('pickup_point');
    expect(open(BERLIN, { coldChain: 'frozen' }, [point('cool')])).not.toContain('pickup_point');
  });
});

describe('pick-up points', () => {
  const [near, far] = [point('near'), point('far', { latitude: 52.6, priceCents: 290 })];
  const offered = (postcode: string | null, pointId: string | null = null) =>
    offers(postcode, {}, [far, near], pointId).find(({ way: { key } }) => key === 'pickup_point');

  it('get nothing on days on which they are closed; the door of the same run does', () => {
    // The city run goes on Thursdays: 26 November, 3 and 10 December.
    const closed = point('near', { closures: [{ fromOn: '2026-11-25', toOn: '2026-12-04' }] });
    const all = offers(BERLIN, {}, [closed], 'near');
    const byKey = (key: DeliveryWayKey) => all.find((offer) => offer.way.key === key);
    expect(byKey('pickup_point')?.promise).toMatchObject({
      earliestOn: '2026-12-10',
      skipped: [
        { on: '2026-11-26', because: 'point_closed' },
        { on: '2026-12-03', because: 'point_closed' },
      ],
    });
    expect(byKey('citybox')?.promise?.earliestOn).toBe('2026-11-26');
  });

  it('the nearest is offered, the wished one before it', () => {
    expect(offered(BERLIN)?.point?.pointId).toBe('near');
    expect(offered(BERLIN, 'far')).toMatchObject({ point: { pointId: 'far' }, priceCents: 290 });
    expect(offered(BERLIN)?.tripKey).toBe('city:near');
  });

  it('none is offered far away or without a postcode, unless it is wished', () => {
    expect(offered(WISMAR)).toBeUndefined();
    expect(offered(null)).toBeUndefined();
    expect(offered(null, 'far')?.unavailableBecause).toBeNull();
  });
});

describe('prices', () => {
  it('an island costs the parcel its surcharge and up to a day more', () => {
    const parcelTo = (postcode: string) =>
      offers(postcode).find(({ way: { key } }) => key === 'parcel');
    expect(parcelTo(HIDDENSEE)).toMatchObject({
      priceCents: 980,
      surcharges: { islandCents: 390, ageServiceCents: 0 },
      promise: { earliestOn: '2026-11-25', latestOn: '2026-11-30' },
    });
    expect(parcelTo(MUNICH)).toMatchObject({
      priceCents: 590,
      promise: { earliestOn: '2026-11-25', latestOn: '2026-11-27' },
    });
  });
});

describe('the way that is chosen as long as nobody has', () => {
  const chosen = (postcode: string | null, goods: Partial<Consignment> = {}) =>
    defaultOffer(offers(postcode, goods), postcode)?.way.key ?? null;

  it.each<[string | null, Partial<Consignment>, DeliveryWayKey | null]>([
    [BERLIN, {}, 'citybox'],
    [WISMAR, {}, 'tour'],
    [MUNICH, {}, 'letter'],
    [MUNICH, { minAge: 18 }, 'parcel'],
    [null, {}, 'letter'],
    [null, { coldChain: 'chilled' }, 'parcel_chilled'],
    [null, { coldChain: 'frozen' }, 'pickup'],
    // Nobody is sent on a journey without having said so.
    [MUNICH, { coldChain: 'frozen' }, null],
    ['00000', {}, null],
  ])('to %s with %j: %s', (postcode, goods, expected) => {
    expect(chosen(postcode, goods)).toBe(expected);
  });
});
