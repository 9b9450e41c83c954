import { type Commission, type CommissionRule, commissionOn } from './commission.ts';
import type { Carrier } from './delivery.ts';
import { invariant } from './invariant.ts';
import { assertCents, type Bps, type Cents, sumCents } from './money.ts';
import { vatOfGross } from './tax.ts';

/** What one producer brings into the payment of an order, as frozen at sale. */
export type SplitProducer = {
  readonly producerId: string;
  readonly goodsCents: Cents;
  readonly depositCents: Cents;
  readonly deliveryCents: Cents;
  readonly deliveryBy: Carrier;
  readonly rule: CommissionRule;
};

export type SplitOrder = {
  readonly producers: readonly SplitProducer[];
  /** VAT rate on the cooperative's own delivery service. */
  readonly deliveryVatRateBps: Bps;
};

/** One producer's part: `payoutCents` is gross less commission and its VAT. */
export type SplitPart = {
  readonly producerId: string;
  readonly grossCents: Cents;
  readonly commission: Commission;
  readonly payoutCents: Cents;
};

export type PaymentSplit = {
  readonly totalCents: Cents;
  readonly parts: readonly SplitPart[];
  readonly cooperative: { readonly deliveryNetCents: Cents; readonly deliveryVatCents: Cents };
};

/** More producers than any cart can hold. */
export const MAX_SPLIT_PRODUCERS = 1_000;

/**
 * Who gets which cent of one payment.
 *
 * A producer's gross is goods, container deposit and the delivery that the producer carries.
 * Commission is taken on the goods alone. Delivery carried by the cooperative is its own
 * service: its VAT is taken once on the sum of all shares, and nothing of it goes to producers.
 * Payouts + commissions with VAT + the cooperative's delivery always make the total.
 */
export function splitPayment(order: SplitOrder): PaymentSplit {
  invariant(order.producers.length > 0, 'a payment has at least one producer');
  invariant(order.producers.length <= MAX_SPLIT_PRODUCERS, 'too many producers in a payment');
  const producerIds = new Set(order.producers.map((producer) => producer.producerId));
  invariant(producerIds.size === order.producers.length, 'one part per producer');
  const parts = order.producers.map(partOf);
  const carriedCents = sumCents(
    order.producers.map((producer) =>
      producer.deliveryBy === 'cooperative' ? producer.deliveryCents : 0,
    ),
  );
  const delivery = vatOfGross(carriedCents, order.deliveryVatRateBps);
  const totalCents = sumCents([carriedCents, ...parts.map((part) => part.grossCents)]);
  return {
    totalCents,
    parts,
    cooperative: { deliveryNetCents: delivery.netCents, deliveryVatCents: delivery.vatCents },
  };
}

function partOf(producer: SplitProducer): SplitPart {
  const { producerId, goodsCents, depositCents, deliveryCents, deliveryBy, rule } = producer;
  for (const cents of [goodsCents, depositCents, deliveryCents]) {
    assertCents(cents, `amount of ${producerId}`);
    invariant(cents >= 0, `amount of ${producerId} is negative`);
  }
  const ownDeliveryCents = deliveryBy === 'producer' ? deliveryCents : 0;
  const grossCents = sumCents([goodsCents, depositCents, ownDeliveryCents]);
  const commission = commissionOn(goodsCents, rule);
  const payoutCents = grossCents - commission.netCents - commission.vatCents;
  invariant(payoutCents >= 0, `commission of ${producerId} is higher than the part`);
  return { producerId, grossCents, commission, payoutCents };
}
