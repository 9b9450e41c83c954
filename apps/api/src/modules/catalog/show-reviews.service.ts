import type { Review } from '@markthalle/contracts/catalog';
import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/db/db.ts';
import { RefreshListings } from './refresh-listings.service.ts';

/** All shown reviews of a product in numbers, and the newest as the page shows them. */
export interface ShownReviews {
  readonly productId: string;
  readonly count: number;
  readonly starSum: number;
  readonly demoCount: number;
  readonly latest: readonly Review[];
}

/** Keeps what the shop shows of reviews beside the products, in the transaction that changed it. */
@Injectable()
export class ShowReviews {
  constructor(private readonly listings: RefreshListings) {}

  async show(tx: Tx, shown: readonly ShownReviews[]): Promise<void> {
    const none = shown.filter(({ count }) => count === 0).map(({ productId }) => productId);
    await tx.execute('delete from catalog.shown_reviews where product_id = any ($1::uuid[])', [
      none,
    ]);
    await tx.execute(
      `insert into catalog.shown_reviews (product_id, count, star_sum, demo_count, latest)
       select "productId", count, "starSum", "demoCount", latest
         from jsonb_to_recordset($1::jsonb) as shown ("productId" uuid, count integer,
           "starSum" integer, "demoCount" integer, latest jsonb)
       on conflict (product_id) do update
         set count = excluded.count, star_sum = excluded.star_sum,
             demo_count = excluded.demo_count, latest = excluded.latest`,
      [JSON.stringify(shown.filter(({ count }) => count > 0))],
    );
    await this.listings.refresh(
      tx,
      shown.map(({ productId }) => productId),
      { recount: false },
    );
  }
}
