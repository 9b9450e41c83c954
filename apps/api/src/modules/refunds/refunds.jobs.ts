import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock, later, MINUTE_MS } from '../../platform/clock/clock.ts';
import { Jobs } from '../../platform/jobs/jobs.ts';
import { Log } from '../../platform/log/log.ts';
import { Sweeps } from '../../platform/sweeps/sweeps.ts';
import { RecoverService } from './recover.service.ts';
import { ReduceRefundService } from './reduce-refund.service.ts';
import { ReversalsService } from './reversals.service.ts';
import { SendRefundService } from './send-refund.service.ts';
import { SendingsStore } from './sendings.store.ts';
import { UnwantedChargesService } from './unwanted-charges.service.ts';

declare module '../../platform/jobs/jobs.ts' {
  interface JobPayloads {
    'refunds.send': { readonly refundId: string };
    'refunds.recover': { readonly recoveryId: string };
    /** Asks documents to correct what a refund changed. */
    'documents.correct-invoice': { refundId: string };
    'notifications.refund': {
      readonly refundId: string;
      readonly orderId: string;
      readonly amountCents: number;
      readonly outcome: 'succeeded' | 'failed' | 'paid_by_bank';
    };
  }
}

const REREAD_AFTER_MS = 9 * MINUTE_MS;
const REFUNDS_PER_RUN = 200;

/** The jobs and the sweep of refunds. */
@Injectable()
export class RefundsJobs implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly sweeps: Sweeps,
    private readonly sender: SendRefundService,
    private readonly reducer: ReduceRefundService,
    private readonly recoverer: RecoverService,
    private readonly reversals: ReversalsService,
    private readonly unwanted: UnwantedChargesService,
    private readonly sendings: SendingsStore,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  onModuleInit(): void {
    const { jobs } = this;
    jobs.handle('refunds.send', ({ refundId }) => this.sender.send(refundId));
    jobs.handle('refunds.recover', ({ recoveryId }) => this.recoverer.recover(recoveryId));
    jobs.handle('refunds.read-refund', ({ stripeRefundId }) => this.reducer.read(stripeRefundId));
    jobs.handle('refunds.read-charge', ({ chargeId }) => this.reducer.readCharge(chargeId));
    jobs.handle('refunds.read-transfer', ({ transferId }) =>
      this.reversals.readTransfer(transferId),
    );
    jobs.handle('refunds.operation-resolved', ({ operationId }) => this.resolve(operationId));
    jobs.handle('refunds.queue-charge', ({ chargeId }) => this.unwanted.queueCharge(chargeId));
    jobs.handle('refunds.queue-order', ({ orderId }) => this.unwanted.queueOrder(orderId));
    this.sweeps.register({
      name: 'reread-refunds',
      cron: '*/10 * * * *',
      overdueAfterMs: 30 * MINUTE_MS,
      run: () => this.reread(),
    });
  }

  private async resolve(operationId: string): Promise<void> {
    const sending = await this.sendings.ofOperation(operationId);
    if (sending === null) await this.reversals.settle(operationId);
    else await this.sender.settle(operationId);
  }

  /** Refunds without an end are asked for again; one's trouble does not hold up the others. */
  private async reread(): Promise<number> {
    const before = later(this.clock.now(), -REREAD_AFTER_MS);
    const unsettled = await this.sendings.unsettled(before, REFUNDS_PER_RUN);
    const failures: unknown[] = [];
    for (const { refundId, stripeRefundId } of unsettled) {
      try {
        // Without Stripe's id its sending was interrupted: the same operation is asked again.
        if (stripeRefundId === null) await this.sender.send(refundId);
        else await this.reducer.read(stripeRefundId);
      } catch (error) {
        this.log.fault('refund not read', error, { refundId });
        failures.push(error);
      }
    }
    if (failures.length > 0) throw failures[0];
    return unsettled.length;
  }
}
