import type { OutputOf, ParsedInputOf } from '@markthalle/contracts/endpoint';
import {
  type listTrips,
  MAX_TRIPS,
  TRIP_DAYS,
  type TripRow,
} from '@markthalle/contracts/office-runs';
import { MAX_TRIP_STOPS, type TripView } from '@markthalle/contracts/office-trips';
import { addDays, berlinDateOf, daysBetween } from '@markthalle/domain/dates';
import {
  cutOffAtOf,
  isDriven,
  isExtraTrip,
  isInSeries,
  tripDaysBetween,
} from '@markthalle/domain/tripDays';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.ts';
import { Problem } from '../../platform/http/problem.ts';
import { ChangesStore } from './changes.store.ts';
import { stopsOf } from './trip-stops.ts';
import { type BoardRun, type TripPartRow, TripsQueries } from './trips.queries.ts';

/** Telephone numbers are shown this near to the day of a trip, and not otherwise (Art. 5(1)(c) GDPR). */
const PHONE_DAYS_BEFORE = 2;
const PHONE_DAYS_AFTER = 1;
/** Days to choose from when orders need another one. */
const MAX_OTHER_DAYS = 12;
const OTHER_DAYS_AHEAD = 60;

type Language = 'de' | 'en';

/** What is driven in the coming weeks, and one trip with everything on it. */
@Injectable()
export class ReadTrips {
  constructor(
    private readonly queries: TripsQueries,
    private readonly changes: ChangesStore,
    private readonly clock: Clock,
  ) {}

  async list({
    fromOn = this.today(),
    language,
  }: ParsedInputOf<typeof listTrips>): Promise<OutputOf<typeof listTrips>> {
    const toOn = addDays(fromOn, TRIP_DAYS - 1);
    const runs = await this.queries.board(fromOn, toOn);
    const trips = runs.flatMap((run) =>
      daysOf(run, fromOn, toOn).map((on) => this.rowOf(run, on, language)),
    );
    return {
      fromOn,
      toOn,
      trips: trips
        .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : a.label.localeCompare(b.label)))
        .slice(0, MAX_TRIPS),
      runs: runs.map((run) => ({
        runCode: run.code,
        label: run.label[language],
        kind: run.kind,
        weekdays: [...run.weekdays],
        firstOn: run.firstOn ?? null,
        lastOn: run.lastOn ?? null,
        producers: run.producers,
      })),
    };
  }

  async read(runCode: string, on: string, language: Language): Promise<TripView> {
    const today = this.today();
    const lastOn = addDays(on > today ? on : today, OTHER_DAYS_AHEAD);
    const [run, parts, trip, changes] = await Promise.all([
      this.queries.boardOf(runCode, on < today ? on : today, lastOn),
      this.queries.parts(runCode, on),
      this.queries.trip(runCode, on),
      this.changes.of(`trip:${runCode}:${on}`),
    ]);
    if (run === null) throw new Problem('run-unknown');
    if (!daysOf(run, on, on).includes(on)) throw new Problem('trip-unknown');
    const stops = stopsOf(parts, run.stops, trip.stopOrder).slice(0, MAX_TRIP_STOPS);
    const away = daysBetween(today, on);
    const mayCall = away <= PHONE_DAYS_BEFORE && away >= -PHONE_DAYS_AFTER;
    return {
      ...this.rowOf(run, on, language),
      places: [...run.stops],
      releasedAt: trip.releasedAt?.toISOString() ?? null,
      releasedByName: trip.releasedByName,
      stops: stops.map((stop) => ({
        ...stop,
        phone: mayCall ? stop.phone : null,
        parts: stop.parts.map(toTripPart),
      })),
      producers: producersOf(parts),
      parts: parts.map((part) => ({ ...toRef(part), buyerName: part.buyerName })),
      temperatures: temperaturesOf(parts),
      otherDays: tripDaysBetween(withReleased(run), addDays(today, 1), lastOn)
        .filter((day) => day !== on)
        .slice(0, MAX_OTHER_DAYS),
      changes,
    };
  }

  private rowOf(run: BoardRun, on: string, language: Language): TripRow {
    const cutOffAt = cutOffAtOf(run, on);
    const state = !isDriven(run, on)
      ? 'called_off'
      : run.released.includes(on)
        ? 'released'
        : Date.parse(cutOffAt) <= this.clock.now().getTime()
          ? 'cut_off'
          : 'open';
    return {
      runCode: run.code,
      label: run.label[language],
      on,
      state,
      isExtra: !isInSeries(run, on) || isExtraTrip(run, on),
      departsHour: run.departsHour,
      cutOffAt,
      stops: [...run.stops],
      chilled: run.chilled,
      capacity: run.capacity,
      orders: run.booked.find((day) => day.on === on)?.orders ?? 0,
    };
  }

  private today(): string {
    return berlinDateOf(this.clock.now().toISOString());
  }
}

/** Days of trips, of trips that were called off, and of orders that still stand on another day. */
function daysOf(run: BoardRun, fromOn: string, toOn: string): string[] {
  const isThere = (on: string) => fromOn <= on && on <= toOn;
  const calledOff = run.exceptions.map(({ on }) => on).filter(isThere);
  const booked = run.booked.map(({ on }) => on).filter(isThere);
  return [...new Set([...tripDaysBetween(run, fromOn, toOn), ...calledOff, ...booked])].sort();
}

/** Orders do not go where somebody has let the trip go. */
const withReleased = (run: BoardRun): BoardRun => ({
  ...run,
  exceptions: [
    ...run.exceptions,
    ...run.released.map((on) => ({ on, movedToOn: null, because: 'released' as const })),
  ],
});

const toRef = ({ producerOrderId, orderId, number, producerName }: TripPartRow) => ({
  producerOrderId,
  orderId,
  number,
  producerName,
});

const toTripPart = (part: TripPartRow): TripView['stops'][number]['parts'][number] => ({
  ...toRef(part),
  pieces: part.pieces,
  coldChain: part.coldChain,
  minAge: part.minAge,
});

function producersOf(parts: readonly TripPartRow[]): TripView['producers'] {
  return [...Map.groupBy(parts, ({ producerId }) => producerId).values()]
    .map((own) => ({
      producerName: own[0]?.producerName ?? '',
      orders: own.length,
      crates: own[0]?.crates ?? null,
    }))
    .sort((a, b) => a.producerName.localeCompare(b.producerName, 'de'));
}

function temperaturesOf(parts: readonly TripPartRow[]): TripView['temperatures'] {
  const count = (coldChain: TripPartRow['coldChain']) =>
    parts.filter((part) => part.coldChain === coldChain).length;
  return { none: count('none'), chilled: count('chilled'), frozen: count('frozen') };
}
