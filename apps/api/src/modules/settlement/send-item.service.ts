import { invariant } from '@markthalle/domain/invariant';
import {
  next,
  type RunItemEvent,
  type RunItemState,
  runItemTable,
} from '@markthalle/domain/states';
import { Injectable } from '@nestjs/common';
import { Clock, later, MINUTE_MS } from '../../platform/clock/clock.ts';
import { Db, type Tx } from '../../platform/db/db.ts';
import { Incidents } from '../../platform/incidents/incidents.ts';
import { Jobs } from '../../platform/jobs/jobs.ts';
import type { OperationOutcome } from '../payments/operations.service.ts';
import { PaymentsFacade } from '../payments/payments.facade.ts';
import { BookItem } from './book-item.ts';
import { CircuitBreaker } from './circuit-breaker.ts';
import { FinishRunService } from './finish-run.service.ts';
import { type Recheck, RecheckItems } from './recheck-items.ts';
import type { ItemRow } from './run-rows.ts';
import { SettlementStore } from './settlement.store.ts';

const LEASE_MS = 2 * MINUTE_MS;
/** The balance fills with new charges, not within minutes. */
const BALANCE_REST_MS = 30 * MINUTE_MS;
const BALANCE_TOO_LOW = 'balance_insufficient';

/**
 * Transfers one item: plan in a transaction, commit, call, record in a transaction. Killed
 * anywhere, it is taken up again with the same operation; what has no answer stays `inflight` and
 * is never given back before there is proof.
 */
@Injectable()
export class SendItemService {
  constructor(
    private readonly db: Db,
    private readonly store: SettlementStore,
    private readonly recheck: RecheckItems,
    private readonly bookItem: BookItem,
    private readonly payments: PaymentsFacade,
    private readonly breaker: CircuitBreaker,
    private readonly finish: FinishRunService,
    private readonly incidents: Incidents,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
  ) {}

  /** Does nothing for an item that has come to its end, is stopped or is in other hands. */
  async send(itemId: string): Promise<void> {
    if (this.breaker.isOpen()) return;
    const prepared = await this.db.transaction((tx) => this.prepare(tx, itemId));
    if (prepared === null) return;
    if (prepared.operationId !== null) await this.call(itemId, prepared.operationId);
    await this.finish.tryFinish(prepared.runId);
  }

  private async call(itemId: string, operationId: string): Promise<void> {
    const outcome = await this.payments.sendOperation(operationId);
    const isPause = outcome.state === 'unknown' && this.breaker.unanswered();
    if (outcome.state !== 'unknown') this.breaker.answered();
    await this.db.transaction(async (tx) => {
      await this.record(tx, itemId, outcome);
      if (isPause) await this.openPause(tx);
      else if (outcome.state !== 'unknown')
        await this.incidents.settle(tx, PAUSE_KIND, PAUSE_SUBJECT);
    });
  }

  /** The last look, the plan and the lease; a null operation means that the item was kept back. */
  private async prepare(
    tx: Tx,
    itemId: string,
  ): Promise<{ runId: string; operationId: string | null } | null> {
    const now = this.clock.now();
    const item = await this.store.lockItem(tx, itemId);
    invariant(item !== null, `run item ${itemId} does not exist`);
    const { runId } = item;
    if (item.state !== 'approved' && item.state !== 'inflight') return null;
    if (item.leaseUntil !== null && item.leaseUntil > now) return null;
    const run = await this.store.shareRun(tx, runId);
    if (run === null || run.stoppedAt !== null) return null;
    const operationId = item.operationId ?? (await this.plan(tx, item));
    if (operationId === null) return { runId, operationId };
    moved(item.state, 'send');
    await this.store.lease(tx, itemId, operationId, later(now, LEASE_MS));
    return { runId, operationId };
  }

  private async plan(tx: Tx, item: ItemRow): Promise<string | null> {
    const [look] = await this.recheck.look(tx, [item]);
    invariant(look !== undefined, 'one item has one last look');
    if (look.because === null) {
      return this.payments.planTransfer(tx, {
        ...item,
        runItemId: item.id,
        amountCents: item.transferCents,
      });
    }
    await this.giveBack(tx, look, 'skip', look.because);
    return null;
  }

