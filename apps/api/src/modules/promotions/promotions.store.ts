import { Injectable } from '@nestjs/common';
import { Db, type Statements, type Tx } from '../../platform/db/db.ts';
import type { StoredCoupon } from './coupon.ts';

export interface NewCoupon {
  readonly couponId: string;
  readonly producerId: string;
  readonly code: string;
  readonly rateBps: number | null;
  readonly amountCents: number | null;
  readonly minGoodsCents: number;
  readonly audience: 'PUBLIC' | 'PERSONAL';
  readonly maxUses: number;
  /** ISO instants. */
  readonly validFromAt: string;
  readonly validUntilAt: string;
  readonly createdBy: string;
  readonly createdAt: Date;
}

/**
 * An order that expired, failed or was canceled holds its coupon no longer, and holds it again if it is paid late: so
 * uses are counted by the orders and nothing must be given back.
 */
const HELD = `
  select count(*)::int as uses, coalesce(sum(r.discount_cents), 0)::int as discount
    from promotions.redemption r join orders."order" o on o.id = r.order_id
   where r.coupon_id = c.id and o.payment_state not in ('expired', 'failed', 'canceled')`;

const COUPON = `
  select c.id as "couponId", c.producer_id as "producerId", c.code, c.kind,
         c.rate_bps as "rateBps", c.amount_cents as "amountCents",
         c.min_goods_cents as "minGoodsCents", c.audience, c.max_uses as "maxUses",
         c.valid_from as "validFrom", c.valid_until as "validUntil", c.ended_at as "endedAt",
         held.uses, held.discount as "discountCents"
    from promotions.coupon c cross join lateral (${HELD}) held`;

/** Coupons and which orders hold them. */
@Injectable()
export class PromotionsStore {
  constructor(private readonly db: Db) {}

  byCode(code: string, from: Statements = this.db): Promise<StoredCoupon | null> {
    return from.row<StoredCoupon>(`${COUPON} where c.code = $1`, [code]);
  }

  ofProducer(producerId: string, limit: number): Promise<StoredCoupon[]> {
    return this.db.rows<StoredCoupon>(
      `${COUPON} where c.producer_id = $1 order by c.created_at desc, c.id desc limit $2`,
      [producerId, limit],
    );
  }

  one(tx: Tx, couponId: string, producerId: string): Promise<StoredCoupon | null> {
    return tx.row<StoredCoupon>(`${COUPON} where c.id = $1 and c.producer_id = $2`, [
      couponId,
      producerId,
    ]);
  }

  async insert(tx: Tx, coupon: NewCoupon): Promise<void> {
    await tx.execute(
      `insert into promotions.coupon (id, producer_id, code, kind, rate_bps, amount_cents,
         min_goods_cents, audience, max_uses, valid_from, valid_until, created_by, created_at)
       values ($1, $2, $3, case when $4::int is null then 'amount' else 'percent' end, $4, $5, $6,
         $7, $8, $9, $10, $11, $12)`,
      [
        coupon.couponId,
        coupon.producerId,
        coupon.code,
        coupon.rateBps,
        coupon.amountCents,
        coupon.minGoodsCents,
        coupon.audience,
        coupon.maxUses,
        coupon.validFromAt,
        coupon.validUntilAt,
        coupon.createdBy,
        coupon.createdAt,
      ],
    );
  }

  /** Brings the end forward; one that has ended stays as it ended. */
  async end(tx: Tx, couponId: string, now: Date): Promise<void> {
    await tx.execute(
      `update promotions.coupon
          set ended_at = $2, valid_until = greatest(valid_from, least(valid_until, $2))
        where id = $1 and ended_at is null`,
      [couponId, now],
    );
  }

  /** The coupon, locked: orders with the same coupon take turns from here on. */
  async lock(tx: Tx, couponId: string): Promise<StoredCoupon | null> {
    await tx.row('select id from promotions.coupon where id = $1 for update', [couponId]);
    return tx.row<StoredCoupon>(`${COUPON} where c.id = $1`, [couponId]);
  }

  async redeem(
    tx: Tx,
    held: { readonly orderId: string; readonly couponId: string; readonly discountCents: number },
    now: Date,
  ): Promise<void> {
    await tx.execute(
      `insert into promotions.redemption (order_id, coupon_id, discount_cents, redeemed_at)
       values ($1, $2, $3, $4)`,
      [held.orderId, held.couponId, held.discountCents, now],
    );
  }
}
