import { accountCodes } from '@markthalle/domain/accountCodes';
import { invariant } from '@markthalle/domain/invariant';
import { recoveryPlan } from '@markthalle/domain/recovery';
import { postReserveUsed } from '@markthalle/domain/refundPostings';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.ts';
import { Db, type Tx } from '../../platform/db/db.ts';
import { newId } from '../../platform/db/new-id.ts';
import { LedgerFacade } from '../ledger/ledger.facade.ts';
import { PaymentsFacade } from '../payments/payments.facade.ts';
import type { TransferRow } from '../payments/transfers.store.ts';
import { RecoveriesStore, type RecoveryRow } from './recoveries.store.ts';
import { ReversalsService } from './reversals.service.ts';

/**
 * Works a claim on a producer off: the reserve first, then what the next run can offset, then the
 * order's own transfer as far as the producer's balance at Stripe reaches. What is left stays a
 * claim and is offset in later runs.
 */
@Injectable()
export class RecoverService {
  constructor(
    private readonly db: Db,
    private readonly recoveries: RecoveriesStore,
    private readonly reversals: ReversalsService,
    private readonly ledger: LedgerFacade,
    private readonly payments: PaymentsFacade,
    private readonly clock: Clock,
  ) {}

  async recover(recoveryId: string): Promise<void> {
    const transfers = await this.transfersOf(recoveryId);
    const available = await this.availableOf(transfers);
    const planned = await this.db.transaction((tx) =>
      this.plan(tx, recoveryId, transfers, available),
    );
    for (const operationId of planned) await this.reversals.settle(operationId);
  }

  private async transfersOf(recoveryId: string): Promise<TransferRow[]> {
    const row = await this.db.row<{ id: string }>(
      'select producer_order_id as id from refunds.recovery where id = $1',
      [recoveryId],
    );
    invariant(row !== null, `recovery ${recoveryId} does not exist`);
    return this.payments.transfers.ofShare(row.id);
  }

  /** What each account at Stripe could give back now; asked before the transaction opens. */
  private async availableOf(
    transfers: readonly TransferRow[],
  ): Promise<ReadonlyMap<string, number>> {
    const accounts = [...new Set(transfers.map((transfer) => transfer.stripeAccountId))];
    const available = new Map<string, number>();
    for (const account of accounts) {
      const balance = await this.payments.provider.connectedBalance(account);
      available.set(account, Math.max(0, balance.availableCents));
    }
    return available;
  }

  private async plan(
    tx: Tx,
    recoveryId: string,
    transfers: readonly TransferRow[],
    available: ReadonlyMap<string, number>,
  ): Promise<string[]> {
    const recovery = await this.recoveries.lock(tx, recoveryId);
    if (recovery?.state !== 'open') return [];
    const { producerId } = recovery;
    await this.ledger.lockAccounts(tx, [
      accountCodes.receivable(producerId),
      accountCodes.due(producerId),
      accountCodes.reserve(producerId),
    ]);
    const standings = await this.standingsOf(tx, producerId);
    const locked: (TransferRow & { readonly leftCents: number })[] = [];
    for (const { transferId } of transfers) {
      const transfer = await this.payments.transfers.lock(tx, transferId);
      invariant(transfer !== null, 'a transfer is never deleted');
      const plannedCents = await this.recoveries.plannedOf(tx, transferId);
      const leftCents = transfer.amountCents - transfer.reversedCents - plannedCents;
      locked.push({ ...transfer, leftCents });
    }
    const { reserveCents, reversals } = recoveryPlan({
      claimCents: recovery.amountCents - recovery.reserveCents - recovery.reversedCents,
      ...standings,
      transfers: locked.map(({ transferId, leftCents, stripeAccountId }) => ({
        transferId,
        leftCents,
        stripeAccountId,
      })),
      availableCents: available,
    });
    if (reserveCents > 0) await this.useReserve(tx, recovery, reserveCents);
    await this.recoveries.note(tx, recoveryId, { state: 'done', reserveCents });
    return this.planReversals(tx, recovery, reversals);
  }

  private async standingsOf(tx: Tx, producerId: string) {
    const debt = await this.ledger.creditOf(accountCodes.receivable(producerId), tx);
    const due = await this.ledger.creditOf(accountCodes.due(producerId), tx);
    const reserve = await this.ledger.creditOf(accountCodes.reserve(producerId), tx);
    return {
      debtCents: Math.max(0, 0 - debt),
      dueCents: Math.max(0, due),
      heldReserveCents: Math.max(0, reserve),
    };
  }

  private async useReserve(tx: Tx, recovery: RecoveryRow, amountCents: number): Promise<void> {
    const { id, producerId, orderId } = recovery;
    const booked = await this.ledger.book(tx, {
      sourceKind: 'recovery',
      sourceId: id,
      entry: postReserveUsed({ producerId, amountCents }),
      orderId,
      at: this.clock.now(),
    });
    invariant(booked, 'a recovery uses the reserve once');
  }

  private async planReversals(
    tx: Tx,
    recovery: RecoveryRow,
    reversals: readonly { readonly transferId: string; readonly amountCents: number }[],
  ): Promise<string[]> {
    const { id: recoveryId, orderId, producerId } = recovery;
    const operations: string[] = [];
    for (const { transferId, amountCents } of reversals) {
      const id = newId();
      const draft = { reversalId: id, orderId, transferId, amountCents };
      const operationId = await this.payments.plans.reversal(tx, draft);
      const reversal = { id, recoveryId, transferId, producerId, orderId, amountCents };
      const state = 'planned' as const;
      await this.recoveries.insertReversal(
        tx,
        { ...reversal, state, operationId, stripeReversalId: null },
        this.clock.now(),
      );
      operations.push(operationId);
    }
    return operations;
  }
}
