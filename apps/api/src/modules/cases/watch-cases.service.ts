import { berlinDateOf } from '@markthalle/domain/dates';
import { Injectable } from '@nestjs/common';
import { Clock, DAY_MS, later } from '../../platform/clock/clock.ts';
import { Db } from '../../platform/db/db.ts';
import { Incidents } from '../../platform/incidents/incidents.ts';
import { Jobs } from '../../platform/jobs/jobs.ts';
import { PhotosStore } from './photos.store.ts';
import { ProblemsStore } from './problems.store.ts';
import { type OpenPart, ReturnStepsStore } from './return-steps.store.ts';
import { SolveProblemService } from './solve-problem.service.ts';

const CASES_PER_RUN = 200;
const PHOTOS_PER_RUN = 500;

/** Keeps the clocks of the law: money back in 14 days, an answer in 48 hours. */
@Injectable()
export class WatchCasesService {
  constructor(
    private readonly db: Db,
    private readonly steps: ReturnStepsStore,
    private readonly problems: ProblemsStore,
    private readonly solver: SolveProblemService,
    private readonly photos: PhotosStore,
    private readonly incidents: Incidents,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
  ) {}

  /** Answers how many cases it touched. */
  async watch(): Promise<number> {
    const now = this.clock.now();
    const today = berlinDateOf(now.toISOString());
    const automatic = await this.steps.idsForAutomatic(today, CASES_PER_RUN);
    for (const partId of automatic) await this.letGo(partId, now);
    const late = await this.steps.lateParts(today, CASES_PER_RUN);
    for (const part of late) await this.alert(part);
    const overdue = await this.problems.idsOverdue(now, CASES_PER_RUN);
    for (const caseId of overdue) await this.solver.escalateOverdue(caseId);
    const loose = await this.photos.deleteLoose(later(now, 0 - DAY_MS), PHOTOS_PER_RUN);
    return automatic.length + late.length + overdue.length + loose;
  }

  /**
   * The goods were sent, or nobody said how much of a service was done, and the last day is near: the
   * money goes without anybody's word.
   */
  private letGo(partId: string, at: Date): Promise<void> {
    return this.db.transaction(async (tx) => {
      await this.steps.move(tx, partId, 'due');
      await this.steps.release(tx, partId, null, at);
      await this.jobs.add(tx, 'cases.refund-part', { partId });
    });
  }

  private alert({ partId, withdrawalNumber, orderNumber, dueOn, ...part }: OpenPart) {
    const { withdrawalId, state } = part;
    const what = state === 'hold' ? 'Ware noch nicht nachgewiesen' : 'Erstattung noch nicht frei';
    return this.db.transaction((tx) =>
      this.incidents.open(tx, {
        kind: 'withdrawal-refund-late',
        subject: partId,
        title: `Widerruf ${withdrawalNumber} zu ${orderNumber}: fällig am ${dueOn}, ${what}`,
        details: { withdrawalId, partId, state, dueOn },
      }),
    );
  }
}
