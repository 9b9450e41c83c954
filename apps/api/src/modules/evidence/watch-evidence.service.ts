import { berlinDateOf } from '@markthalle/domain/dates';
import { reminderDue } from '@markthalle/domain/evidence';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock, DAY_MS } from '../../platform/clock/clock.ts';
import { Db } from '../../platform/db/db.ts';
import { Jobs } from '../../platform/jobs/jobs.ts';
import { Sweeps } from '../../platform/sweeps/sweeps.ts';
import { type DueEvidence, EvidenceQueries } from './evidence.queries.ts';
import { EvidenceStore } from './evidence.store.ts';

const BATCH = 500;

/**
 * Each night: what has ended or begun is told to the shop the same night (LAW-FOOD-18, LAW-PACK-1),
 * and who should think of a new certificate gets a mail 60, 30 and 7 days before (LAW-FOOD-19).
 */
@Injectable()
export class WatchEvidenceService implements OnModuleInit {
  constructor(
    private readonly db: Db,
    private readonly store: EvidenceStore,
    private readonly queries: EvidenceQueries,
    private readonly jobs: Jobs,
    private readonly sweeps: Sweeps,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.sweeps.register({
      name: 'watch-evidence',
      // Five minutes after midnight in Germany, in summer and in winter; once more at noon.
      cron: '5 10,22,23 * * *',
      overdueAfterMs: 2 * DAY_MS,
      run: () => this.run(),
    });
  }

  /** Answers how many pieces had something to tell. */
  async run(): Promise<number> {
    const on = berlinDateOf(this.clock.now().toISOString());
    const due = await this.queries.due(on, BATCH);
    for (const item of due) await this.tell(item, on);
    return due.length;
  }

  private async tell(item: DueEvidence, on: string): Promise<void> {
    const at = this.clock.now();
    await this.db.transaction(async (tx) => {
      const { id: evidenceId, producerId, kind, reference, validUntil } = item;
      const mail = { producerId, evidenceId, kind, reference, validUntil, note: null };
      if (item.isOver) {
        await this.store.markEnded(tx, [evidenceId], at);
        await this.jobs.add(tx, 'catalog.apply-evidence', { producerId });
        await this.jobs.add(tx, 'notifications.evidence', { ...mail, what: 'ended', days: null });
        return;
      }
      if (item.isNew) {
        await this.store.markBegun(tx, [evidenceId], at);
        await this.jobs.add(tx, 'catalog.apply-evidence', { producerId });
      }
      const days = validUntil === null ? null : reminderDue(validUntil, on);
      if (days !== null && (await this.store.noteReminder(tx, evidenceId, days, at))) {
        await this.jobs.add(tx, 'notifications.evidence', { ...mail, what: 'ends', days });
      }
    });
  }
}
