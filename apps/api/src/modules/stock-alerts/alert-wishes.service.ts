import { createHash } from 'node:crypto';
import type { OutputOf, ParsedInputOf } from '@markthalle/contracts/endpoint';
import type {
  confirmStockAlert,
  leaveStockAlert,
  requestStockAlert,
} from '@markthalle/contracts/stock-alerts';
import {
  decideRepeat,
  expiryOf,
  MAX_ALERTS_PER_ADDRESS,
  mayConfirm,
  STOCK_ALERT_CONSENT,
} from '@markthalle/domain/stockAlert';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.ts';
import { Db, type Tx } from '../../platform/db/db.ts';
import { hashToken, newId } from '../../platform/db/new-id.ts';
import { Problem } from '../../platform/http/problem.ts';
import { Jobs } from '../../platform/jobs/jobs.ts';
import { IdentityFacade } from '../identity/identity.facade.ts';
import { AlertLinks } from './alert-links.ts';
import { type AlertAbout, AlertsStore } from './alerts.store.ts';

declare module '../../platform/jobs/jobs.ts' {
  interface JobPayloads {
    /** Asks an address to confirm its wish; no address stands in the job. */
    'notifications.stock-alert-confirmation': { readonly alertId: string };
    /** Tells of something that is to be had again. */
    'notifications.stock-alert': { readonly alertId: string };
  }
}

type Wish = ParsedInputOf<typeof requestStockAlert>;

/** Wishes to be told: asked for, confirmed by mail (double opt-in), given up. */
@Injectable()
export class AlertWishesService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    private readonly store: AlertsStore,
    private readonly links: AlertLinks,
    private readonly identity: IdentityFacade,
  ) {}

  /** The answer never tells whether an address waits already. */
  async request(wish: Wish, clientAddress: string): Promise<OutputOf<typeof requestStockAlert>> {
    await this.identity.admitForm('stock-alert', clientAddress);
    const about = await this.aboutOf(wish);
    await this.db.transaction(async (tx) => {
      const before = await this.store.lockOf(tx, wish.email, about);
      const now = this.clock.now();
      if (before !== null && decideRepeat(before, now) === 'keep') return;
      if ((await this.store.countOf(tx, wish.email)) >= MAX_ALERTS_PER_ADDRESS) return;
      await this.start(tx, wish, about, now);
    });
    return { accepted: true };
  }

  /** Throws `alert-link-invalid` for links that are forged, replaced or too old. */
  confirm({
    token,
  }: ParsedInputOf<typeof confirmStockAlert>): Promise<OutputOf<typeof confirmStockAlert>> {
    return this.db.transaction(async (tx) => {
      const alert = await this.store.lockByConfirmHash(tx, hashToken(token));
      const now = this.clock.now();
      if (alert === null || !mayConfirm(alert, now)) throw new Problem('alert-link-invalid');
      const { id, name, slug, categoryPath } = alert;
      if (alert.confirmedAt === null) {
        await this.store.setConfirmed(tx, id, now, expiryOf(now));
        await this.lookAtOnce(tx, id);
      }
      return { name, slug, categoryPath };
    });
  }

  leave({
    token,
  }: ParsedInputOf<typeof leaveStockAlert>): Promise<OutputOf<typeof leaveStockAlert>> {
    return this.db.transaction(async (tx) => {
      await this.store.removeByLeaveHash(tx, hashToken(token));
      return { left: true };
    });
  }

  /** Exactly one thing, and one that the shop knows. */
  private async aboutOf({ slug, categoryPath }: Wish): Promise<AlertAbout> {
    if ((slug === undefined) === (categoryPath === undefined)) {
      throw new Problem('invalid-input', {}, [{ pointer: '/slug', message: 'slug' }]);
    }
    if (categoryPath !== undefined) {
      const known = await this.db.row('select 1 from catalog.category where path = $1', [
        categoryPath,
      ]);
      if (known === null) throw new Problem('category-not-found');
      return { productId: null, categoryPath };
    }
    const product = await this.db.row<{ id: string }>(
      `select product_id as id from catalog.listing where slug = $1 and language = 'de'`,
      [slug],
    );
    if (product === null) throw new Problem('product-not-found');
    return { productId: product.id, categoryPath: null };
  }

  private async start(tx: Tx, { email, language }: Wish, about: AlertAbout, now: Date) {
    const id = newId();
    await this.store.put(tx, {
      id,
      about,
      email,
      language,
      consentHash: createHash('sha256').update(STOCK_ALERT_CONSENT[language]).digest(),
      ...this.links.hashesOf(id),
      requestedAt: now,
      expiresAt: expiryOf(now),
    });
    await this.jobs.add(tx, 'notifications.stock-alert-confirmation', { alertId: id });
  }

  /** It may have come back between the form and the click. */
  private async lookAtOnce(tx: Tx, alertId: string): Promise<void> {
    const row = await tx.row<{ productIds: string[] }>(
      `select coalesce(array_agg(l.product_id), '{}') as "productIds"
         from stock_alerts.alert a
         join catalog.category_listing l on l.language = 'de'
          and (l.product_id = a.product_id or l.category_path = a.category_path)
        where a.id = $1`,
      [alertId],
    );
    const productIds = [...new Set(row?.productIds ?? [])].slice(0, 1);
    if (productIds.length > 0) await this.jobs.add(tx, 'stock-alerts.back-in-shop', { productIds });
  }
}
