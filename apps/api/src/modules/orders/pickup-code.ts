import { randomInt } from 'node:crypto';
import { type DeliveryWayKey, isFetched } from '@markthalle/domain/delivery';

const CODE_DIGITS = 6;

/** Six random digits for goods that are fetched; null for goods that are brought. */
export const newPickupCode = (way: DeliveryWayKey): string | null =>
  isFetched(way) ? String(randomInt(10 ** CODE_DIGITS)).padStart(CODE_DIGITS, '0') : null;
