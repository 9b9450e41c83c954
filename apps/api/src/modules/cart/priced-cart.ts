import {
  commonWays,
  type DeliveryWayKey,
  deliversTo,
  quoteDelivery,
} from '@markthalle/domain/delivery';
import { sumCents } from '@markthalle/domain/money';
import type { Sellable } from '../catalog/sellables.queries.ts';
import type { LabelledWay } from '../producers/producer-profile.ts';
import type { StoredCart, StoredCartLine } from './cart.store.ts';

export type LineChange = 'price_changed' | 'not_enough_stock' | 'not_available';

export interface PricedLine {
  readonly variantId: string;
  readonly quantity: number;
  readonly acceptedPriceCents: number;
  readonly sellable: Sellable;
  /** Null where stock is not counted. */
  readonly free: number | null;
  readonly changes: readonly LineChange[];
  readonly goodsCents: number;
  readonly depositCents: number;
}

export interface PricedGroup {
  readonly producerId: string;
  readonly lines: readonly PricedLine[];
  /** What can carry all lines together, wherever it goes; cheapest first. */
  readonly ways: readonly LabelledWay[];
  readonly chosen: LabelledWay | null;
  readonly goodsCents: number;
  readonly depositCents: number;
  readonly deliveryCents: number;
  readonly sharedRun: DeliveryWayKey | null;
}

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
  readonly blockers: readonly Blocker[];
}

export interface CartFacts {
  readonly cart: StoredCart;
  readonly lines: readonly StoredCartLine[];
  readonly sellables: ReadonlyMap<string, Sellable>;
  readonly freeOf: (variantId: string) => number | null;
  readonly ways: ReadonlyMap<string, readonly LabelledWay[]>;
  /** Where it goes: the address if one is known, else the postcode of the cart. */
  readonly postcode: string | null;
}

/** Today's prices, stock, delivery and totals of a cart. The checkout asks the same question again. */
export function priceCart(facts: CartFacts): PricedCart {
  const gone = facts.lines.filter((line) => !facts.sellables.has(line.variantId));
  const lines = facts.lines.flatMap((line) => {
    const sellable = facts.sellables.get(line.variantId);
    return sellable === undefined ? [] : [priceLine(line, sellable, facts.freeOf(line.variantId))];
  });
  const byProducer = [...Map.groupBy(lines, (line) => line.sellable.producerId)];
  const open = byProducer.map(([producerId, own]) => openGroup(producerId, own, facts));
  const quotes = quoteDelivery(
    open.flatMap(({ producerId, goodsCents, chosen }) =>
      chosen === null ? [] : [{ producerId, goodsCents, way: chosen }],
    ),
  );
  const groups = open.map((group): PricedGroup => {
    const quote = quotes.find(({ producerId }) => producerId === group.producerId);
    return {
      ...group,
      deliveryCents: quote?.deliveryCents ?? 0,
      sharedRun: quote?.sharedRun ?? null,
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
    needsAddress: groups.some(({ chosen }) => chosen !== null && needsAddress(chosen.key)),
    blockers: blockersOf(groups, gone, facts.postcode),
  };
}

/** Who fetches the goods, or gets a ticket by mail, need not say where they live. */
export const needsAddress = (way: DeliveryWayKey): boolean => way !== 'pickup' && way !== 'ticket';

function priceLine(line: StoredCartLine, sellable: Sellable, free: number | null): PricedLine {
  const changes: LineChange[] = [];
  if (sellable.priceCents !== line.acceptedPriceCents) changes.push('price_changed');
  if (free !== null && free < line.quantity) changes.push('not_enough_stock');
  return {
    ...line,
    sellable,
    free,
    changes,
    goodsCents: sellable.priceCents * line.quantity,
    depositCents: sellable.containerDepositCents * line.quantity,
  };
}

function openGroup(producerId: string, lines: readonly PricedLine[], facts: CartFacts) {
  const offered = facts.ways.get(producerId) ?? [];
  const carrying = commonWays(
    lines.map(({ sellable }) => sellable.ways),
    offered,
    null,
  );
  const ways = offered.filter((way) => carrying.some(({ key }) => key === way.key));
  return {
    producerId,
    lines,
    ways,
    chosen: chosenWay(ways, facts.cart.ways[producerId], facts.postcode),
    goodsCents: sumCents(lines.map((line) => line.goodsCents)),
    depositCents: sumCents(lines.map((line) => line.depositCents)),
  };
}

/**
 * What the buyer chose; else the cheapest way that brings the goods, else fetching them. As long as nobody knows where
 * it goes, a run that only serves a region is no good guess.
 */
function chosenWay(
  ways: readonly LabelledWay[],
  wanted: string | undefined,
  postcode: string | null,
): LabelledWay | null {
  const chosen = ways.find((way) => way.key === wanted);
  if (chosen !== undefined) return chosen;
  const reaching = ways.filter((way) =>
    postcode === null ? way.carriedBy === 'producer' : deliversTo(way.key, postcode).allowed,
  );
  return reaching.find((way) => way.key !== 'pickup') ?? reaching[0] ?? null;
}

function blockersOf(
  groups: readonly PricedGroup[],
  gone: readonly StoredCartLine[],
  postcode: string | null,
): Blocker[] {
  const blockers: Blocker[] = [];
  if (groups.length === 0 && gone.length === 0) blockers.push({ code: 'empty', producerId: null });
  if (gone.length > 0) blockers.push({ code: 'line_changed', producerId: null });
  for (const { producerId, lines, ways, chosen } of groups) {
    if (lines.some((line) => line.changes.length > 0)) {
      blockers.push({ code: 'line_changed', producerId });
    }
    if (ways.length === 0) blockers.push({ code: 'no_common_way', producerId });
    else if (chosen === null) blockers.push({ code: 'way_missing', producerId });
    else if (postcode !== null && !deliversTo(chosen.key, postcode).allowed) {
      blockers.push({ code: 'way_not_available', producerId });
    }
  }
  return blockers;
}
