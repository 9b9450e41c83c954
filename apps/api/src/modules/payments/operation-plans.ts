import { invariant } from '@markthalle/domain/invariant';
import { Inject, Injectable } from '@nestjs/common';
import type Stripe from 'stripe';
import { CONFIG, type Config } from '../../config.ts';
import type { Tx } from '../../platform/db/db.ts';
import { OperationsService } from './operations.service.ts';

/**
 * Plans of the calls that move money back or out. Each answers its operation; planning the same
 * subject again answers the same one, until it was rejected or proven absent. Amounts in cents.
 */
@Injectable()
export class OperationPlans {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly operations: OperationsService,
  ) {}

  /** Money back to the buyer, out of one charge. */
  refund(
    tx: Tx,
    draft: {
      readonly refundId: string;
      readonly orderId: string;
      readonly chargeId: string;
      readonly amountCents: number;
      readonly reason?: Stripe.RefundCreateParams.Reason;
    },
  ): Promise<string> {
    assertMoves(draft.amountCents);
    return this.operations.plan(tx, {
      kind: 'create_refund',
      subjectId: draft.refundId,
      orderId: draft.orderId,
      params: (operationId) => ({
        charge: draft.chargeId,
        amount: draft.amountCents,
        ...(draft.reason === undefined ? {} : { reason: draft.reason }),
        metadata: this.label(operationId, {
          order_id: draft.orderId,
          refund_id: draft.refundId,
        }),
      }),
    });
  }

  /** Part of a transfer back from the producer's account. */
  reversal(
    tx: Tx,
    draft: {
      readonly reversalId: string;
      readonly orderId: string;
      readonly transferId: string;
      readonly amountCents: number;
    },
  ): Promise<string> {
    assertMoves(draft.amountCents);
    return this.operations.plan(tx, {
      kind: 'create_reversal',
      subjectId: draft.reversalId,
      orderId: draft.orderId,
      params: (operationId) => ({
        transfer: draft.transferId,
        body: {
          amount: draft.amountCents,
          metadata: this.label(operationId, {
            order_id: draft.orderId,
            reversal_id: draft.reversalId,
          }),
        },
      }),
    });
  }

  /** The cooperative's own money to its bank account. */
  payout(
    tx: Tx,
    draft: { readonly payoutId: string; readonly amountCents: number },
  ): Promise<string> {
    assertMoves(draft.amountCents);
    return this.operations.plan(tx, {
      kind: 'create_payout',
      subjectId: draft.payoutId,
      params: (operationId) => ({
        amount: draft.amountCents,
        currency: 'eur',
        metadata: this.label(operationId, { payout_id: draft.payoutId }),
      }),
    });
  }

  /** The cooperative's money from its bank account to the balance. */
  topUp(
    tx: Tx,
    draft: { readonly topUpId: string; readonly amountCents: number },
  ): Promise<string> {
    assertMoves(draft.amountCents);
    return this.operations.plan(tx, {
      kind: 'create_topup',
      subjectId: draft.topUpId,
      params: (operationId) => ({
        amount: draft.amountCents,
        currency: 'eur',
        description: 'Auffüllung',
        metadata: this.label(operationId, { top_up_id: draft.topUpId }),
      }),
    });
  }

  /** What the cooperative says in a dispute; with `submit` it is final. */
  evidence(
    tx: Tx,
    draft: {
      readonly evidenceId: string;
      readonly disputeId: string;
      readonly orderId: string;
      readonly evidence: Stripe.DisputeUpdateParams.Evidence;
      readonly submit: boolean;
    },
  ): Promise<string> {
    return this.operations.plan(tx, {
      kind: 'submit_evidence',
      subjectId: draft.evidenceId,
      orderId: draft.orderId,
      params: (operationId) => ({
        dispute: draft.disputeId,
        body: {
          evidence: draft.evidence,
          submit: draft.submit,
          metadata: this.label(operationId, { order_id: draft.orderId }),
        },
      }),
    });
  }

  /** Accepts the loss of a dispute. */
  closeDispute(
    tx: Tx,
    draft: { readonly closureId: string; readonly disputeId: string; readonly orderId: string },
  ): Promise<string> {
    return this.operations.plan(tx, {
      kind: 'close_dispute',
      subjectId: draft.closureId,
      orderId: draft.orderId,
      params: () => ({ dispute: draft.disputeId }),
    });
  }

  /** What every object of ours says about itself; no personal data. */
  private label(operationId: string, ids: Readonly<Record<string, string>>) {
    return { tenant: this.config.stripe.tenant, op_id: operationId, ...ids };
  }
}

function assertMoves(amountCents: number): void {
  invariant(Number.isSafeInteger(amountCents) && amountCents > 0, 'an operation moves money');
}
