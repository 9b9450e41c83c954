import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Db } from '../../platform/db/db.ts';
import { Jobs } from '../../platform/jobs/jobs.ts';
import { RefreshListings } from './refresh-listings.service.ts';

const BATCH = 200;

/** Shows the goods of a producer anew after their evidence began, ended or was taken back. */
@Injectable()
export class ApplyEvidenceJobs implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly db: Db,
    private readonly listings: RefreshListings,
  ) {}

  onModuleInit(): void {
    this.jobs.handle('catalog.apply-evidence', ({ producerId }) => this.apply(producerId));
  }

  /** What may no longer be offered leaves the shop, its categories and the carts with it. */
  private async apply(producerId: string): Promise<void> {
    const rows = await this.db.rows<{ id: string }>(
      `select id from catalog.product where producer_id = $1 and published_version_id is not null
        order by id`,
      [producerId],
    );
    for (let start = 0; start < rows.length; start += BATCH) {
      const batch = rows.slice(start, start + BATCH).map(({ id }) => id);
      await this.db.transaction((tx) => this.listings.refresh(tx, batch));
    }
  }
}
