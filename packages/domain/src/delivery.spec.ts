import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  carrierOf,
  commonWays,
  type DeliveryPart,
  type DeliveryWay,
  type DeliveryWayKey,
  isFetched,
  needsAddress,
  quoteDelivery,
} from './delivery.ts';
import { InvariantError } from './invariant.ts';

const way = (key: DeliveryWayKey, change: Partial<DeliveryWay> = {}): DeliveryWay => ({
  key,
  carriedBy: carrierOf(key),
  runCode: carrierOf(key) === 'cooperative' ? 'west' : null,
  priceCents: 590,
  freeFromCents: null,
  weekdays: [],
  minDays: 2,
  maxDays: 4,
  ...change,
});

const part = (
  producerId: string,
  chosen: DeliveryWay,
  change: Partial<DeliveryPart> = {},
): DeliveryPart => ({
  producerId,
  goodsCents: 100,
  way: chosen,
  tripKey: chosen.runCode && `${chosen.runCode}:door`,
  surchargeCents: 0,
  ...change,
});

describe('carrierOf', () => {
  it('the cooperative drives its runs and nothing else', () => {
    const keys: DeliveryWayKey[] = ['tour', 'tour_cold', 'citybox', 'pickup_point'];
    expect(new Set(keys.map(carrierOf))).toEqual(new Set(['cooperative']));
    const own: DeliveryWayKey[] = [
      'parcel',
      'parcel_chilled',
      'letter',
      'bulky',
      'pickup',
      'ticket',
    ];
    expect(new Set(own.map(carrierOf))).toEqual(new Set(['producer']));
  });
});

describe('quoteDelivery', () => {
  it.each([
    { goodsCents: 4899, expected: 590 },
    { goodsCents: 4900, expected: 0 },
  ])(
    'a parcel is free from 4900 of goods: $goodsCents cost $expected',
    ({ goodsCents, expected }) => {
      const parts = [part('A', way('parcel', { freeFromCents: 4900 }), { goodsCents })];
      expect(quoteDelivery(parts)).toEqual([
        { producerId: 'A', deliveryCents: expected, tripKey: null },
      ]);
    },
  );

  it('LAW-ALC-3: the age service and an island are due on top, also of a free parcel', () => {
    const free = way('parcel', { freeFromCents: 100 });
    const quotes = quoteDelivery([
      part('A', free, { surchargeCents: 190 }),
      part('B', way('parcel'), { surchargeCents: 580 }),
    ]);
    expect(quotes.map(({ deliveryCents }) => deliveryCents)).toEqual([190, 1170]);
  });

  it('a trip costs its highest price once, shared equally, the odd cents to the lowest ids', () => {
    const quotes = quoteDelivery([
      part('C', way('tour', { priceCents: 390 })),
      part('A', way('tour_cold', { priceCents: 490 })),
      part('D', way('parcel')),
      part('B', way('tour', { priceCents: 390 })),
    ]);
    expect(quotes).toEqual([
      { producerId: 'C', deliveryCents: 163, tripKey: 'west:door' },
      { producerId: 'A', deliveryCents: 164, tripKey: 'west:door' },
      { producerId: 'D', deliveryCents: 590, tripKey: null },
      { producerId: 'B', deliveryCents: 163, tripKey: 'west:door' },
    ]);
  });

  it('each run, and each destination of a run, has its own fee', () => {
    const quotes = quoteDelivery([
      part('A', way('tour', { priceCents: 390 })),
      part('B', way('tour', { priceCents: 390, runCode: 'east' }), { tripKey: 'east:door' }),
      part('C', way('pickup_point', { priceCents: 190 }), { tripKey: 'west:p1' }),
    ]);
    expect(quotes.map((quote) => quote.deliveryCents)).toEqual([390, 390, 190]);
  });

  it('asks the same total whatever the order of the parts', () => {
    const riders = fc.uniqueArray(
      fc.record({ producerId: fc.uuid(), priceCents: fc.nat(2_000), goodsCents: fc.nat(9_000) }),
      { selector: (rider) => rider.producerId, minLength: 1, maxLength: 9 },
    );
    fc.assert(
      fc.property(riders, (parts) => {
        const asked = parts.map(({ producerId, goodsCents, priceCents }) =>
          part(producerId, way('citybox', { priceCents }), { goodsCents }),
        );
        const quotes = quoteDelivery(asked);
        const highest = Math.max(...parts.map((part) => part.priceCents));
        expect(quotes.reduce((sum, quote) => sum + quote.deliveryCents, 0)).toBe(highest);
        const byId = (a: { producerId: string }, b: { producerId: string }) =>
          a.producerId.localeCompare(b.producerId);
        const turned = quoteDelivery([...asked].reverse());
        expect([...turned].sort(byId)).toEqual([...quotes].sort(byId));
      }),
    );
  });

  it.each<[string, DeliveryPart[]]>([
    ['a producer twice', [part('A', way('parcel')), part('A', way('parcel'))]],
    ['a run carried by a producer', [part('A', way('tour', { carriedBy: 'producer' }))]],
    ['a parcel carried by all', [part('A', way('parcel', { carriedBy: 'cooperative' }))]],
    ['a negative price', [part('A', way('parcel', { priceCents: -1 }))]],
    ['a negative surcharge', [part('A', way('parcel'), { surchargeCents: -1 })]],
    ['a run with a surcharge', [part('A', way('tour'), { surchargeCents: 1 })]],
    ['a run without a trip', [part('A', way('tour'), { tripKey: null })]],
    ['a parcel on a trip', [part('A', way('parcel'), { tripKey: 'west:door' })]],
  ])('refuses %s as a bug', (_what, parts) => {
    expect(() => quoteDelivery(parts)).toThrow(InvariantError);
  });
});

