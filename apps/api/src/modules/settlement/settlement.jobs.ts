import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock, DAY_MS, HOUR_MS, MINUTE_MS } from '../../platform/clock/clock.ts';
import { Db, type Tx } from '../../platform/db/db.ts';
import { Jobs } from '../../platform/jobs/jobs.ts';
import { Sweeps } from '../../platform/sweeps/sweeps.ts';
import { FinishRunService } from './finish-run.service.ts';
import { SendItemService } from './send-item.service.ts';
import { SettlementStore } from './settlement.store.ts';
import { WatchHoldsService } from './watch-holds.service.ts';
import { WeeklyRunService } from './weekly-run.service.ts';

declare module '../../platform/jobs/jobs.ts' {
  interface JobPayloads {
    'settlement.send-item': { itemId: string };
  }
}

const MAX_RESUMED_ITEMS = 500;

/**
 * Adds the job that transfers an item; while one waits, a second one takes its place. The lease is
 * part of the key: the job of a worker that died keeps its own key, so that the queue does not
 * count the new job as its last try.
 */
export const addSendJob = (
  jobs: Jobs,
  tx: Tx,
  { id, leaseUntil }: { readonly id: string; readonly leaseUntil: Date | null },
): Promise<void> =>
  jobs.add(
    tx,
    'settlement.send-item',
    { itemId: id },
    { key: `send-item:${id}:${leaseUntil?.getTime() ?? 0}` },
  );

@Injectable()
export class SettlementJobs implements OnModuleInit {
  constructor(
    private readonly db: Db,
    private readonly store: SettlementStore,
    private readonly jobs: Jobs,
    private readonly sweeps: Sweeps,
    private readonly items: SendItemService,
    private readonly finish: FinishRunService,
    private readonly week: WeeklyRunService,
    private readonly holds: WatchHoldsService,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.handle('settlement.send-item', ({ itemId }) => this.items.send(itemId));
    this.jobs.handle('settlement.transfer-resolved', ({ operationId }) => this.takeUp(operationId));
    this.sweeps.register({
      name: 'resume-settlement',
      cron: '* * * * *',
      overdueAfterMs: 10 * MINUTE_MS,
      run: () => this.resume(),
    });
    // Every hour, since the hour of the week is one of Germany and a setting.
    this.sweeps.register({
      name: 'weekly-settlement',
      cron: '5 * * * *',
      overdueAfterMs: 3 * HOUR_MS,
      run: () => this.week.drawUp(),
    });
    this.sweeps.register({
      name: 'watch-holds',
      cron: '20 3 * * *',
      overdueAfterMs: DAY_MS + 3 * HOUR_MS,
      run: () => this.holds.watch(),
    });
  }

  /** The answer to a transfer was found later: its item comes to its end. */
  private async takeUp(operationId: string): Promise<void> {
    const itemId = await this.db.transaction((tx) => this.store.itemOfOperation(tx, operationId));
    if (itemId !== null) await this.items.send(itemId);
  }

  /**
   * Takes up items without an answer or whose worker died, and runs whose last item nobody counted.
   */
  private async resume(): Promise<number> {
    const taken = await this.db.transaction(async (tx) => {
      const items = await this.store.abandonedItems(tx, this.clock.now(), MAX_RESUMED_ITEMS);
      for (const item of items) await addSendJob(this.jobs, tx, item);
      return items.length;
    });
    const runIds = await this.store.unfinishedRuns(this.db);
    for (const runId of runIds) await this.finish.tryFinish(runId);
    return taken + runIds.length;
  }
}
