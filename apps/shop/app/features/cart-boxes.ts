import type { CartGroup, CartView } from '@markthalle/contracts/cart';

/** Producers on one trip stand in one box with one fee and one day; everybody else has a box alone. */
export type CartBox = {
  readonly key: string;
  readonly shared: boolean;
  readonly groups: readonly CartGroup[];
  readonly deliveryCents: number;
};

export function cartBoxes(cart: Pick<CartView, 'groups'>): CartBox[] {
  const boxes = Map.groupBy(cart.groups, ({ trip, producerId }) => trip ?? producerId);
  return [...boxes].map(([key, groups]) => ({
    key,
    shared: groups[0]?.trip != null,
    groups,
    deliveryCents: groups.reduce((sum, group) => sum + group.deliveryCents, 0),
  }));
}

/** The way a group has chosen, with its label and days. */
export function chosenWayOf(group: CartGroup) {
  return group.ways.find((way) => way.key === group.chosenWay) ?? null;
}
