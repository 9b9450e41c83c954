import { type CheapestSplit, cheapestSplit } from '@markthalle/domain/cheapestSplit';
import { commonWays, needsAddress, quoteDelivery } from '@markthalle/domain/delivery';
import { mostSensitive } from '@markthalle/domain/deliveryLaw';
import { defaultOffer, offersOf, type WayOffer } from '@markthalle/domain/deliveryOffer';
import { joinedPromises } from '@markthalle/domain/deliveryPromise';
import { sumCents } from '@markthalle/domain/money';
import type { Sellable } from '../catalog/sellables.queries.ts';
import type { DeliveryTerms, NamedPoint, OfferedWay } from '../delivery/delivery-data.ts';
import type { StoredCart, StoredCartLine } from './cart.store.ts';
import { type CartCoupon, type TypedCoupon, withCoupon } from './cart-coupon.ts';

export type LineChange = 'price_changed' | 'not_enough_stock' | 'not_available';

export interface PricedLine {
  readonly variantId: string;
  readonly quantity: number;
  readonly acceptedPriceCents: number;
  readonly sellable: Sellable;
  /** Null where stock is not counted. */
  readonly free: number | null;
  readonly changes: readonly LineChange[];
  /** What a coupon takes off all pieces; `goodsCents` is less this. */
  readonly discountCents: number;
  readonly goodsCents: number;
  readonly depositCents: number;
}

export interface PricedGroup {
  readonly producerId: string;
  readonly lines: readonly PricedLine[];
  /** What can carry all lines together, best first; what does not reach the place stands last. */
  readonly offers: readonly CartOffer[];
  readonly chosen: CartOffer | null;
  readonly goodsCents: number;
  readonly depositCents: number;
  readonly deliveryCents: number;
  /** The run and destination that producers share at one fee. */
  readonly tripKey: string | null;
}

export type CartOffer = WayOffer<OfferedWay, NamedPoint>;

export interface Blocker {
  readonly code:
    | 'empty'
    | 'line_changed'
    | 'way_missing'
    | 'no_common_way'
    | 'way_not_available'
    | 'postcode_missing';
  readonly producerId: string | null;
}

export interface PricedCart {
  readonly cart: StoredCart;
  readonly groups: readonly PricedGroup[];
  /** Lines whose product has left the shop; they have no price any more. */
  readonly gone: readonly StoredCartLine[];
  readonly goodsCents: number;
  readonly depositCents: number;
  readonly deliveryCents: number;
  readonly totalCents: number;
  readonly minAge: number | null;
  readonly needsAddress: boolean;
  /** The split among ways that costs less than the chosen one; null where none does. */
  readonly saving: CheapestSplit | null;
  readonly blockers: readonly Blocker[];
  readonly coupon: CartCoupon | null;
}

export interface CartFacts {
  readonly cart: StoredCart;
  readonly lines: readonly StoredCartLine[];
  readonly sellables: ReadonlyMap<string, Sellable>;
  readonly freeOf: (variantId: string) => number | null;
  readonly delivery: DeliveryTerms;
  readonly orderedAt: string;
  /** Where it goes: the address if one is known, else the postcode of the cart. */
  readonly postcode: string | null;
  /** The code that was typed, with what is known of it; absent: none was. */
  readonly coupon?: TypedCoupon | null;
}

/** Today's prices, stock, delivery and totals of a cart. The checkout asks the same question again. */
export function priceCart(facts: CartFacts): PricedCart {
  const gone = facts.lines.filter((line) => !facts.sellables.has(line.variantId));
  const whole = facts.lines.flatMap((line) => {
    const sellable = facts.sellables.get(line.variantId);
    return sellable === undefined ? [] : [priceLine(line, sellable, facts.freeOf(line.variantId))];
  });
  const { lines, coupon } = withCoupon(whole, facts.coupon ?? null);
  const byProducer = [...Map.groupBy(lines, (line) => line.sellable.producerId)];
  const open = byProducer.map(([producerId, own]) => openGroup(producerId, own, facts));
  const joined = joinTrips(open);
  const quotes = quoteDelivery(
    joined.flatMap(({ producerId, goodsCents, chosen }) =>
      chosen === null ? [] : [{ producerId, goodsCents, ...choiceOf(chosen) }],
    ),
  );
  const groups = joined.map((group): PricedGroup => {
    const quote = quotes.find(({ producerId }) => producerId === group.producerId);
    return {
      ...group,
      deliveryCents: quote?.deliveryCents ?? 0,
      tripKey: quote?.tripKey ?? null,
    };
  });
  const goodsCents = sumCents(groups.map((group) => group.goodsCents));
  const depositCents = sumCents(groups.map((group) => group.depositCents));
  const deliveryCents = sumCents(groups.map((group) => group.deliveryCents));
  return {
    cart: facts.cart,
    groups,
    gone,
    goodsCents,
    depositCents,
    deliveryCents,
    totalCents: sumCents([goodsCents, depositCents, deliveryCents]),
    minAge: lines.reduce<number | null>(
      (age, { sellable }) => (sellable.minAge === null ? age : Math.max(age ?? 0, sellable.minAge)),
      null,
    ),
    needsAddress: groups.some(({ chosen }) => chosen !== null && needsAddress(chosen.way.key)),
    saving: savingOf(groups, facts.postcode),
    blockers: blockersOf(groups, gone),
    coupon,
  };
}

