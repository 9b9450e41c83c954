import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import type { ProducerMember } from '../../platform/actor/actor.ts';
import { Clock } from '../../platform/clock/clock.ts';
import type { Tx } from '../../platform/db/db.ts';
import { newId } from '../../platform/db/new-id.ts';
import { InventoryFacade } from '../inventory/inventory.facade.ts';
import { ArticleNumbersFacade } from './article-numbers.facade.ts';
import { ProductVersionsStore } from './product-versions.store.ts';

interface VariantStanding {
  readonly variantId: string;
  readonly grossCents: number | null;
  readonly shortDateOn: string | null;
  readonly priceFrom: string | null;
  readonly policy: 'tracked' | 'unlimited';
  readonly onHand: number;
  readonly lastMovementId: string | null;
  readonly articleNumber: string | null;
  readonly gtin: string | null;
}

/** How a product stands: enough to tell whether somebody changed it, and to bring it back. */
export interface ProductStanding {
  readonly publishedVersionId: string | null;
  readonly versionId: string;
  readonly versionHash: string;
  /** The newest version itself, while nobody has decided about it: a newer one replaces it. */
  readonly undecided: Readonly<Record<string, unknown>> | null;
  readonly variants: readonly VariantStanding[];
}

const STANDING = `
select p.id, jsonb_build_object(
  'publishedVersionId', p.published_version_id, 'versionId', n.id,
  'versionHash', md5(to_jsonb(n)::text),
  'undecided', case when n.state in ('draft', 'submitted') then to_jsonb(n) end,
  'variants', (select coalesce(jsonb_agg(jsonb_build_object(
      'variantId', va.id, 'grossCents', pr.gross_cents, 'shortDateOn', pr.short_date_on,
      'priceFrom', pr.valid_from, 'policy', st.policy, 'onHand', st.on_hand,
      'lastMovementId', (select m.id from inventory.stock_movement m where m.variant_id = va.id
                          order by m.seq desc limit 1),
      'articleNumber', a.article_number, 'gtin', a.gtin) order by va.position), '[]')
    from catalog.variant va join inventory.stock st on st.variant_id = va.id
    left join catalog.article a on a.variant_id = va.id
    left join lateral (select * from catalog.price q where q.variant_id = va.id
                        order by q.valid_from desc limit 1) pr on true
   where va.product_id = p.id)) as standing
from catalog.product p join lateral (
  select * from catalog.product_version v where v.product_id = p.id
   order by v.number desc limit 1) n on true
where p.id = any ($1::uuid[])`;

/** Takes back what was written to a product, as long as nobody has touched it since. */
@Injectable()
export class ProductStandings {
  constructor(
    private readonly store: ProductVersionsStore,
    private readonly inventory: InventoryFacade,
    private readonly articles: ArticleNumbersFacade,
    private readonly clock: Clock,
  ) {}

  async read(tx: Tx, productIds: readonly string[]): Promise<Map<string, ProductStanding>> {
    const rows = await tx.rows<{ id: string; standing: ProductStanding }>(STANDING, [productIds]);
    return new Map(rows.map(({ id, standing }) => [id, standing]));
  }

  /**
   * Brings a product back from `after` to `before`; null: it did not exist. Answers false, changing
   * nothing, where it stands differently by now. Prices and counts are only ever added, so the
   * earlier ones come back as new entries (§ 11 PAngV).
   */
  async restore(
    tx: Tx,
    by: ProducerMember,
    productId: string,
    { before, after }: { before: ProductStanding | null; after: ProductStanding },
  ): Promise<boolean> {
    if (!(await this.store.lockProduct(tx, productId, by.producerId))) return false;
    const now = (await this.read(tx, [productId])).get(productId);
    if (!isDeepStrictEqual(now, after)) return false;
    if (before === null) return this.remove(tx, by, productId, after);
    const isUncounted = before.variants.some(
      ({ policy }, index) => policy !== after.variants[index]?.policy,
    );
    if (isUncounted || before.variants.length !== after.variants.length) return false;
    await this.restoreVersion(tx, before, after);
    for (const [index, variant] of before.variants.entries()) {
      await this.restoreVariant(tx, by, productId, variant, after.variants[index]);
    }
    return true;
  }

  private async restoreVersion(
    tx: Tx,
    before: ProductStanding,
    after: ProductStanding,
  ): Promise<void> {
    if (before.versionHash === after.versionHash) return;
    await this.store.deleteUndecided(tx, after.versionId);
    if (before.undecided === null) return;
    await tx.execute(
      `insert into catalog.product_version
       select * from jsonb_populate_record(null::catalog.product_version, $1)`,
      [before.undecided],
    );
  }

  private async restoreVariant(
    tx: Tx,
    by: ProducerMember,
    productId: string,
    before: VariantStanding,
    after: VariantStanding | undefined,
  ): Promise<void> {
    const { variantId, articleNumber, gtin } = before;
    if (articleNumber !== after?.articleNumber || gtin !== after.gtin) {
      await this.articles.name(tx, by.producerId, [{ productId, variantId, articleNumber, gtin }]);
    }
    const now = this.clock.now();
    if (before.priceFrom !== after?.priceFrom && before.grossCents !== null) {
      const { grossCents, shortDateOn } = before;
      const setBy = by.accountId;
      await this.store.addPrice(tx, { variantId, grossCents, shortDateOn, setBy, now });
    }
    if (before.lastMovementId !== after?.lastMovementId) {
      await this.inventory.count(tx, {
        variantId,
        countedQuantity: before.onHand,
        clientId: newId(),
        actorId: by.accountId,
        countedAt: now,
      });
    }
  }

  /** Removes a product that never stood in the shop; its row is locked by the caller. */
  async removeUnseen(tx: Tx, by: ProducerMember, productId: string): Promise<void> {
    const standing = (await this.read(tx, [productId])).get(productId);
    if (standing === undefined) throw new Error(`Product ${productId} does not exist`);
    await this.remove(tx, by, productId, standing);
  }

  /** Nobody has seen it in the shop. Its stock movements stay, since nothing is ever taken from them. */
  private async remove(
    tx: Tx,
    by: ProducerMember,
    productId: string,
    { publishedVersionId, variants }: ProductStanding,
  ): Promise<boolean> {
    if (publishedVersionId !== null) return false;
    for (const { variantId } of variants) {
      await this.inventory.clearShelf(tx, variantId, by.accountId);
    }
    for (const table of ['product_draft', 'product_version', 'variant']) {
      await tx.execute(`delete from catalog.${table} where product_id = $1`, [productId]);
    }
    await tx.execute('delete from catalog.product where id = $1', [productId]);
    return true;
  }
}
