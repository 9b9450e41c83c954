import type { OutputOf, ParsedInputOf } from '@markthalle/contracts/endpoint';
import type { Language } from '@markthalle/contracts/fields';
import {
  type keepForShop,
  type listStock,
  MAX_SHOWN_MOVEMENTS,
  type moveStock,
  type nameArticle,
  type readStockArticle,
  type StockArticle,
} from '@markthalle/contracts/portal-stock';
import { isGtin } from '@markthalle/domain/articleNumber';
import { foldMovements } from '@markthalle/domain/stockFold';
import { Injectable } from '@nestjs/common';
import type { ProducerMember } from '../../platform/actor/actor.ts';
import { Clock } from '../../platform/clock/clock.ts';
import { Db, type Tx } from '../../platform/db/db.ts';
import { Problem } from '../../platform/http/problem.ts';
import { ArticleNumbersFacade } from '../catalog/article-numbers.facade.ts';
import { InventoryFacade } from '../inventory/inventory.facade.ts';
import type { StockAct } from '../inventory/movements.store.ts';
import { StockQueries, toMovementView } from './stock.queries.ts';

/** An act of a member on a shelf of their producer. */
export type MemberAct = Omit<StockAct, 'orderId' | 'actorId'>;

/** One stock for shop and web: people say what they did, never what the stock should be. */
@Injectable()
export class MoveStock {
  constructor(
    private readonly db: Db,
    private readonly queries: StockQueries,
    private readonly articles: ArticleNumbersFacade,
    private readonly inventory: InventoryFacade,
    private readonly clock: Clock,
  ) {}

  async list(by: ProducerMember, language: Language): Promise<OutputOf<typeof listStock>> {
    const [articles, unknownTillArticles] = await Promise.all([
      this.queries.articles(by.producerId, language),
      this.queries.unknownTillArticles(by.producerId),
    ]);
    return { articles, unknownTillArticles };
  }

  async read(
    { producerId }: ProducerMember,
    { variantId, language }: ParsedInputOf<typeof readStockArticle>,
  ): Promise<OutputOf<typeof readStockArticle>> {
    const article = await this.queries.article(producerId, variantId, language);
    if (article === null) throw new Problem('variant-not-found');
    const rows = await this.queries.movements(variantId, producerId);
    const hasMore = rows.length > MAX_SHOWN_MOVEMENTS;
    const folded = foldMovements(rows.slice(0, MAX_SHOWN_MOVEMENTS));
    // Where the list begins in the middle, what was there is known from its first count on.
    const firstCount = folded.findIndex(({ movement }) => movement.countedQuantity !== null);
    const isTracked = article.policy === 'tracked';
    const movements = folded.map(({ movement, stockAfter, replaced }, index) => {
      const isKnown = isTracked && (!hasMore || (firstCount >= 0 && index >= firstCount));
      return toMovementView(movement, { stockAfter: isKnown ? stockAfter : null, replaced });
    });
    return { article, movements: movements.reverse(), hasMore };
  }

  move(by: ProducerMember, input: ParsedInputOf<typeof moveStock>): Promise<StockArticle> {
    const { variantId, kind, quantity, clientId, note, language } = input;
    if (quantity === 0 || (quantity < 0 && kind !== 'correction')) {
      throw new Problem('invalid-input', {}, [
        { pointer: '/quantity', message: QUANTITY_TEXTS[language] },
      ]);
    }
    const act: MemberAct = {
      variantId,
      kind,
      delta: kind === 'sold' ? -quantity : quantity,
      countedQuantity: null,
      clientId,
      actedAt: this.clock.now(),
      origin: 'portal',
      note: note === '' ? null : note,
    };
    return this.db.transaction(async (tx) => {
      await this.recordIn(tx, by, [act]);
      return this.articleOf(tx, by, variantId, language);
    });
  }

  /** Writes acts of a member within a transaction that does more; throws `variant-not-found`. */
  async recordIn(tx: Tx, by: ProducerMember, acts: readonly MemberAct[]): Promise<void> {
    const ids = acts.map(({ variantId }) => variantId);
    const own = await this.articles.ownOf(tx, by.producerId, ids);
    if (ids.some((id) => !own.has(id))) throw new Problem('variant-not-found');
    const told = acts.map((act) => ({ ...act, orderId: null, actorId: by.accountId }));
    await this.inventory.record(tx, told);
  }

  keep(by: ProducerMember, input: ParsedInputOf<typeof keepForShop>): Promise<StockArticle> {
    const { variantId, shopBuffer, language } = input;
    return this.db.transaction(async (tx) => {
      await this.requireOwn(tx, by, variantId);
      await this.inventory.keepForShop(tx, variantId, shopBuffer);
      return this.articleOf(tx, by, variantId, language);
    });
  }

  name(by: ProducerMember, input: ParsedInputOf<typeof nameArticle>): Promise<StockArticle> {
    const { variantId, gtin, language } = input;
    if (gtin !== '' && !isGtin(gtin)) {
      throw new Problem('invalid-input', {}, [{ pointer: '/gtin', message: GTIN_TEXTS[language] }]);
    }
    return this.db.transaction(async (tx) => {
      const { productId } = await this.articleOf(tx, by, variantId, language);
      const articleNumber = input.articleNumber || null;
      await this.articles.name(tx, by.producerId, [
        { variantId, productId, articleNumber, gtin: gtin || null },
      ]);
      return this.articleOf(tx, by, variantId, language);
    });
  }

  private async requireOwn(tx: Tx, by: ProducerMember, variantId: string): Promise<void> {
    const own = await this.articles.ownOf(tx, by.producerId, [variantId]);
    if (!own.has(variantId)) throw new Problem('variant-not-found');
  }

  private async articleOf(
    tx: Tx,
    by: ProducerMember,
    variantId: string,
    language: Language,
  ): Promise<StockArticle> {
    const article = await this.queries.article(by.producerId, variantId, language, tx);
    if (article === null) throw new Problem('variant-not-found');
    return article;
  }
}

const QUANTITY_TEXTS = {
  de: 'Bitte geben Sie eine ganze Zahl ab 1 ein.',
  en: 'Please enter a whole number from 1 on.',
};
const GTIN_TEXTS = {
  de: 'Diese Nummer ist kein Barcode. Die letzte Ziffer passt nicht zu den anderen.',
  en: 'This number is no barcode. Its last digit does not fit the others.',
};
