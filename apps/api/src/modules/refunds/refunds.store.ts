import type { RefundPart } from '@markthalle/domain/refund';
import type { RefundState } from '@markthalle/domain/states';
import { Injectable } from '@nestjs/common';
import { Db, type Statements, type Tx } from '../../platform/db/db.ts';
import { newId } from '../../platform/db/new-id.ts';
import {
  PART_COLUMNS,
  REFUND_COLUMNS,
  type RefundLineRow,
  type RefundPartRow,
  type RefundRow,
} from './refund-rows.ts';

export type NewRefund = Pick<
  RefundRow,
  | 'id'
  | 'orderId'
  | 'orderNumber'
  | 'chargeId'
  | 'cause'
  | 'bearer'
  | 'reason'
  | 'state'
  | 'amountCents'
  | 'kind'
  | 'givesStockBack'
  | 'requestedBy'
  | 'requestedAt'
> & { readonly requestKey?: string | undefined };

/** What was booked for a part, in cents. */
export type PartTaking = Pick<
  RefundPartRow,
  | 'unearnedCents'
  | 'dueCents'
  | 'receivableCents'
  | 'commissionNetCents'
  | 'commissionVatCents'
  | 'feeShareCents'
>;

/** States in which a refund takes nothing of an order. */
const VOID = `('requested', 'discarded')`;

/** Refunds and their parts. The order's row is locked before a refund's. */
@Injectable()
export class RefundsStore {
  constructor(private readonly db: Db) {}

  async insert(tx: Tx, refund: NewRefund): Promise<void> {
    await tx.execute(
      `insert into refunds.refund (id, order_id, order_number, charge_id, cause, bearer, reason,
         state, amount_cents, kind, gives_stock_back, requested_by, requested_at, request_key,
         updated_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $13)`,
      [
        refund.id,
        refund.orderId,
        refund.orderNumber,
        refund.chargeId,
        refund.cause,
        refund.bearer,
        refund.reason,
        refund.state,
        refund.amountCents,
        refund.kind,
        refund.givesStockBack,
        refund.requestedBy,
        refund.requestedAt,
        refund.requestKey ?? null,
      ],
    );
  }

