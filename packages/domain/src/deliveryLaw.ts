import type { DeliveryWayKey } from './delivery.ts';

/** What the goods need on their way: nothing, a cold chain, or a frozen one. */
export type ColdChain = 'none' | 'chilled' | 'frozen';

/** What decides which ways the law allows for goods. */
export type SensitiveGoods = {
  readonly coldChain: ColdChain;
  /** From which age they may be handed over; null: any age. */
  readonly minAge: number | null;
};

/** At this temperature and below goods need a cold chain (Art. 25 Regulation (EU) 1169/2011). */
const COLD_MAX_CELSIUS = 7;

const FREEZING_MAX_CELSIUS = -12;

/** Ways that keep goods cold: insulated overnight parcels, cooled vans, the farm's own fridge. */
const COOLED: ReadonlySet<DeliveryWayKey> = new Set([
  'parcel_chilled',
  'tour_cold',
  'citybox',
  'pickup',
  'pickup_point',
]);
/** A night in a box with cooling packs thaws ice; only freezers on the van and the farm do not. */
const FROZEN: ReadonlySet<DeliveryWayKey> = new Set(['tour_cold', 'pickup']);

/** Put into a letter box nobody looks at an age (§ 9(1), (3) JuSchG). */
const UNATTENDED: ReadonlySet<DeliveryWayKey> = new Set(['letter']);

/** Carriers' ways on which checking the age at the door is a service with a price. */
const WITH_AGE_SERVICE: ReadonlySet<DeliveryWayKey> = new Set([
  'parcel',
  'parcel_chilled',
  'bulky',
]);

/** The cold chain of goods by how they are kept; `maxCelsius` null: no temperature is named. */
export function coldChainOf(
  storageClass: 'ambient' | 'cool' | 'chilled' | 'frozen' | 'none',
  maxCelsius: number | null,
): ColdChain {
  if (storageClass === 'frozen') return 'frozen';
  if (maxCelsius !== null && maxCelsius <= FREEZING_MAX_CELSIUS) return 'frozen';
  const isCold = maxCelsius !== null && maxCelsius <= COLD_MAX_CELSIUS;
  return storageClass === 'chilled' || isCold ? 'chilled' : 'none';
}

/** Whether goods may travel that way at all (LAW-FOOD-8, LAW-ALC-4). */
export function isLawful(key: DeliveryWayKey, { coldChain, minAge }: SensitiveGoods): boolean {
  if (key === 'ticket') return true;
  if (coldChain === 'chilled' && !COOLED.has(key)) return false;
  if (coldChain === 'frozen' && !FROZEN.has(key)) return false;
  return minAge === null || !UNATTENDED.has(key);
}

/** Whether a pick-up point may hold the goods until they are fetched. */
export function mayWaitAt(
  point: { readonly coolBox: boolean; readonly attended: boolean },
  { coldChain, minAge }: SensitiveGoods,
): boolean {
  if (coldChain === 'frozen') return false;
  return (coldChain === 'none' || point.coolBox) && (minAge === null || point.attended);
}

/** Whether the carrier must check an age at the door, which costs extra (LAW-ALC-3). */
export function needsAgeService(key: DeliveryWayKey, minAge: number | null): boolean {
  return minAge !== null && WITH_AGE_SERVICE.has(key);
}

const COLDNESS: Readonly<Record<ColdChain, number>> = { none: 0, chilled: 1, frozen: 2 };

/** What all goods of one consignment need together: the coldest chain and the highest age. */
export function mostSensitive(goods: readonly SensitiveGoods[]): SensitiveGoods {
  return goods.reduce<SensitiveGoods>(
    (all, one) => ({
      coldChain: COLDNESS[one.coldChain] > COLDNESS[all.coldChain] ? one.coldChain : all.coldChain,
      minAge: all.minAge === null || (one.minAge ?? 0) > all.minAge ? one.minAge : all.minAge,
    }),
    { coldChain: 'none', minAge: null },
  );
}
