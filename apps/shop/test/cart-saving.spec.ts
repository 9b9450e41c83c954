import { describe, expect, it } from '@jest/globals';
import type { CartGroup } from '@markthalle/contracts/cart';
import { cartBoxes } from '../app/features/cart-boxes.ts';
import { cartSaving } from '../app/features/cart-saving.ts';
import { cart } from './fixture-orders.ts';

const [honey, cheese, oil] = cart.groups as [CartGroup, CartGroup, CartGroup];

/** The honey's producer sends a parcel for 5,90 €; everybody else stays as in the fixture. */
const honeyByParcel: CartGroup = {
  ...honey,
  chosenWay: 'parcel',
  sharedRun: null,
  deliveryCents: 590,
};

describe('the boxes of a basket', () => {
  it('put producers of one run together with one fee', () => {
    const boxes = cartBoxes(cart);
    expect(boxes.map((box) => [box.sharedRun, box.groups.length, box.deliveryCents])).toEqual([
      ['citybox', 2, 690],
      [null, 1, 590],
    ]);
  });
});

describe('a cheaper choice', () => {
  it('is the run that is paid already', () => {
    const groups = [honeyByParcel, { ...cheese, deliveryCents: 690 }, oil];
    // Now 5,90 + 6,90 + 5,90 = 18,70; together 6,90 + 5,90 = 12,80.
    expect(cartSaving({ groups, deliveryCents: 1870 })).toEqual({
      savedCents: 590,
      ways: [{ producerId: honey.producerId, way: 'citybox' }],
    });
  });

  it('is not offered where it costs more', () => {
    // One parcel for 5,90 against a run for 6,90.
    expect(cartSaving({ groups: [honeyByParcel], deliveryCents: 590 })).toBeNull();
  });

  it('is not offered for a run that does not reach the buyer', () => {
    const ways = honey.ways.map((way) => ({
      ...way,
      unavailableBecause: way.key === 'citybox' ? ('outside_run_area' as const) : null,
    }));
    const groups = [
      { ...honeyByParcel, ways },
      { ...cheese, deliveryCents: 690 },
    ];
    expect(cartSaving({ groups, deliveryCents: 1280 })).toBeNull();
  });
});
