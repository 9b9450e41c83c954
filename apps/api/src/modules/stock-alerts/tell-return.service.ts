import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.ts';
import { Db } from '../../platform/db/db.ts';
import { Jobs } from '../../platform/jobs/jobs.ts';
import { AlertsStore } from './alerts.store.ts';

/** Mails that one run starts; who is left over is told by the next run. */
const ALERT_BATCH = 500;
const CLEAR_BATCH = 1_000;

/** Tells those who wait, once, and forgets them. */
@Injectable()
export class TellReturnService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    private readonly store: AlertsStore,
  ) {}

  /** Something is to be had again; what is sold out already by now wakes nobody. */
  async tell(productIds: readonly string[]): Promise<void> {
    await this.db.transaction(async (tx) => {
      const ids = await this.store.takeDue(tx, productIds, this.clock.now(), ALERT_BATCH);
      for (const alertId of ids) await this.jobs.add(tx, 'notifications.stock-alert', { alertId });
      if (ids.length < ALERT_BATCH) return;
      await this.jobs.add(tx, 'stock-alerts.back-in-shop', { productIds });
    });
  }

  clear(): Promise<number> {
    return this.db.transaction((tx) => this.store.clear(tx, this.clock.now(), CLEAR_BATCH));
  }
}
