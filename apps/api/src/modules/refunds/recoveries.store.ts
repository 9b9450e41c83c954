import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/db/db.ts';
import { newId } from '../../platform/db/new-id.ts';

/** What made a producer owe us something. */
interface RecoveryCause {
  readonly kind: 'refund' | 'dispute';
  readonly id: string;
}

export interface RecoveryDraft {
  readonly producerId: string;
  readonly producerOrderId: string;
  readonly orderId: string;
  readonly amountCents: number;
  readonly cause: RecoveryCause;
  readonly at: Date;
}

export interface RecoveryRow {
  readonly id: string;
  readonly producerId: string;
  readonly producerOrderId: string;
  readonly orderId: string;
  readonly amountCents: number;
  readonly reserveCents: number;
  readonly reversedCents: number;
  readonly state: 'waiting' | 'open' | 'done';
}

export interface ReversalRow {
  readonly id: string;
  readonly recoveryId: string | null;
  readonly transferId: string;
  readonly producerId: string;
  /** Null for a transfer that belonged to no order. */
  readonly orderId: string | null;
  readonly amountCents: number;
  readonly state: 'planned' | 'created' | 'insufficient' | 'rejected';
  readonly operationId: string | null;
  readonly stripeReversalId: string | null;
}

const RECOVERY = `select id, producer_id as "producerId", producer_order_id as "producerOrderId",
  order_id as "orderId", amount_cents as "amountCents", reserve_cents as "reserveCents",
  reversed_cents as "reversedCents", state from refunds.recovery`;

const REVERSAL = `select id, recovery_id as "recoveryId", transfer_id as "transferId",
  producer_id as "producerId", order_id as "orderId", amount_cents as "amountCents", state,
  operation_id as "operationId", stripe_reversal_id as "stripeReversalId" from refunds.reversal`;

/** Claims that are worked off, and the reversals that do so. A recovery is locked before accounts. */
@Injectable()
export class RecoveriesStore {
  async insert(
    tx: Tx,
    draft: RecoveryDraft & { readonly state: RecoveryRow['state'] },
  ): Promise<string> {
    const id = newId();
    await tx.execute(
      `insert into refunds.recovery (id, producer_id, producer_order_id, order_id, amount_cents,
         cause_kind, cause_id, state, created_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        id,
        draft.producerId,
        draft.producerOrderId,
        draft.orderId,
        draft.amountCents,
        draft.cause.kind,
        draft.cause.id,
        draft.state,
        draft.at,
      ],
    );
    return id;
  }

  lock(tx: Tx, recoveryId: string): Promise<RecoveryRow | null> {
    return tx.row<RecoveryRow>(`${RECOVERY} where id = $1 for update`, [recoveryId]);
  }

  /** The buyer's turn is over: what waited for it may start. Answers the ids. */
  async openWaiting(tx: Tx, causeId: string): Promise<string[]> {
    const rows = await tx.rows<{ id: string }>(
      `update refunds.recovery set state = 'open' where cause_id = $1 and state = 'waiting'
       returning id`,
      [causeId],
    );
    return rows.map((row) => row.id);
  }

  async note(
    tx: Tx,
    recoveryId: string,
    change: {
      readonly state: RecoveryRow['state'];
      readonly reserveCents?: number;
      readonly reversedCents?: number;
    },
  ): Promise<void> {
    await tx.execute(
      `update refunds.recovery set state = $2, reserve_cents = reserve_cents + $3,
              reversed_cents = reversed_cents + $4 where id = $1`,
      [recoveryId, change.state, change.reserveCents ?? 0, change.reversedCents ?? 0],
    );
  }

  async insertReversal(
    tx: Tx,
    reversal: ReversalRow & { readonly balanceTransactionId?: string | null },
    at: Date,
  ): Promise<void> {
    await tx.execute(
      `insert into refunds.reversal (id, recovery_id, transfer_id, producer_id, order_id,
         amount_cents, state, operation_id, stripe_reversal_id, balance_transaction_id, created_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [
        reversal.id,
        reversal.recoveryId,
        reversal.transferId,
        reversal.producerId,
        reversal.orderId,
        reversal.amountCents,
        reversal.state,
        reversal.operationId,
        reversal.stripeReversalId,
        reversal.balanceTransactionId ?? null,
        at,
      ],
    );
  }

  /** Reversals that may still happen, in cents per transfer. */
  async plannedOf(tx: Tx, transferId: string): Promise<number> {
    const row = await tx.row<{ cents: number }>(
      `select coalesce(sum(amount_cents), 0)::bigint as cents from refunds.reversal
        where transfer_id = $1 and state = 'planned'`,
      [transferId],
    );
    return row?.cents ?? 0;
  }

  lockReversal(tx: Tx, reversalId: string): Promise<ReversalRow | null> {
    return tx.row<ReversalRow>(`${REVERSAL} where id = $1 for update`, [reversalId]);
  }

  reversalOfOperation(tx: Tx, operationId: string): Promise<ReversalRow | null> {
    return tx.row<ReversalRow>(`${REVERSAL} where operation_id = $1`, [operationId]);
  }

  reversalByStripeId(tx: Tx, stripeReversalId: string): Promise<ReversalRow | null> {
    return tx.row<ReversalRow>(`${REVERSAL} where stripe_reversal_id = $1`, [stripeReversalId]);
  }

  async noteReversal(
    tx: Tx,
    reversalId: string,
    change: {
      readonly state: ReversalRow['state'];
      readonly operationId?: string;
      readonly stripeReversalId?: string;
      readonly balanceTransactionId?: string;
    },
  ): Promise<void> {
    await tx.execute(
      `update refunds.reversal
          set state = $2, operation_id = coalesce($3, operation_id),
              stripe_reversal_id = coalesce($4, stripe_reversal_id),
              balance_transaction_id = coalesce($5, balance_transaction_id)
        where id = $1`,
      [
        reversalId,
        change.state,
        change.operationId ?? null,
        change.stripeReversalId ?? null,
        change.balanceTransactionId ?? null,
      ],
    );
  }
}
