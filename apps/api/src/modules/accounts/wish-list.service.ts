import { MAX_WISHES, type Wish } from '@markthalle/contracts/wish-list';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.ts';
import { Db, type Tx } from '../../platform/db/db.ts';
import { Problem } from '../../platform/http/problem.ts';
import { CatalogFacade } from '../catalog/catalog.facade.ts';

/** What was kept, with the name that each product bore last. */
const WISHES = `
select w.product_id as "productId", w.kept_at as "keptAt", v.content -> 'name' ->> $2 as name
from accounts.wish w
join catalog.product p on p.id = w.product_id
join lateral (select pv.content from catalog.product_version pv where pv.product_id = p.id
    order by pv.id = p.published_version_id desc nulls last, pv.number desc limit 1) v on true
where w.account_id = $1
order by w.kept_at desc, w.product_id limit ${MAX_WISHES}`;

/** A buyer's own wish list; nobody else's is ever read or changed. */
@Injectable()
export class WishList {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly catalog: CatalogFacade,
  ) {}

  /** Two statements, however long the list is. */
  async read(accountId: string, language: 'de' | 'en'): Promise<{ wishes: Wish[] }> {
    const rows = await this.db.rows<{ productId: string; keptAt: Date; name: string }>(WISHES, [
      accountId,
      language,
    ]);
    const cards = await this.catalog.cardsOf(
      rows.map(({ productId }) => productId),
      language,
    );
    const wishes = rows.map(({ productId, keptAt, name }) => ({
      productId,
      name,
      keptAt: keptAt.toISOString(),
      card: cards.get(productId) ?? null,
    }));
    return { wishes };
  }

  /** Only what is in the shop can be kept. Throws `product-not-found` and `too-many-wishes`. */
  keep(accountId: string, slug: string): Promise<{ kept: true }> {
    return this.db.transaction(async (tx) => {
      // Two presses of one person take turns, so that the limit holds.
      await tx.row('select id from identity.account where id = $1 for update', [accountId]);
      const product = await tx.row<{ id: string }>(
        `select product_id as id from catalog.listing where slug = $1 and language = 'de'`,
        [slug],
      );
      if (product === null) throw new Problem('product-not-found');
      const added = await tx.execute(
        `insert into accounts.wish (account_id, product_id, kept_at) values ($1, $2, $3)
         on conflict do nothing`,
        [accountId, product.id, this.clock.now()],
      );
      // Counted after the insert: what was on a full list already is no refusal.
      if (added === 1 && (await this.countOf(tx, accountId)) > MAX_WISHES) {
        throw new Problem('too-many-wishes');
      }
      return { kept: true };
    });
  }

  async drop(accountId: string, productId: string): Promise<{ dropped: true }> {
    await this.db.transaction((tx) =>
      tx.execute('delete from accounts.wish where account_id = $1 and product_id = $2', [
        accountId,
        productId,
      ]),
    );
    return { dropped: true };
  }

  private async countOf(tx: Tx, accountId: string): Promise<number> {
    const row = await tx.row<{ n: number }>(
      'select count(*) as n from accounts.wish where account_id = $1',
      [accountId],
    );
    return row?.n ?? 0;
  }
}
