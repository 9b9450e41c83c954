import { Injectable } from '@nestjs/common';
import type { SignedIn } from '../../platform/actor/actor.ts';
import { Clock } from '../../platform/clock/clock.ts';
import { Db, type Tx } from '../../platform/db/db.ts';
import { Problem } from '../../platform/http/problem.ts';
import type { ProductState } from './portal-product-views.ts';
import { type PortalProductRow, PortalProductsQueries } from './portal-products.queries.ts';
import { ProductVersionsStore } from './product-versions.store.ts';
import { RefreshListings } from './refresh-listings.service.ts';

/** Staff decide about a submitted version, once. */
@Injectable()
export class DecideVersionService {
  constructor(
    private readonly db: Db,
    private readonly queries: PortalProductsQueries,
    private readonly store: ProductVersionsStore,
    private readonly listings: RefreshListings,
    private readonly clock: Clock,
  ) {}

  /** Puts the version into the shop, with the price and deposit that were submitted with it. */
  approve(by: SignedIn, versionId: string): Promise<{ state: ProductState }> {
    return this.db.transaction(async (tx) => {
      const row = await this.lockSubmitted(tx, versionId);
      const at = this.clock.now();
      await this.store.decide(tx, versionId, {
        state: 'approved',
        by: by.accountId,
        at,
        note: null,
      });
      await this.store.publish(tx, row.productId, versionId);
      await this.bringOfferIntoForce(tx, row, at);
      await this.listings.refresh(tx, [row.productId]);
      return { state: row.paused ? 'paused' : 'approved' };
    });
  }

  /** Sends it back with a note; what is published stays. */
  returnToProducer(
    by: SignedIn,
    versionId: string,
    note: string,
  ): Promise<{ state: ProductState }> {
    return this.db.transaction(async (tx) => {
      const row = await this.lockSubmitted(tx, versionId);
      const at = this.clock.now();
      await this.store.decide(tx, versionId, { state: 'rejected', by: by.accountId, at, note });
      return { state: row.paused ? 'paused' : 'rejected' };
    });
  }

  private async lockSubmitted(tx: Tx, versionId: string): Promise<PortalProductRow> {
    const now = this.clock.now();
    const found = await this.queries.withVersion(versionId, now, tx);
    if (found === null) throw new Problem('version-not-found');
    await this.store.lockProduct(tx, found.productId, null);
    // Read again under the lock: somebody may have decided, or the producer replaced it.
    const row = await this.queries.withVersion(versionId, now, tx);
    if (row === null || row.state === 'draft') throw new Problem('version-not-found');
    if (row.state !== 'submitted') throw new Problem('version-already-decided');
    return row;
  }

  /**
   * The form knows one price and one deposit. Variants that cost what the first one costs follow
   * it; the others keep their own. A price that was set meanwhile is in the form too.
   */
  private async bringOfferIntoForce(tx: Tx, row: PortalProductRow, now: Date): Promise<void> {
    const { form, content, variants } = row;
    const [first] = variants;
    if (form === null || first === undefined) return;
    for (const variant of variants) {
      const { variantId } = variant;
      const label = variants.length === 1 ? content.unitLabel : variant.label;
      const followsDeposit = variant.containerDepositCents === first.containerDepositCents;
      const containerDepositCents = followsDeposit
        ? form.containerDepositCents
        : variant.containerDepositCents;
      await this.store.setVariant(tx, variantId, { label, containerDepositCents });
      if (variant.priceCents !== first.priceCents) continue;
      const { grossCents, setBy } = form;
      await this.store.addPrice(tx, { variantId, grossCents, setBy, now });
    }
  }
}
