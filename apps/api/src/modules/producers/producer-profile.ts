import type { CommissionRule } from '@markthalle/domain/commission';
import type { Weekday } from '@markthalle/domain/dates';
import type { DeliveryWay, DeliveryWayKey } from '@markthalle/domain/delivery';
import type { TaxStatus } from '@markthalle/domain/tax';

export interface Localised {
  readonly de: string;
  readonly en: string;
}

/** Who a producer is and where, with the legal identity (Art. 246a § 1 EGBGB). */
export interface ProducerProfile {
  readonly producerId: string;
  readonly slug: string;
  readonly name: string;
  readonly ownerName: string;
  readonly street: string;
  readonly postcode: string;
  readonly town: string;
  readonly latitude: number;
  readonly longitude: number;
  readonly landscape: string;
  readonly since: number | null;
  readonly tagline: Localised;
  readonly story: Localised;
  readonly pickupHours: Localised | null;
  readonly packagingNote: string | null;
  readonly organicControlCode: string | null;
  /** Working days until goods are ready, where a product names no own time. */
  readonly leadTimeDays: number;
  readonly dispatchWeekdays: readonly Weekday[];
  readonly tourCode: string | null;
  readonly bannerPictureId: string | null;
  readonly legalName: string;
  readonly legalForm: string;
  readonly represented: string | null;
  readonly register: string | null;
  readonly phone: string;
  readonly email: string;
}

/** Who sells, as printed on product pages, orders and papers; orders keep a copy. */
export interface SellerSnapshot {
  readonly producerName: string;
  readonly producerSlug: string;
  readonly legalName: string;
  readonly represented: string | null;
  readonly street: string;
  readonly postcode: string;
  readonly town: string;
  readonly phone: string;
  readonly email: string;
  readonly vatId: string | null;
  readonly taxNumber: string | null;
  readonly register: string | null;
  readonly pickupHours: Localised | null;
}

export interface TaxStatusRow {
  readonly taxStatus: TaxStatus;
  readonly validFrom: string;
  readonly vatId: string | null;
  readonly taxNumber: string | null;
}

/** What a basket and its checkout show of a producer, as of a day. */
export interface ProducerOn {
  readonly seller: SellerSnapshot;
  readonly landscape: string;
  /** Null where none is known that early. */
  readonly taxStatus: TaxStatus | null;
}

/** Everything about a producer that an order of a day freezes. */
export interface SaleTerms {
  readonly producerId: string;
  readonly seller: SellerSnapshot;
  readonly taxStatus: TaxStatus;
  readonly commissionRule: CommissionRule;
  readonly dispatchWeekdays: readonly Weekday[];
}

/** A way as its producer offers it; which run carries it, and at what price, is the cooperative's. */
export interface LabelledWay extends Omit<DeliveryWay, 'runCode'> {
  readonly label: Localised;
}

/** A way as its producer wants it; what it was called and how long it took before stays. */
export interface WantedWay {
  readonly key: DeliveryWayKey;
  readonly priceCents: number;
  readonly freeFromCents: number | null;
  /** For ways that were never offered before. */
  readonly label: Localised;
  readonly minDays: number;
  readonly maxDays: number;
}

export interface OwnDelivery {
  readonly dispatchWeekdays: readonly Weekday[];
  readonly leadTimeDays: number;
  readonly tourCode: string | null;
  readonly ways: readonly WantedWay[];
}

/** A producer that arrives complete (demo data, migration from another system). */
export interface ProducerImport extends ProducerProfile {
  readonly taxStatuses: readonly TaxStatusRow[];
  readonly ways: readonly LabelledWay[];
  readonly memberAccountIds: readonly string[];
}

export interface CommissionRuleImport {
  /** Null: the rule for every producer without one of their own. */
  readonly producerId: string | null;
  readonly rateBps: number;
  readonly vatRateBps: number;
  readonly validFrom: string;
  /** The resolution of the cooperative that this fee rests on. */
  readonly resolution: string;
}
