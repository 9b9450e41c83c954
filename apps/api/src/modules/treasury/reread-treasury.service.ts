import { Injectable } from '@nestjs/common';
import { Clock, DAY_MS, later, MINUTE_MS } from '../../platform/clock/clock.ts';
import { Db } from '../../platform/db/db.ts';
import { Log } from '../../platform/log/log.ts';
import { PaymentsFacade } from '../payments/payments.facade.ts';
import { IntakeFeesService } from './intake-fees.service.ts';
import { ReducePayoutService } from './reduce-payout.service.ts';
import { ReduceProducerPayoutService } from './reduce-producer-payout.service.ts';
import { ReduceTopUpService } from './reduce-top-up.service.ts';
import { WatchBalanceService } from './watch-balance.service.ts';

/** Bank transfers take days; what is older was read while it happened. */
const LOOK_BACK_MS = 10 * DAY_MS;
const OPEN_AGE_MS = 5 * MINUTE_MS;
const OPEN_PER_RUN = 100;
const ACCOUNTS_PER_RUN = 50;
/** A producer is paid once a week, so a lost event is found soon enough. */
const ACCOUNT_AGE_MS = DAY_MS;

interface Row {
  readonly id: string;
  readonly account: string;
}

/** Asks Stripe about everything of the treasury that may have moved, as if every webhook had been lost. */
@Injectable()
export class RereadTreasuryService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly payments: PaymentsFacade,
    private readonly payouts: ReducePayoutService,
    private readonly topUps: ReduceTopUpService,
    private readonly producerPayouts: ReduceProducerPayoutService,
    private readonly fees: IntakeFeesService,
    private readonly balance: WatchBalanceService,
    private readonly log: Log,
  ) {}

  /** Answers how many objects were read again. One object's trouble does not hold up the others. */
  async reread(): Promise<number> {
    const failures: unknown[] = [];
    let touched = 0;
    const tryEach = async (id: string, work: () => Promise<unknown>) => {
      try {
        await work();
        touched += 1;
      } catch (error) {
        this.log.fault('treasury not read again', error, { id });
        failures.push(error);
      }
    };
    await tryEach('payouts', () => this.findPlatformMoney(tryEach));
    for (const { id, account } of await this.openProducerPayouts()) {
      await tryEach(id, () => this.producerPayouts.reduce(id, account));
    }
    for (const account of await this.accountsToList()) {
      await tryEach(account, () => this.listProducerPayouts(account, tryEach));
    }
    await tryEach('fees', () => this.fees.takeIn());
    await tryEach('balance', () => this.balance.watch());
    if (failures.length > 0) throw failures[0];
    return touched;
  }

  /** What is under way, and what somebody made in the dashboard. */
  private async findPlatformMoney(
    tryEach: (id: string, work: () => Promise<unknown>) => Promise<void>,
  ): Promise<void> {
    const since = later(this.clock.now(), -LOOK_BACK_MS);
    const settled = await this.settledIds();
    for (const { payoutId, status } of await this.payments.objects.payoutsSince(since)) {
      if (settled.has(`${payoutId}:${status}`)) continue;
      await tryEach(payoutId, () => this.payouts.reduce(payoutId));
    }
    for (const { topUpId, status } of await this.payments.objects.topUpsSince(since)) {
      if (settled.has(`${topUpId}:${status}`)) continue;
      await tryEach(topUpId, () => this.topUps.reduce(topUpId));
    }
  }

  /** Ids with the word of Stripe that our rows have followed to their end. */
  private async settledIds(): Promise<ReadonlySet<string>> {
    const rows = await this.db.rows<{ id: string; state: string }>(
      `select payout_id as id, state from treasury.payout where state in ('paid', 'returned')
       union all
       select top_up_id, state from treasury.top_up
        where state in ('succeeded', 'failed', 'canceled', 'reversed')`,
    );
    const words = rows.flatMap(({ id, state }) =>
      state === 'returned' ? [`${id}:failed`, `${id}:canceled`] : [`${id}:${state}`],
    );
    return new Set(words);
  }

  private openProducerPayouts(): Promise<Row[]> {
    return this.db.rows<Row>(
      `select payout_id as id, stripe_account_id as account from treasury.producer_payout
        where status in ('pending', 'in_transit') and reread_at <= $1
        order by reread_at limit $2`,
      [later(this.clock.now(), -OPEN_AGE_MS), OPEN_PER_RUN],
    );
  }

  /** Accounts whose list of payouts was not read for a day, longest ago first. */
  private async accountsToList(): Promise<string[]> {
    const rows = await this.db.rows<{ account: string }>(
      `select a.stripe_account_id as account
         from producers.stripe_account a
         left join treasury.cursor c on c.scope = 'payouts:' || a.stripe_account_id
        where a.state not in ('invited', 'closed') and coalesce(c.read_until, a.created_at) <= $1
        order by coalesce(c.read_until, a.created_at), a.stripe_account_id limit $2`,
      [later(this.clock.now(), -ACCOUNT_AGE_MS), ACCOUNTS_PER_RUN],
    );
    return rows.map(({ account }) => account);
  }

  private async listProducerPayouts(
    account: string,
    tryEach: (id: string, work: () => Promise<unknown>) => Promise<void>,
  ): Promise<void> {
    const now = this.clock.now();
    const payouts = await this.payments.objects.payoutsSince(later(now, -LOOK_BACK_MS), account);
    for (const { payoutId } of payouts) {
      await tryEach(payoutId, () => this.producerPayouts.reduce(payoutId, account));
    }
    await this.db.execute(
      `insert into treasury.cursor (scope, read_until) values ($1, $2)
       on conflict (scope) do update set read_until = excluded.read_until`,
      [`payouts:${account}`, now],
    );
  }
}
