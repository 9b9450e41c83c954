import type { OutputOf, ParsedInputOf } from '@markthalle/contracts/endpoint';
import type { moveTripStop, releaseTrip } from '@markthalle/contracts/office-trips';
import { Injectable } from '@nestjs/common';
import { Db, type Tx } from '../../platform/db/db.ts';
import { Problem } from '../../platform/http/problem.ts';
import { ChangesStore } from './changes.store.ts';
import { faultAt } from './plan-faults.ts';
import { ReadTrips } from './read-trips.service.ts';
import { RunPlansStore } from './run-plans.store.ts';
import { movedKeys } from './trip-stops.ts';
import { TripsStore } from './trips.store.ts';

/** One trip before it leaves: the order of its stops, and letting it go. */
@Injectable()
export class SteerTrip {
  constructor(
    private readonly db: Db,
    private readonly reader: ReadTrips,
    private readonly runs: RunPlansStore,
    private readonly trips: TripsStore,
    private readonly changes: ChangesStore,
  ) {}

  async moveStop(
    { runCode, on, stopKey, direction, language }: ParsedInputOf<typeof moveTripStop>,
    by: string,
  ): Promise<OutputOf<typeof moveTripStop>> {
    await this.db.transaction(async (tx) => {
      await this.runs.lock(tx, runCode);
      const { state, stops } = await this.reader.read(runCode, on, language);
      if (state === 'released') throw new Problem('trip-released');
      const keys = stops.map(({ key }) => key);
      const moved = movedKeys(keys, stopKey, direction);
      if (moved === keys) return;
      await this.trips.setStopOrder(tx, runCode, on, moved);
      await this.note(tx, { runCode, on, what: 'stops_ordered', by });
    });
    return { moved: true };
  }

  async release(
    { runCode, on, released, language }: ParsedInputOf<typeof releaseTrip>,
    by: string,
  ): Promise<OutputOf<typeof releaseTrip>> {
    await this.db.transaction(async (tx) => {
      await this.runs.lock(tx, runCode);
      const { state } = await this.reader.read(runCode, on, language);
      if (state === 'called_off') {
        throw new Problem('trip-day-not-possible', {}, [
          faultAt('released', 'Diese Fahrt ist abgesagt.'),
        ]);
      }
      const isNew = await this.trips.setReleased(tx, runCode, on, released ? by : null);
      const what = released ? 'trip_released' : 'trip_reopened';
      if (isNew && (released || state === 'released')) {
        await this.note(tx, { runCode, on, what, by });
      }
    });
    return { released };
  }

  private note(
    tx: Tx,
    trip: {
      readonly runCode: string;
      readonly on: string;
      readonly what: 'stops_ordered' | 'trip_released' | 'trip_reopened';
      readonly by: string;
    },
  ): Promise<void> {
    const { runCode, on, what, by } = trip;
    return this.changes.add(tx, { subject: `trip:${runCode}:${on}`, what, by });
  }
}
