import type { OutputOf, ParsedInputOf } from '@markthalle/contracts/endpoint';
import type { countStock, pauseProduct, setPrice } from '@markthalle/contracts/portal-products';
import { berlinDateOf } from '@markthalle/domain/dates';
import { Injectable } from '@nestjs/common';
import type { ProducerMember } from '../../platform/actor/actor.ts';
import { Clock } from '../../platform/clock/clock.ts';
import { Db, type Tx } from '../../platform/db/db.ts';
import { Problem } from '../../platform/http/problem.ts';
import { InventoryFacade } from '../inventory/inventory.facade.ts';
import { type ProductState, stateOf, toPortalVariant } from './portal-product-views.ts';
import { PortalProductsQueries } from './portal-products.queries.ts';
import { ProductVersionsStore } from './product-versions.store.ts';
import { PublishingGate } from './publishing-gate.service.ts';
import { RefreshListings } from './refresh-listings.service.ts';

type Variant = OutputOf<typeof countStock>;

/** What needs no approval: stock, price, and whether a product is in the shop. */
@Injectable()
export class OfferVariantService {
  constructor(
    private readonly db: Db,
    private readonly queries: PortalProductsQueries,
    private readonly store: ProductVersionsStore,
    private readonly inventory: InventoryFacade,
    private readonly gate: PublishingGate,
    private readonly listings: RefreshListings,
    private readonly clock: Clock,
  ) {}

  count(by: ProducerMember, input: ParsedInputOf<typeof countStock>): Promise<Variant> {
    return this.db.transaction(async (tx) => {
      const productId = await this.countIn(tx, by, input);
      return this.variant(tx, productId, input);
    });
  }

  /** Counts within a transaction that does more; answers the product. */
  async countIn(
    tx: Tx,
    by: ProducerMember,
    input: ParsedInputOf<typeof countStock>,
  ): Promise<string> {
    const productId = await this.lock(tx, input.variantId, by);
    await this.inventory.count(tx, {
      variantId: input.variantId,
      countedQuantity: input.countedQuantity,
      clientId: input.clientId,
      actorId: by.accountId,
      countedAt: this.countedAt(input.countedAt),
    });
    return productId;
  }

  setPrice(by: ProducerMember, input: ParsedInputOf<typeof setPrice>): Promise<Variant> {
    return this.db.transaction(async (tx) => {
      const { productId, isPublished } = await this.setPriceIn(tx, by, input);
      if (isPublished) await this.listings.refresh(tx, [productId], { recount: false });
      return this.variant(tx, productId, input);
    });
  }

  /** Sets a price within a transaction that does more and shows published products anew at its end. */
  async setPriceIn(
    tx: Tx,
    by: ProducerMember,
    input: ParsedInputOf<typeof setPrice>,
  ): Promise<{ productId: string; isPublished: boolean }> {
    const productId = await this.lock(tx, input.variantId, by);
    this.refusePastDate(input.shortDateOn, input.language);
    const row = await this.queries.one(productId, this.clock.now(), tx);
    if (row === null) throw new Error(`Product ${productId} has no version`);
    if (row.content.catchWeight) throw new Problem('price-by-weight');
    await this.store.setWaitingPrice(tx, productId, input);
    // The price history (§ 11 PAngV) holds prices that buyers were offered, so it begins with the
    // first approval.
    if (row.publishedVersionId === null) return { productId, isPublished: false };
    const { variantId, grossCents, shortDateOn } = input;
    const now = this.clock.now();
    const setBy = by.accountId;
    await this.store.addPrice(tx, { variantId, grossCents, setBy, now, shortDateOn });
    return { productId, isPublished: true };
  }

  pause(
    by: ProducerMember,
    { productId, paused }: ParsedInputOf<typeof pauseProduct>,
  ): Promise<{ state: ProductState }> {
    return this.db.transaction(async (tx) => {
      await this.pauseIn(tx, by, { productId, paused }, this.clock.now());
      const row = await this.queries.one(productId, this.clock.now(), tx);
      if (row === null) throw new Error(`Product ${productId} has no version`);
      return { state: stateOf(row) };
    });
  }

  /**
   * Switches a product on or off at the time at which somebody did it; the newest act holds. Back into the shop comes only what
   * passes all gates today: evidence may have ended and rules may have changed meanwhile.
   */
  async pauseIn(
    tx: Tx,
    by: ProducerMember,
    { productId, paused }: { readonly productId: string; readonly paused: boolean },
    actedAt: Date,
  ): Promise<void> {
    if (!(await this.store.lockProduct(tx, productId, by.producerId))) {
      throw new Problem('product-not-found');
    }
    const outcome = await this.store.setPaused(tx, productId, paused, actedAt);
    if (outcome === 'withheld') throw new Problem('product-withheld');
    if (outcome === 'set' && !paused) await this.refuseUnlawful(tx, productId);
    if (outcome === 'set') await this.listings.refresh(tx, [productId]);
  }

  /** Throws `product-incomplete` with each refusal; what was never approved is not in the shop. */
  private async refuseUnlawful(tx: Tx, productId: string): Promise<void> {
    const row = await this.queries.published(productId, this.clock.now(), tx);
    if (row !== null) this.gate.refuse(await this.gate.findingsOf(row, tx));
  }

  private async lock(tx: Tx, variantId: string, by: ProducerMember): Promise<string> {
    const productId = await this.store.lockProductOfVariant(tx, variantId, by.producerId);
    if (productId === null) throw new Problem('variant-not-found');
    return productId;
  }

  private refusePastDate(shortDateOn: string | null, language: 'de' | 'en'): void {
    if (shortDateOn === null || shortDateOn >= berlinDateOf(this.clock.now().toISOString())) return;
    const message = PAST_DATE_TEXTS[language];
    throw new Problem('invalid-input', {}, [{ pointer: '/shortDateOn', message }]);
  }

  /** A device's clock may be wrong; nothing was counted in the future. */
  private countedAt(said: string | undefined): Date {
    const now = this.clock.now();
    if (said === undefined) return now;
    return new Date(Math.min(Date.parse(said), now.getTime()));
  }

  private async variant(
    tx: Tx,
    productId: string,
    { variantId, language }: { variantId: string; language: 'de' | 'en' },
  ): Promise<Variant> {
    const row = await this.queries.one(productId, this.clock.now(), tx);
    const variant = row?.variants.find((one) => one.variantId === variantId);
    if (row === null || variant === undefined) throw new Error(`Variant ${variantId} is gone`);
    return toPortalVariant(row, variant, language);
  }
}

const PAST_DATE_TEXTS = {
  de: 'Bitte wählen Sie heute oder einen späteren Tag.',
  en: 'Please choose today or a later day.',
};
