import type { DeliveryWay } from '@markthalle/domain/delivery';
import type {
  Closure,
  DeliveryBook,
  DeliveryRun,
  PickupPoint,
} from '@markthalle/domain/deliveryRun';

export interface Localised {
  readonly de: string;
  readonly en: string;
}

export interface OfferedWay extends DeliveryWay {
  readonly label: Localised;
}

export interface NamedRun extends DeliveryRun {
  readonly label: Localised;
  readonly kind: 'regional' | 'city';
  /** Places in driving order. */
  readonly stops: readonly string[];
  /** What the ride to the door costs at least, once for a whole order. */
  readonly doorCents: number;
}

export interface NamedPoint extends PickupPoint {
  readonly slug: string;
  readonly name: string;
  readonly street: string;
  readonly postcode: string;
  readonly town: string;
  readonly opening: Localised;
}

/** Everything the cooperative drives and charges on a day. */
export interface NamedBook extends DeliveryBook {
  readonly runs: readonly NamedRun[];
  readonly points: readonly NamedPoint[];
}

/** How producers deliver on a day, by producer id. */
export interface DeliveryTerms {
  readonly book: NamedBook;
  /** With the prices of the day, cheapest first. */
  readonly waysOf: ReadonlyMap<string, readonly OfferedWay[]>;
  /** Closures that are not over. */
  readonly closuresOf: ReadonlyMap<string, readonly Closure[]>;
}

export interface OwnClosure extends Closure {
  readonly closureId: string;
  /** Open orders that were promised for these days. */
  readonly orders: { producerOrderId: string; number: string; handOverOn: string }[];
}

interface FeeImport {
  readonly way: 'tour' | 'tour_cold' | 'citybox' | 'pickup_point';
  readonly validFrom: string;
  readonly priceCents: number;
}

/** A run that arrives complete (demo data). */
export interface RunImport extends Omit<NamedRun, 'exceptions' | 'doorCents'> {
  readonly fees: readonly FeeImport[];
  readonly exceptions: readonly {
    readonly on: string;
    readonly movedToOn: string | null;
    readonly reason: Localised;
  }[];
  readonly points: readonly Omit<NamedPoint, 'runCode' | 'priceCents'>[];
}

export interface SurchargeImport {
  readonly kind: 'island' | 'age_service';
  readonly validFrom: string;
  readonly priceCents: number;
}
