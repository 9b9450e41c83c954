import { Injectable, type OnModuleInit } from '@nestjs/common';
import type Stripe from 'stripe';
import { Clock } from '../../platform/clock/clock.ts';
import type { Tx } from '../../platform/db/db.ts';
import { OperationsService } from './operations.service.ts';
import type { OperationRow } from './operations.store.ts';
import { idOf, type Reference } from './stripe-values.ts';
import { TransfersStore } from './transfers.store.ts';

/**
 * What is written together with the success of a call: the transfer that was made, and the movement
 * on the balance that whoever books the operation needs.
 */
@Injectable()
export class OperationEffects implements OnModuleInit {
  constructor(
    private readonly operations: OperationsService,
    private readonly transfers: TransfersStore,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.operations.whenSucceeded('create_transfer', (tx, operation, transfer) =>
      this.recordTransfer(tx, operation, transfer),
    );
    this.operations.whenSucceeded('create_reversal', async (_, __, made) => movementOf(made));
    this.operations.whenSucceeded('create_refund', async (_, __, made) => ({
      ...movementOf(made),
      status: made.status,
    }));
    this.operations.whenSucceeded('create_payout', async (_, __, made) => movementOf(made));
    this.operations.whenSucceeded('create_topup', async (_, __, made) => ({
      ...movementOf(made),
      status: made.status,
    }));
  }

  private async recordTransfer(tx: Tx, operation: OperationRow, transfer: Stripe.Transfer) {
    const { metadata } = transfer;
    await this.transfers.insert(tx, {
      transferId: transfer.id,
      operationId: operation.id,
      orderId: metadata.order_id ?? null,
      producerOrderId: metadata.producer_order_id ?? null,
      producerId: String(metadata.producer_id),
      chargeId: (operation.params.source_transaction as string | undefined) ?? null,
      stripeAccountId: String(operation.params.destination),
      amountCents: transfer.amount,
      createdAt: this.clock.now(),
    });
    return movementOf(transfer);
  }
}

const movementOf = (made: { readonly balance_transaction: Reference }) => ({
  balanceTransactionId: idOf(made.balance_transaction),
});
