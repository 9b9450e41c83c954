import type { AgeCheck } from '@markthalle/domain/ageCheck';
import type { RateWeight } from '@markthalle/domain/bundle';
import type { CatchWeight } from '@markthalle/domain/catchWeight';
import type { CommissionRule } from '@markthalle/domain/commission';
import type { Carrier, DeliveryWayKey } from '@markthalle/domain/delivery';
import type { DeliveryPromise } from '@markthalle/domain/deliveryPromise';
import type { Occasion } from '@markthalle/domain/occasion';
import type { TaxStatus } from '@markthalle/domain/tax';
import type { ServiceConsents } from '@markthalle/domain/undatedService';
import type { StoredPromise } from './stored-promise.ts';

export interface Localised {
  readonly de: string;
  readonly en: string;
}

/** Who sold, as printed on papers; frozen at sale (Art. 246a § 1 EGBGB, § 22f UStG). */
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

/** What was sold, as it was shown. */
export interface LineSnapshot {
  readonly name: Localised;
  readonly unitLabel: Localised;
  readonly variantLabel: Localised | null;
  readonly productSlug: string;
  readonly pictureId: string | null;
  readonly withdrawable: boolean;
  readonly withdrawalReason: string | null;
  readonly origin: Localised | null;
  /** When and where the seats are for; absent where there is no date. */
  readonly occasion?: Occasion | null;
  /** Goods by weight: `unitPriceCents` is that of the heaviest piece, the scale can only lower it. */
  readonly catchWeight?: CatchWeight | null;
  /** A bundle of goods of two VAT rates: by which single prices its papers split it; absent: one rate. */
  readonly vatWeights?: readonly RateWeight[];
  /** The coupon that lowered the price of this line; absent: none. */
  readonly couponCode?: string;
  /** What the buyer of an undated service said about its start; absent: it is none. */
  readonly service?: ServiceConsents;
}

export interface OrderLineDraft {
  readonly variantId: string;
  readonly productVersionId: string;
  readonly quantity: number;
  readonly unitPriceCents: number;
  readonly containerDepositCents: number;
  /** What a coupon takes off all pieces together; absent: nothing. */
  readonly discountCents?: number;
  readonly vatRateBps: number;
  readonly snapshot: LineSnapshot;
}

export interface ProducerOrderDraft {
  readonly producerOrderId: string;
  readonly producerId: string;
  readonly seller: SellerSnapshot;
  readonly taxStatus: TaxStatus;
  readonly commissionRule: CommissionRule;
  readonly commissionNetCents: number;
  readonly commissionVatCents: number;
  readonly way: DeliveryWayKey;
  readonly wayLabel: Localised;
  readonly deliveryBy: Carrier;
  readonly promise: DeliveryPromise;
  /** Why these days: everything that decided, as it was. Absent: nobody wrote it down. */
  readonly storedPromise?: StoredPromise;
  readonly goodsCents: number;
  readonly depositCents: number;
  readonly deliveryCents: number;
  /** Cheapest standard delivery that was offered (§ 357(2) BGB); absent: what was chosen. */
  readonly standardDeliveryCents?: number;
  readonly payoutCents: number;
  readonly lines: readonly OrderLineDraft[];
}

export interface OrderDraft {
  readonly orderId: string;
  readonly token: string;
  readonly requestKey: string;
  readonly accountId: string | null;
  readonly cartId: string;
  readonly language: 'de' | 'en';
  readonly email: string;
  readonly buyerName: string;
  readonly phone: string | null;
  readonly street: string | null;
  readonly postcode: string | null;
  readonly town: string | null;
  readonly minAge: number | null;
  /** How the age was checked before the contract; absent: nothing had an age limit. */
  readonly ageCheck?: AgeCheck | null;
  /** Versions of the legal texts that applied; absent: none were shown. */
  readonly legalDocumentIds?: readonly string[];
  /** The words on the button that was pressed (`ORDER_BUTTON`); absent: the first version. */
  readonly buttonLabelVersion?: number;
  readonly reservedUntil: Date;
  readonly goodsCents: number;
  readonly depositCents: number;
  readonly deliveryCents: number;
  readonly totalCents: number;
  readonly deliveryVatRateBps: number;
  readonly producerOrders: readonly ProducerOrderDraft[];
}

/** The public number of one producer's part: the order's number and its position. */
export const partNumber = (orderNumber: string, position: number): string =>
  `${orderNumber}-${position}`;

/** What all pieces of a line cost together, less the discount of a coupon. */
export const goodsOf = (
  line: Pick<OrderLineDraft, 'unitPriceCents' | 'quantity' | 'discountCents'>,
): number => line.unitPriceCents * line.quantity - (line.discountCents ?? 0);
