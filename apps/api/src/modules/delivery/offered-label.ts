import type { Localised, NamedPoint, OfferedWay } from './delivery-data.ts';

/** A pick-up point is called by its name, every other way by the producer's word for it. */
export const offeredLabel = ({
  way,
  point,
}: {
  readonly way: OfferedWay;
  readonly point: NamedPoint | null;
}): Localised =>
  point === null
    ? way.label
    : { de: `Abholstelle ${point.name}`, en: `Pick-up point ${point.name}` };
