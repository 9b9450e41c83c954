import { next, type RefundEvent, type RefundState, refundTable } from '@markthalle/domain/states';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.ts';
import type { Tx } from '../../platform/db/db.ts';
import { Incidents } from '../../platform/incidents/incidents.ts';
import { Jobs } from '../../platform/jobs/jobs.ts';
import { RecoveriesStore } from './recoveries.store.ts';
import type { RefundRow } from './refund-rows.ts';
import { RefundsStore } from './refunds.store.ts';

/** Told to the buyer once each; what is on its way stands on the order's page. */
const TOLD: Partial<Record<RefundState, 'succeeded' | 'failed' | 'paid_by_bank'>> = {
  succeeded: 'succeeded',
  failed: 'failed',
  canceled: 'failed',
  paid_by_bank: 'paid_by_bank',
};

const UNWANTED_KINDS = ['duplicate-payment', 'payment-mismatch', 'money-without-order'] as const;

/** Writes down what became of a refund and what follows from it. */
@Injectable()
export class RefundOutcomes {
  constructor(
    private readonly store: RefundsStore,
    private readonly recoveries: RecoveriesStore,
    private readonly incidents: Incidents,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
  ) {}

  /** An event that the state does not allow (an older reading) changes nothing. */
  async record(
    tx: Tx,
    refund: RefundRow,
    outcome: { readonly event: RefundEvent; readonly failureReason?: string | null },
    by: { readonly closedBy?: string; readonly note?: string } = {},
  ): Promise<void> {
    const state = next(refundTable, refund.state, outcome.event);
    if (state === null || state === refund.state) return;
    const failureReason = outcome.failureReason ?? null;
    await this.store.move(tx, refund.id, { ...by, state, at: this.clock.now(), failureReason });
    if (state === 'failed' || state === 'canceled') {
      await this.openFailed(tx, refund, failureReason);
    }
    if (state === 'succeeded' || state === 'paid_by_bank') await this.settle(tx, refund);
    await this.startRecovery(tx, refund);
    const told = TOLD[state];
    if (told !== undefined) await this.tell(tx, refund, told);
  }

  /** The buyer has an answer, whatever it is: now the claim on the producer is worked off. */
  async startRecovery(tx: Tx, refund: RefundRow): Promise<void> {
    for (const recoveryId of await this.recoveries.openWaiting(tx, refund.id)) {
      await this.jobs.add(tx, 'refunds.recover', { recoveryId });
    }
  }

  private async tell(
    tx: Tx,
    { id: refundId, orderId, amountCents }: RefundRow,
    outcome: 'succeeded' | 'failed' | 'paid_by_bank',
  ): Promise<void> {
    if (!(await this.store.noteTold(tx, refundId, outcome))) return;
    await this.jobs.add(tx, 'notifications.refund', { refundId, orderId, amountCents, outcome });
  }

  private openFailed(tx: Tx, refund: RefundRow, failureReason: string | null): Promise<void> {
    return this.incidents.open(tx, {
      kind: 'refund-failed',
      subject: refund.id,
      title: `Erstattung zur Bestellung ${refund.orderNumber} ist nicht angekommen`,
      details: {
        refundId: refund.id,
        orderId: refund.orderId,
        amountCents: refund.amountCents,
        failureReason,
      },
    });
  }

  private async settle(tx: Tx, refund: RefundRow): Promise<void> {
    await this.incidents.settle(tx, 'refund-failed', refund.id);
    if (refund.cause === 'canceled') {
      await this.incidents.settle(tx, 'paid-without-stock', refund.orderId);
    }
    if (refund.kind !== 'charge') return;
    for (const kind of UNWANTED_KINDS) await this.incidents.settle(tx, kind, refund.chargeId);
  }
}
