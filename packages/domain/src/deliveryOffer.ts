import { addDays, berlinDateOf } from './dates.ts';
import { baseCentsOf, type DeliveryWay, type DeliveryWayKey, isFetched } from './delivery.ts';
import { isGermanPostcode, isIsland, isWithin } from './deliveryArea.ts';
import { isLawful, mayWaitAt, needsAgeService, type SensitiveGoods } from './deliveryLaw.ts';
import {
  CUT_OFF_HOUR,
  type ExplainedPromise,
  ISLAND_DAYS,
  MAX_PROMISE_DAYS,
  type PromiseInputs,
  promiseFrom,
} from './deliveryPromise.ts';
import {
  type Closure,
  type DeliveryBook,
  type DeliveryRun,
  type PickupPoint,
  runOf,
} from './deliveryRun.ts';
import type { Cents } from './money.ts';
import { distanceKm, placeOfPostcode } from './postcodePlace.ts';
import { tripDaysBetween } from './tripDays.ts';

/** What one producer sends together, and how the producer works. */
export type Consignment = SensitiveGoods & {
  readonly goodsCents: Cents;
  readonly leadTimeDays: number;
  readonly closures: readonly Closure[];
};

/** Where it goes: unknown, or a postcode; the pick-up point that the buyer prefers, if any. */
export type Destination = { readonly postcode: string | null; readonly pointId: string | null };

export type Unavailable = 'not_in_germany' | 'island' | 'outside_run_area' | 'closed';

/** A way as it stands for one consignment and one destination. */
export type WayOffer<W extends DeliveryWay = DeliveryWay, P extends PickupPoint = PickupPoint> = {
  readonly way: W;
  readonly point: P | null;
  /** Parts with the same trip share one fee; null: the producer's own delivery. */
  readonly tripKey: string | null;
  /** What the way costs alone, surcharges included. */
  readonly priceCents: Cents;
  readonly surcharges: { readonly islandCents: Cents; readonly ageServiceCents: Cents };
  readonly inputs: PromiseInputs;
  readonly promise: ExplainedPromise | null;
  readonly unavailableBecause: Unavailable | null;
};

/** Nobody is sent further than this unless they asked for it. */
const NEAR_KM = 40;

type Book<P extends PickupPoint> = Omit<DeliveryBook, 'points'> & { readonly points: readonly P[] };

/**
 * All lawful ways of a consignment, best first: shared runs that reach the postcode, because they
 * carry everything at once, then the producer's own ways from the cheapest, then fetching. Without a
 * postcode the producer's own ways come first: nobody knows yet whether a run gets there. Ways that do
 * not reach the destination stand last and say why.
 */
export function offersOf<W extends DeliveryWay, P extends PickupPoint>(question: {
  readonly ways: readonly W[];
  readonly consignment: Consignment;
  readonly book: Book<P>;
  readonly destination: Destination;
  readonly orderedAt: string;
}): WayOffer<W, P>[] {
  const { ways, consignment, destination } = question;
  const brought = ways
    .filter((way) => isLawful(way.key, consignment))
    .map((way) => offerOf(way, null, question));
  const runWays = ways.filter((way) => way.runCode !== null && isLawful(way.key, consignment));
  const fetched = fittingPoint(question, runWays);
  const all = fetched === null ? brought : [...brought, fetched];
  return all.sort(
    (a, b) =>
      rankOf(a, destination.postcode) - rankOf(b, destination.postcode) ||
      a.priceCents - b.priceCents ||
      (a.way.key < b.way.key ? -1 : 1),
  );
}

/**
 * The way that is chosen as long as the buyer has not: the first that brings the goods. Fetching is
 * chosen for nobody who said where to bring them; without a postcode it may be all there is.
 */
export function defaultOffer<O extends Pick<WayOffer, 'way' | 'unavailableBecause'>>(
  offers: readonly O[],
  postcode: string | null,
): O | null {
  const open = offers.filter((offer) => offer.unavailableBecause === null);
  const brought = open.find(({ way }) => !isFetched(way.key));
  if (postcode !== null) return brought ?? null;
  const own = open.filter(({ way }) => way.runCode === null);
  return own.find(({ way }) => !isFetched(way.key)) ?? own[0] ?? brought ?? null;
}

function rankOf({ way, unavailableBecause }: WayOffer, postcode: string | null): number {
  if (unavailableBecause !== null) return 4;
  if (isFetched(way.key)) return way.key === 'pickup_point' ? 2 : 3;
  return (way.runCode !== null) === (postcode !== null) ? 0 : 1;
}

type Question<W extends DeliveryWay, P extends PickupPoint> = Parameters<typeof offersOf<W, P>>[0];