it('who fetches the goods or gets a ticket need not say where they live', () => {
  const keys: DeliveryWayKey[] = ['parcel', 'tour', 'citybox', 'pickup', 'pickup_point', 'ticket'];
  expect(keys.filter(needsAddress)).toEqual(['parcel', 'tour', 'citybox']);
  expect(keys.filter(isFetched)).toEqual(['pickup', 'pickup_point']);
});

describe('commonWays', () => {
  const offered = [
    way('parcel', { priceCents: 590 }),
    way('tour', { priceCents: 390 }),
    way('pickup', { priceCents: 0 }),
    way('citybox', { priceCents: 690 }),
    way('letter', { priceCents: 280 }),
    way('ticket', { priceCents: 0 }),
  ];
  const keysFor = (lines: DeliveryWayKey[][]) => commonWays(lines, offered).map(({ key }) => key);

  it.each<[string, DeliveryWayKey[][], DeliveryWayKey[]]>([
    [
      'what all lines allow, in the given order',
      [
        ['parcel', 'tour', 'pickup'],
        ['letter', 'parcel', 'pickup'],
      ],
      ['parcel', 'pickup'],
    ],
    [
      'a ticket beside goods needs no way',
      [['ticket'], ['parcel', 'pickup']],
      ['parcel', 'pickup'],
    ],
    [
      'a voucher by mail or letter does not narrow goods',
      [
        ['ticket', 'letter'],
        ['parcel', 'pickup'],
      ],
      ['parcel', 'pickup'],
    ],
    ['a voucher alone', [['ticket', 'letter'], ['ticket']], ['letter', 'ticket']],
    ['tickets alone', [['ticket'], ['ticket']], ['ticket']],
    ['goods that share no way', [['letter'], ['parcel']], []],
    ['a way the producer does not offer', [['bulky']], []],
    ['no line', [], []],
  ])('%s', (_name, lines, expected) => {
    expect(keysFor(lines)).toEqual(expected);
  });
});