function priceLine(line: StoredCartLine, sellable: Sellable, free: number | null): PricedLine {
  const changes: LineChange[] = [];
  if (sellable.priceCents !== line.acceptedPriceCents) changes.push('price_changed');
  if (free !== null && free < line.quantity) changes.push('not_enough_stock');
  return {
    ...line,
    sellable,
    free,
    changes,
    discountCents: 0,
    goodsCents: sellable.priceCents * line.quantity,
    depositCents: sellable.containerDepositCents * line.quantity,
  };
}

type OpenGroup = Omit<PricedGroup, 'deliveryCents' | 'tripKey'>;

function openGroup(producerId: string, lines: readonly PricedLine[], facts: CartFacts): OpenGroup {
  const { cart, delivery, postcode, orderedAt } = facts;
  const goodsCents = sumCents(lines.map((line) => line.goodsCents));
  const offers = offersOf({
    ways: commonWays(
      lines.map(({ sellable }) => sellable.ways),
      delivery.waysOf.get(producerId) ?? [],
    ),
    consignment: {
      goodsCents,
      // The slowest line decides when the parcel can leave.
      leadTimeDays: Math.max(...lines.map(({ sellable }) => sellable.leadTimeDays)),
      closures: delivery.closuresOf.get(producerId) ?? [],
      ...mostSensitive(lines.map(({ sellable }) => sellable)),
    },
    book: delivery.book,
    destination: { postcode, pointId: cart.pickupPointId },
    orderedAt,
  });
  const wanted = offers.find(({ way }) => way.key === cart.ways[producerId]);
  return {
    producerId,
    lines,
    offers,
    chosen: wanted ?? defaultOffer(offers, postcode),
    goodsCents,
    depositCents: sumCents(lines.map((line) => line.depositCents)),
  };
}

/** Producers on one trip arrive on one day: the first that suits all of them. */
function joinTrips(groups: readonly OpenGroup[]): OpenGroup[] {
  const riders = groups.flatMap(({ chosen }) =>
    chosen !== null && chosen.tripKey !== null && chosen.unavailableBecause === null
      ? [chosen]
      : [],
  );
  const together = new Map<CartOffer, CartOffer>();
  for (const trip of Map.groupBy(riders, ({ tripKey }) => tripKey).values()) {
    const joined = joinedPromises(trip.map(({ inputs }) => inputs));
    trip.forEach((offer, index) => {
      together.set(offer, { ...offer, ...joined[index] });
    });
  }
  return groups.map((group) => ({
    ...group,
    chosen: group.chosen && (together.get(group.chosen) ?? group.chosen),
  }));
}

const choiceOf = ({ way, tripKey, surcharges }: CartOffer) => ({
  way,
  tripKey,
  surchargeCents: surcharges.islandCents + surcharges.ageServiceCents,
});

/** Only where it is known what gets there, and everybody's way is settled. */
function savingOf(groups: readonly PricedGroup[], postcode: string | null): CheapestSplit | null {
  if (postcode === null) return null;
  const split = groups.flatMap(({ producerId, goodsCents, offers, chosen }) =>
    chosen === null || chosen.unavailableBecause !== null
      ? []
      : [
          {
            producerId,
            goodsCents,
            chosen: choiceOf(chosen),
            choices: offers.filter((one) => one.unavailableBecause === null).map(choiceOf),
          },
        ],
  );
  return split.length === groups.length && split.length > 0 ? cheapestSplit(split) : null;
}

function blockersOf(groups: readonly PricedGroup[], gone: readonly StoredCartLine[]): Blocker[] {
  const blockers: Blocker[] = [];
  if (groups.length === 0 && gone.length === 0) blockers.push({ code: 'empty', producerId: null });
  if (gone.length > 0) blockers.push({ code: 'line_changed', producerId: null });
  for (const { producerId, lines, offers, chosen } of groups) {
    if (lines.some((line) => line.changes.length > 0)) {
      blockers.push({ code: 'line_changed', producerId });
    }
    if (offers.length === 0) blockers.push({ code: 'no_common_way', producerId });
    else if (chosen === null) blockers.push({ code: 'way_missing', producerId });
    else if (chosen.unavailableBecause !== null) {
      blockers.push({ code: 'way_not_available', producerId });
    }
  }
  return blockers;
}
