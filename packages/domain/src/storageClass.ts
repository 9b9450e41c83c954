import type { DeliveryWayKey } from './delivery.ts';

/** How goods of a category are kept. */
export type StorageClass = 'ambient' | 'cool' | 'chilled' | 'frozen' | 'none';

/** Ways without cooling. */
const UNCOOLED: ReadonlySet<DeliveryWayKey> = new Set(['parcel', 'letter', 'bulky', 'tour']);

/**
 * Whether goods that must stay cool would travel without cooling; staff look at it before they
 * approve.
 */
export const travelsUncooled = (
  storageClass: StorageClass,
  ways: readonly DeliveryWayKey[],
): boolean =>
  (storageClass === 'chilled' || storageClass === 'frozen') &&
  ways.some((way) => UNCOOLED.has(way));