  private async record(tx: Tx, itemId: string, outcome: OperationOutcome): Promise<void> {
    const item = await this.store.lockItem(tx, itemId);
    invariant(item !== null, `run item ${itemId} does not exist`);
    // A twin whose lease had run out may have recorded the same answer.
    if (item.state !== 'inflight') return;
    switch (outcome.state) {
      case 'succeeded':
        return this.recordTransferred(tx, item, outcome);
      case 'rejected':
        return this.recordRejected(tx, item, outcome.error);
      case 'absent':
        // Proven not to exist: it may be planned anew, after another last look.
        return this.store.moveItem(tx, itemId, { state: moved(item.state, 'postpone') });
      case 'unknown':
        return this.store.moveItem(tx, itemId, { state: moved(item.state, 'send') });
    }
  }

  private async recordTransferred(
    tx: Tx,
    item: ItemRow,
    outcome: Extract<OperationOutcome, { state: 'succeeded' }>,
  ): Promise<void> {
    await this.bookItem.transferred(tx, item, outcome.result?.balanceTransactionId);
    await this.store.moveItem(tx, item.id, {
      state: moved(item.state, 'confirm'),
      transferId: outcome.stripeId,
      resolvedAt: this.clock.now(),
    });
    if (item.chargeId === null) await this.incidents.settle(tx, 'balance-too-low', item.id);
    // A run pays several items of a producer one after the other; their own system hears of it once.
    const { producerId, runId: subjectId } = item;
    const event = { producerId, kind: 'payout.sent', subjectId } as const;
    await this.jobs.add(tx, 'integrations.event', event, {
      key: `payout:${subjectId}:${producerId}`,
    });
  }

  /**
   * A balance that is too low (F35) is no reason to give the item back: it stays approved, a person
   * is told, and it is tried again later. Every other refusal ends it.
   */
  private async recordRejected(tx: Tx, item: ItemRow, error: Rejection): Promise<void> {
    if (error.code !== BALANCE_TOO_LOW) {
      const [look] = await this.recheck.look(tx, [item]);
      invariant(look !== undefined, 'one item has one last look');
      await this.giveBack(tx, look, 'reject', 'transfer_rejected');
      return this.openRejected(tx, item, error);
    }
    await this.store.moveItem(tx, item.id, {
      state: moved(item.state, 'postpone'),
      restsUntil: later(this.clock.now(), BALANCE_REST_MS),
    });
    await this.incidents.open(tx, {
      kind: 'balance-too-low',
      subject: item.id,
      title: 'Das Guthaben bei Stripe reicht nicht für eine Auszahlung',
      details: { runId: item.runId, transferCents: item.transferCents },
    });
  }

  /** The money is due again, as much as the share is worth now, and may go into the next run. */
  private async giveBack(
    tx: Tx,
    { item, payoutNowCents }: Recheck,
    event: 'skip' | 'reject',
    reason: string,
  ): Promise<void> {
    await this.bookItem.givenBack(tx, item);
    if (item.kind === 'share' && payoutNowCents !== null) {
      await this.bookItem.changeOffset(tx, item, item.payoutCents - payoutNowCents);
    }
    await this.store.moveItem(tx, item.id, {
      state: moved(item.state, event),
      reason,
      resolvedAt: this.clock.now(),
    });
  }

  /**
   * Its subject is the producer order: until a person has settled it, the share enters no further
   * run.
   */
  private openRejected(tx: Tx, item: ItemRow, error: Rejection): Promise<void> {
    return this.incidents.open(tx, {
      kind: 'transfer-rejected',
      subject: item.producerOrderId ?? item.producerId,
      title: 'Stripe hat eine Überweisung an einen Betrieb abgelehnt',
      details: { runId: item.runId, itemId: item.id, operationId: item.operationId, ...error },
    });
  }

  private openPause(tx: Tx): Promise<void> {
    return this.incidents.open(tx, {
      kind: PAUSE_KIND,
      subject: PAUSE_SUBJECT,
      title: 'Stripe antwortet nicht, die Überweisungen machen eine Pause',
    });
  }
}

type Rejection = Extract<OperationOutcome, { state: 'rejected' }>['error'];

const PAUSE_KIND = 'transfers-paused';
const PAUSE_SUBJECT = 'settlement';

function moved(state: RunItemState, event: RunItemEvent): RunItemState {
  const target = next(runItemTable, state, event);
  invariant(target !== null, `${event} is not possible for an item that is ${state}`);
  return target;
}
