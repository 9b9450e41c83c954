import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  allowedBundles,
  type PartsOf,
  type Pieces,
  piecesOf,
  scarcestPart,
  shortItems,
} from './bundleStock.ts';

/** A gift box: two jars of honey and one of jam. */
const BOX: PartsOf = new Map([
  [
    'box',
    [
      { partId: 'honey', quantity: 2 },
      { partId: 'jam', quantity: 1 },
    ],
  ],
]);
const parts = BOX.get('box') ?? [];
const shelf = (pieces: Readonly<Record<string, number | null>>) => (id: string) =>
  pieces[id] ?? null;

describe('a bundle of articles', () => {
  it('takes its parts from the shelf, together with what is sold alone', () => {
    const items = [
      { variantId: 'box', quantity: 3 },
      { variantId: 'honey', quantity: 1 },
    ];
    expect(piecesOf(items, BOX)).toEqual([
      { variantId: 'honey', quantity: 7 },
      { variantId: 'jam', quantity: 3 },
    ]);
  });

  it.each([
    [{ honey: 9, jam: 9 }, 4],
    [{ honey: 9, jam: 3 }, 3],
    [{ honey: 1, jam: 9 }, 0],
    [{ honey: null, jam: 5 }, 5],
    [{ honey: null, jam: null }, null],
  ])('is there as often as its parts allow: %j', (pieces, allowed) => {
    expect(allowedBundles(parts, shelf(pieces))).toBe(allowed);
  });

  it('is short where a part was taken by an item before it', () => {
    const free = shelf({ honey: 5, jam: 9 });
    const box = { variantId: 'box', quantity: 2 };
    expect(shortItems([box], BOX, free)).toEqual([]);
    expect(shortItems([{ variantId: 'honey', quantity: 3 }, box], BOX, free)).toEqual([
      { variantId: 'box', free: 1 },
    ]);
  });

  it('names the part of which the fewest can be made', () => {
    expect(scarcestPart(parts, shelf({ honey: 5, jam: 3 }))?.partId).toBe('honey');
    expect(scarcestPart(parts, shelf({ honey: 8, jam: 3 }))?.partId).toBe('jam');
    expect(scarcestPart(parts, shelf({ honey: null, jam: null }))).toBeNull();
  });
});

const ITEMS = fc.array(
  fc.record<Pieces>({
    variantId: fc.constantFrom('box', 'honey', 'jam', 'candle'),
    quantity: fc.integer({ min: 1, max: 6 }),
  }),
  { maxLength: 6 },
);

it('what is answered as short fits on the shelf, and nothing is short that fits', () => {
  fc.assert(
    fc.property(
      ITEMS,
      fc.record({ honey: fc.nat(20), jam: fc.nat(20), candle: fc.nat(20) }),
      (wanted, pieces) => {
        const free = shelf(pieces);
        const items = [...new Map(wanted.map((item) => [item.variantId, item])).values()];
        const short = new Map(shortItems(items, BOX, free).map((one) => [one.variantId, one.free]));
        const got = items.map((item) => ({
          ...item,
          quantity: short.get(item.variantId) ?? item.quantity,
        }));
        for (const { variantId, quantity } of piecesOf(got, BOX)) {
          expect(quantity).toBeLessThanOrEqual(free(variantId) ?? 0);
        }
        const fits = piecesOf(items, BOX).every(
          ({ variantId, quantity }) => quantity <= (free(variantId) ?? 0),
        );
        expect(short.size === 0).toBe(fits);
      },
    ),
  );
});