  async insertParts(tx: Tx, refund: NewRefund, parts: readonly RefundPart[]): Promise<void> {
    for (const part of parts) {
      const partId = newId();
      await tx.execute(
        `insert into refunds.refund_part (id, refund_id, producer_order_id, producer_id, bearer,
           goods_cents, deposit_cents, delivery_cents, cooperative_delivery_cents)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
        [
          partId,
          refund.id,
          part.producerOrderId,
          part.producerId,
          refund.bearer,
          part.goodsCents,
          part.depositCents,
          part.deliveryCents,
          part.cooperativeDeliveryCents,
        ],
      );
      await tx.execute(
        `insert into refunds.refund_line
           (part_id, line_id, quantity, deposit_quantity, goods_cents, deposit_cents)
         select $1, l.line_id, l.quantity, l.deposits, l.goods, l.deposit
           from unnest($2::uuid[], $3::integer[], $4::integer[], $5::integer[], $6::integer[])
                  as l (line_id, quantity, deposits, goods, deposit)`,
        [
          partId,
          part.lines.map((line) => line.lineId),
          part.lines.map((line) => line.quantity),
          part.lines.map((line) => line.depositQuantity),
          part.lines.map((line) => line.goodsCents),
          part.lines.map((line) => line.depositCents),
        ],
      );
    }
  }

  find(refundId: string, from: Statements = this.db): Promise<RefundRow | null> {
    return from.row<RefundRow>(`select ${REFUND_COLUMNS} from refunds.refund r where r.id = $1`, [
      refundId,
    ]);
  }

  /** The refund that this click made before, if it did. */
  ofClick(tx: Tx, requestKey: string): Promise<RefundRow | null> {
    return tx.row<RefundRow>(
      `select ${REFUND_COLUMNS} from refunds.refund r where r.request_key = $1`,
      [requestKey],
    );
  }

  lock(tx: Tx, refundId: string): Promise<RefundRow | null> {
    return tx.row<RefundRow>(
      `select ${REFUND_COLUMNS} from refunds.refund r where r.id = $1 for update`,
      [refundId],
    );
  }

  partsOf(refundId: string, from: Statements = this.db): Promise<RefundPartRow[]> {
    return from.rows<RefundPartRow>(
      `select ${PART_COLUMNS} from refunds.refund_part p where p.refund_id = $1
        order by p.producer_order_id`,
      [refundId],
    );
  }

  linesOf(refundId: string, from: Statements = this.db): Promise<RefundLineRow[]> {
    return from.rows<RefundLineRow>(
      `select l.part_id as "partId", l.line_id as "lineId", l.quantity,
              l.deposit_quantity as "depositQuantity", l.goods_cents as "goodsCents",
              l.deposit_cents as "depositCents"
         from refunds.refund_line l join refunds.refund_part p on p.id = l.part_id
        where p.refund_id = $1 order by l.line_id`,
      [refundId],
    );
  }

  /** Parts of an order that count: approved at least, and assigned. */
  approvedPartsOfOrder(orderId: string, from: Statements): Promise<RefundPartRow[]> {
    return from.rows<RefundPartRow>(
      `select ${PART_COLUMNS} from refunds.refund_part p
         join refunds.refund r on r.id = p.refund_id
        where r.order_id = $1 and r.state not in ${VOID}`,
      [orderId],
    );
  }

  /** What refunds took of a charge so far, in cents. */
  async refundedOfCharge(chargeId: string, from: Statements): Promise<number> {
    const row = await from.row<{ cents: number }>(
      `select coalesce(sum(amount_cents), 0)::bigint as cents from refunds.refund
        where charge_id = $1 and state not in ${VOID}`,
      [chargeId],
    );
    return row?.cents ?? 0;
  }

  /** Refunds of a charge, oldest first. */
  ofCharge(chargeId: string, from: Statements): Promise<RefundRow[]> {
    return from.rows<RefundRow>(
      `select ${REFUND_COLUMNS} from refunds.refund r where r.charge_id = $1
        order by r.requested_at, r.id`,
      [chargeId],
    );
  }

  /** Refunds of an order that have not come to their end, oldest first. */
  openOfOrder(orderId: string, from: Statements = this.db): Promise<RefundRow[]> {
    return from.rows<RefundRow>(
      `select ${REFUND_COLUMNS} from refunds.refund r where r.order_id = $1
          and r.state not in ('succeeded', 'paid_by_bank', 'discarded')
        order by r.requested_at, r.id`,
      [orderId],
    );
  }

  async move(
    tx: Tx,
    refundId: string,
    change: {
      readonly state: RefundState;
      readonly at: Date;
      readonly approvedBy?: string | null;
      readonly closedBy?: string;
      readonly note?: string;
      readonly failureReason?: string | null;
    },
  ): Promise<void> {
    await tx.execute(
      `update refunds.refund
          set state = $2, updated_at = $3, approved_by = coalesce($4, approved_by),
              approved_at = case when $4::uuid is null then approved_at else $3 end,
              closed_by = coalesce($5, closed_by), note = coalesce($6, note), failure_reason = $7
        where id = $1`,
      [
        refundId,
        change.state,
        change.at,
        change.approvedBy ?? null,
        change.closedBy ?? null,
        change.note ?? null,
        change.failureReason ?? null,
      ],
    );
  }

  async noteTaking(tx: Tx, partId: string, taking: PartTaking): Promise<void> {
    await tx.execute(
      `update refunds.refund_part
          set unearned_cents = $2, due_cents = $3, receivable_cents = $4,
              commission_net_cents = $5, commission_vat_cents = $6, fee_share_cents = $7
        where id = $1`,
      [
        partId,
        taking.unearnedCents,
        taking.dueCents,
        taking.receivableCents,
        taking.commissionNetCents,
        taking.commissionVatCents,
        taking.feeShareCents,
      ],
    );
  }

  /** Somebody has said what a refund was for that was made in the dashboard. */
  async assign(
    tx: Tx,
    refund: Pick<RefundRow, 'id' | 'cause' | 'bearer' | 'reason'>,
    by: string,
    at: Date,
  ): Promise<void> {
    await tx.execute(
      `update refunds.refund set kind = 'parts', cause = $2, bearer = $3, reason = $4,
              approved_by = $5, approved_at = $6 where id = $1`,
      [refund.id, refund.cause, refund.bearer, refund.reason, by, at],
    );
  }

  /** True when this outcome was not told before. */
  async noteTold(tx: Tx, refundId: string, outcome: string): Promise<boolean> {
    const written = await tx.execute(
      'update refunds.refund set told = $2 where id = $1 and told is distinct from $2',
      [refundId, outcome],
    );
    return written === 1;
  }
}
