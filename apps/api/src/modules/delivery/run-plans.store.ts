import type { RunPlanFields } from '@markthalle/contracts/office-runs';
import { Injectable } from '@nestjs/common';
import type { Statements, Tx } from '../../platform/db/db.ts';
import { LIVE_PARTS } from './delivery.queries.ts';
import type { NamedRun } from './delivery-data.ts';

export interface PlannedRun {
  readonly runCode: string;
  readonly kind: NamedRun['kind'];
  readonly version: number;
  readonly plan: RunPlanFields;
  readonly exceptions: { readonly on: string; readonly movedToOn: string | null }[];
}

const PLANNED = `
select r.code as "runCode", r.kind, r.version,
       jsonb_build_object('nameDe', r.label ->> 'de', 'nameEn', r.label ->> 'en',
         'weekdays', r.weekdays, 'firstOn', r.first_on, 'lastOn', r.last_on,
         'leadDays', r.lead_days, 'cutOffHour', r.cut_off_hour, 'departsHour', r.departs_hour,
         'chilled', r.chilled, 'capacity', r.capacity, 'areas', r.areas,
         'stops', (select coalesce(jsonb_agg(s.place order by s.position), '[]')
                     from delivery.run_stop s where s.run_code = r.code)) as plan,
       (select coalesce(jsonb_agg(jsonb_build_object('on', e.on_day, 'movedToOn', e.moved_to_on)
                 order by e.on_day), '[]')
          from delivery.run_exception e where e.run_code = r.code) as exceptions
  from delivery.run r where r.code = $1 and r.active`;

/** Runs and their days, as staff plan them. */
@Injectable()
export class RunPlansStore {
  read(from: Statements, runCode: string): Promise<PlannedRun | null> {
    return from.row<PlannedRun>(PLANNED, [runCode]);
  }

  /** The run, locked: whoever changes its days or sends its orders elsewhere waits for their turn. */
  async lock(tx: Tx, runCode: string): Promise<PlannedRun | null> {
    await tx.row('select code from delivery.run where code = $1 for update', [runCode]);
    return this.read(tx, runCode);
  }

  /** Answers false where the code is taken. */
  async insert(tx: Tx, runCode: string, plan: RunPlanFields): Promise<boolean> {
    const inserted = await tx.execute(
      `insert into delivery.run (code, kind, label, weekdays, first_on, last_on, lead_days,
         cut_off_hour, departs_hour, chilled, capacity, areas)
       values ($1, 'regional', $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
       on conflict (code) do nothing`,
      [runCode, ...columnsOf(plan)],
    );
    if (inserted === 1) await this.writeStops(tx, runCode, plan.stops);
    return inserted === 1;
  }

  async update(tx: Tx, runCode: string, plan: RunPlanFields): Promise<void> {
    await tx.execute(
      `update delivery.run set label = $2, weekdays = $3, first_on = $4, last_on = $5,
         lead_days = $6, cut_off_hour = $7, departs_hour = $8, chilled = $9, capacity = $10,
         areas = $11, version = version + 1
        where code = $1`,
      [runCode, ...columnsOf(plan)],
    );
    await tx.execute('delete from delivery.run_stop where run_code = $1', [runCode]);
    await this.writeStops(tx, runCode, plan.stops);
  }

  private async writeStops(tx: Tx, runCode: string, stops: readonly string[]): Promise<void> {
    await tx.execute(
      `insert into delivery.run_stop (run_code, position, place)
       select $1, position, place from unnest($2::text[]) with ordinality as s (place, position)`,
      [runCode, stops],
    );
  }

  /** A day differs from the week from now on: driven on another, as one more (the same day), or not. */
  async setException(
    tx: Tx,
    runCode: string,
    { on, movedToOn }: { readonly on: string; readonly movedToOn: string | null },
    reason: { readonly de: string; readonly en: string } | null,
  ): Promise<void> {
    await tx.execute(
      `insert into delivery.run_exception (run_code, on_day, moved_to_on, reason)
       values ($1, $2, $3, $4)
       on conflict (run_code, on_day) do update
         set moved_to_on = excluded.moved_to_on, reason = excluded.reason`,
      [runCode, on, movedToOn, reason ?? {}],
    );
  }

  /** How many orders ride on each coming day. */
  async booked(
    from: Statements,
    runCode: string,
    fromOn: string,
  ): Promise<{ readonly on: string; readonly orders: number }[]> {
    return from.rows(
      `select po.hand_over_on as on, count(*) as orders from ${LIVE_PARTS}
        where po.trip = $1 and po.hand_over_on >= $2 and po.state <> 'handed_over'
          and po.state <> 'completed' group by 1 order by 1`,
      [runCode, fromOn],
    );
  }

  /** Producers whose goods the run may carry. */
  async producersOf(from: Statements, runCode: string, on: string): Promise<string[]> {
    const rows = await from.rows<{ id: string }>(
      `select distinct producer_id as id from delivery.offered_ways($2)
        where run_code = $1 order by 1`,
      [runCode, on],
    );
    return rows.map(({ id }) => id);
  }
}

function columnsOf(plan: RunPlanFields): unknown[] {
  return [
    { de: plan.nameDe, en: plan.nameEn },
    plan.weekdays,
    plan.firstOn,
    plan.lastOn,
    plan.leadDays,
    plan.cutOffHour,
    plan.departsHour,
    plan.chilled,
    plan.capacity,
    JSON.stringify(plan.areas),
  ];
}
