import type { CartGroup, CartView } from '@markthalle/contracts/cart';
import type { DeliveryWayKey } from '@markthalle/contracts/fields';

/** Producers that share a run stand in one box with one fee; everybody else has a box alone. */
export type CartBox = {
  readonly key: string;
  readonly sharedRun: DeliveryWayKey | null;
  readonly groups: readonly CartGroup[];
  readonly deliveryCents: number;
};

export function cartBoxes(cart: Pick<CartView, 'groups'>): CartBox[] {
  const boxes = new Map<string, CartGroup[]>();
  for (const group of cart.groups) {
    const key = group.sharedRun === null ? group.producerId : `run:${group.sharedRun}`;
    boxes.set(key, [...(boxes.get(key) ?? []), group]);
  }
  return [...boxes].map(([key, groups]) => ({
    key,
    sharedRun: groups[0]?.sharedRun ?? null,
    groups,
    deliveryCents: groups.reduce((sum, group) => sum + group.deliveryCents, 0),
  }));
}

/** The way a group has chosen, with its label and days. */
export function chosenWayOf(group: CartGroup) {
  return group.ways.find((way) => way.key === group.chosenWay) ?? null;
}
