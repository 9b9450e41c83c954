import type { CartGroup, CartView } from '@markthalle/contracts/cart';
import type { DeliveryWayKey } from '@markthalle/contracts/fields';
import { type DeliveryWay, quoteDelivery } from '@markthalle/domain/delivery';

export type CartSaving = {
  readonly savedCents: number;
  readonly ways: readonly { readonly producerId: string; readonly way: DeliveryWayKey }[];
};

const RUNS: readonly DeliveryWayKey[] = ['citybox', 'tour', 'tour_cold'];

/**
 * The choice of one shared run for all who can ride it, where that costs less than now. The sum is
 * computed with the rule the API uses; a cart's way already carries its price for this cart.
 */
export function cartSaving(cart: Pick<CartView, 'groups' | 'deliveryCents'>): CartSaving | null {
  const savings = RUNS.map((run) => savingWith(cart, run)).filter((saving) => saving !== null);
  return savings.sort((a, b) => b.savedCents - a.savedCents)[0] ?? null;
}

function savingWith(
  cart: Pick<CartView, 'groups' | 'deliveryCents'>,
  run: DeliveryWayKey,
): CartSaving | null {
  const movers = cart.groups.filter((group) => group.chosenWay !== run && offers(group, run));
  if (movers.length === 0) return null;
  const parts = cart.groups.flatMap((group) => {
    const way = wayOf(group, movers.includes(group) ? run : group.chosenWay);
    return way ? [{ producerId: group.producerId, goodsCents: group.goodsCents, way }] : [];
  });
  if (parts.length < cart.groups.length) return null;
  const newCents = quoteDelivery(parts).reduce((sum, part) => sum + part.deliveryCents, 0);
  const savedCents = cart.deliveryCents - newCents;
  if (savedCents <= 0) return null;
  return { savedCents, ways: movers.map(({ producerId }) => ({ producerId, way: run })) };
}

function offers(group: CartGroup, key: DeliveryWayKey): boolean {
  return group.ways.some((way) => way.key === key && way.unavailableBecause === null);
}

function wayOf(group: CartGroup, key: DeliveryWayKey | null): DeliveryWay | null {
  const way = group.ways.find((candidate) => candidate.key === key);
  if (way === undefined) return null;
  return { ...way, freeFromCents: null, weekdays: [], minDays: 0, maxDays: 0 };
}
