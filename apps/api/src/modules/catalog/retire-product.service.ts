import type { retireProduct } from '@markthalle/contracts/catalog-export';
import type { ParsedInputOf } from '@markthalle/contracts/endpoint';
import { Injectable } from '@nestjs/common';
import type { ProducerMember } from '../../platform/actor/actor.ts';
import { Clock } from '../../platform/clock/clock.ts';
import { Db } from '../../platform/db/db.ts';
import { Problem } from '../../platform/http/problem.ts';
import { ProductVersionsStore } from './product-versions.store.ts';
import { RefreshListings } from './refresh-listings.service.ts';

/** Takes a product out of the shop for good, so that search engines forget it or learn its successor. */
@Injectable()
export class RetireProduct {
  constructor(
    private readonly db: Db,
    private readonly store: ProductVersionsStore,
    private readonly listings: RefreshListings,
    private readonly clock: Clock,
  ) {}

  retire(
    by: ProducerMember,
    { productId, successorId }: ParsedInputOf<typeof retireProduct>,
  ): Promise<{ retiredAt: string }> {
    const now = this.clock.now();
    return this.db.transaction(async (tx) => {
      for (const id of [productId, successorId]) {
        if (id !== null && !(await this.store.lockProduct(tx, id, by.producerId))) {
          throw new Problem('product-not-found');
        }
      }
      const outcome = await this.store.setPaused(tx, productId, true, now);
      if (outcome === 'withheld') throw new Problem('product-withheld');
      await this.store.setRetired(tx, { productId, successorId, at: now });
      await this.listings.refresh(tx, [productId]);
      return { retiredAt: now.toISOString() };
    });
  }
}
