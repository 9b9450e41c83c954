import type { retireProduct } from '@markthalle/contracts/catalog-export';
import type { ParsedInputOf } from '@markthalle/contracts/endpoint';
import type { createProduct } from '@markthalle/contracts/portal-products';
import { Injectable } from '@nestjs/common';
import type { ProducerMember } from '../../platform/actor/actor.ts';
import type { Remembered } from '../../platform/actor/undoable-acts.ts';
import { Clock } from '../../platform/clock/clock.ts';
import { Db } from '../../platform/db/db.ts';
import { Problem } from '../../platform/http/problem.ts';
import { InventoryFacade } from '../inventory/inventory.facade.ts';
import { OfferVariantService } from './offer-variant.service.ts';
import { PortalProductsQueries } from './portal-products.queries.ts';
import { ProductStandings } from './product-standing.service.ts';
import { ProductVersionsStore } from './product-versions.store.ts';

interface Retired {
  readonly successorId: string | null;
  readonly at: string;
}

/** Takes back that somebody made a product, or took one out of the shop for good. */
@Injectable()
export class TakeBackProduct {
  constructor(
    private readonly db: Db,
    private readonly queries: PortalProductsQueries,
    private readonly store: ProductVersionsStore,
    private readonly standings: ProductStandings,
    private readonly inventory: InventoryFacade,
    private readonly offers: OfferVariantService,
    private readonly clock: Clock,
  ) {}

  /** A product that is about to be made is known by the id of the act. */
  created({ clientId, draft }: ParsedInputOf<typeof createProduct>): Remembered {
    return { subjectName: draft.nameDe, values: { clientId } };
  }

  /**
   * A product that nobody has ordered is removed; one that the office has let into the shop since leaves it. Throws
   * `act-not-undoable` once somebody has ordered it.
   */
  async undoCreated(by: ProducerMember, clientId: string): Promise<void> {
    await this.db.transaction(async (tx) => {
      const product = (await this.store.lockClientIds(tx, [clientId])).get(clientId);
      if (product?.producerId !== by.producerId) throw new Problem('act-not-undoable');
      const productId = product.id;
      await this.store.lockProduct(tx, productId, by.producerId);
      const row = await this.queries.one(productId, this.clock.now(), tx);
      if (row === null) throw new Error(`Product ${productId} has no version`);
      const variantIds = row.variants.map(({ variantId }) => variantId);
      if (await this.inventory.wasOrdered(tx, variantIds)) throw new Problem('act-not-undoable');
      if (row.publishedVersionId === null) await this.standings.removeUnseen(tx, by, productId);
      else await this.offers.pauseIn(tx, by, { productId, paused: true }, this.clock.now());
    });
  }

  /** How a product stands that is about to leave the shop for good; null: it is not there. */
  async retiring(
    by: ProducerMember,
    { productId }: ParsedInputOf<typeof retireProduct>,
  ): Promise<Remembered | null> {
    const row = await this.queries.one(productId, this.clock.now());
    if (row === null || row.producerId !== by.producerId) return null;
    const retired = await this.db.row<Retired>(
      `select successor_id as "successorId", retired_at as at from catalog.retired_product
        where product_id = $1`,
      [productId],
    );
    const values = { productId, paused: row.paused, retired };
    return { subjectName: row.content.name.de, values };
  }

  /** The product stands as before. Throws `product-incomplete` where the law would not let it back today. */
  async undoRetired(by: ProducerMember, values: Remembered['values']): Promise<void> {
    const productId = String(values.productId);
    const retired = values.retired as Retired | null;
    await this.db.transaction(async (tx) => {
      if (!(await this.store.lockProduct(tx, productId, by.producerId))) {
        throw new Problem('act-not-undoable');
      }
      if (retired !== null) {
        const { successorId, at } = retired;
        return this.store.setRetired(tx, { productId, successorId, at: new Date(at) });
      }
      await this.store.unsetRetired(tx, productId);
      if (values.paused === true) return;
      await this.offers.pauseIn(tx, by, { productId, paused: false }, this.clock.now());
    });
  }
}
