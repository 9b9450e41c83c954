import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/db/db.ts';
import { RefreshListings } from './refresh-listings.service.ts';

/** Staff take a product out of the shop after a decision, or let it back. */
@Injectable()
export class WithholdProduct {
  constructor(private readonly listings: RefreshListings) {}

  /** Answers the products that were not withheld before; these leave the shop now. */
  async withhold(tx: Tx, productIds: readonly string[]): Promise<string[]> {
    const rows = await tx.rows<{ id: string }>(
      `update catalog.product set withheld = true, paused_before_withheld = paused, paused = true
        where id = any ($1::uuid[]) and not withheld returning id`,
      [productIds],
    );
    return this.refreshed(tx, rows);
  }

  /** What the producer had paused before stays paused. */
  async release(tx: Tx, productIds: readonly string[]): Promise<string[]> {
    const rows = await tx.rows<{ id: string }>(
      `update catalog.product
          set withheld = false, paused = paused_before_withheld, paused_before_withheld = null
        where id = any ($1::uuid[]) and withheld returning id`,
      [productIds],
    );
    return this.refreshed(tx, rows);
  }

  private async refreshed(tx: Tx, rows: readonly { readonly id: string }[]): Promise<string[]> {
    const ids = rows.map(({ id }) => id);
    await this.listings.refresh(tx, ids);
    return ids;
  }
}
