import { Injectable } from '@nestjs/common';
import type { Statements, Tx } from '../../platform/db/db.ts';
import { violatedConstraint } from '../../platform/db/db.ts';
import { Problem } from '../../platform/http/problem.ts';
import { RECALL_COLUMNS, type Recall } from './recalled-goods.ts';

export interface NewRecall extends Omit<Recall, 'endedAt' | 'holdsProduct'> {
  readonly startedBy: string;
  readonly startedByStaff: boolean;
}

/** Every write of recalls. */
@Injectable()
export class RecallsStore {
  /** False: this press was done before. Throws `recall-open-already` for the same goods. */
  async insert(tx: Tx, recall: NewRecall): Promise<boolean> {
    try {
      const written = await tx.execute(
        `insert into recalls.recall (id, producer_id, product_id, product_name, producer_name,
           batch_no, good_until_on, from_on, until_on, includes_unnoted, danger, advice, details,
           details_en, started_by, started_by_staff, started_at, holds_product)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, false)
         on conflict (id) do nothing`,
        [
          recall.recallId,
          recall.producerId,
          recall.productId,
          recall.productName,
          recall.producerName,
          recall.batchNo,
          recall.goodUntilOn,
          recall.fromOn,
          recall.untilOn,
          recall.includesUnnoted,
          recall.danger,
          recall.advice,
          recall.details,
          recall.detailsEn,
          recall.startedBy,
          recall.startedByStaff,
          recall.startedAt,
        ],
      );
      return written === 1;
    } catch (error) {
      if (violatedConstraint(error) !== 'recall_open_once') throw error;
      throw new Problem('recall-open-already');
    }
  }

  find(from: Statements, recallId: string): Promise<Recall | null> {
    return from.row(`select ${RECALL_COLUMNS} from recalls.recall r where r.id = $1`, [recallId]);
  }

  lock(tx: Tx, recallId: string): Promise<Recall | null> {
    return tx.row(`select ${RECALL_COLUMNS} from recalls.recall r where r.id = $1 for update`, [
      recallId,
    ]);
  }

  /** Recalls that are going on, the oldest first. */
  open(from: Statements, limit: number): Promise<Recall[]> {
    return from.rows(
      `select ${RECALL_COLUMNS} from recalls.recall r where r.ended_at is null
        order by r.started_at, r.id limit $1`,
      [limit],
    );
  }

  async holdProduct(tx: Tx, recallId: string): Promise<void> {
    await tx.execute('update recalls.recall set holds_product = true where id = $1', [recallId]);
  }

  /** Writes down the lines; answers the orders that the recall had not found before. */
  async addLines(
    tx: Tx,
    recallId: string,
    lines: readonly { readonly lineId: string; readonly orderId: string }[],
    at: Date,
  ): Promise<string[]> {
    const params = [
      recallId,
      lines.map(({ lineId }) => lineId),
      lines.map(({ orderId }) => orderId),
    ];
    await tx.execute(
      `insert into recalls.line (recall_id, line_id, order_id)
       select $1, n.line_id, n.order_id from unnest($2::uuid[], $3::uuid[]) n (line_id, order_id)
       on conflict do nothing`,
      params,
    );
    const fresh = await tx.rows<{ orderId: string }>(
      `insert into recalls.notice (recall_id, order_id, found_at)
       select distinct $1::uuid, n.order_id, $3::timestamptz from unnest($2::uuid[]) n (order_id)
       on conflict do nothing returning order_id as "orderId"`,
      [recallId, params[2], at],
    );
    return fresh.map(({ orderId }) => orderId);
  }

  /** The first time stays: it is the proof. */
  async noteTold(tx: Tx, recallId: string, orderId: string, at: Date): Promise<void> {
    await tx.execute(
      `update recalls.notice set told_at = $3
        where recall_id = $1 and order_id = $2 and told_at is null`,
      [recallId, orderId, at],
    );
  }

  lockNotice(
    tx: Tx,
    recallId: string,
    orderId: string,
  ): Promise<{ readonly refundId: string | null } | null> {
    return tx.row(
      `select refund_id as "refundId" from recalls.notice
        where recall_id = $1 and order_id = $2 for update`,
      [recallId, orderId],
    );
  }

  async noteRefund(tx: Tx, recallId: string, orderId: string, refundId: string): Promise<void> {
    await tx.execute(
      'update recalls.notice set refund_id = $3 where recall_id = $1 and order_id = $2',
      [recallId, orderId, refundId],
    );
  }

  async end(
    tx: Tx,
    recallId: string,
    { accountId, note, at }: { accountId: string; note: string; at: Date },
  ): Promise<void> {
    await tx.execute(
      'update recalls.recall set ended_at = $2, ended_by = $3, end_note = $4 where id = $1',
      [recallId, at, accountId, note],
    );
  }
}
