import type { LiabilityDecision } from '@markthalle/domain/dispute';
import type { ReductionEffect, ShareReduction } from '@markthalle/domain/share';
import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/db/db.ts';

/** What a loss took off one producer's share; amounts in cents. */
export interface LossPart {
  readonly producerOrderId: string;
  readonly producerId: string;
  readonly reduction: ShareReduction;
  readonly effect: ReductionEffect;
  /** What a run had taken already: the producer owes it. */
  readonly claimCents: number;
}

export interface LossRow {
  readonly disputeId: string;
  readonly round: number;
  readonly decision: LiabilityDecision['kind'];
  readonly amountCents: number;
  readonly deliveryNetCents: number;
  readonly deliveryVatCents: number;
  readonly chargebackCents: number;
  readonly decidedBy: string | null;
  readonly bookedAt: Date;
  readonly parts: readonly LossPart[];
}

/** Losses as booked. What is undone stays with its date. */
@Injectable()
export class LossesStore {
  async insert(tx: Tx, loss: LossRow): Promise<void> {
    await tx.execute(
      `insert into disputes.loss (dispute_id, round, decision, amount_cents, delivery_net_cents,
         delivery_vat_cents, chargeback_cents, decided_by, booked_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        loss.disputeId,
        loss.round,
        loss.decision,
        loss.amountCents,
        loss.deliveryNetCents,
        loss.deliveryVatCents,
        loss.chargebackCents,
        loss.decidedBy,
        loss.bookedAt,
      ],
    );
    for (const part of loss.parts) await insertPart(tx, loss, part);
  }

  /** The losses that stand, oldest first. */
  async standing(tx: Tx, disputeId: string): Promise<LossRow[]> {
    const losses = await tx.rows<Omit<LossRow, 'parts'>>(
      `select dispute_id as "disputeId", round, decision, amount_cents as "amountCents",
              delivery_net_cents as "deliveryNetCents", delivery_vat_cents as "deliveryVatCents",
              chargeback_cents as "chargebackCents", decided_by as "decidedBy",
              booked_at as "bookedAt"
         from disputes.loss where dispute_id = $1 and undone_at is null order by round`,
      [disputeId],
    );
    const parts = await tx.rows<PartRow>(
      `select ${PART_COLUMNS} from disputes.loss_part where dispute_id = $1 order by producer_id`,
      [disputeId],
    );
    return losses.map((loss) => ({
      ...loss,
      parts: parts.filter(({ round }) => round === loss.round).map(toPart),
    }));
  }

  async markUndone(tx: Tx, { disputeId, round }: LossRow, at: Date): Promise<void> {
    await tx.execute(
      'update disputes.loss set undone_at = $3 where dispute_id = $1 and round = $2',
      [disputeId, round, at],
    );
  }

  /** Delivery by the cooperative that lost disputes of an order took, gross, in cents. */
  async deliveryLostOf(tx: Tx, orderId: string): Promise<number> {
    const row = await tx.row<{ cents: number }>(
      `select coalesce(sum(l.delivery_net_cents + l.delivery_vat_cents), 0)::bigint as cents
         from disputes.loss l join disputes.dispute d on d.id = l.dispute_id
        where d.order_id = $1 and l.undone_at is null`,
      [orderId],
    );
    return row?.cents ?? 0;
  }
}

interface PartRow extends ShareReduction, ReductionEffect {
  readonly round: number;
  readonly producerOrderId: string;
  readonly producerId: string;
  readonly claimCents: number;
}

const PART_COLUMNS = `round, producer_order_id as "producerOrderId", producer_id as "producerId",
  goods_cents as "goodsCents", deposit_cents as "depositCents", delivery_cents as "deliveryCents",
  gross_cents as "grossCents", commission_net_cents as "commissionNetCents",
  commission_vat_cents as "commissionVatCents", fee_share_cents as "feeShareCents",
  payout_cents as "payoutCents", claim_cents as "claimCents"`;

const toPart = (row: PartRow): LossPart => ({
  producerOrderId: row.producerOrderId,
  producerId: row.producerId,
  reduction: {
    goodsCents: row.goodsCents,
    depositCents: row.depositCents,
    deliveryCents: row.deliveryCents,
  },
  effect: {
    grossCents: row.grossCents,
    commissionNetCents: row.commissionNetCents,
    commissionVatCents: row.commissionVatCents,
    feeShareCents: row.feeShareCents,
    payoutCents: row.payoutCents,
  },
  claimCents: row.claimCents,
});

async function insertPart(tx: Tx, loss: LossRow, part: LossPart): Promise<void> {
  const { reduction, effect } = part;
  await tx.execute(
    `insert into disputes.loss_part (dispute_id, round, producer_order_id, producer_id,
       goods_cents, deposit_cents, delivery_cents, gross_cents, commission_net_cents,
       commission_vat_cents, fee_share_cents, payout_cents, claim_cents)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    [
      loss.disputeId,
      loss.round,
      part.producerOrderId,
      part.producerId,
      reduction.goodsCents,
      reduction.depositCents,
      reduction.deliveryCents,
      effect.grossCents,
      effect.commissionNetCents,
      effect.commissionVatCents,
      effect.feeShareCents,
      effect.payoutCents,
      part.claimCents,
    ],
  );
}
