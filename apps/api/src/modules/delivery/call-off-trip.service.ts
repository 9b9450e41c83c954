import type { OutputOf, ParsedInputOf } from '@markthalle/contracts/endpoint';
import type { callOffTrip, rebookTrip } from '@markthalle/contracts/office-trips';
import { addDays, berlinDateOf } from '@markthalle/domain/dates';
import { isDriven } from '@markthalle/domain/tripDays';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.ts';
import { Db, type Tx } from '../../platform/db/db.ts';
import { newId } from '../../platform/db/new-id.ts';
import { Problem } from '../../platform/http/problem.ts';
import { Incidents } from '../../platform/incidents/incidents.ts';
import { Jobs } from '../../platform/jobs/jobs.ts';
import { type TripRider, TripRidersFacade } from '../orders/trip-riders.facade.ts';
import { ChangesStore } from './changes.store.ts';
import { faultAt } from './plan-faults.ts';
import { type PlannedRun, RunPlansStore } from './run-plans.store.ts';
import { TripsStore } from './trips.store.ts';

declare module '../../platform/jobs/jobs.ts' {
  interface JobPayloads {
    /** Tells a buyer that the day of some of their goods has changed, or that there is none yet. */
    'notifications.trip-changed': TripChange & {
      readonly orderId: string;
      readonly producerOrderIds: readonly string[];
    };
    /** The same for one producer, with the numbers of the orders. */
    'notifications.producer-trip-changed': TripChange & {
      readonly producerId: string;
      readonly producerOrderIds: readonly string[];
    };
  }
}

interface TripChange {
  /** One change, one mail to each. */
  readonly changeId: string;
  readonly runLabel: { readonly de: string; readonly en: string };
  readonly fromOn: string;
  readonly toOn: string | null;
  readonly reason: { readonly de: string; readonly en: string } | null;
}

/** A trip goes to no day that is further away. */
const MAX_MOVE_DAYS = 60;
const KIND = 'trip-called-off';

type Place = Pick<ParsedInputOf<typeof rebookTrip>, 'runCode' | 'on'>;

