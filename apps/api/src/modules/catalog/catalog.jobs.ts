import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DAY_MS } from '../../platform/clock/clock.ts';
import { Db } from '../../platform/db/db.ts';
import { Jobs } from '../../platform/jobs/jobs.ts';
import { Sweeps } from '../../platform/sweeps/sweeps.ts';
import { RefreshListings } from './refresh-listings.service.ts';

const SEASON_BATCH = 200;

@Injectable()
export class CatalogJobs implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly sweeps: Sweeps,
    private readonly db: Db,
    private readonly listings: RefreshListings,
  ) {}

  onModuleInit(): void {
    this.jobs.handle('inventory.stock-state-changed', ({ variantIds }) =>
      this.refreshVariants(variantIds),
    );
    this.sweeps.register({
      name: 'refresh-seasonal-listings',
      cron: '5 23 * * *',
      overdueAfterMs: 2 * DAY_MS,
      run: () => this.refreshSeasonal(),
    });
  }

  private async refreshVariants(variantIds: readonly string[]): Promise<void> {
    await this.db.transaction(async (tx) => {
      const rows = await tx.rows<{ id: string }>(
        'select distinct product_id as id from catalog.variant where id = any ($1::uuid[])',
        [variantIds],
      );
      await this.listings.refresh(
        tx,
        rows.map(({ id }) => id),
        { recount: false },
      );
    });
  }

  /** Seasons begin and end by the calendar; products on sale for part of the year are written anew each night. */
  private async refreshSeasonal(): Promise<number> {
    const rows = await this.db.rows<{ id: string }>(
      `select p.id from catalog.product p
         join catalog.product_version v on v.id = p.published_version_id
        where not p.paused and v.content -> 'seasonMonths' <> 'null' order by p.id`,
    );
    for (let start = 0; start < rows.length; start += SEASON_BATCH) {
      const ids = rows.slice(start, start + SEASON_BATCH).map(({ id }) => id);
      await this.db.transaction((tx) => this.listings.refresh(tx, ids, { recount: false }));
    }
    return rows.length;
  }
}
