import type { WithdrawalState } from '@markthalle/domain/withdrawalAnswer';
import { Injectable } from '@nestjs/common';
import { Db, type Tx } from '../../platform/db/db.ts';

/** A part whose money nobody has sent yet. */
export interface OpenPart {
  readonly partId: string;
  readonly withdrawalId: string;
  readonly withdrawalNumber: string;
  readonly orderNumber: string;
  readonly state: WithdrawalState;
  readonly dueOn: string;
}

/** What happens to a part after its declaration. */
@Injectable()
export class ReturnStepsStore {
  constructor(private readonly db: Db) {}

  async move(tx: Tx, partId: string, state: WithdrawalState): Promise<void> {
    await tx.execute('update cases.withdrawal_part set state = $2 where id = $1', [partId, state]);
  }

  async noteSent(tx: Tx, partId: string, sentOn: string, trackingNumber: string | null) {
    await tx.execute(
      `update cases.withdrawal_part set sent_on = $2, tracking_number = $3 where id = $1`,
      [partId, sentOn, trackingNumber],
    );
  }

  async noteReceived(tx: Tx, partId: string, at: Date): Promise<void> {
    await tx.execute(
      `update cases.withdrawal_part set goods_received_at = coalesce(goods_received_at, $2)
        where id = $1`,
      [partId, at],
    );
  }

  async noteWaived(tx: Tx, partId: string, at: Date): Promise<void> {
    await tx.execute(
      'update cases.withdrawal_part set waived_at = coalesce(waived_at, $2) where id = $1',
      [partId, at],
    );
  }

  /** From now on the refund is wanted; `by` lets it go, null is a rule. */
  async release(tx: Tx, partId: string, by: string | null, at: Date): Promise<void> {
    await tx.execute(
      `update cases.withdrawal_part set released_by = coalesce(released_by, $2),
              refund_wanted_at = coalesce(refund_wanted_at, $3) where id = $1`,
      [partId, by, at],
    );
  }

  /** How much of each service was done. */
  async noteWork(
    tx: Tx,
    partId: string,
    work: readonly { readonly lineId: string; readonly doneBps: number }[],
  ): Promise<void> {
    await tx.execute(
      `update cases.withdrawal_line l set done_bps = n.bps
         from unnest($2::uuid[], $3::integer[]) as n (line_id, bps)
        where l.part_id = $1 and l.line_id = n.line_id`,
      [partId, work.map(({ lineId }) => lineId), work.map(({ doneBps }) => doneBps)],
    );
  }

  async noteRefund(tx: Tx, partId: string, refundId: string | null): Promise<void> {
    await tx.execute(
      `update cases.withdrawal_part set state = 'refunded', refund_id = $2 where id = $1`,
      [partId, refundId],
    );
  }

  async proposeLoss(
    tx: Tx,
    partId: string,
    loss: {
      readonly reason: string;
      readonly photoId: string | null;
      readonly counts: boolean;
      readonly lines: readonly { readonly lineId: string; readonly lossCents: number }[];
    },
  ): Promise<void> {
    await tx.execute(
      `update cases.withdrawal_part set loss_state = $2, loss_reason = $3, loss_photo_id = $4
        where id = $1`,
      [partId, loss.counts ? 'proposed' : 'dropped', loss.reason, loss.photoId],
    );
    await tx.execute(
      `update cases.withdrawal_line l set loss_cents = n.cents
         from unnest($2::uuid[], $3::integer[]) as n (line_id, cents)
        where l.part_id = $1 and l.line_id = n.line_id`,
      [partId, loss.lines.map((line) => line.lineId), loss.lines.map((line) => line.lossCents)],
    );
  }

  async disputeLoss(tx: Tx, partId: string, words: string): Promise<void> {
    await tx.execute(
      `update cases.withdrawal_part set loss_state = 'disputed', dispute_words = $2 where id = $1`,
      [partId, words],
    );
  }

  async decideLoss(
    tx: Tx,
    partId: string,
    state: 'confirmed' | 'dropped',
    by: { readonly accountId: string; readonly words: string },
  ): Promise<void> {
    await tx.execute(
      `update cases.withdrawal_part set loss_state = $2, decided_by = $3, decision_words = $4
        where id = $1`,
      [partId, state, by.accountId, by.words],
    );
  }

  async addParcel(
    tx: Tx,
    parcel: {
      readonly id: string;
      readonly producerOrderId: string;
      readonly deliveredOn: string;
      readonly trackingNumber: string | null;
      readonly by: string;
      readonly at: Date;
    },
  ): Promise<string[]> {
    await tx.execute(
      `insert into cases.parcel (id, producer_order_id, delivered_on, tracking_number, noted_by,
         noted_at) values ($1, $2, $3, $4, $5, $6)`,
      [
        parcel.id,
        parcel.producerOrderId,
        parcel.deliveredOn,
        parcel.trackingNumber,
        parcel.by,
        parcel.at,
      ],
    );
    const rows = await tx.rows<{ day: string }>(
      `select delivered_on as day from cases.parcel where producer_order_id = $1
        order by delivered_on`,
      [parcel.producerOrderId],
    );
    return rows.map(({ day }) => day);
  }

  /** Parts whose money may wait no longer and goes by itself now. */
  async idsForAutomatic(today: string, limit: number): Promise<string[]> {
    const rows = await this.db.rows<{ id: string }>(
      `select id from cases.withdrawal_part
        where (state = 'due' or (state = 'hold' and awaits_share and not has_to_come_back))
          and refund_wanted_at is null and automatic_on <= $1
        order by due_on limit $2`,
      [today, limit],
    );
    return rows.map(({ id }) => id);
  }

  /** From day 10 on: parts whose refund has not been approved. */
  lateParts(today: string, limit: number): Promise<OpenPart[]> {
    return this.db.rows<OpenPart>(
      `select p.id as "partId", p.withdrawal_id as "withdrawalId", w.number as "withdrawalNumber",
              o.number as "orderNumber", p.state, p.due_on as "dueOn"
         from cases.withdrawal_part p
         join cases.withdrawal w on w.id = p.withdrawal_id
         join orders."order" o on o.id = p.order_id
         left join refunds.refund r on r.id = p.refund_id
        where p.alert_on <= $1
          and (p.state in ('hold', 'due') or (p.state = 'refunded' and r.state = 'requested'))
        order by p.due_on limit $2`,
      [today, limit],
    );
  }
}
