import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock, HOUR_MS } from '../../platform/clock/clock.ts';
import { Db, type Tx } from '../../platform/db/db.ts';
import { Jobs } from '../../platform/jobs/jobs.ts';
import { Sweeps } from '../../platform/sweeps/sweeps.ts';
import { CatalogFacade } from '../catalog/catalog.facade.ts';
import type { Recall } from './recalled-goods.ts';
import { RecallsStore } from './recalls.store.ts';
import { TraceGoods } from './trace-goods.service.ts';

declare module '../../platform/jobs/jobs.ts' {
  interface JobPayloads {
    /** Tells the buyer of one order, in their language, that goods of it are called back. */
    'notifications.recall': { readonly recallId: string; readonly orderId: string };
  }
}

/** Recalls that go on at the same time; more would be a disaster that people handle. */
const MAX_OPEN = 200;
/** Before everything else that waits: somebody may be about to eat it. */
const FIRST = -100;

/**
 * Finds the buyers of recalled goods and has each order's told once. It runs with the recall and
 * every fifteen minutes: phones without a line note batches late.
 */
@Injectable()
export class ReachBuyersService implements OnModuleInit {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly sweeps: Sweeps,
    private readonly store: RecallsStore,
    private readonly goods: TraceGoods,
    private readonly catalog: CatalogFacade,
    private readonly jobs: Jobs,
  ) {}

  onModuleInit(): void {
    this.sweeps.register({
      name: 'reach-recalls',
      cron: '*/15 * * * *',
      overdueAfterMs: HOUR_MS,
      run: () => this.reachAll(),
    });
  }

  /** Answers how many orders were not known before. */
  async reach(tx: Tx, recall: Recall): Promise<number> {
    const { recallId, startedAt, productId } = recall;
    const { recalled } = await this.goods.find(tx, recall, startedAt);
    const fresh = await this.store.addLines(tx, recallId, recalled, this.clock.now());
    const payloads = fresh.sort().map((orderId) => ({ recallId, orderId }));
    await this.jobs.addMany(tx, 'notifications.recall', payloads, { priority: FIRST });
    // Also where staff let it back into the shop meanwhile for another reason.
    const held = await this.catalog.withhold(tx, [productId]);
    if (held.length > 0) await this.store.holdProduct(tx, recallId);
    return fresh.length;
  }

  private async reachAll(): Promise<number> {
    let found = 0;
    for (const { recallId } of await this.store.open(this.db, MAX_OPEN)) {
      found += await this.db.transaction(async (tx) => {
        const recall = await this.store.lock(tx, recallId);
        return recall === null || recall.endedAt !== null ? 0 : this.reach(tx, recall);
      });
    }
    return found;
  }
}
