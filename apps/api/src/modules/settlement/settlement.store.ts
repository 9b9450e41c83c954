import type { RunItemState, SettlementRunState } from '@markthalle/domain/states';
import { Injectable } from '@nestjs/common';
import { type Statements, type Tx, violatedConstraint } from '../../platform/db/db.ts';
import { Problem } from '../../platform/http/problem.ts';
import {
  ITEM,
  type ItemDraft,
  type ItemRow,
  itemRow,
  RUN,
  type RunRow,
  type WaitingDraft,
} from './run-rows.ts';
import { SHARES, type ShareRow } from './share-facts.ts';

/** Writes and locking reads. Locks are taken in this order: item, then run. */
@Injectable()
export class SettlementStore {
  /** The next number, such as `26-A0007`. */
  async nextNumber(tx: Tx, now: Date): Promise<string> {
    const row = await tx.row<{ n: number }>(`select nextval('settlement.run_number') as n`);
    const year = String(now.getUTCFullYear() % 100).padStart(2, '0');
    return `${year}-A${String(row?.n).padStart(4, '0')}`;
  }

  /** Locked, so that no refund comes between the last look and what is decided from it. */
  lockShares(tx: Tx, producerOrderIds: readonly string[]): Promise<ShareRow[]> {
    return tx.rows<ShareRow>(`${SHARES} and p.id = any ($1) order by p.id for update of p`, [
      producerOrderIds,
    ]);
  }

  /** Throws `run-already-open`: at most one run is open at a time. */
  async insertRun(
    tx: Tx,
    run: Pick<RunRow, 'id' | 'number' | 'state' | 'snapshotHash' | 'createdBy'>,
    createdAt: Date,
  ): Promise<void> {
    try {
      await tx.execute(
        `insert into settlement.run (id, number, state, snapshot_hash, created_by, created_at,
           submitted_by, submitted_at)
         values ($1, $2, $3, $4, $5, $6, $5, $7)`,
        [
          run.id,
          run.number,
          run.state,
          run.snapshotHash,
          run.createdBy,
          createdAt,
          // Who asks for a run has looked at it.
          run.createdBy === null ? null : createdAt,
        ],
      );
    } catch (error) {
      if (violatedConstraint(error) === 'run_open') throw new Problem('run-already-open');
      throw error;
    }
  }

  async insertItems(tx: Tx, runId: string, items: readonly ItemDraft[]): Promise<void> {
    await tx.execute(
      `insert into settlement.run_item
       select * from jsonb_populate_recordset(null::settlement.run_item, $1::jsonb)`,
      [JSON.stringify(items.map((item) => itemRow(runId, item)))],
    );
  }

  async insertWaiting(tx: Tx, runId: string, waiting: readonly WaitingDraft[]): Promise<void> {
    const rows = waiting.map((one) => ({
      run_id: runId,
      producer_order_id: one.producerOrderId,
      producer_id: one.producerId,
      order_number: one.orderNumber,
      payout_cents: one.payoutCents,
      reason: one.reason,
      until: one.until,
    }));
    await tx.execute(
      `insert into settlement.run_waiting
       select * from jsonb_populate_recordset(null::settlement.run_waiting, $1::jsonb)`,
      [JSON.stringify(rows)],
    );
  }

  findRun(from: Statements, runId: string): Promise<RunRow | null> {
    return from.row<RunRow>(`${RUN} where id = $1`, [runId]);
  }

  lockRun(tx: Tx, runId: string): Promise<RunRow | null> {
    return tx.row<RunRow>(`${RUN} where id = $1 for update`, [runId]);
  }

  /** Keeps the run as it is until the transaction ends; many items may do so at once. */
  shareRun(tx: Tx, runId: string): Promise<RunRow | null> {
    return tx.row<RunRow>(`${RUN} where id = $1 for share`, [runId]);
  }

  itemsOf(tx: Tx, runId: string): Promise<ItemRow[]> {
    return tx.rows<ItemRow>(`${ITEM} where i.run_id = $1 order by i.producer_id, i.id`, [runId]);
  }

  lockItem(tx: Tx, itemId: string): Promise<ItemRow | null> {
    return tx.row<ItemRow>(`${ITEM} where i.id = $1 for update`, [itemId]);
  }

  async approve(tx: Tx, runId: string, approvedBy: string, at: Date): Promise<void> {
    await tx.execute(
      `update settlement.run set state = 'approved', approved_by = $2, approved_at = $3
        where id = $1`,
      [runId, approvedBy, at],
    );
  }

