import { reminderStage, STAFF_TASK_DAYS } from '@markthalle/domain/accountReminder';
import { Injectable } from '@nestjs/common';
import { Clock, DAY_MS } from '../../platform/clock/clock.ts';
import { Db, type Tx } from '../../platform/db/db.ts';
import { Incidents } from '../../platform/incidents/incidents.ts';
import { Jobs } from '../../platform/jobs/jobs.ts';
import { type WaitingProducer, WaitingProducersQueries } from './waiting-producers.queries.ts';

/** Reminds producers whose dues wait for their payment account, and in the end staff. */
@Injectable()
export class RemindAccountsService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly waiting: WaitingProducersQueries,
    private readonly jobs: Jobs,
    private readonly incidents: Incidents,
  ) {}

  /** Answers how many producers were reminded or given to staff. */
  async remind(): Promise<number> {
    const producers = await this.waiting.all();
    let touched = 0;
    for (const producer of producers) if (await this.remindOne(producer)) touched += 1;
    await this.settleOthers(producers.map(({ producerId }) => producerId));
    return touched;
  }

  private remindOne(producer: WaitingProducer): Promise<boolean> {
    const { producerId, waitingSince, dueCents, reminded } = producer;
    const now = this.clock.now();
    const days = Math.floor((now.getTime() - waitingSince.getTime()) / DAY_MS);
    const stageDays = reminderStage(days, reminded);
    return this.db.transaction(async (tx) => {
      if (days >= STAFF_TASK_DAYS) await this.giveToStaff(tx, producer, days);
      if (stageDays === null) return days >= STAFF_TASK_DAYS;
      const isNew = await tx.execute(
        `insert into treasury.account_reminder (producer_id, waiting_since, stage_days, reminded_at)
         values ($1, $2, $3, $4) on conflict do nothing`,
        [producerId, waitingSince, stageDays, now],
      );
      if (isNew === 0) return false;
      await this.jobs.add(tx, 'notifications.account-reminder', {
        producerId,
        dueCents,
        stageDays,
        waitingSince: waitingSince.toISOString(),
      });
      return true;
    });
  }

  private giveToStaff(tx: Tx, producer: WaitingProducer, days: number): Promise<void> {
    const { producerId, name, dueCents, state } = producer;
    return this.incidents.open(tx, {
      kind: 'account-not-payable',
      subject: producerId,
      title: `${name}: Guthaben wartet seit ${days} Tagen auf ein Auszahlungskonto`,
      details: { producerId, dueCents, accountState: state, days },
    });
  }

  /** The task is over as soon as the account works or nothing is due any more. */
  private async settleOthers(stillWaiting: readonly string[]): Promise<void> {
    await this.db.transaction(async (tx) => {
      const open = await tx.rows<{ subject: string }>(
        `select subject from platform.incident
          where kind = 'account-not-payable' and resolved_at is null and subject <> all ($1)`,
        [stillWaiting],
      );
      for (const { subject } of open) {
        await this.incidents.settle(tx, 'account-not-payable', subject);
      }
    });
  }
}
