import type { RecallInput, RecallPreview } from '@markthalle/contracts/recalls';
import { namesGoods } from '@markthalle/domain/recall';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { Clock } from '../../platform/clock/clock.ts';
import { Db, type Statements, type Tx } from '../../platform/db/db.ts';
import { Problem } from '../../platform/http/problem.ts';
import { Incidents } from '../../platform/incidents/incidents.ts';
import type { Localised } from '../orders/order-draft.ts';
import { ReachBuyersService } from './reach-buyers.service.ts';
import { recallWords } from './recall-words.ts';
import type { Recall } from './recalled-goods.ts';
import { RecallsStore } from './recalls.store.ts';
import { reachOf, TraceGoods } from './trace-goods.service.ts';

/** Who calls back, and whose goods. */
export interface Recaller {
  readonly producerId: string;
  readonly accountId: string;
  readonly isStaff: boolean;
}

/** Two steps: a look that changes nothing, and one press that does everything or nothing. */
@Injectable()
export class StartRecallService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly store: RecallsStore,
    private readonly goods: TraceGoods,
    private readonly buyers: ReachBuyersService,
    private readonly incidents: Incidents,
  ) {}

  /** Throws `product-not-found` and `recall-names-nothing`. */
  async preview(producerId: string, input: RecallInput): Promise<z.infer<typeof RecallPreview>> {
    const text = { ...input, ...(await this.productOf(this.db, producerId, input)) };
    const goods = { ...input, producerId };
    const found = await this.goods.find(this.db, goods, this.clock.now());
    return {
      productName: text.productName.de,
      reach: reachOf(found),
      words: { de: recallWords(text, 'de'), en: recallWords(text, 'en') },
    };
  }

  /**
   * Throws `product-not-found`, `recall-names-nothing` and `recall-open-already`. The same press
   * again answers what the first did and sends nothing.
   */
  send(
    by: Recaller,
    { clientId, ...input }: RecallInput & { readonly clientId: string },
  ): Promise<{ recallId: string; orders: number }> {
    const { producerId, accountId, isStaff } = by;
    return this.db.transaction(async (tx) => {
      const product = await this.productOf(tx, producerId, input);
      const recall = {
        ...input,
        ...product,
        producerId,
        recallId: clientId,
        startedAt: this.clock.now(),
      };
      const who = { startedBy: accountId, startedByStaff: isStaff };
      const isNew = await this.store.insert(tx, { ...recall, ...who });
      if (!isNew) return this.sentBefore(tx, producerId, clientId);
      const whole = { ...recall, endedAt: null, holdsProduct: false };
      const orders = await this.buyers.reach(tx, whole);
      await this.tellStaff(tx, whole, orders);
      return { recallId: clientId, orders };
    });
  }

  private async sentBefore(tx: Tx, producerId: string, recallId: string) {
    const recall = await this.store.find(tx, recallId);
    if (recall?.producerId !== producerId) throw new Problem('recall-open-already');
    const row = await tx.row<{ orders: number }>(
      'select count(*) as orders from recalls.notice where recall_id = $1',
      [recallId],
    );
    return { recallId, orders: row?.orders ?? 0 };
  }

  private tellStaff(tx: Tx, recall: Recall, orders: number): Promise<void> {
    const { recallId, producerId, productId, productName, producerName, batchNo } = recall;
    const goods = batchNo === null ? productName.de : `${productName.de}, Charge ${batchNo}`;
    return this.incidents.open(tx, {
      kind: 'product-recall',
      subject: recallId,
      title: `Rückruf von ${producerName}: ${goods}, ${orders} Bestellungen`,
      details: { producerId, productId, danger: recall.danger, orders },
    });
  }

  private async productOf(
    from: Statements,
    producerId: string,
    input: RecallInput,
  ): Promise<{ productName: Localised; producerName: string }> {
    if (!namesGoods(input)) throw new Problem('recall-names-nothing');
    const product = await from.row<{ productName: Localised; producerName: string }>(
      `select v.content -> 'name' as "productName", f.name as "producerName"
         from catalog.product p
         join producers.producer f on f.id = p.producer_id
         join lateral (select content from catalog.product_version
                        where product_id = p.id
                        order by id = p.published_version_id desc nulls last, number desc
                        limit 1) v on true
        where p.id = $1 and p.producer_id = $2`,
      [input.productId, producerId],
    );
    if (product === null) throw new Problem('product-not-found');
    return product;
  }
}
