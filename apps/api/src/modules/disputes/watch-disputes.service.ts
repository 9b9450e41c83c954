import { EVIDENCE_MARGIN_DAYS } from '@markthalle/domain/dispute';
import { Injectable } from '@nestjs/common';
import { Clock, DAY_MS, later } from '../../platform/clock/clock.ts';
import { Db } from '../../platform/db/db.ts';
import { Incidents } from '../../platform/incidents/incidents.ts';
import { Jobs } from '../../platform/jobs/jobs.ts';
import { Log } from '../../platform/log/log.ts';
import { DisputesStore } from './disputes.store.ts';
import { EvidenceStore } from './evidence.store.ts';
import { ReduceDisputeService } from './reduce-dispute.service.ts';
import { StaffDecisionsService } from './staff-decisions.service.ts';

const DISPUTES_PER_RUN = 200;
const REMIND_BEFORE_MS = 2 * DAY_MS;

/**
 * Looks after everything that is undecided: what a lost event would have told, what a producer has
 * not answered, what the bank soon will not take any more, what nobody decided.
 */
@Injectable()
export class WatchDisputesService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly store: DisputesStore,
    private readonly evidence: EvidenceStore,
    private readonly reducer: ReduceDisputeService,
    private readonly decisions: StaffDecisionsService,
    private readonly incidents: Incidents,
    private readonly jobs: Jobs,
    private readonly log: Log,
  ) {}

  /** Answers how many disputes and requests were touched. One's trouble does not hold up the others. */
  async watch(): Promise<number> {
    const failures: unknown[] = [];
    const each = async (ids: readonly string[], work: (id: string) => Promise<unknown>) => {
      for (const id of ids) {
        try {
          await work(id);
        } catch (error) {
          this.log.fault('dispute not looked after', error, { id });
          failures.push(error);
        }
      }
      return ids.length;
    };
    const read = await each(await this.store.idsToWatch(DISPUTES_PER_RUN), (id) =>
      this.reducer.reduce(id),
    );
    const toDecide = await this.store.idsToDecide(this.clock.now(), DISPUTES_PER_RUN);
    const decided = await each(toDecide, (id) => this.decisions.decideByRule(id));
    const reminded = await this.remind();
    await this.warnOfDeadlines();
    if (failures.length > 0) throw failures[0];
    return read + decided + reminded;
  }

  private remind(): Promise<number> {
    const now = this.clock.now();
    return this.db.transaction(async (tx) => {
      const before = later(now, REMIND_BEFORE_MS);
      const late = await this.evidence.takeForReminder(tx, before, now, DISPUTES_PER_RUN);
      for (const { dueAt, ...request } of late) {
        await this.jobs.add(tx, 'notifications.evidence-request', {
          ...request,
          dueAt: dueAt.toISOString(),
          isReminder: true,
        });
      }
      return late.length;
    });
  }

  /** The same disputes that money check N12 names. */
  private async warnOfDeadlines(): Promise<void> {
    const before = later(this.clock.now(), EVIDENCE_MARGIN_DAYS * DAY_MS);
    const waiting = await this.store.withoutEvidence(before);
    await this.db.transaction(async (tx) => {
      for (const dispute of waiting) {
        await this.incidents.open(tx, {
          kind: 'dispute-deadline',
          subject: dispute.disputeId,
          title: `Bestellung ${dispute.orderNumber}: Die Bank wartet auf Nachweise`,
          details: {
            orderId: dispute.orderId,
            amountCents: dispute.amountCents,
            evidenceDueAt: dispute.evidenceDueAt.toISOString(),
          },
        });
      }
    });
  }
}
