import { payoutStateOf } from '@markthalle/domain/treasury';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.ts';
import { Db, type Tx } from '../../platform/db/db.ts';
import { Incidents } from '../../platform/incidents/incidents.ts';
import { Jobs } from '../../platform/jobs/jobs.ts';
import type { ProviderPayout } from '../payments/object-readings.ts';
import { PaymentsFacade } from '../payments/payments.facade.ts';
import { ProducersFacade } from '../producers/producers.facade.ts';

/** An event about an account that is not one of ours. */
class UnknownAccount extends Error {
  override readonly name = 'UnknownAccount';
}

/**
 * Mirrors what Stripe pays out to a producer's bank account. Our ledger ended with the transfer,
 * so nothing is booked; but a producer whose bank refuses the money must learn of it.
 */
@Injectable()
export class ReduceProducerPayoutService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly payments: PaymentsFacade,
    private readonly producers: ProducersFacade,
    private readonly jobs: Jobs,
    private readonly incidents: Incidents,
  ) {}

  async reduce(payoutId: string, stripeAccountId: string): Promise<void> {
    const readAt = this.clock.now();
    const account = await this.producers.accountByStripeId(stripeAccountId);
    if (account === null) throw new UnknownAccount(stripeAccountId);
    const said = await this.payments.objects.payout(payoutId, stripeAccountId);
    await this.db.transaction(async (tx) => {
      if (!(await follow(tx, said, stripeAccountId, account.producerId, readAt))) return;
      const state = payoutStateOf(said.status);
      if (state === 'returned') await this.warn(tx, said, account.producerId);
      if (state === 'paid') await this.settle(tx, said, stripeAccountId);
    });
    if (payoutStateOf(said.status) === 'returned') {
      await this.payments.provider.rereadAccount(stripeAccountId);
    }
  }

  private async warn(tx: Tx, said: ProviderPayout, producerId: string): Promise<void> {
    const { payoutId, failureCode, amountCents } = said;
    await this.incidents.open(tx, {
      kind: 'producer-payout-failed',
      subject: payoutId,
      title: 'Die Bank eines Betriebs hat eine Auszahlung zurückgewiesen',
      details: { payoutId, producerId, amountCents, failureCode },
    });
    const key = `payout-failed:${payoutId}`;
    const mail = { producerId, payoutId, amountCents };
    await this.jobs.add(tx, 'notifications.payout-failed', mail, { key });
  }

  /** Money that arrived later shows that the bank details are right again. */
  private async settle(tx: Tx, said: ProviderPayout, stripeAccountId: string): Promise<void> {
    const earlier = await tx.rows<{ id: string }>(
      `select payout_id as id from treasury.producer_payout
        where stripe_account_id = $1 and created_at <= $2 and status in ('failed', 'canceled')`,
      [stripeAccountId, said.createdAt],
    );
    for (const { id } of earlier) await this.incidents.settle(tx, 'producer-payout-failed', id);
  }
}

/** False where a newer reading is stored. */
async function follow(
  tx: Tx,
  said: ProviderPayout,
  stripeAccountId: string,
  producerId: string,
  readAt: Date,
): Promise<boolean> {
  const written = await tx.execute(
    `insert into treasury.producer_payout as p (payout_id, stripe_account_id, producer_id,
       amount_cents, status, reconciliation_status, failure_code, arrival_at, created_at, reread_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
     on conflict (payout_id) do update set status = excluded.status,
       reconciliation_status = excluded.reconciliation_status,
       failure_code = excluded.failure_code, arrival_at = excluded.arrival_at,
       reread_at = excluded.reread_at
      where p.reread_at <= excluded.reread_at`,
    [
      said.payoutId,
      stripeAccountId,
      producerId,
      said.amountCents,
      said.status,
      said.reconciliationStatus,
      said.failureCode,
      said.arrivalAt,
      said.createdAt,
      readAt,
    ],
  );
  return written === 1;
}
