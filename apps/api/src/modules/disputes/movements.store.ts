import { Injectable } from '@nestjs/common';
import type { Statements, Tx } from '../../platform/db/db.ts';
import type { ProviderMovement } from '../payments/object-readings.ts';

/** What Stripe moved because of disputes. */
@Injectable()
export class MovementsStore {
  /** False when this movement is booked already. */
  async insert(tx: Tx, disputeId: string, movement: ProviderMovement, at: Date): Promise<boolean> {
    const written = await tx.execute(
      `insert into disputes.movement (balance_transaction_id, dispute_id, amount_cents, fee_cents,
         booked_at)
       values ($1, $2, $3, $4, $5) on conflict (balance_transaction_id) do nothing`,
      [movement.balanceTransactionId, disputeId, movement.amountCents, movement.feeCents, at],
    );
    return written === 1;
  }

  /** Withdrawn and not given back, in cents. */
  async withdrawnCents(disputeId: string, from: Statements): Promise<number> {
    return sum(
      await from.row<Sum>(
        `select coalesce(-sum(amount_cents), 0)::bigint as cents from disputes.movement
          where dispute_id = $1`,
        [disputeId],
      ),
    );
  }

  /** The same of all disputes of a charge. */
  async withdrawnOfCharge(tx: Tx, chargeId: string): Promise<number> {
    return sum(
      await tx.row<Sum>(
        `select coalesce(-sum(m.amount_cents), 0)::bigint as cents from disputes.movement m
           join disputes.dispute d on d.id = m.dispute_id where d.charge_id = $1`,
        [chargeId],
      ),
    );
  }
}

interface Sum {
  readonly cents: number;
}

const sum = (row: Sum | null): number => row?.cents ?? 0;
