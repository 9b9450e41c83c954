import type { PlatformPayoutState } from '@markthalle/domain/treasury';
import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/db/db.ts';
import type { ProviderPayout, ProviderTopUp } from '../payments/object-readings.ts';

export interface PayoutRow {
  readonly id: string;
  readonly payoutId: string | null;
  readonly amountCents: number;
  readonly state: PlatformPayoutState;
  readonly requestedBy: string | null;
  readonly approvedBy: string | null;
}

export type TopUpState =
  | 'approved'
  | 'pending'
  | 'succeeded'
  | 'failed'
  | 'canceled'
  | 'reversed'
  | 'rejected';

export interface TopUpRow {
  readonly id: string;
  readonly state: TopUpState;
}

const PAYOUT = `select id, payout_id as "payoutId", amount_cents as "amountCents", state,
  requested_by as "requestedBy", approved_by as "approvedBy" from treasury.payout`;
const TOP_UP = 'select id, state from treasury.top_up';

/** Writes and locking reads of payouts and top-ups of the platform. */
@Injectable()
export class TreasuryStore {
  /** One decision about the cooperative's money at a time. */
  async lockTreasury(tx: Tx): Promise<void> {
    await tx.execute(`select pg_advisory_xact_lock(hashtextextended('treasury', 0))`);
  }

  async insertPayout(
    tx: Tx,
    payout: {
      readonly id: string;
      readonly payoutId?: string;
      readonly origin: 'office' | 'dashboard' | 'automatic';
      readonly amountCents: number;
      readonly state: PlatformPayoutState;
      readonly requestedBy?: string;
      readonly requestedAt: Date;
    },
  ): Promise<void> {
    await tx.execute(
      `insert into treasury.payout
         (id, payout_id, origin, amount_cents, state, requested_by, requested_at)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [
        payout.id,
        payout.payoutId ?? null,
        payout.origin,
        payout.amountCents,
        payout.state,
        payout.requestedBy ?? null,
        payout.requestedAt,
      ],
    );
  }

  lockPayout(tx: Tx, id: string): Promise<PayoutRow | null> {
    return tx.row<PayoutRow>(`${PAYOUT} where id = $1 for update`, [id]);
  }

  /** The row that Stripe's payout belongs to, by its id or by the operation that made it. */
  lockPayoutOf(tx: Tx, said: ProviderPayout): Promise<PayoutRow | null> {
    return tx.row<PayoutRow>(
      `${PAYOUT} where payout_id = $1 or operation_id::text = $2 for update`,
      [said.payoutId, said.operationId],
    );
  }

  payoutOfOperation(tx: Tx, operationId: string): Promise<PayoutRow | null> {
    return tx.row<PayoutRow>(`${PAYOUT} where operation_id = $1 for update`, [operationId]);
  }

  async approvePayout(
    tx: Tx,
    id: string,
    by: { readonly approvedBy: string; readonly operationId: string; readonly at: Date },
  ): Promise<void> {
    await tx.execute(
      `update treasury.payout set state = 'approved', approved_by = $2, approved_at = $3,
              operation_id = $4 where id = $1`,
      [id, by.approvedBy, by.at, by.operationId],
    );
  }

  async movePayout(
    tx: Tx,
    id: string,
    state: PlatformPayoutState,
    failureCode: string | null = null,
  ): Promise<void> {
    await tx.execute('update treasury.payout set state = $2, failure_code = $3 where id = $1', [
      id,
      state,
      failureCode,
    ]);
  }

  async followPayout(
    tx: Tx,
    id: string,
    state: PlatformPayoutState,
    said: ProviderPayout,
    rereadAt: Date,
  ): Promise<void> {
    await tx.execute(
      `update treasury.payout set payout_id = $2, state = $3, failure_code = $4, arrival_at = $5,
              reread_at = $6 where id = $1`,
      [id, said.payoutId, state, said.failureCode, said.arrivalAt, rereadAt],
    );
  }

  async insertTopUp(
    tx: Tx,
    topUp: {
      readonly id: string;
      readonly topUpId?: string;
      readonly origin: 'office' | 'dashboard';
      readonly amountCents: number;
      readonly state: TopUpState;
      readonly requestedBy?: string;
      readonly requestedAt: Date;
      readonly operationId?: string;
    },
  ): Promise<void> {
    await tx.execute(
      `insert into treasury.top_up
         (id, top_up_id, origin, amount_cents, state, requested_by, requested_at, operation_id)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        topUp.id,
        topUp.topUpId ?? null,
        topUp.origin,
        topUp.amountCents,
        topUp.state,
        topUp.requestedBy ?? null,
        topUp.requestedAt,
        topUp.operationId ?? null,
      ],
    );
  }

  lockTopUpOf(tx: Tx, said: ProviderTopUp): Promise<TopUpRow | null> {
    return tx.row<TopUpRow>(
      `${TOP_UP} where top_up_id = $1 or operation_id::text = $2 for update`,
      [said.topUpId, said.operationId],
    );
  }

  topUpOfOperation(tx: Tx, operationId: string): Promise<TopUpRow | null> {
    return tx.row<TopUpRow>(`${TOP_UP} where operation_id = $1 for update`, [operationId]);
  }

  async followTopUp(
    tx: Tx,
    id: string,
    change: {
      readonly state: TopUpState;
      readonly topUpId?: string;
      readonly failureCode: string | null;
      readonly rereadAt: Date;
    },
  ): Promise<void> {
    await tx.execute(
      `update treasury.top_up set state = $2, top_up_id = coalesce($3, top_up_id),
              failure_code = $4, reread_at = $5 where id = $1`,
      [id, change.state, change.topUpId ?? null, change.failureCode, change.rereadAt],
    );
  }
}
