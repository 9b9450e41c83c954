import type { SnapshotItem } from '@markthalle/domain/settlement';
import type { RunItemState, SettlementRunState } from '@markthalle/domain/states';
import { newId } from '../../platform/db/new-id.ts';

export interface RunRow {
  readonly id: string;
  readonly number: string;
  readonly state: SettlementRunState;
  readonly snapshotHash: string;
  /** Null: the scheduler. */
  readonly createdBy: string | null;
  readonly submittedBy: string | null;
  readonly approvedBy: string | null;
  readonly stoppedAt: Date | null;
}

export interface ItemRow extends SnapshotItem {
  readonly id: string;
  readonly runId: string;
  readonly orderNumber: string | null;
  readonly state: RunItemState;
  readonly operationId: string | null;
  readonly leaseUntil: Date | null;
}

export interface ItemDraft extends SnapshotItem {
  readonly orderNumber: string | null;
  readonly handedOverAt: Date | null;
  readonly reserveUntil: Date | null;
}

export interface WaitingDraft {
  readonly producerOrderId: string;
  readonly producerId: string;
  readonly orderNumber: string;
  readonly payoutCents: number;
  readonly reason: string;
  readonly until: Date | null;
}

/** A run as it is stored. */
export const RUN = `select id, number, state, snapshot_hash as "snapshotHash", created_by as "createdBy",
  submitted_by as "submittedBy", approved_by as "approvedBy", stopped_at as "stoppedAt"
  from settlement.run`;

/** The amounts of an item `i`, named as the domain names them. */
export const ITEM_AMOUNTS = `i.goods_cents as "goodsCents", i.deposit_cents as "depositCents",
  i.delivery_cents as "deliveryCents", i.refunded_cents as "refundedCents",
  i.commission_net_cents as "commissionNetCents", i.commission_vat_cents as "commissionVatCents",
  i.fee_cents as "feeCents", i.payout_cents as "payoutCents", i.carried_cents as "carriedCents",
  i.reserve_cents as "reserveCents", i.offset_cents as "offsetCents",
  i.transfer_cents as "transferCents"`;

/** An item `i` as it is stored. */
export const ITEM = `select i.id, i.run_id as "runId", i.kind, i.producer_id as "producerId",
  i.order_id as "orderId", i.producer_order_id as "producerOrderId",
  i.order_number as "orderNumber", i.charge_id as "chargeId",
  i.released_item_id as "releasedItemId", i.commission_rate_bps as "commissionRateBps",
  ${ITEM_AMOUNTS}, i.state, i.operation_id as "operationId", i.lease_until as "leaseUntil"
  from settlement.run_item i`;

/** A drafted item as a row of its table. */
export function itemRow(runId: string, item: ItemDraft) {
  return {
    id: newId(),
    run_id: runId,
    kind: item.kind,
    producer_id: item.producerId,
    order_id: item.orderId,
    producer_order_id: item.producerOrderId,
    order_number: item.orderNumber,
    charge_id: item.chargeId,
    released_item_id: item.releasedItemId,
    goods_cents: item.goodsCents,
    deposit_cents: item.depositCents,
    delivery_cents: item.deliveryCents,
    refunded_cents: item.refundedCents,
    commission_rate_bps: item.commissionRateBps,
    commission_net_cents: item.commissionNetCents,
    commission_vat_cents: item.commissionVatCents,
    fee_cents: item.feeCents,
    payout_cents: item.payoutCents,
    carried_cents: item.carriedCents,
    reserve_cents: item.reserveCents,
    offset_cents: item.offsetCents,
    transfer_cents: item.transferCents,
    reserve_until: item.reserveUntil,
    handed_over_at: item.handedOverAt,
    state: 'in_run',
  };
}
