import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  carrierOf,
  commonWays,
  type DeliveryWay,
  type DeliveryWayKey,
  deliversTo,
  quoteDelivery,
} from './delivery.ts';
import { InvariantError } from './invariant.ts';

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

describe('carrierOf', () => {
  it('the cooperative drives its runs and nothing else', () => {
    const keys: DeliveryWayKey[] = ['tour', 'tour_cold', 'citybox'];
    expect(keys.map(carrierOf)).toEqual(['cooperative', 'cooperative', 'cooperative']);
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
      const parts = [{ producerId: 'A', goodsCents, way: way('parcel', { freeFromCents: 4900 }) }];
      expect(quoteDelivery(parts)).toEqual([
        { producerId: 'A', deliveryCents: expected, sharedRun: null },
      ]);
    },
  );

  it('a run costs its highest price once, shared equally, the odd cents to the lowest ids', () => {
    const quotes = quoteDelivery([
      { producerId: 'C', goodsCents: 100, way: way('tour', { priceCents: 390 }) },
      {
        producerId: 'A',
        goodsCents: 9999,
        way: way('tour', { priceCents: 490, freeFromCents: 4900 }),
      },
      { producerId: 'D', goodsCents: 100, way: way('parcel', { priceCents: 590 }) },
      { producerId: 'B', goodsCents: 100, way: way('tour', { priceCents: 390 }) },
    ]);
    expect(quotes).toEqual([
      { producerId: 'C', deliveryCents: 163, sharedRun: 'tour' },
      { producerId: 'A', deliveryCents: 164, sharedRun: 'tour' },
      { producerId: 'D', deliveryCents: 590, sharedRun: null },
      { producerId: 'B', deliveryCents: 163, sharedRun: 'tour' },
    ]);
  });

  it('each run has its own fee', () => {
    const quotes = quoteDelivery([
      { producerId: 'A', goodsCents: 100, way: way('tour', { priceCents: 390 }) },
      { producerId: 'B', goodsCents: 100, way: way('tour_cold', { priceCents: 490 }) },
    ]);
    expect(quotes.map((quote) => quote.deliveryCents)).toEqual([390, 490]);
  });

  it('asks the same total whatever the order of the parts', () => {
    const riders = fc.uniqueArray(
      fc.record({ producerId: fc.uuid(), priceCents: fc.nat(2_000), goodsCents: fc.nat(9_000) }),
      { selector: (rider) => rider.producerId, minLength: 1, maxLength: 9 },
    );
    fc.assert(
      fc.property(riders, (parts) => {
        const asked = parts.map(({ producerId, goodsCents, priceCents }) => ({
          producerId,
          goodsCents,
          way: way('citybox', { priceCents }),
        }));
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

  it.each([
    ['a producer twice', ['A', 'A'], way('parcel')],
    ['a run carried by a producer', ['A'], way('tour', { carriedBy: 'producer' })],
    ['a parcel carried by the cooperative', ['A'], way('parcel', { carriedBy: 'cooperative' })],
    ['a negative price', ['A'], way('parcel', { priceCents: -1 })],
  ] as const)('refuses %s as a bug', (_what, ids, chosen) => {
    const parts = ids.map((producerId) => ({ producerId, goodsCents: 1, way: chosen }));
    expect(() => quoteDelivery(parts)).toThrow(InvariantError);
  });
});

describe('deliversTo', () => {
  it.each<{ key: DeliveryWayKey; postcode: string; because: string | null }>([
    { key: 'parcel', postcode: '80331', because: null },
    { key: 'parcel', postcode: '18565', because: null },
    { key: 'parcel', postcode: '01067', because: null },
    { key: 'parcel', postcode: '1010', because: 'not_in_germany' },
    { key: 'parcel', postcode: '00123', because: 'not_in_germany' },
    { key: 'parcel', postcode: '62000', because: 'not_in_germany' },
    { key: 'letter', postcode: 'A-1010', because: 'not_in_germany' },
    { key: 'bulky', postcode: '', because: 'not_in_germany' },
    { key: 'parcel', postcode: '18055\n', because: 'not_in_germany' },
    { key: 'parcel_chilled', postcode: '10435', because: null },
    { key: 'parcel_chilled', postcode: '18565', because: 'island' },
    { key: 'parcel_chilled', postcode: '27498', because: 'island' },
    { key: 'tour', postcode: '17159', because: null },
    { key: 'tour', postcode: '23966', because: null },
    { key: 'tour', postcode: '19418', because: 'outside_run_area' },
    { key: 'tour_cold', postcode: '18565', because: null },
    { key: 'tour_cold', postcode: '10435', because: 'outside_run_area' },
    { key: 'citybox', postcode: '10435', because: null },
    { key: 'citybox', postcode: '14199', because: null },
    { key: 'citybox', postcode: '14200', because: 'outside_run_area' },
    { key: 'citybox', postcode: '22769', because: null },
    { key: 'citybox', postcode: '22770', because: 'outside_run_area' },
    { key: 'citybox', postcode: '17159', because: 'outside_run_area' },
    { key: 'pickup', postcode: '80331', because: null },
    { key: 'ticket', postcode: 'A-1010', because: null },
  ])('$key to $postcode: $because', ({ key, postcode, because }) => {
    const expected = because === null ? { allowed: true } : { allowed: false, because };
    expect(deliversTo(key, postcode)).toEqual(expected);
  });
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
  const keysFor = (lines: DeliveryWayKey[][], postcode: string | null) =>
    commonWays(lines, offered, postcode).map((found) => found.key);

  it.each<{ name: string; lines: DeliveryWayKey[][]; postcode: string | null; expected: string[] }>(
    [
      {
        name: 'what all lines allow, cheapest first',
        lines: [
          ['parcel', 'tour', 'pickup'],
          ['letter', 'parcel', 'pickup'],
        ],
        postcode: '17159',
        expected: ['pickup', 'parcel'],
      },
      {
        name: 'without a postcode nothing is refused',
        lines: [['parcel', 'tour', 'citybox']],
        postcode: null,
        expected: ['tour', 'parcel', 'citybox'],
      },
      {
        name: 'runs only where they go',
        lines: [['parcel', 'tour', 'citybox']],
        postcode: '10435',
        expected: ['parcel', 'citybox'],
      },
      {
        name: 'a ticket beside goods needs no way',
        lines: [['ticket'], ['parcel', 'pickup']],
        postcode: '17159',
        expected: ['pickup', 'parcel'],
      },
      {
        name: 'a voucher by mail or letter does not narrow goods',
        lines: [
          ['ticket', 'letter'],
          ['parcel', 'pickup'],
        ],
        postcode: '17159',
        expected: ['pickup', 'parcel'],
      },
      {
        name: 'a voucher alone',
        lines: [['ticket', 'letter'], ['ticket']],
        postcode: '17159',
        expected: ['ticket', 'letter'],
      },
      {
        name: 'tickets alone',
        lines: [['ticket'], ['ticket']],
        postcode: null,
        expected: ['ticket'],
      },
      {
        name: 'goods that share no way',
        lines: [['letter'], ['parcel']],
        postcode: '17159',
        expected: [],
      },
      {
        name: 'a way the producer does not offer',
        lines: [['bulky']],
        postcode: '17159',
        expected: [],
      },
      { name: 'no line', lines: [], postcode: '17159', expected: [] },
    ],
  )('$name', ({ lines, postcode, expected }) => {
    expect(keysFor(lines, postcode)).toEqual(expected);
  });
});
