import { expect, it } from '@jest/globals';
import { travelsUncooled } from './storageClass.ts';

it('goods that must stay cool are noticed on an uncooled way (LAW-FOOD-8)', () => {
  expect(travelsUncooled('chilled', ['pickup', 'parcel'])).toBe(true);
  expect(travelsUncooled('chilled', ['pickup', 'tour_cold', 'citybox'])).toBe(false);
  expect(travelsUncooled('cool', ['parcel'])).toBe(false);
});
