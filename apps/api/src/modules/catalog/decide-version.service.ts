import { Injectable } from '@nestjs/common';
import type { SignedIn } from '../../platform/actor/actor.ts';
import { Clock } from '../../platform/clock/clock.ts';
import { Db, type Tx } from '../../platform/db/db.ts';
import { Problem } from '../../platform/http/problem.ts';
import { Jobs } from '../../platform/jobs/jobs.ts';
import { InventoryFacade } from '../inventory/inventory.facade.ts';
import { partsOfBundle } from './bundle-articles.service.ts';
import { withApprovedPhotos } from './content-photos.ts';
import type { ProductState } from './portal-product-views.ts';
import { type PortalProductRow, PortalProductsQueries } from './portal-products.queries.ts';
import type { VersionForm } from './product-form.ts';
import { ProductVersionsStore } from './product-versions.store.ts';
import { PublishingGate } from './publishing-gate.service.ts';
import { RefreshListings } from './refresh-listings.service.ts';
import { type FormVariant, labelOf } from './variant-form.ts';

/** Staff decide about a submitted version, once. */
@Injectable()
export class DecideVersionService {
  constructor(
    private readonly db: Db,
    private readonly queries: PortalProductsQueries,
    private readonly store: ProductVersionsStore,
    private readonly inventory: InventoryFacade,
    private readonly listings: RefreshListings,
    private readonly gate: PublishingGate,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
  ) {}

  /** Puts the version into the shop, with the price and deposit that were submitted with it. */
  approve(
    by: SignedIn,
    versionId: string,
    seenPhotoIds: readonly string[],
  ): Promise<{ state: ProductState }> {
    return this.db.transaction(async (tx) => {
      const row = await this.lockSubmitted(tx, versionId);
      // Evidence may have ended since the submission, and a photo may be missing.
      this.gate.refuse(await this.gate.findingsOf(row, tx));
      const at = this.clock.now();
      await this.store.decide(tx, versionId, {
        state: 'approved',
        by: by.accountId,
        at,
        note: null,
      });
      await this.store.setContent(tx, versionId, withApprovedPhotos(row, seenPhotoIds));
      await this.store.publish(tx, row.productId, versionId);
      await this.bringOfferIntoForce(tx, row, at);
      const [first] = row.variants;
      if (first !== undefined) {
        const parts = partsOfBundle(row.content);
        await this.inventory.setParts(tx, first.variantId, parts, by.accountId);
      }
      await this.listings.refresh(tx, [row.productId]);
      const { producerId, productId: subjectId } = row;
      const event = { producerId, kind: 'product.approved', subjectId } as const;
      await this.jobs.add(tx, 'integrations.event', event);
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

  /** Prices, deposits and sizes of the form. A price that was set meanwhile is in the form too. */
  private async bringOfferIntoForce(tx: Tx, row: PortalProductRow, now: Date): Promise<void> {
    const { form, variants } = row;
    const [first] = variants;
    if (form === null || first === undefined) return;
    if (form.variants === undefined) return this.followFirst(tx, row, form, now);
    const { grossCents, setBy, containerDepositCents } = form;
    const label =
      form.variants.length === 0
        ? row.content.unitLabel
        : labelOf(form.labelDe ?? '', row.content.quantity);
    const firstId = first.variantId;
    await this.store.setVariant(tx, { id: firstId, label, containerDepositCents, quantity: null });
    await this.store.addPrice(tx, { variantId: firstId, grossCents, setBy, now });
    const before = variants.slice(1).map(({ variantId }) => variantId);
    for (const size of form.variants) {
      await this.offerSize(tx, row.productId, size, before.includes(size.variantId));
      await this.store.addPrice(tx, { ...size, setBy, now });
    }
    const offered = new Set(form.variants.map(({ variantId }) => variantId));
    for (const id of before) {
      if (!offered.has(id)) await this.store.closeVariant(tx, id, now);
    }
  }

  private async offerSize(
    tx: Tx,
    productId: string,
    size: FormVariant,
    isKnown: boolean,
  ): Promise<void> {
    const { variantId: id, quantity, containerDepositCents } = size;
    const variant = { id, label: labelOf(size.labelDe, quantity), containerDepositCents, quantity };
    if (isKnown) return this.store.setVariant(tx, variant);
    await this.inventory.openMany(tx, [{ variantId: id, quantity: size.stockQuantity }]);
    await this.store.insertVariants(tx, [{ ...variant, productId }]);
  }

  /**
   * A form that says nothing of sizes knows one price and one deposit. Variants that cost what the first one costs
   * follow it; the others keep their own.
   */
  private async followFirst(
    tx: Tx,
    { content, variants }: PortalProductRow,
    form: VersionForm,
    now: Date,
  ): Promise<void> {
    const [first] = variants;
    for (const variant of variants) {
      const { variantId } = variant;
      const label = variants.length === 1 ? content.unitLabel : variant.label;
      const followsDeposit = variant.containerDepositCents === first?.containerDepositCents;
      const containerDepositCents = followsDeposit
        ? form.containerDepositCents
        : variant.containerDepositCents;
      const { quantity } = variant;
      await this.store.setVariant(tx, { id: variantId, label, containerDepositCents, quantity });
      if (variant.priceCents !== first?.priceCents) continue;
      const { grossCents, setBy } = form;
      await this.store.addPrice(tx, { variantId, grossCents, setBy, now });
    }
  }
}
