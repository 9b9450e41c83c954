import type { OutputOf, ParsedInputOf } from '@markthalle/contracts/endpoint';
import {
  type addTrip,
  type changeRunPlan,
  type planRun,
  type RunPlanFields,
  RunPlanFields as RunPlanShape,
  type readRunPlan,
} from '@markthalle/contracts/office-runs';
import type { FieldError } from '@markthalle/contracts/problems';
import { addDays, berlinDateOf } from '@markthalle/domain/dates';
import { runPlanFaults } from '@markthalle/domain/runPlan';
import { slugFrom } from '@markthalle/domain/slug';
import { isDriven } from '@markthalle/domain/tripDays';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.ts';
import { Db, type Tx } from '../../platform/db/db.ts';
import { Problem } from '../../platform/http/problem.ts';
import { Jobs } from '../../platform/jobs/jobs.ts';
import { ChangesStore } from './changes.store.ts';
import { faultAt, planFaultsAt } from './plan-faults.ts';
import { PricesStore } from './prices.store.ts';
import { type PlannedRun, RunPlansStore } from './run-plans.store.ts';

/** Nobody adds a trip further ahead; a promise does not look further either. */
const MAX_AHEAD_DAYS = 90;
const MAX_CODE_CHARS = 40;

/** Runs as staff plan them: new ones, changed ones, and single trips beside the week. */
@Injectable()
export class PlanRuns {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly runs: RunPlansStore,
    private readonly prices: PricesStore,
    private readonly changes: ChangesStore,
    private readonly jobs: Jobs,
  ) {}

  async read(runCode: string): Promise<OutputOf<typeof readRunPlan>> {
    const run = await this.runs.read(this.db, runCode);
    if (run === null) throw new Problem('run-unknown');
    const [producers, changes] = await Promise.all([
      this.runs.producersOf(this.db, runCode, this.today()),
      this.changes.of(`run:${runCode}`),
    ]);
    const { kind, version, plan } = run;
    return { runCode, kind, version, plan, producers: producers.length, changes };
  }

  /** A run without prices would be free, so it gets them at once. */
  async plan(input: ParsedInputOf<typeof planRun>, by: string): Promise<OutputOf<typeof planRun>> {
    const plan = RunPlanShape.parse(input);
    refuse(planFaultsAt(runPlanFaults(plan, { today: this.today(), knownFirstOn: null })));
    const runCode = slugFrom(plan.nameDe, MAX_CODE_CHARS);
    if (runCode === '') throw refusal([faultAt('nameDe', 'Bitte nennen Sie einen Namen.')]);
    await this.db.transaction(async (tx) => {
      if (!(await this.runs.insert(tx, runCode, plan))) throw new Problem('run-name-taken');
      const { doorCents, pointCents } = input;
      const fees = { tour: doorCents, tour_cold: doorCents, pickup_point: pointCents };
      for (const [way, priceCents] of Object.entries(fees)) {
        const price = { priceCents, validFrom: this.today(), resolution: null, by };
        await this.prices.insertFee(tx, { runCode, way, ...price });
      }
      const subject = `run:${runCode}`;
      await this.changes.add(tx, { subject, what: 'planned', by, after: { name: plan.nameDe } });
    });
    return { runCode };
  }

  async change(
    input: ParsedInputOf<typeof changeRunPlan>,
    by: string,
  ): Promise<OutputOf<typeof changeRunPlan>> {
    const { runCode, version } = input;
    const plan = RunPlanShape.parse(input);
    await this.db.transaction(async (tx) => {
      const run = await this.locked(tx, runCode);
      if (run.version !== version) throw new Problem('run-changed-meanwhile');
      const known = { today: this.today(), knownFirstOn: run.plan.firstOn };
      const faults = planFaultsAt(runPlanFaults(plan, known));
      refuse([...faults, ...(await this.bookedFaults(tx, run, plan))]);
      await this.runs.update(tx, runCode, plan);
      if (plan.chilled) await this.prices.priceCold(tx, runCode, this.today());
      const change = { before: run.plan, after: plan };
      await this.changes.add(tx, { subject: `run:${runCode}`, what: 'changed', by, ...change });
      for (const producerId of await this.runs.producersOf(tx, runCode, this.today())) {
        await this.jobs.add(tx, 'catalog.refresh-producer', { producerId });
      }
    });
    return { version: version + 1 };
  }

  /** An extra trip is a day that is moved to itself. */
  async addTrip(
    { runCode, on }: ParsedInputOf<typeof addTrip>,
    by: string,
  ): Promise<OutputOf<typeof addTrip>> {
    await this.db.transaction(async (tx) => {
      const run = await this.locked(tx, runCode);
      if (isDriven({ ...run.plan, exceptions: run.exceptions }, on)) return;
      const today = this.today();
      if (on < today) throw dayRefused('Dieser Tag ist vorbei. Bitte nennen Sie einen kommenden.');
      if (on > addDays(today, MAX_AHEAD_DAYS)) {
        throw dayRefused(`So weit im Voraus geht es nicht: höchstens ${MAX_AHEAD_DAYS} Tage.`);
      }
      await this.runs.setException(tx, runCode, { on, movedToOn: on }, null);
      const subject = `trip:${runCode}:${on}`;
      await this.changes.add(tx, { subject, what: 'trip_added', by, after: { on } });
    });
    return { runCode, on };
  }

  /** Days with orders stay, and a van holds at least what is booked. */
  private async bookedFaults(tx: Tx, run: PlannedRun, plan: RunPlanFields): Promise<FieldError[]> {
    const booked = await this.runs.booked(tx, run.runCode, this.today());
    const { exceptions } = run;
    const wasDriven = (on: string) => isDriven({ ...run.plan, exceptions }, on);
    const lost = booked.find(({ on }) => wasDriven(on) && !isDriven({ ...plan, exceptions }, on));
    const most = Math.max(0, ...booked.map(({ orders }) => orders));
    const isTooSmall = plan.capacity !== null && plan.capacity < most;
    const isWarmer = run.plan.chilled && !plan.chilled && booked.length > 0;
    return [
      ...(lost === undefined
        ? []
        : [
            faultAt(
              lostField(plan, lost.on),
              `Am ${lost.on} sind schon ${lost.orders} Bestellungen auf der Tour. Bitte sagen Sie zuerst diese Fahrt ab.`,
            ),
          ]),
      ...(isTooSmall
        ? [faultAt('capacity', `Auf einer Fahrt sind schon ${most} Bestellungen gebucht.`)]
        : []),
      ...(isWarmer ? [faultAt('chilled', 'Es sind noch Bestellungen auf der Tour.')] : []),
    ];
  }

  private async locked(tx: Tx, runCode: string): Promise<PlannedRun> {
    const run = await this.runs.lock(tx, runCode);
    if (run === null) throw new Problem('run-unknown');
    return run;
  }

  private today(): string {
    return berlinDateOf(this.clock.now().toISOString());
  }
}

function lostField(plan: RunPlanFields, on: string): string {
  if (plan.lastOn !== null && on > plan.lastOn) return 'lastOn';
  return plan.firstOn !== null && on < plan.firstOn ? 'firstOn' : 'weekdays';
}

const refusal = (errors: readonly FieldError[]) => new Problem('run-plan-not-possible', {}, errors);

function refuse(errors: readonly FieldError[]): void {
  if (errors.length > 0) throw refusal(errors);
}

const dayRefused = (message: string) =>
  new Problem('trip-day-not-possible', {}, [faultAt('on', message)]);
