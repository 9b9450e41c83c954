import { berlinDateOf } from '@markthalle/domain/dates';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock, DAY_MS, HOUR_MS } from '../../platform/clock/clock.ts';
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
   or exists (select from catalog.listing l
               where l.product_id = p.id and l.card -> 'price' -> 'announced' <> 'null')
   or exists (select from promotions.coupon c
               where c.producer_id = p.producer_id and c.audience = 'PUBLIC'
                 and c.valid_from::date between $1::date - 7 and $1::date + 1)
   or p.producer_id in (select w.producer_id from delivery.offered_ways($1::date) w
               join delivery.fee f on f.run_code = w.run_code
              where f.valid_from between $1::date - 7 and $1::date)
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
    this.jobs.handle('catalog.refresh-producer', ({ producerId }) =>
      this.refreshProducer(producerId),
    );
    this.sweeps.register({
      name: 'refresh-seasonal-listings',
      // A minute after midnight in Germany, in summer and in winter.
      cron: '1 22,23 * * *',
      overdueAfterMs: 2 * DAY_MS,
      run: () => this.refreshSeasonal(),
    });
    this.sweeps.register({
      name: 'refresh-closed-dates',
      cron: '*/5 * * * *',
      overdueAfterMs: HOUR_MS,
      run: () => this.refreshClosedDates(),
    });
  }

  /**
   * Dates whose booking has ended leave the read model. Nothing is sold late without this: whoever reads asks the time.
   */
  private async refreshClosedDates(): Promise<number> {
    const rows = await this.db.rows<{ id: string }>(
      `select distinct product_id as id from catalog.sellable
        where sells_until <= $1 order by product_id limit $2`,
      [this.clock.now(), SEASON_BATCH],
    );
    const ids = rows.map(({ id }) => id);
    if (ids.length > 0) {
      await this.db.transaction((tx) => this.listings.refresh(tx, ids, { recount: false }));
    }
    return ids.length;
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

  /** Prices that a producer announces have changed (a code for everybody began or ended). */
  private async refreshProducer(producerId: string): Promise<void> {
    const rows = await this.db.rows<{ id: string }>(
      `select id from catalog.product where producer_id = $1 and published_version_id is not null
        order by id`,
      [producerId],
    );
    await this.refreshInBatches(rows.map(({ id }) => id));
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
   * What changes by the calendar alone is written anew each night: seasons, the word "new", announced prices, and products of producers
   * whose tax status has just changed (its remark stands beside each price).
   */
  private async refreshSeasonal(): Promise<number> {
    const rows = await this.db.rows<{ id: string }>(BY_CALENDAR, [
      berlinDateOf(this.clock.now().toISOString()),
    ]);
    await this.refreshInBatches(rows.map(({ id }) => id));
    return rows.length;
  }

  private async refreshInBatches(ids: readonly string[]): Promise<void> {
    for (let start = 0; start < ids.length; start += SEASON_BATCH) {
      const batch = ids.slice(start, start + SEASON_BATCH);
      await this.db.transaction((tx) => this.listings.refresh(tx, batch, { recount: false }));
    }
  }
}
