import { Injectable } from '@nestjs/common';
import { Db, type Statements } from '../../platform/db/db.ts';

/** A refund that reached the buyer or is on its way; it is evidence by itself. */
export interface RefundProof {
  readonly stripeRefundId: string;
  readonly amountCents: number;
  readonly at: Date;
}

const MAX_PROOFS = 100;

/** Refunds of a charge, as evidence. */
@Injectable()
export class RefundProofsQueries {
  constructor(private readonly db: Db) {}

  ofCharge(chargeId: string, from: Statements = this.db): Promise<RefundProof[]> {
    return from.rows<RefundProof>(
      `select s.stripe_refund_id as "stripeRefundId", r.amount_cents as "amountCents",
              s.created_at as at
         from refunds.refund r join refunds.sending s on s.refund_id = r.id
        where r.charge_id = $1 and r.state in ('sent', 'pending', 'requires_action', 'succeeded')
          and s.stripe_refund_id is not null and s.failure_balance_transaction_id is null
        order by s.created_at limit ${MAX_PROOFS}`,
      [chargeId],
    );
  }
}

export const refundedCentsOf = (proofs: readonly RefundProof[]): number =>
  proofs.reduce((sum, proof) => sum + proof.amountCents, 0);
