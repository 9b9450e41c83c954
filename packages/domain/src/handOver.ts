import { addDays, berlinMidnightOf, type IsoDate } from './dates.ts';
import { type DeliveryWayKey, isByCarrier } from './delivery.ts';
import type { DeliveryPromise, PromiseStep } from './deliveryPromise.ts';
import type { ProducerOrderState } from './states.ts';

/** The steps of a promise at which the producer gives the goods away. */
const LEAVING: ReadonlySet<PromiseStep['kind']> = new Set(['leaves', 'runs', 'fetchable']);

/**
 * The day on which a producer hands goods over: to the carrier, to the run, or to whoever fetches
 * them. Without an explained promise it is the first promised day.
 */
export function handOverOnOf(
  promise: DeliveryPromise & { readonly steps?: readonly PromiseStep[] },
): IsoDate {
  return promise.steps?.find(({ kind }) => LEAVING.has(kind))?.on ?? promise.earliestOn;
}

/** Goods that are fetched at the farm, and goods for parcel and postal services. */
export const FARM_TRIP = 'hof';
export const CARRIER_TRIP = 'versand';

/**
 * What leaves the farm together: one run of the cooperative, everything for carriers, or everything
 * that is fetched. `tripKey` is the run and its destination (`berlin:door`).
 */
export function tripOf(way: DeliveryWayKey, tripKey: string | null): string {
  if (way === 'pickup') return FARM_TRIP;
  if (isByCarrier(way)) return CARRIER_TRIP;
  return tripKey?.split(':')[0] || way.replace('_', '-');
}

/** One trip on one day, as it stands in the address of its page: `2026-11-26-berlin`. */
export const tripAddress = (on: IsoDate, trip: string): string => `${on}-${trip}`;

const ADDRESS = /^(\d{4}-\d{2}-\d{2})-([a-z0-9-]{1,60})$/;

/** Null: not the address of a trip. */
export function parseTripAddress(
  address: string,
): { readonly on: IsoDate; readonly trip: string } | null {
  const [, on, trip] = ADDRESS.exec(address) ?? [];
  return on === undefined || trip === undefined ? null : { on, trip };
}

/** How a pick-up code becomes the hash that a phone may know: PBKDF2, SHA-256, one salt per list. */
export const CODE_HASH = { iterations: 100_000, bytes: 32 } as const;

/** The five words for the state of an order, the same in all apps. */
export type StatusWord = 'new' | 'packed' | 'handed_over' | 'done' | 'problem';

const WORDS: Readonly<Record<ProducerOrderState, StatusWord>> = {
  new: 'new',
  confirmed: 'new',
  ready: 'packed',
  handed_over: 'handed_over',
  completed: 'done',
  canceled: 'done',
};

/** An order whose day has passed and that nobody handed over is a problem, whatever its state. */
export function statusWordOf(
  part: { readonly state: ProducerOrderState; readonly handOverOn: IsoDate },
  today: IsoDate,
): StatusWord {
  const word = WORDS[part.state];
  const isOpen = word === 'new' || word === 'packed';
  return isOpen && part.handOverOn < today ? 'problem' : word;
}

const HOUR_MS = 3_600_000;
/** Goods stand ready at noon of their day, in Germany. */
const DEADLINE_HOUR = 12;
/** So long before the deadline a producer who has not answered is reminded, and staff are told. */
export const REMIND_HOURS_BEFORE = 24;
export const ESCALATE_HOURS_BEFORE = 6;
/** Whoever got the order just now is not reminded yet. */
export const ANSWER_AFTER_HOURS = 3;

/** When goods of a day must be ready. Days of clock change have 23 or 25 hours: noon stays noon. */
export function deadlineOf(handOverOn: IsoDate): Date {
  const tomorrow = Date.parse(berlinMidnightOf(addDays(handOverOn, 1)));
  return new Date(tomorrow - (24 - DEADLINE_HOUR) * HOUR_MS);
}

/** What the market does about an order that its producer has not finished. */
export type Watch = 'nothing' | 'remind' | 'escalate';

/**
 * An order that nobody took on is brought to mind a day before its deadline and given to staff six
 * hours before; one that was taken on but not packed is given to staff when the deadline has passed.
 */
export function watchOf(
  part: {
    readonly state: ProducerOrderState;
    readonly handOverOn: IsoDate;
    readonly paidAt: Date;
  },
  now: Date,
): Watch {
  const leftMs = deadlineOf(part.handOverOn).getTime() - now.getTime();
  if (part.state === 'confirmed') return leftMs <= 0 ? 'escalate' : 'nothing';
  if (part.state !== 'new') return 'nothing';
  if (leftMs <= ESCALATE_HOURS_BEFORE * HOUR_MS) return 'escalate';
  const isFresh = now.getTime() - part.paidAt.getTime() < ANSWER_AFTER_HOURS * HOUR_MS;
  return !isFresh && leftMs <= REMIND_HOURS_BEFORE * HOUR_MS ? 'remind' : 'nothing';
}
