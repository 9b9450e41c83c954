import type { ParsedInputOf } from '@markthalle/contracts/endpoint';
import type { endRecall } from '@markthalle/contracts/office-recalls';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.ts';
import { Db } from '../../platform/db/db.ts';
import { Problem } from '../../platform/http/problem.ts';
import { Incidents } from '../../platform/incidents/incidents.ts';
import { CatalogFacade } from '../catalog/catalog.facade.ts';
import { RecallsStore } from './recalls.store.ts';

/** Staff end a recall: the goods are in order again, or all of them are gone. */
@Injectable()
export class EndRecallService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly store: RecallsStore,
    private readonly catalog: CatalogFacade,
    private readonly incidents: Incidents,
  ) {}

  /** Throws `recall-not-found`. One that was ended before stays as it is. */
  end(
    accountId: string,
    { recallId, note }: ParsedInputOf<typeof endRecall>,
  ): Promise<{ ended: true }> {
    return this.db.transaction(async (tx) => {
      const recall = await this.store.lock(tx, recallId);
      if (recall === null) throw new Problem('recall-not-found');
      if (recall.endedAt !== null) return { ended: true };
      await this.store.end(tx, recallId, { accountId, note, at: this.clock.now() });
      await this.incidents.settle(tx, 'product-recall', recallId);
      if (recall.holdsProduct) await this.letBack(tx, recallId, recall.productId);
      return { ended: true };
    });
  }

  /** Another recall of the product goes on: then that one holds it. */
  private async letBack(
    tx: Parameters<CatalogFacade['release']>[0],
    recallId: string,
    productId: string,
  ): Promise<void> {
    const other = await tx.row<{ id: string }>(
      `select id from recalls.recall where product_id = $1 and id <> $2 and ended_at is null
        order by started_at limit 1 for update`,
      [productId, recallId],
    );
    if (other === null) await this.catalog.release(tx, [productId]);
    else await this.store.holdProduct(tx, other.id);
  }
}
