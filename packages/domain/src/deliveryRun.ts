import type { IsoDate, Weekday } from './dates.ts';
import type { DeliveryWay } from './delivery.ts';
import type { PostcodeRange } from './deliveryArea.ts';
import type { Cents } from './money.ts';

/**
 * A day on which a run differs from its week: it is driven on another day, or not at all (null). A
 * day that is moved to itself is an extra trip.
 */
export type RunException = {
  readonly on: IsoDate;
  readonly movedToOn: IsoDate | null;
  /** Why nothing more rides on a day that stands in the week; absent: the trip is called off. */
  readonly because?: 'full' | 'released' | 'point_closed';
};

/** A run of the cooperative: collects at the farms of its stops and delivers around them. */
export type DeliveryRun = {
  readonly code: string;
  /** Whether the van keeps cold goods cold. */
  readonly chilled: boolean;
  readonly weekdays: readonly Weekday[];
  /** Calendar days between the last day to order and the run. */
  readonly leadDays: number;
  /** Until this hour in Germany an order counts for its day. */
  readonly cutOffHour: number;
  /** Where it delivers to the door. */
  readonly areas: readonly PostcodeRange[];
  readonly exceptions: readonly RunException[];
  /** The first and the last day of the series; absent or null: no limit. Extra trips are outside it. */
  readonly firstOn?: IsoDate | null;
  readonly lastOn?: IsoDate | null;
};

/** A place where a run leaves goods for buyers. */
export type PickupPoint = {
  readonly pointId: string;
  readonly runCode: string;
  readonly latitude: number;
  readonly longitude: number;
  /** Goods of the cold chain are kept cold until they are fetched. */
  readonly coolBox: boolean;
  /** A person hands over; false for lockers and honour shelves (§ 9(3) JuSchG). */
  readonly attended: boolean;
  readonly priceCents: Cents;
  /** Days on which nothing can be left there (holidays of the shop). */
  readonly closures?: readonly Closure[];
};

/** Days from `fromOn` to `toOn`, both included, on which a producer hands nothing over. */
export type Closure = { readonly fromOn: IsoDate; readonly toOn: IsoDate };

/** Surcharges in force on the day of the order. */
export type DeliverySurcharges = {
  readonly islandCents: Cents;
  /** The carrier's check of the age at the door (§ 9 JuSchG); part of the delivery cost. */
  readonly ageServiceCents: Cents;
};

/** What the cooperative drives and charges, as of one day. */
export type DeliveryBook = {
  readonly runs: readonly DeliveryRun[];
  readonly points: readonly PickupPoint[];
  readonly surcharges: DeliverySurcharges;
};

export function runOf(
  book: Pick<DeliveryBook, 'runs'>,
  way: Pick<DeliveryWay, 'runCode'>,
): DeliveryRun | null {
  return book.runs.find((run) => run.code === way.runCode) ?? null;
}