/** A trip that is not driven on its day: no order on it is forgotten. */
@Injectable()
export class CallOffTrip {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly runs: RunPlansStore,
    private readonly trips: TripsStore,
    private readonly riders: TripRidersFacade,
    private readonly changes: ChangesStore,
    private readonly jobs: Jobs,
    private readonly incidents: Incidents,
  ) {}

  /** With a new day the orders go there; without one they wait, and an incident asks for a day or a refund. */
  async callOff(
    input: ParsedInputOf<typeof callOffTrip>,
    by: string,
  ): Promise<OutputOf<typeof callOffTrip>> {
    const { runCode, on, movedToOn } = input;
    return this.db.transaction(async (tx) => {
      const run = await this.lockedDriven(tx, input);
      if (movedToOn !== null) this.checkDay(run, on, movedToOn, 'movedToOn');
      const riders = await this.riders.lock(tx, runCode, on);
      if (riders.length > 0 && !input.acceptsOrders) {
        throw new Problem('trip-touches-orders', { orders: riders.length });
      }
      const reason = { de: input.reasonDe, en: input.reasonEn };
      await this.runs.setException(tx, runCode, { on, movedToOn }, reason);
      await this.trips.setReleased(tx, runCode, on, null);
      await this.sendRiders(tx, run, riders, { on, toOn: movedToOn, by, reason });
      await this.changes.add(tx, {
        subject: `trip:${runCode}:${on}`,
        what: movedToOn === null ? 'trip_called_off' : 'trip_moved',
        by,
        after: { toOn: movedToOn ?? '', reason: reason.de },
      });
      return { touched: riders.length };
    });
  }

  /** The orders of a trip that was called off get another day of the run. */
  async rebook(
    input: ParsedInputOf<typeof rebookTrip>,
    by: string,
  ): Promise<OutputOf<typeof rebookTrip>> {
    const { runCode, on, toOn } = input;
    return this.db.transaction(async (tx) => {
      const run = await this.runs.lock(tx, runCode);
      if (run === null) throw new Problem('run-unknown');
      const { plan, exceptions } = run;
      if (isDriven({ ...plan, exceptions }, on)) {
        throw dayRefused('toOn', 'Diese Fahrt findet statt. Bitte sagen Sie sie zuerst ab.');
      }
      this.checkDay(run, on, toOn, 'toOn');
      if (!isDriven({ ...plan, exceptions }, toOn)) {
        throw dayRefused('toOn', 'An diesem Tag fährt die Tour nicht.');
      }
      const riders = await this.riders.lock(tx, runCode, on);
      await this.sendRiders(tx, run, riders, { on, toOn, by, reason: null });
      const subject = `trip:${runCode}:${on}`;
      await this.changes.add(tx, { subject, what: 'orders_rebooked', by, after: { toOn } });
      return { touched: riders.length };
    });
  }

  private async lockedDriven(tx: Tx, { runCode, on }: Place): Promise<PlannedRun> {
    const run = await this.runs.lock(tx, runCode);
    if (run === null) throw new Problem('run-unknown');
    const { plan, exceptions } = run;
    if (!isDriven({ ...plan, exceptions }, on)) throw new Problem('trip-unknown');
    if (on < this.today()) throw dayRefused('movedToOn', 'Diese Fahrt ist vorbei.');
    return run;
  }

  private checkDay({ exceptions }: PlannedRun, on: string, toOn: string, field: string) {
    if (toOn === on) throw dayRefused(field, 'Das ist derselbe Tag.');
    if (toOn < this.today()) {
      throw dayRefused(field, 'Dieser Tag ist vorbei. Bitte nennen Sie einen kommenden.');
    }
    if (toOn > addDays(this.today(), MAX_MOVE_DAYS)) {
      throw dayRefused(field, `Höchstens ${MAX_MOVE_DAYS} Tage im Voraus.`);
    }
    const isCalledOff = exceptions.some((one) => one.on === toOn && one.movedToOn !== toOn);
    if (isCalledOff) throw dayRefused(field, 'An diesem Tag ist die Tour abgesagt.');
  }

  private async sendRiders(
    tx: Tx,
    run: PlannedRun,
    riders: readonly TripRider[],
    move: {
      readonly on: string;
      readonly toOn: string | null;
      readonly by: string;
      readonly reason: TripChange['reason'];
    },
  ): Promise<void> {
    const { runCode } = run;
    const { on: fromOn, toOn, by, reason } = move;
    const subject = `${runCode}:${fromOn}`;
    if (riders.length > 0) {
      const producerOrderIds = idsOf(riders);
      await this.trips.noteMoved(tx, { producerOrderIds, runCode, fromOn, toOn, by });
      const runLabel = { de: run.plan.nameDe, en: run.plan.nameEn };
      await this.tell(tx, riders, { changeId: newId(), runLabel, fromOn, toOn, reason });
    }
    if (toOn !== null) {
      await this.riders.move(tx, riders, toOn);
      await this.incidents.settle(tx, KIND, subject);
    } else if (riders.length > 0) {
      await this.incidents.open(tx, {
        kind: KIND,
        subject,
        title: `${run.plan.nameDe} am ${fromOn} fällt aus: ${riders.length} Bestellungen brauchen einen neuen Tag oder ihr Geld`,
        details: { runCode, on: fromOn, orders: riders.length },
      });
    }
  }

  private async tell(tx: Tx, riders: readonly TripRider[], change: TripChange): Promise<void> {
    for (const [orderId, own] of Map.groupBy(riders, (rider) => rider.orderId)) {
      const payload = { ...change, orderId, producerOrderIds: idsOf(own) };
      await this.jobs.add(tx, 'notifications.trip-changed', payload);
    }
    for (const [producerId, own] of Map.groupBy(riders, (rider) => rider.producerId)) {
      const payload = { ...change, producerId, producerOrderIds: idsOf(own) };
      await this.jobs.add(tx, 'notifications.producer-trip-changed', payload);
    }
  }

  private today(): string {
    return berlinDateOf(this.clock.now().toISOString());
  }
}

const idsOf = (riders: readonly TripRider[]): string[] =>
  riders.map(({ producerOrderId }) => producerOrderId);

const dayRefused = (field: string, message: string) =>
  new Problem('trip-day-not-possible', {}, [faultAt(field, message)]);
