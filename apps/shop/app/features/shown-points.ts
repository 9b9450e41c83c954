import type { PickupPoint } from '@markthalle/contracts/delivery';
import { addDays } from '@markthalle/domain/dates';
import { distanceKm, placeOfPostcode } from '@markthalle/domain/postcodePlace';
import { nextRunDay, type Reader } from './delivery-lines.ts';

/** A pick-up point as its page shows it. */
export type ShownPoint = Omit<PickupPoint, 'latitude' | 'longitude'> & {
  /** Whole kilometres from the reader's postcode; null where that is not known. */
  readonly km: number | null;
  readonly nextOn: string | null;
  /** The last day to order for that run, up to `cutOffHour`. */
  readonly orderUntilOn: string | null;
  readonly cutOffHour: number;
};

/** All pick-up points, the nearest first; without a known place in the order of their towns. */
export function shownPoints(reader: Reader): ShownPoint[] {
  const { calendar, postcode } = reader;
  const place = postcode === null ? null : placeOfPostcode(postcode);
  return calendar.points
    .map(({ latitude, longitude, ...point }): ShownPoint => {
      const run = calendar.runs.find(({ code }) => code === point.runCode);
      const nextOn = run ? nextRunDay(run, reader.now) : null;
      return {
        ...point,
        km: place && Math.round(distanceKm(place, { latitude, longitude })),
        nextOn,
        orderUntilOn: nextOn && run ? addDays(nextOn, -run.leadDays) : null,
        cutOffHour: run?.cutOffHour ?? 0,
      };
    })
    .sort((a, b) => (a.km ?? 0) - (b.km ?? 0) || a.town.localeCompare(b.town, 'de'));
}
