import type { DeliveryWayKey } from '@markthalle/domain/delivery';
import type { ProducerOrderState } from '@markthalle/domain/states';
import type { LineSnapshot, Localised, SellerSnapshot } from '../orders/order-draft.ts';
import type { StoredPromise } from '../orders/stored-promise.ts';

/** One producer's part as a parcel to pack. */
export interface ParcelRow {
  readonly id: string;
  readonly number: string;
  readonly language: 'de' | 'en';
  readonly buyer_name: string;
  readonly street: string | null;
  readonly postcode: string | null;
  readonly town: string | null;
  readonly phone: string | null;
  readonly state: ProducerOrderState;
  readonly way: DeliveryWayKey;
  readonly way_label: Localised;
  readonly trip: string;
  readonly hand_over_on: string;
  readonly promised_earliest_on: string;
  readonly promised_latest_on: string;
  readonly seller: SellerSnapshot;
  readonly point: StoredPromise['point'];
  readonly version: number;
  readonly min_age: number | null;
  readonly cold: boolean | null;
  readonly lines: readonly ParcelLineRow[];
}

interface ParcelLineRow {
  readonly id: string;
  readonly variantId: string;
  readonly snapshot: LineSnapshot;
  /** What goes into the parcel. */
  readonly pieces: number;
  readonly missing: number;
  readonly weighedGrams: number | null;
  /** Null: a product from before there were versions. */
  readonly categoryPath: string | null;
  readonly ticked: boolean;
  readonly shelfTicked: boolean;
  readonly batchNo: string | null;
  readonly goodUntilOn: string | null;
}
