import { allocate } from './allocate.ts';
import type { Weekday } from './dates.ts';
import { invariant } from './invariant.ts';
import { assertCents, type Cents } from './money.ts';

export type DeliveryWayKey =
  | 'parcel'
  | 'parcel_chilled'
  | 'letter'
  | 'bulky'
  | 'pickup'
  | 'pickup_point'
  | 'tour'
  | 'tour_cold'
  | 'citybox'
  | 'ticket';

/** Who performs the delivery and so earns its price. */
export type Carrier = 'producer' | 'cooperative';

/** One way in which a producer's goods reach the buyer, with its price. */
export type DeliveryWay = {
  readonly key: DeliveryWayKey;
  readonly carriedBy: Carrier;
  /** The run of the cooperative that carries it; null for the producer's own ways. */
  readonly runCode: string | null;
  readonly priceCents: Cents;
  /** Goods value from which a way carried by the producer is free; null: never free. */
  readonly freeFromCents: Cents | null;
  /** Days on which it leaves; empty: any working day. Runs have their own days. */
  readonly weekdays: readonly Weekday[];
  /** Working days in transit (parcels) or until the goods can be fetched; runs have their own. */
  readonly minDays: number;
  readonly maxDays: number;
};

/** What a quote needs to know of the way that a producer's part travels. */
export type DeliveryPart = {
  readonly producerId: string;
  readonly goodsCents: Cents;
  readonly way: Pick<DeliveryWay, 'key' | 'carriedBy' | 'priceCents' | 'freeFromCents'>;
  /** The run and its destination; parts with the same trip share one fee. Null: travels alone. */
  readonly tripKey: string | null;
  /** Island and age service of carriers; they are due also where the way itself is free. */
  readonly surchargeCents: Cents;
};

export type DeliveryQuote = {
  readonly producerId: string;
  readonly deliveryCents: Cents;
  readonly tripKey: string | null;
};

const COOPERATIVE_WAYS: ReadonlySet<DeliveryWayKey> = new Set([
  'tour',
  'tour_cold',
  'citybox',
  'pickup_point',
]);

/** Ways of which the buyer comes and takes, or which come by mail: no address is asked. */
const WAYS_WITHOUT_ADDRESS: ReadonlySet<DeliveryWayKey> = new Set([
  'pickup',
  'pickup_point',
  'ticket',
]);

/** The cooperative drives its runs; every other way is the producer's own delivery. */
export function carrierOf(key: DeliveryWayKey): Carrier {
  return COOPERATIVE_WAYS.has(key) ? 'cooperative' : 'producer';
}

export function needsAddress(key: DeliveryWayKey): boolean {
  return !WAYS_WITHOUT_ADDRESS.has(key);
}

/** Ways of parcel and postal services: nobody of the market sees the goods arrive. */
const CARRIER_WAYS: ReadonlySet<DeliveryWayKey> = new Set([
  'parcel',
  'parcel_chilled',
  'letter',
  'bulky',
]);

/** Whether a parcel or postal service brings the goods; only then is the day of delivery noted. */
export function isByCarrier(key: DeliveryWayKey): boolean {
  return CARRIER_WAYS.has(key);
}

/** Whether the buyer makes a journey for the goods. */
export function isFetched(key: DeliveryWayKey): boolean {
  return key === 'pickup' || key === 'pickup_point';
}

/**
 * What delivery costs per producer, in the order of `parts` (one part per producer).
 *
 * A producer's own delivery costs its price, or nothing from `freeFromCents` of goods on, and the
 * surcharges on top. A trip of the cooperative costs one fee per order, the highest price among
 * those who ride it, shared equally; cents left over go to the lowest producerId.
 */
export function quoteDelivery(parts: readonly DeliveryPart[]): DeliveryQuote[] {
  const producerIds = new Set(parts.map((part) => part.producerId));
  invariant(producerIds.size === parts.length, 'one delivery part per producer');
  for (const part of parts) assertPart(part);
  const shares = tripShares(parts);
  return parts.map(({ producerId, goodsCents, way, tripKey, surchargeCents }) => {
    const share = shares.get(producerId);
    if (share !== undefined) return { producerId, deliveryCents: share, tripKey };
    return { producerId, deliveryCents: baseCentsOf(way, goodsCents) + surchargeCents, tripKey };
  });
}

/** The price of a way before surcharges; free where the goods are worth enough. */
export function baseCentsOf(
  way: Pick<DeliveryWay, 'priceCents' | 'freeFromCents'>,
  goodsCents: Cents,
): Cents {
  const isFree = way.freeFromCents !== null && goodsCents >= way.freeFromCents;
  return isFree ? 0 : way.priceCents;
}

function tripShares(parts: readonly DeliveryPart[]): Map<string, Cents> {
  const shares = new Map<string, Cents>();
  const onTrips = parts.filter((part) => part.tripKey !== null);
  for (const riders of Map.groupBy(onTrips, (part) => part.tripKey).values()) {
    const inOrder = [...riders].sort((a, b) => (a.producerId < b.producerId ? -1 : 1));
    const feeCents = Math.max(...inOrder.map((part) => part.way.priceCents));
    const split = allocate(
      feeCents,
      inOrder.map(() => 1),
    );
    inOrder.forEach((rider, index) => {
      shares.set(rider.producerId, split[index] ?? 0);
    });
  }
  return shares;
}

function assertPart({ goodsCents, way, tripKey, surchargeCents }: DeliveryPart): void {
  assertCents(goodsCents, 'goodsCents');
  assertCents(way.priceCents, 'priceCents');
  assertCents(surchargeCents, 'surchargeCents');
  invariant(way.priceCents >= 0 && surchargeCents >= 0, 'a delivery price is never negative');
  invariant(way.carriedBy === carrierOf(way.key), `${way.key} has the wrong carrier`);
  const isTrip = tripKey !== null;
  invariant(isTrip === (way.carriedBy === 'cooperative'), 'only the cooperative drives trips');
  invariant(!isTrip || surchargeCents === 0, 'carriers charge extra, the cooperative does not');
}

/**
 * The ways in which one producer can deliver all lines together, in the order of `producerWays`.
 *
 * `linesWays` holds the ways each line allows. A line that also comes as a ticket (by e-mail)
 * never narrows what goods can use; if all lines do, the ticket itself may be the only way.
 */
export function commonWays<W extends Pick<DeliveryWay, 'key'>>(
  linesWays: readonly (readonly DeliveryWayKey[])[],
  producerWays: readonly W[],
): W[] {
  const goodsLines = linesWays.filter((ways) => !ways.includes('ticket'));
  const mailedLines = linesWays.filter((ways) => ways.some((key) => key !== 'ticket'));
  const narrowing = [goodsLines, mailedLines, linesWays].find((lines) => lines.length > 0) ?? [];
  return producerWays.filter(
    (way) => narrowing.length > 0 && narrowing.every((ways) => ways.includes(way.key)),
  );
}
