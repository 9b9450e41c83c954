import { describe, expect, it } from '@jest/globals';
import { cartBoxes } from '../app/features/cart-boxes.ts';
import { savingWords } from '../app/features/cart-saving.ts';
import { cart } from './fixture-orders.ts';

const [honey, cheese, oil] = cart.groups;
const plain = (text: string) => text.replaceAll('\u00a0', ' ');

describe('the boxes of a basket', () => {
  it('put producers of one trip together with one fee', () => {
    const boxes = cartBoxes(cart);
    expect(boxes.map((box) => [box.shared, box.groups.length, box.deliveryCents])).toEqual([
      [true, 2, 690],
      [false, 1, 590],
    ]);
  });

  it('keep apart what rides the same run to another place', () => {
    if (honey === undefined || cheese === undefined) throw new Error('no groups');
    const boxes = cartBoxes({ groups: [honey, { ...cheese, trip: 'citybox:somewhere' }] });
    expect(boxes).toHaveLength(2);
  });
});

describe('a cheaper choice in one sentence', () => {
  const saving = (ways: { producerId: string; way: 'citybox' | 'parcel' }[], all = false) => ({
    savedCents: 590,
    ways,
    allOnOneTrip: all,
    arrivesBy: '2026-12-03',
  });
  const ids = [honey, cheese, oil].map((group) => group?.producerId ?? '');

  it('for everything together, with the day', () => {
    const ways = ids.map((producerId) => ({ producerId, way: 'citybox' as const }));
    expect(plain(savingWords(cart, saving(ways, true), 'de'))).toBe(
      'Alles als Sammelfahrt spart 5,90 €. Dann ist alles bis Do, 3. Dezember da.',
    );
  });

  it('names who changes where only some do', () => {
    const ways = ids.slice(1).map((producerId) => ({ producerId, way: 'citybox' as const }));
    expect(plain(savingWords(cart, saving(ways), 'de'))).toBe(
      'Käserei Kranichruf und Ölmühle Rapsrand als Sammelfahrt: Das spart 5,90 €.',
    );
  });

  it('says no more than the sum where the changes differ', () => {
    const ways = [
      { producerId: ids[0] ?? '', way: 'citybox' as const },
      { producerId: ids[1] ?? '', way: 'parcel' as const },
    ];
    expect(plain(savingWords(cart, saving(ways), 'en'))).toBe(
      'Another way to split the delivery saves €5.90.',
    );
  });
});
