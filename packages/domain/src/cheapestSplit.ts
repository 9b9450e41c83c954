import {
  baseCentsOf,
  type DeliveryPart,
  type DeliveryWayKey,
  isFetched,
  quoteDelivery,
} from './delivery.ts';
import { type Cents, sumCents } from './money.ts';

/** One way that a producer's part could take; `surchargeCents` is due whatever the way costs. */
export type SplitChoice = Pick<DeliveryPart, 'way' | 'tripKey' | 'surchargeCents'>;

export type SplitGroup = {
  readonly producerId: string;
  readonly goodsCents: Cents;
  readonly chosen: SplitChoice;
  /** All ways that reach the destination. */
  readonly choices: readonly SplitChoice[];
};

export type CheapestSplit = {
  readonly totalCents: Cents;
  readonly savedCents: Cents;
  readonly changes: readonly { readonly producerId: string; readonly way: DeliveryWayKey }[];
};

/** Of more trips than these, those that most producers could ride are tried. */
const MAX_TRIED_TRIPS = 5;

/**
 * The split of an order among ways that costs least; null where it saves nothing.
 *
 * Nobody who has goods brought is sent to fetch them, or the other way round. Of equally cheap splits
 * the one with the fewest changes is answered. Each trip is tried closed and open at each of its
 * prices; with the trips known, every producer's cheapest way is independent of the others.
 */
export function cheapestSplit(groups: readonly SplitGroup[]): CheapestSplit | null {
  const current = totalOf(
    groups,
    groups.map(({ chosen }) => chosen),
  );
  let best = { totalCents: current, changed: 0, chosen: groups.map(({ chosen }) => chosen) };
  for (const open of openings(groups)) {
    const chosen = groups.map((group) => cheapestIn(group, open));
    const totalCents = totalOf(groups, chosen);
    const changed = chosen.filter((choice, index) => choice !== groups[index]?.chosen).length;
    const isBetter =
      totalCents < best.totalCents ||
      (totalCents === best.totalCents && totalCents < current && changed < best.changed);
    if (isBetter) best = { totalCents, changed, chosen };
  }
  if (best.totalCents >= current) return null;
  return {
    totalCents: best.totalCents,
    savedCents: current - best.totalCents,
    changes: groups.flatMap(({ producerId, chosen }, index) => {
      const choice = best.chosen[index];
      const isSame = choice === undefined || choice === chosen;
      return isSame ? [] : [{ producerId, way: choice.way.key }];
    }),
  };
}

type Opening = ReadonlyMap<string, Cents>;

const totalOf = (groups: readonly SplitGroup[], chosen: readonly SplitChoice[]): Cents =>
  sumCents(
    quoteDelivery(
      groups.flatMap(({ producerId, goodsCents }, index) => {
        const choice = chosen[index];
        return choice === undefined ? [] : [{ producerId, goodsCents, ...choice }];
      }),
    ).map(({ deliveryCents }) => deliveryCents),
  );

/** Each trip closed, or open for everybody whose price is at most the one it opens at. */
function openings(groups: readonly SplitGroup[]): Opening[] {
  const prices = new Map<string, Set<Cents>>();
  const riders = new Map<string, number>();
  for (const { tripKey, way } of groups.flatMap((group) => sensibleOf(group))) {
    if (tripKey === null) continue;
    prices.set(tripKey, (prices.get(tripKey) ?? new Set()).add(way.priceCents));
    riders.set(tripKey, (riders.get(tripKey) ?? 0) + 1);
  }
  const tried = [...prices]
    .sort(([a], [b]) => (riders.get(b) ?? 0) - (riders.get(a) ?? 0) || (a < b ? -1 : 1))
    .slice(0, MAX_TRIED_TRIPS);
  return tried.reduce<Opening[]>(
    (all, [tripKey, levels]) =>
      all.flatMap((opening) => [
        opening,
        ...[...levels].map((cents) => new Map([...opening, [tripKey, cents]])),
      ]),
    [new Map()],
  );
}

/** Fetching stays fetching, bringing stays bringing. */
const sensibleOf = ({ chosen, choices }: SplitGroup): SplitChoice[] => [
  chosen,
  ...choices.filter(
    (choice) =>
      isFetched(choice.way.key) === isFetched(chosen.way.key) && choice.way.key !== chosen.way.key,
  ),
];

/** An open trip costs its riders nothing more; ties keep what is chosen. */
function cheapestIn(group: SplitGroup, open: Opening): SplitChoice {
  const costOf = (choice: SplitChoice): Cents => {
    if (choice.tripKey === null) {
      return baseCentsOf(choice.way, group.goodsCents) + choice.surchargeCents;
    }
    const openAt = open.get(choice.tripKey);
    const rides = openAt !== undefined && choice.way.priceCents <= openAt;
    return rides ? 0 : Number.POSITIVE_INFINITY;
  };
  return sensibleOf(group).reduce((best, next) => (costOf(next) < costOf(best) ? next : best));
}
