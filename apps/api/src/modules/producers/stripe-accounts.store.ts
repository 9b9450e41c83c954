import { Injectable } from '@nestjs/common';
import { Db, type Statements, type Tx } from '../../platform/db/db.ts';
import type {
  NewStripeAccount,
  StripeAccount,
  StripeAccountReading,
  StripeAccountState,
} from './stripe-account.ts';

const ACCOUNT = `select stripe_account_id as "stripeAccountId", producer_id as "producerId", state,
    payouts_enabled as "payoutsEnabled", requirements, reread_at as "rereadAt",
    created_at as "createdAt", payout_schedule_at as "payoutScheduleAt", replaced_at as "replacedAt"
  from producers.stripe_account`;

/** Payment accounts: at most one active row per producer, the earlier ones are kept. */
@Injectable()
export class StripeAccountsStore {
  constructor(private readonly db: Db) {}

  async activeOf(
    producerIds: readonly string[],
    db: Statements = this.db,
  ): Promise<ReadonlyMap<string, StripeAccount>> {
    const rows = await db.rows<StripeAccount>(
      `${ACCOUNT} where producer_id = any($1::uuid[]) and replaced_at is null`,
      [producerIds],
    );
    return new Map(rows.map((row) => [row.producerId, row]));
  }

  byId(stripeAccountId: string, db: Statements = this.db): Promise<StripeAccount | null> {
    return db.row<StripeAccount>(`${ACCOUNT} where stripe_account_id = $1`, [stripeAccountId]);
  }

  /** Active accounts in some states that were last read before an instant, longest ago first. */
  lastReadBefore(
    before: Date,
    states: readonly StripeAccountState[],
    limit: number,
  ): Promise<StripeAccount[]> {
    return this.db.rows<StripeAccount>(
      `${ACCOUNT} where replaced_at is null and state = any($2::text[])
          and coalesce(reread_at, created_at) < $1
        order by coalesce(reread_at, created_at), stripe_account_id limit $3`,
      [before, states, limit],
    );
  }

  /** Answers false where the account is known or the producer has an active one. */
  async insert(tx: Tx, account: NewStripeAccount, now: Date): Promise<boolean> {
    const inserted = await tx.execute(
      `insert into producers.stripe_account (stripe_account_id, producer_id, state, created_at)
       values ($1, $2, $3, $4) on conflict do nothing`,
      [account.stripeAccountId, account.producerId, account.state, now],
    );
    return inserted === 1;
  }

  /** Answers false where the account is unknown or a newer reading is stored. */
  async update(tx: Tx, stripeAccountId: string, reading: StripeAccountReading): Promise<boolean> {
    const updated = await tx.execute(
      `update producers.stripe_account
          set state = $2, payouts_enabled = $3, requirements = $4, reread_at = $5
        where stripe_account_id = $1 and (reread_at is null or reread_at <= $5)`,
      [
        stripeAccountId,
        reading.state,
        reading.payoutsEnabled,
        JSON.stringify(reading.requirements),
        reading.rereadAt,
      ],
    );
    return updated === 1;
  }

  async notePayoutSchedule(tx: Tx, stripeAccountId: string, at: Date): Promise<void> {
    await tx.execute(
      'update producers.stripe_account set payout_schedule_at = $2 where stripe_account_id = $1',
      [stripeAccountId, at],
    );
  }

  /** Makes room for `account`; doing it twice retires nothing more. */
  async retireActive(tx: Tx, account: NewStripeAccount, now: Date): Promise<void> {
    await tx.execute(
      `update producers.stripe_account set replaced_at = $3
        where producer_id = $1 and replaced_at is null and stripe_account_id <> $2`,
      [account.producerId, account.stripeAccountId, now],
    );
  }
}
