import type { OutputOf } from '@markthalle/contracts/endpoint';
import type { Language } from '@markthalle/contracts/fields';
import type { readSettlement } from '@markthalle/contracts/office-settlement';
import { nextSettlementDay } from '@markthalle/domain/settlementWeek';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.ts';
import { Db } from '../../platform/db/db.ts';
import { RulesSetting } from './rules-setting.ts';
import { RunsQueries } from './runs.queries.ts';

type Settlement = OutputOf<typeof readSettlement>;

const MAX_OPEN_MATTERS = 200;

/** The settlement screen: open matters, who could be paid, and the runs. */
@Injectable()
export class ReadSettlementService {
  constructor(
    private readonly db: Db,
    private readonly runs: RunsQueries,
    private readonly rules: RulesSetting,
    private readonly clock: Clock,
  ) {}

  async read(reader: string, language: Language): Promise<Settlement> {
    const now = this.clock.now();
    const [openMatters, proposal, openRunId, runs, { weekly }] = await Promise.all([
      this.openMatters(),
      this.runs.proposal(language),
      this.runs.openRunId(),
      this.runs.list(),
      this.rules.at(this.db, now),
    ]);
    const openRun = openRunId === null ? null : await this.runs.view(openRunId, reader, language);
    const nextRunOn = nextSettlementDay(now.toISOString(), weekly);
    return { openMatters, ...proposal, nextRunOn, openRun, runs };
  }

  private async openMatters(): Promise<Settlement['openMatters']> {
    const rows = await this.db.rows<{ incidentId: string; title: string; openedAt: Date }>(
      `select id as "incidentId", title, opened_at as "openedAt" from platform.incident
        where resolved_at is null order by opened_at limit ${MAX_OPEN_MATTERS}`,
    );
    return rows.map((row) => ({ ...row, openedAt: row.openedAt.toISOString() }));
  }
}
