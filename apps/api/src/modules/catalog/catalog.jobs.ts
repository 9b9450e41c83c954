import { berlinDateOf } from '@markthalle/domain/dates';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock, DAY_MS } from '../../platform/clock/clock.ts';
import { Db } from '../../platform/db/db.ts';
import { Jobs } from '../../platform/jobs/jobs.ts';
import { Sweeps } from '../../platform/sweeps/sweeps.ts';
import { RefreshListings } from './refresh-listings.service.ts';

const SEASON_BATCH = 200;
const BY_CALENDAR = `
select p.id from catalog.product p
  join catalog.product_version v on v.id = p.published_version_id
 where not p.paused and (
   v.content -> 'seasonMonths' <> 'null'
   or exists (select from catalog.listing l
               where l.product_id = p.id and l.card -> 'flag' ->> 'kind' = 'new')
   or exists (select from producers.tax_status t
               where t.producer_id = p.producer_id and t.valid_from between $1::date - 7 and $1::date))
 order by p.id`;

@Injectable()
export class CatalogJobs implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly sweeps: Sweeps,
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly listings: RefreshListings,
  ) {}

  onModuleInit(): void {
    this.jobs.handle('inventory.stock-state-changed', ({ variantIds }) =>
      this.refreshVariants(variantIds),
    );
    this.jobs.handle('catalog.unpublish-producer', ({ producerId }) =>
      this.unpublishAll(producerId),
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

  /** Everything of a producer leaves the shop; in the portal each product can be offered again. */
  private async unpublishAll(producerId: string): Promise<void> {
    await this.db.transaction(async (tx) => {
      const rows = await tx.rows<{ id: string }>(
        `update catalog.product set paused = true where producer_id = $1 and not paused
         returning id`,
        [producerId],
      );
      await this.listings.refresh(
        tx,
        rows.map(({ id }) => id),
      );
    });
  }

  /**
   * What changes by the calendar alone is written anew each night: seasons, the word "new", and products of producers
   * whose tax status has just changed (its remark stands beside each price).
   */
  private async refreshSeasonal(): Promise<number> {
    const rows = await this.db.rows<{ id: string }>(BY_CALENDAR, [
      berlinDateOf(this.clock.now().toISOString()),
    ]);
    for (let start = 0; start < rows.length; start += SEASON_BATCH) {
      const ids = rows.slice(start, start + SEASON_BATCH).map(({ id }) => id);
      await this.db.transaction((tx) => this.listings.refresh(tx, ids, { recount: false }));
    }
    return rows.length;
  }
}
