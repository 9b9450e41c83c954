import { Injectable } from '@nestjs/common';
import { Db, type Statements, type Tx } from '../../platform/db/db.ts';

/** A transfer that this market made; amounts in cents. */
export interface TransferRow {
  readonly transferId: string;
  readonly operationId: string;
  /** Null, like share and charge, for a correction that belongs to no order. */
  readonly orderId: string | null;
  readonly producerOrderId: string | null;
  readonly producerId: string;
  readonly chargeId: string | null;
  readonly stripeAccountId: string;
  readonly amountCents: number;
  /** How much of it was taken back so far, as Stripe last said. */
  readonly reversedCents: number;
  readonly createdAt: Date;
}

/** A transfer out of the charge of one share. */
export type ShareTransferRow = TransferRow & {
  readonly orderId: string;
  readonly producerOrderId: string;
  readonly chargeId: string;
};

const COLUMNS = `transfer_id as "transferId", operation_id as "operationId", order_id as "orderId",
  producer_order_id as "producerOrderId", producer_id as "producerId", charge_id as "chargeId",
  stripe_account_id as "stripeAccountId", amount_cents as "amountCents",
  reversed_cents as "reversedCents", created_at as "createdAt"`;

@Injectable()
export class TransfersStore {
  constructor(private readonly db: Db) {}

  async insert(tx: Tx, row: Omit<TransferRow, 'reversedCents'>): Promise<void> {
    await tx.execute(
      `insert into payments.transfer (transfer_id, operation_id, order_id, producer_order_id,
         producer_id, charge_id, stripe_account_id, amount_cents, created_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        row.transferId,
        row.operationId,
        row.orderId,
        row.producerOrderId,
        row.producerId,
        row.chargeId,
        row.stripeAccountId,
        row.amountCents,
        row.createdAt,
      ],
    );
  }

  /** The transfers of one share, oldest first. */
  ofShare(producerOrderId: string, from: Statements = this.db): Promise<ShareTransferRow[]> {
    return from.rows<ShareTransferRow>(
      `select ${COLUMNS} from payments.transfer where producer_order_id = $1
        order by created_at, transfer_id`,
      [producerOrderId],
    );
  }

  find(transferId: string, from: Statements = this.db): Promise<TransferRow | null> {
    return from.row<TransferRow>(
      `select ${COLUMNS} from payments.transfer where transfer_id = $1`,
      [transferId],
    );
  }

  lock(tx: Tx, transferId: string): Promise<TransferRow | null> {
    return tx.row<TransferRow>(
      `select ${COLUMNS} from payments.transfer where transfer_id = $1 for update`,
      [transferId],
    );
  }

  /** Follows Stripe's sum of reversals, which only grows; an older reading changes nothing. */
  async noteReversed(tx: Tx, transferId: string, reversedCents: number): Promise<void> {
    await tx.execute(
      `update payments.transfer set reversed_cents = greatest(reversed_cents, $2)
        where transfer_id = $1`,
      [transferId, reversedCents],
    );
  }
}
