import { type AlertRow, TOLD_DAYS, UNCONFIRMED_DAYS } from '@markthalle/domain/stockAlert';
import { Injectable } from '@nestjs/common';
import { DAY_MS, later } from '../../platform/clock/clock.ts';
import { Db, type Statements, type Tx } from '../../platform/db/db.ts';

export type Language = 'de' | 'en';

export type AlertAbout =
  | { readonly productId: string; readonly categoryPath: null }
  | { readonly productId: null; readonly categoryPath: string };

export interface NewAlert {
  readonly id: string;
  readonly about: AlertAbout;
  readonly email: string;
  readonly language: Language;
  readonly consentHash: Buffer;
  readonly confirmHash: Buffer;
  readonly leaveHash: Buffer;
  readonly requestedAt: Date;
  readonly expiresAt: Date;
}

/** A wish with the words for what it is about. */
export interface StoredAlert extends AlertRow {
  readonly id: string;
  readonly email: string;
  readonly language: Language;
  readonly name: string;
  readonly slug: string | null;
  readonly categoryPath: string | null;
  /** Whether it can be had at this moment. */
  readonly isBack: boolean;
}

/** Something of it is in the shop, in season and not sold out. */
const IS_BACK = `exists (
  select from catalog.listing l
   where l.language = 'de' and l.in_stock and l.in_season
     and (l.product_id = a.product_id or (a.category_path is not null and exists (
       select from catalog.category_listing c
        where c.product_id = l.product_id and c.category_path = a.category_path
          and c.language = 'de'))))`;

const ALERT = `
select a.id, a.email, a.language, a.requested_at as "requestedAt", a.confirmed_at as "confirmedAt",
  a.notified_at as "notifiedAt", a.expires_at as "expiresAt", a.category_path as "categoryPath",
  coalesce(own.name, cat.label ->> a.language, v.content -> 'name' ->> a.language) as name,
  own.slug, ${IS_BACK} as "isBack"
from stock_alerts.alert a
left join catalog.listing own on own.product_id = a.product_id and own.language = a.language
left join catalog.category cat on cat.path = a.category_path
left join catalog.product p on p.id = a.product_id
left join catalog.product_version v on v.id = p.published_version_id`;

@Injectable()
export class AlertsStore {
  constructor(private readonly db: Db) {}

  /** The wish of an address for a thing, locked; wishes of one address take turns. */
  async lockOf(tx: Tx, email: string, about: AlertAbout): Promise<AlertRow | null> {
    await tx.execute(
      `select pg_advisory_xact_lock(hashtextextended('stock-alert:' || lower($1), 0))`,
      [email],
    );
    return tx.row<AlertRow>(
      `select requested_at as "requestedAt", confirmed_at as "confirmedAt",
              notified_at as "notifiedAt", expires_at as "expiresAt" from stock_alerts.alert
        where lower(email) = lower($1)
          and coalesce(product_id::text, category_path) = coalesce($2::uuid::text, $3)`,
      [email, about.productId, about.categoryPath],
    );
  }

  async countOf(tx: Tx, email: string): Promise<number> {
    const row = await tx.row<{ n: number }>(
      'select count(*) as n from stock_alerts.alert where lower(email) = lower($1)',
      [email],
    );
    return row?.n ?? 0;
  }

  /** A new wish in the place of an older one for the same thing; links of the older one end. */
  async put(tx: Tx, alert: NewAlert): Promise<void> {
    await tx.execute(
      `insert into stock_alerts.alert (id, product_id, category_path, email, language, consent_hash,
         confirm_hash, leave_hash, requested_at, expires_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
       on conflict (lower(email), coalesce(product_id::text, category_path)) do update
         set id = excluded.id, language = excluded.language, consent_hash = excluded.consent_hash,
             confirm_hash = excluded.confirm_hash, leave_hash = excluded.leave_hash,
             requested_at = excluded.requested_at, expires_at = excluded.expires_at,
             confirmed_at = null, notified_at = null`,
      [
        alert.id,
        alert.about.productId,
        alert.about.categoryPath,
        alert.email,
        alert.language,
        alert.consentHash,
        alert.confirmHash,
        alert.leaveHash,
        alert.requestedAt,
        alert.expiresAt,
      ],
    );
  }

  find(alertId: string, from: Statements = this.db): Promise<StoredAlert | null> {
    return from.row<StoredAlert>(`${ALERT} where a.id = $1`, [alertId]);
  }

  lockByConfirmHash(tx: Tx, hash: Buffer): Promise<StoredAlert | null> {
    return tx.row<StoredAlert>(`${ALERT} where a.confirm_hash = $1 for update of a`, [hash]);
  }

  async setConfirmed(tx: Tx, alertId: string, at: Date, expiresAt: Date): Promise<void> {
    await tx.execute(
      'update stock_alerts.alert set confirmed_at = $2, expires_at = $3 where id = $1',
      [alertId, at, expiresAt],
    );
  }

  async removeByLeaveHash(tx: Tx, hash: Buffer): Promise<void> {
    await tx.execute('delete from stock_alerts.alert where leave_hash = $1', [hash]);
  }

  /** Takes those who wait for one of the products, or its categories, and can have it now. */
  async takeDue(
    tx: Tx,
    productIds: readonly string[],
    now: Date,
    limit: number,
  ): Promise<string[]> {
    const rows = await tx.rows<{ id: string }>(
      `update stock_alerts.alert set notified_at = $2 where id in (
         select a.id from stock_alerts.alert a
          where a.confirmed_at is not null and a.notified_at is null and a.expires_at > $2
            and (a.product_id = any ($1::uuid[]) or a.category_path in (
              select category_path from catalog.category_listing
               where product_id = any ($1::uuid[]) and language = 'de'))
            and ${IS_BACK}
          order by a.confirmed_at, a.id limit $3 for update of a skip locked)
       returning id`,
      [productIds, now, limit],
    );
    return rows.map(({ id }) => id);
  }

  /** Sold out again before the mail was written: the wish goes on waiting. */
  async waitOn(alertId: string): Promise<void> {
    await this.db.execute('update stock_alerts.alert set notified_at = null where id = $1', [
      alertId,
    ]);
  }

  /** Takes one wish that waits; false where somebody else took it. */
  async takeOne(alertId: string, now: Date): Promise<boolean> {
    const taken = await this.db.execute(
      `update stock_alerts.alert set notified_at = $2 where id = $1 and notified_at is null`,
      [alertId, now],
    );
    return taken === 1;
  }

  /** Deletes what nobody confirmed, what has run out and what was told; answers how many. */
  clear(tx: Tx, now: Date, limit: number): Promise<number> {
    return tx.execute(
      `delete from stock_alerts.alert where id in (
         select id from stock_alerts.alert
          where (confirmed_at is null and requested_at <= $1) or notified_at <= $2
             or expires_at <= $3
          order by id limit $4)`,
      [later(now, -UNCONFIRMED_DAYS * DAY_MS), later(now, -TOLD_DAYS * DAY_MS), now, limit],
    );
  }
}