function offerOf<W extends DeliveryWay, P extends PickupPoint>(
  way: W,
  point: P | null,
  { consignment, book, destination, orderedAt }: Question<W, P>,
): WayOffer<W, P> {
  const { postcode } = destination;
  const run = runOf(book, way);
  const surcharges = surchargesOf(way.key, consignment, book, postcode);
  const ridden = run && (point === null ? run : runTo(point, run, orderedAt));
  const inputs = inputsOf(way, ridden, consignment, postcode, orderedAt);
  const promise = promiseFrom(inputs);
  return {
    way,
    point,
    tripKey: way.runCode === null ? null : `${way.runCode}:${point?.pointId ?? 'door'}`,
    priceCents:
      baseCentsOf(way, consignment.goodsCents) +
      surcharges.islandCents +
      surcharges.ageServiceCents,
    surcharges,
    inputs,
    promise,
    unavailableBecause: refusalOf(way.key, run, postcode) ?? (promise === null ? 'closed' : null),
  };
}

function inputsOf(
  way: DeliveryWay,
  run: DeliveryRun | null,
  { leadTimeDays, closures }: Consignment,
  postcode: string | null,
  orderedAt: string,
): PromiseInputs {
  return {
    way: way.key,
    orderedAt,
    cutOffHour: run?.cutOffHour ?? CUT_OFF_HOUR,
    leadTimeDays,
    departureWeekdays: way.weekdays,
    minDays: way.minDays,
    maxDays: way.maxDays,
    closures,
    run: run && {
      code: run.code,
      weekdays: run.weekdays,
      leadDays: run.leadDays,
      exceptions: run.exceptions,
      firstOn: run.firstOn ?? null,
      lastOn: run.lastOn ?? null,
    },
    islandDays: run === null && postcode !== null && isIsland(postcode) ? ISLAND_DAYS : 0,
    notBeforeOn: null,
  };
}

/** The run as it goes to one point: on days on which the point is closed it brings nothing there. */
function runTo(point: PickupPoint, run: DeliveryRun, orderedAt: string): DeliveryRun {
  const fromOn = berlinDateOf(orderedAt);
  const trips = tripDaysBetween(run, fromOn, addDays(fromOn, MAX_PROMISE_DAYS));
  const closed = trips
    .filter((on) => point.closures?.some((one) => one.fromOn <= on && on <= one.toOn))
    .map((on) => ({ on, movedToOn: null, because: 'point_closed' as const }));
  return closed.length === 0 ? run : { ...run, exceptions: [...run.exceptions, ...closed] };
}

function surchargesOf(
  key: DeliveryWayKey,
  { minAge }: SensitiveGoods,
  { surcharges }: Pick<DeliveryBook, 'surcharges'>,
  postcode: string | null,
): WayOffer['surcharges'] {
  const bringsToIsland = ISLAND_SURCHARGED.has(key) && postcode !== null && isIsland(postcode);
  return {
    islandCents: bringsToIsland ? surcharges.islandCents : 0,
    ageServiceCents: needsAgeService(key, minAge) ? surcharges.ageServiceCents : 0,
  };
}

const ISLAND_SURCHARGED: ReadonlySet<DeliveryWayKey> = new Set(['parcel', 'bulky']);

/**
 * Why a way does not reach a postcode (delivery limits, § 312j(1) BGB); null where it does. Fetching
 * and tickets need no address. Producers ship within Germany only.
 */
function refusalOf(
  key: DeliveryWayKey,
  run: DeliveryRun | null,
  postcode: string | null,
): Unavailable | null {
  if (postcode === null || isFetched(key) || key === 'ticket') return null;
  if (!isGermanPostcode(postcode)) return 'not_in_germany';
  if (key === 'parcel_chilled' && isIsland(postcode)) return 'island';
  return run !== null && !isWithin(postcode, run.areas) ? 'outside_run_area' : null;
}

/**
 * The buyer's pick-up point if a run of the producer goes there and it may hold the goods; else the
 * nearest such point that is near at all.
 */
function fittingPoint<W extends DeliveryWay, P extends PickupPoint>(
  question: Question<W, P>,
  runWays: readonly W[],
): WayOffer<W, P> | null {
  const { book, consignment, destination } = question;
  const served = book.points.filter(
    (point) =>
      mayWaitAt(point, consignment) && runWays.some(({ runCode }) => runCode === point.runCode),
  );
  const wished = served.find(({ pointId }) => pointId === destination.pointId);
  const point = wished ?? nearestPoint(served, destination.postcode);
  const ridden = runWays.find(({ runCode }) => runCode === point?.runCode);
  if (point === null || ridden === undefined) return null;
  const way: W = { ...ridden, key: 'pickup_point', priceCents: point.priceCents };
  return offerOf(way, point, question);
}

function nearestPoint<P extends PickupPoint>(
  points: readonly P[],
  postcode: string | null,
): P | null {
  const place = postcode === null ? null : placeOfPostcode(postcode);
  if (place === null) return null;
  const [nearest] = points
    .map((point) => ({ point, km: distanceKm(place, point) }))
    .filter(({ km }) => km <= NEAR_KM)
    .sort((a, b) => a.km - b.km || (a.point.pointId < b.point.pointId ? -1 : 1));
  return nearest?.point ?? null;
}
