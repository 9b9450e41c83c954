import type { DeliveryWayKey } from './delivery.ts';

/** What a producer may offer without the cooperative driving; tickets come with experiences. */
export type OwnWayKey = Extract<
  DeliveryWayKey,
  'parcel' | 'parcel_chilled' | 'letter' | 'bulky' | 'pickup'
>;

export type OwnWayStandard = {
  readonly label: { readonly de: string; readonly en: string };
  /** Working days in transit, or until the goods can be fetched. */
  readonly minDays: number;
  readonly maxDays: number;
  /** What most producers ask; a suggestion, never set without being confirmed. */
  readonly usualCents: number;
};

/** How each way is called and how long it takes where a producer has not offered it before. */
export const OWN_WAYS: Readonly<Record<OwnWayKey, OwnWayStandard>> = {
  pickup: {
    label: { de: 'Abholung am Hof', en: 'Pick-up on the farm' },
    minDays: 1,
    maxDays: 3,
    usualCents: 0,
  },
  parcel: { label: { de: 'Paket', en: 'Parcel' }, minDays: 2, maxDays: 4, usualCents: 590 },
  parcel_chilled: {
    label: { de: 'Kühlpaket über Nacht', en: 'Chilled overnight parcel' },
    minDays: 1,
    maxDays: 2,
    usualCents: 1190,
  },
  letter: {
    label: { de: 'Warensendung', en: 'Letter post' },
    minDays: 3,
    maxDays: 6,
    usualCents: 280,
  },
  bulky: {
    label: { de: 'Sperrgut', en: 'Bulky goods' },
    minDays: 5,
    maxDays: 10,
    usualCents: 2900,
  },
};

export const OWN_WAY_KEYS = Object.keys(OWN_WAYS) as OwnWayKey[];

/** Products that would be left without any way to the buyer if only these were offered. */
export function leftWithoutWay<P extends { readonly ways: readonly string[] }>(
  products: readonly P[],
  offered: readonly string[],
): P[] {
  return products.filter(
    ({ ways }) => ways.length > 0 && !ways.some((way) => offered.includes(way)),
  );
}
