import type { DemoProduct } from '../demo-product.ts';
import { isBilingual, type Report, sameSet } from './report.ts';

const VOUCHER_YEARS = 3;

/** Corners of Mecklenburg-Vorpommern in degrees. */
const REGION = { south: 53.05, north: 54.75, west: 10.55, east: 14.45 } as const;

/** True where a point lies in the region. */
export function isInRegion({ lat, lon }: { lat: number; lon: number }): boolean {
  return lat > REGION.south && lat < REGION.north && lon > REGION.west && lon < REGION.east;
}

/** Tours, courses, vouchers and work by arrangement. */
export function checkExperience(product: DemoProduct, report: Report): void {
  const { experience, voucher, stock, ageMin } = product;
  if (voucher !== undefined) {
    // Vouchers expire with the limitation period of three years (§§ 195, 199 BGB).
    if (voucher.validYears !== VOUCHER_YEARS || !isBilingual(voucher.redeemableFor)) {
      report('voucher', 'fields');
    }
    return;
  }
  if (product.withdrawal.reason === 'service') {
    if (experience !== undefined) report('experience', 'a service has no date');
    return;
  }
  if (experience === undefined) {
    report('experience', 'missing');
    return;
  }
  const texts = [experience.meetingPlace, experience.weatherRule, experience.cancelRule];
  const { durationMin, capacity, languages } = experience;
  if (durationMin <= 0 || capacity <= 0 || languages.length === 0 || !texts.every(isBilingual)) {
    report('experience', 'fields');
  }
  const seats =
    'seatsPerDate' in stock ? stock.seatsPerDate : 'quantity' in stock && stock.quantity;
  if (experience.capacityPer === 'date' && capacity !== seats) {
    report('experience', 'capacity and seats differ');
  }
  if (ageMin !== null && (experience.minAge ?? 0) < ageMin) {
    report('experience', 'minAge below ageMin');
  }
  const served = new Set((experience.catering ?? []).flatMap(({ allergens }) => allergens));
  if (!sameSet(served, product.allergens)) {
    report('allergens', `catering ${[...served]} / product ${product.allergens}`);
  }
  if (!isInRegion(experience)) report('geo', 'meeting place outside the region');
}
