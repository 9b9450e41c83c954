import type { TripStop } from '@markthalle/contracts/office-trips';
import type { TripPartRow } from './trips.queries.ts';

type Stop = Omit<TripStop, 'phone' | 'parts'> & {
  readonly phone: string | null;
  readonly parts: readonly TripPartRow[];
};

/**
 * The stops of a trip in driving order: as staff moved them, the others after them as the run goes:
 * farms in the order of its places, then pick-up points, then doors by postcode.
 */
export function stopsOf(
  parts: readonly TripPartRow[],
  places: readonly string[],
  stopOrder: readonly string[],
): Stop[] {
  const farms = [...Map.groupBy(parts, ({ producerId }) => producerId)].map(farmOf);
  const fetched = parts.filter(({ point }) => point !== null);
  const points = [...Map.groupBy(fetched, ({ point }) => point?.pointId ?? '')].map(pointOf);
  const brought = parts.filter(({ point }) => point === null);
  const doors = [...Map.groupBy(brought, ({ orderId }) => orderId)].map(doorOf);
  const placeRank = ({ town }: Stop) => rankIn(places, town);
  const usual = [
    ...farms.sort((a, b) => placeRank(a) - placeRank(b) || byName(a, b)),
    ...points.sort((a, b) => placeRank(a) - placeRank(b) || byName(a, b)),
    ...doors.sort((a, b) => (a.postcode < b.postcode ? -1 : 1)),
  ];
  return usual
    .map((stop, index) => ({ stop, index }))
    .sort(
      (a, b) => rankIn(stopOrder, a.stop.key) - rankIn(stopOrder, b.stop.key) || a.index - b.index,
    )
    .map(({ stop }) => stop);
}

/** The keys with one of them a place further up or down; at the end nothing changes. */
export function movedKeys(
  keys: readonly string[],
  key: string,
  direction: 'up' | 'down',
): readonly string[] {
  const from = keys.indexOf(key);
  const to = direction === 'up' ? from - 1 : from + 1;
  if (from < 0 || to < 0 || to >= keys.length) return keys;
  const moved = [...keys];
  moved.splice(from, 1);
  moved.splice(to, 0, key);
  return moved;
}

const byName = (a: Stop, b: Stop): number => a.name.localeCompare(b.name, 'de');

function rankIn(list: readonly string[], value: string): number {
  const index = list.indexOf(value);
  return index < 0 ? list.length : index;
}

type Group = readonly [string, readonly TripPartRow[]];

function farmOf([producerId, parts]: Group): Stop {
  const [first] = parts;
  return {
    key: `farm:${producerId}`,
    kind: 'farm',
    name: first?.producerName ?? '',
    street: first?.producerStreet ?? '',
    postcode: first?.producerPostcode ?? '',
    town: first?.producerTown ?? '',
    phone: first?.producerPhone ?? null,
    parts,
  };
}

function pointOf([pointId, parts]: Group): Stop {
  const point = parts[0]?.point;
  return {
    key: `point:${pointId}`,
    kind: 'point',
    name: point?.name ?? '',
    street: point?.street ?? '',
    postcode: point?.postcode ?? '',
    town: point?.town ?? '',
    phone: null,
    parts,
  };
}

function doorOf([orderId, parts]: Group): Stop {
  const [first] = parts;
  return {
    key: `door:${orderId}`,
    kind: 'door',
    name: first?.buyerName ?? '',
    street: first?.street ?? '',
    postcode: first?.postcode ?? '',
    town: first?.town ?? '',
    phone: first?.buyerPhone ?? null,
    parts,
  };
}
