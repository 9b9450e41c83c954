import { expect, it } from '@jest/globals';
import { distanceKm, placeOfPostcode } from './postcodePlace.ts';

it.each([
  ['10435', 52.54, 13.42],
  ['18055', 54.09, 12.12],
  ['22767', 53.55, 9.93],
])('%s lies about there', (postcode, latitude, longitude) => {
  expect(placeOfPostcode(postcode)).toEqual({ latitude, longitude });
});

it.each(['80331', '00000', 'A-1010', ''])('%s is nowhere that a run goes', (postcode) => {
  expect(placeOfPostcode(postcode)).toBeNull();
});

it('measures on the sphere: Rostock to Berlin are about 195 km', () => {
  const [rostock, berlin] = [
    { latitude: 54.0924, longitude: 12.0991 },
    { latitude: 52.52, longitude: 13.405 },
  ];
  expect(Math.round(distanceKm(rostock, berlin))).toBe(195);
  expect(distanceKm(berlin, berlin)).toBe(0);
});