  async submit(tx: Tx, runId: string, state: SettlementRunState, by: string, at: Date) {
    await tx.execute(
      `update settlement.run set state = $2, submitted_by = $3, submitted_at = $4 where id = $1`,
      [runId, state, by, at],
    );
  }

  /** Items that are released; those without a transfer are done with that. */
  async approveItems(tx: Tx, itemIds: readonly string[], at: Date): Promise<void> {
    await tx.execute(
      `update settlement.run_item
          set state = case when transfer_cents = 0 then 'transferred' else 'approved' end,
              resolved_at = case when transfer_cents = 0 then $2::timestamptz end
        where id = any ($1) and state = 'in_run'`,
      [itemIds, at],
    );
  }

  async moveRun(
    tx: Tx,
    runId: string,
    state: SettlementRunState,
    completedAt: Date | null,
  ): Promise<void> {
    await tx.execute(`update settlement.run set state = $2, completed_at = $3 where id = $1`, [
      runId,
      state,
      completedAt,
    ]);
  }

  async setStopped(tx: Tx, runId: string, stoppedAt: Date | null): Promise<void> {
    await tx.execute('update settlement.run set stopped_at = $2 where id = $1', [runId, stoppedAt]);
  }

  async discardItems(tx: Tx, runId: string, reason: string, at: Date): Promise<void> {
    await tx.execute(
      `update settlement.run_item set state = 'skipped', reason = $2, resolved_at = $3
        where run_id = $1 and state = 'in_run'`,
      [runId, reason, at],
    );
  }

  /** Takes the item for a while: a worker that dies loses it when the lease is over. */
  async lease(tx: Tx, itemId: string, operationId: string, until: Date): Promise<void> {
    await tx.execute(
      `update settlement.run_item set state = 'inflight', operation_id = $2, lease_until = $3
        where id = $1`,
      [itemId, operationId, until],
    );
  }

  async moveItem(
    tx: Tx,
    itemId: string,
    change: {
      readonly state: RunItemState;
      readonly reason?: string;
      readonly transferId?: string;
      readonly resolvedAt?: Date;
      /** Until when nobody takes it up again. */
      readonly restsUntil?: Date;
    },
  ): Promise<void> {
    const keepsOperation = change.state !== 'approved';
    await tx.execute(
      `update settlement.run_item
          set state = $2, reason = $3, transfer_id = $4, resolved_at = $5, lease_until = $7,
              operation_id = case when $6 then operation_id end
        where id = $1`,
      [
        itemId,
        change.state,
        change.reason ?? null,
        change.transferId ?? null,
        change.resolvedAt ?? null,
        keepsOperation,
        change.restsUntil ?? null,
      ],
    );
  }

  async itemOfOperation(tx: Tx, operationId: string): Promise<string | null> {
    const row = await tx.row<{ id: string }>(
      'select id from settlement.run_item where operation_id = $1',
      [operationId],
    );
    return row?.id ?? null;
  }

  /** Items of running, not stopped runs that nobody works on. */
  abandonedItems(
    tx: Tx,
    now: Date,
    limit: number,
  ): Promise<{ id: string; leaseUntil: Date | null }[]> {
    return tx.rows(
      `select i.id, i.lease_until as "leaseUntil" from settlement.run_item i join settlement.run r
        on r.id = i.run_id
        where r.state in ('approved', 'executing') and r.stopped_at is null
          and i.state in ('approved', 'inflight')
          and (i.lease_until is null or i.lease_until <= $1)
        order by i.id limit $2`,
      [now, limit],
    );
  }

  /** Running runs without an item that still moves. */
  async unfinishedRuns(from: Statements): Promise<string[]> {
    const rows = await from.rows<{ id: string }>(
      `select r.id from settlement.run r
        where r.state in ('approved', 'executing')
          and not exists (select from settlement.run_item i
                           where i.run_id = r.id
                             and i.state in ('in_run', 'approved', 'inflight'))`,
    );
    return rows.map((row) => row.id);
  }

  /** The states that items of a run are in. */
  async itemStates(from: Statements, runId: string): Promise<RunItemState[]> {
    const rows = await from.rows<{ state: RunItemState }>(
      'select distinct state from settlement.run_item where run_id = $1',
      [runId],
    );
    return rows.map((row) => row.state);
  }
}
