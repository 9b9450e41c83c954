import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.ts';
import { Db, type Tx } from '../../platform/db/db.ts';
import { Incidents } from '../../platform/incidents/incidents.ts';
import { PaymentsFacade } from '../payments/payments.facade.ts';
import { ReducePayoutService } from './reduce-payout.service.ts';
import { ReduceTopUpService } from './reduce-top-up.service.ts';
import { TreasuryStore } from './treasury.store.ts';

/** Sends what was released, and takes up what the sweep has decided. */
@Injectable()
export class SendMoneyService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly store: TreasuryStore,
    private readonly payments: PaymentsFacade,
    private readonly payouts: ReducePayoutService,
    private readonly topUps: ReduceTopUpService,
    private readonly incidents: Incidents,
  ) {}

  /** No answer proves nothing: the sweep `resume-operations` goes on and calls again. */
  async send(operationId: string): Promise<void> {
    const outcome = await this.payments.sendOperation(operationId);
    if (outcome.state === 'unknown') return;
    if (outcome.state === 'succeeded') {
      const isPayout = await this.db.transaction(
        async (tx) => (await this.store.payoutOfOperation(tx, operationId)) !== null,
      );
      if (isPayout) await this.payouts.reduce(outcome.stripeId);
      else await this.topUps.reduce(outcome.stripeId);
      return;
    }
    const code = outcome.state === 'rejected' ? (outcome.error.code ?? 'rejected') : 'absent';
    await this.db.transaction((tx) => this.reject(tx, operationId, code));
  }

  /** Nothing was moved and nothing was booked: a person decides what to do instead. */
  private async reject(tx: Tx, operationId: string, code: string): Promise<void> {
    const payout = await this.store.payoutOfOperation(tx, operationId);
    if (payout !== null) await this.store.movePayout(tx, payout.id, 'rejected', code);
    const topUp = payout === null ? await this.store.topUpOfOperation(tx, operationId) : null;
    if (topUp !== null) {
      await this.store.followTopUp(tx, topUp.id, {
        state: 'rejected',
        failureCode: code,
        rereadAt: this.clock.now(),
      });
    }
    await this.incidents.open(tx, {
      kind: 'payout-failed',
      subject: payout?.id ?? topUp?.id ?? operationId,
      title:
        payout === null
          ? 'Stripe hat eine Auffüllung abgelehnt'
          : 'Stripe hat eine Auszahlung der Genossenschaft abgelehnt',
      details: { operationId, code },
    });
  }
}
