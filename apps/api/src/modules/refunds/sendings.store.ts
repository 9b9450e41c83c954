import { Injectable } from '@nestjs/common';
import { Db, type Statements, type Tx } from '../../platform/db/db.ts';
import { SENDING_COLUMNS, type SendingRow } from './refund-rows.ts';

/** The attempts to send refunds through Stripe. */
@Injectable()
export class SendingsStore {
  constructor(private readonly db: Db) {}

  async insert(
    tx: Tx,
    sending: Pick<SendingRow, 'id' | 'refundId' | 'operationId' | 'stripeRefundId'>,
    at: Date,
  ): Promise<void> {
    await tx.execute(
      `insert into refunds.sending (id, refund_id, operation_id, stripe_refund_id, created_at)
       values ($1, $2, $3, $4, $5)`,
      [sending.id, sending.refundId, sending.operationId, sending.stripeRefundId, at],
    );
  }

  latest(refundId: string, from: Statements = this.db): Promise<SendingRow | null> {
    return from.row<SendingRow>(
      `select ${SENDING_COLUMNS} from refunds.sending s where s.refund_id = $1
        order by s.created_at desc, s.id desc limit 1`,
      [refundId],
    );
  }

  ofOperation(operationId: string, from: Statements = this.db): Promise<SendingRow | null> {
    return from.row<SendingRow>(
      `select ${SENDING_COLUMNS} from refunds.sending s where s.operation_id = $1`,
      [operationId],
    );
  }

  ofStripeRefund(stripeRefundId: string, from: Statements = this.db): Promise<SendingRow | null> {
    return from.row<SendingRow>(
      `select ${SENDING_COLUMNS} from refunds.sending s where s.stripe_refund_id = $1`,
      [stripeRefundId],
    );
  }

  async noteOperation(tx: Tx, sendingId: string, operationId: string): Promise<void> {
    await tx.execute('update refunds.sending set operation_id = $2 where id = $1', [
      sendingId,
      operationId,
    ]);
  }

  async noteReading(
    tx: Tx,
    sendingId: string,
    reading: Pick<
      SendingRow,
      'stripeRefundId' | 'balanceTransactionId' | 'failureBalanceTransactionId'
    >,
  ): Promise<void> {
    await tx.execute(
      `update refunds.sending
          set stripe_refund_id = coalesce($2, stripe_refund_id),
              balance_transaction_id = coalesce($3, balance_transaction_id),
              failure_balance_transaction_id = coalesce($4, failure_balance_transaction_id)
        where id = $1`,
      [
        sendingId,
        reading.stripeRefundId,
        reading.balanceTransactionId,
        reading.failureBalanceTransactionId,
      ],
    );
  }

  /** The last sendings of refunds that have no end yet, oldest reading first. */
  unsettled(before: Date, limit: number): Promise<SendingRow[]> {
    return this.db.rows<SendingRow>(
      `select ${SENDING_COLUMNS} from refunds.refund r
         join lateral (select * from refunds.sending where refund_id = r.id
                        order by created_at desc, id desc limit 1) s on true
        where r.state in ('approved', 'sent', 'pending', 'requires_action') and r.updated_at <= $1
        order by r.updated_at limit $2`,
      [before, limit],
    );
  }
}
