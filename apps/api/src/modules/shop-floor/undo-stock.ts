import { Id, Instant } from '@markthalle/contracts/fields';
import { countStock } from '@markthalle/contracts/portal-products';
import { keepForShop, moveStock, nameArticle } from '@markthalle/contracts/portal-stock';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { z } from 'zod';
import type { ProducerMember } from '../../platform/actor/actor.ts';
import { UndoableActs } from '../../platform/actor/undoable-acts.ts';
import { Clock } from '../../platform/clock/clock.ts';
import { Db } from '../../platform/db/db.ts';
import { Problem } from '../../platform/http/problem.ts';
import { MoveStock } from './move-stock.service.ts';
import { StockQueries } from './stock.queries.ts';

const Moved = z.object({ variantId: Id, delta: z.int(), at: Instant });
const Counted = z.object({ variantId: Id, clientId: Id });
const NOTE = 'Zurückgenommen: war vom Büro eingetragen.';

/**
 * What the office did at a producer's shelf is taken back by a movement against it, at the same time of the act: what was
 * sold or received since stays, and what somebody counted since stays too.
 */
@Injectable()
export class UndoStock implements OnModuleInit {
  constructor(
    private readonly acts: UndoableActs,
    private readonly stock: MoveStock,
    private readonly queries: StockQueries,
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.acts.add(moveStock, {
      remember: async (by, { variantId, kind, quantity }) => {
        const delta = kind === 'sold' ? -quantity : quantity;
        const at = this.clock.now().toISOString();
        const name = (await this.article(by, variantId)).productName;
        return { subjectName: name, values: { variantId, delta, at } };
      },
      undo: (by, values) => {
        const { variantId, delta, at } = Moved.parse(values);
        return this.counter(by, variantId, -delta, new Date(at));
      },
    });
    this.acts.add(countStock, {
      remember: async (by, { variantId, clientId }) => {
        const article = await this.article(by, variantId);
        // From its first count on an article is counted; no movement says that it is not.
        if (article.policy !== 'tracked') return null;
        return { subjectName: article.productName, values: { variantId, clientId } };
      },
      undo: (by, values) => this.takeBackCount(by, Counted.parse(values)),
    });
    this.rememberSettings();
  }

  private rememberSettings(): void {
    this.acts.add(keepForShop, {
      remember: async (by, { variantId }) => {
        const { productName, shopBuffer } = await this.article(by, variantId);
        return { subjectName: productName, values: { variantId, shopBuffer } };
      },
      undo: async (by, values) => {
        await this.stock.keep(by, keepForShop.input.parse(values));
      },
    });
    this.acts.add(nameArticle, {
      remember: async (by, { variantId }) => {
        const { productName, articleNumber, gtin } = await this.article(by, variantId);
        const values = { variantId, articleNumber: articleNumber ?? '', gtin: gtin ?? '' };
        return { subjectName: productName, values };
      },
      undo: async (by, values) => {
        await this.stock.name(by, nameArticle.input.parse(values));
      },
    });
  }

  private async takeBackCount(
    by: ProducerMember,
    { variantId, clientId }: z.infer<typeof Counted>,
  ) {
    const effect = await this.queries.effectOfCount(variantId, clientId);
    if (effect === null) throw new Problem('act-not-undoable');
    if (effect.pieces !== 0) await this.counter(by, variantId, -effect.pieces, effect.actedAt);
  }

  private counter(
    by: ProducerMember,
    variantId: string,
    delta: number,
    actedAt: Date,
  ): Promise<void> {
    const told = { clientId: null, actedAt, origin: 'portal' as const, note: NOTE };
    const act = { ...told, variantId, kind: 'correction' as const, delta, countedQuantity: null };
    return this.db.transaction((tx) => this.stock.recordIn(tx, by, [act]));
  }

  private async article({ producerId }: ProducerMember, variantId: string) {
    const article = await this.queries.article(producerId, variantId, 'de');
    if (article === null) throw new Problem('variant-not-found');
    return article;
  }
}
