import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.ts';
import { Db } from '../../platform/db/db.ts';
import { PaymentsFacade } from '../payments/payments.facade.ts';

/** Producers are paid weekly; what does not fit into one night is read in the next. */
const MAX_PER_RUN = 200;

/** Automatic payouts of a producer's account that Stripe has finished sorting and nobody has added up yet. */
const UNSUMMED = `
  select p.payout_id as "payoutId", p.stripe_account_id as "stripeAccountId"
    from treasury.producer_payout p
   where p.reconciliation_status = 'completed'
     and not exists (select from reconciliation.payout_sum c where c.payout_id = p.payout_id)
   order by p.created_at, p.payout_id limit ${MAX_PER_RUN}`;

/** Adds the movements of producers' payouts up, each payout once: what went into it never changes. */
@Injectable()
export class SumPayoutsService {
  constructor(
    private readonly db: Db,
    private readonly payments: PaymentsFacade,
    private readonly clock: Clock,
  ) {}

  /** Throws what Stripe's client throws. */
  async follow(): Promise<void> {
    const payouts = await this.db.rows<{ payoutId: string; stripeAccountId: string }>(UNSUMMED);
    for (const { payoutId, stripeAccountId } of payouts) {
      const sumCents = await this.payments.movements.netOfPayout(payoutId, stripeAccountId);
      await this.db.execute(
        `insert into reconciliation.payout_sum (payout_id, sum_cents, read_at)
         values ($1, $2, $3) on conflict (payout_id) do nothing`,
        [payoutId, sumCents, this.clock.now()],
      );
    }
  }
}
