import { invariant } from '@markthalle/domain/invariant';
import { postReversal } from '@markthalle/domain/refundPostings';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.ts';
import { Db, type Tx } from '../../platform/db/db.ts';
import { newId } from '../../platform/db/new-id.ts';
import { Incidents } from '../../platform/incidents/incidents.ts';
import { Jobs } from '../../platform/jobs/jobs.ts';
import { LedgerFacade } from '../ledger/ledger.facade.ts';
import type { ProviderReversal } from '../payments/object-readings.ts';
import type { OperationOutcome } from '../payments/operations.service.ts';
import { PaymentsFacade } from '../payments/payments.facade.ts';
import type { TransferRow } from '../payments/transfers.store.ts';
import { RecoveriesStore, type ReversalRow } from './recoveries.store.ts';

/** Takes transfers back, and follows what somebody took back in the dashboard. */
@Injectable()
export class ReversalsService {
  constructor(
    private readonly db: Db,
    private readonly recoveries: RecoveriesStore,
    private readonly ledger: LedgerFacade,
    private readonly payments: PaymentsFacade,
    private readonly incidents: Incidents,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
  ) {}

  /** Sends a planned reversal, or asks what a sweep has found out about it. */
  async settle(operationId: string): Promise<void> {
    const outcome = await this.payments.sendOperation(operationId);
    await this.db.transaction((tx) => this.record(tx, operationId, outcome));
  }

  /** Reads a transfer's reversals again and books those that are not booked. */
  async readTransfer(transferId: string): Promise<void> {
    const { reversedCents, reversals } = await this.payments.objects.reversalsOf(transferId);
    await this.db.transaction(async (tx) => {
      const transfer = await this.payments.transfers.lock(tx, transferId);
      // Not ours: the money checks name transfers that nobody knows.
      if (transfer === null) return;
      for (const read of reversals) await this.follow(tx, transfer, read);
      await this.payments.transfers.noteReversed(tx, transferId, reversedCents);
    });
  }

  private async record(tx: Tx, operationId: string, outcome: OperationOutcome): Promise<void> {
    const found = await this.recoveries.reversalOfOperation(tx, operationId);
    invariant(found !== null, `operation ${operationId} reverses nothing`);
    await this.payments.transfers.lock(tx, found.transferId);
    const reversal = await this.recoveries.lockReversal(tx, found.id);
    if (reversal?.state !== 'planned') return;
    switch (outcome.state) {
      case 'unknown':
        return;
      case 'succeeded': {
        const balanceTransactionId = outcome.result?.balanceTransactionId;
        invariant(typeof balanceTransactionId === 'string', 'a reversal moves the balance');
        return this.book(tx, reversal, outcome.stripeId, balanceTransactionId);
      }
      case 'absent':
        return this.planAnew(tx, reversal);
      case 'rejected':
        return this.recordRejected(tx, reversal, outcome.error.code ?? outcome.error.type);
    }
  }

  /** E5': the money is back and pays the claim. */
  private async book(
    tx: Tx,
    reversal: ReversalRow,
    stripeReversalId: string,
    balanceTransactionId: string,
  ): Promise<void> {
    const { id, producerId, amountCents, transferId, orderId, recoveryId } = reversal;
    await this.recoveries.noteReversal(tx, id, {
      state: 'created',
      stripeReversalId,
      balanceTransactionId,
    });
    await this.ledger.book(tx, {
      sourceKind: 'reversal',
      sourceId: id,
      entry: postReversal({ producerId, amountCents }),
      orderId,
      balanceTransactionId,
      operationId: reversal.operationId,
      at: this.clock.now(),
    });
    const transfer = await this.payments.transfers.lock(tx, transferId);
    invariant(transfer !== null, 'what is reversed was transferred');
    const reversedCents = transfer.reversedCents + amountCents;
    await this.payments.transfers.noteReversed(tx, transferId, reversedCents);
    if (recoveryId !== null) {
      await this.recoveries.note(tx, recoveryId, { state: 'done', reversedCents: amountCents });
    }
  }

  /** The account holds too little: the claim stays and later runs offset it. */
  private async recordRejected(tx: Tx, reversal: ReversalRow, code: string): Promise<void> {
    const isInsufficient = code === 'balance_insufficient';
    const state = isInsufficient ? 'insufficient' : 'rejected';
    await this.recoveries.noteReversal(tx, reversal.id, { state });
    if (isInsufficient) return;
    await this.incidents.open(tx, {
      kind: 'reversal-rejected',
      subject: reversal.id,
      title: 'Stripe hat eine Rückbuchung von einem Betrieb abgelehnt',
      details: { ...reversal, code },
    });
  }

  /** Proven not to exist: the claim is looked at anew. */
  private async planAnew(tx: Tx, reversal: ReversalRow): Promise<void> {
    await this.recoveries.noteReversal(tx, reversal.id, { state: 'rejected' });
    const { recoveryId } = reversal;
    if (recoveryId === null) return;
    await this.recoveries.note(tx, recoveryId, { state: 'open' });
    await this.jobs.add(tx, 'refunds.recover', { recoveryId });
  }

  private async follow(
    tx: Tx,
    transfer: Pick<TransferRow, 'transferId' | 'producerId' | 'orderId'>,
    read: ProviderReversal,
  ): Promise<void> {
    const known = await this.recoveries.reversalByStripeId(tx, read.reversalId);
    if (known !== null) return;
    const planned =
      read.operationId === null
        ? null
        : await this.recoveries.reversalOfOperation(tx, read.operationId);
    // Our own: whoever sent it records the answer.
    if (planned !== null || read.balanceTransactionId === null) return;
    const { transferId, producerId, orderId } = transfer;
    const reversal: ReversalRow = {
      id: newId(),
      recoveryId: null,
      transferId,
      producerId,
      orderId,
      amountCents: read.amountCents,
      state: 'planned',
      operationId: null,
      stripeReversalId: null,
    };
    await this.recoveries.insertReversal(tx, reversal, this.clock.now());
    await this.book(tx, reversal, read.reversalId, read.balanceTransactionId);
    await this.incidents.open(tx, {
      kind: 'reversal-by-hand',
      subject: read.reversalId,
      title: 'Eine Überweisung an einen Betrieb wurde im Stripe-Dashboard zurückgeholt',
      details: { transferId, producerId, orderId, amountCents: read.amountCents },
    });
  }
}
