import { lastSettlementDay } from '@markthalle/domain/settlementWeek';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.ts';
import { Db, type Tx } from '../../platform/db/db.ts';
import { Problem } from '../../platform/http/problem.ts';
import { Incidents } from '../../platform/incidents/incidents.ts';
import { CreateRunService } from './create-run.service.ts';
import { RulesSetting } from './rules-setting.ts';

const LATE = 'settlement-late';

/**
 * Draws up the run of a week. A week is a day of the calendar with its own row: whoever writes the
 * row settles the week, so it is never settled twice, and a week without its row is made up for.
 */
@Injectable()
export class WeeklyRunService {
  constructor(
    private readonly db: Db,
    private readonly drafts: CreateRunService,
    private readonly rules: RulesSetting,
    private readonly incidents: Incidents,
    private readonly clock: Clock,
  ) {}

  /** Answers how many runs it drew up: one or none. */
  async drawUp(): Promise<number> {
    try {
      return await this.db.transaction((tx) => this.drawUpWeek(tx));
    } catch (error) {
      if (!(error instanceof Problem) || error.code !== 'run-already-open') throw error;
      await this.db.transaction((tx) => this.openLate(tx));
      return 0;
    }
  }

  private async drawUpWeek(tx: Tx): Promise<number> {
    const now = this.clock.now();
    const { weekly } = await this.rules.at(tx, now);
    const settledOn = lastSettlementDay(now.toISOString(), weekly);
    // A market that has just begun waits for the first day to come.
    const seen = await tx.row('select 1 from settlement.week limit 1');
    const isOurs = await tx.execute(
      `insert into settlement.week (settled_on, seen_at) values ($1, $2)
       on conflict (settled_on) do nothing`,
      [settledOn, now],
    );
    if (isOurs === 0 || seen === null) return 0;
    const runId = await this.drafts.drawUp(tx, null);
    await this.incidents.settle(tx, LATE, 'settlement');
    if (runId === null) return 0;
    await tx.execute('update settlement.week set run_id = $2 where settled_on = $1', [
      settledOn,
      runId,
    ]);
    return 1;
  }

  /** The week keeps no row, so the next hour tries again when the other run is at its end. */
  private openLate(tx: Tx): Promise<void> {
    return this.incidents.open(tx, {
      kind: LATE,
      subject: 'settlement',
      title: 'Die Wochenabrechnung wartet, bis die vorige abgeschlossen ist',
    });
  }
}
