import type { ProblemCode } from '@markthalle/contracts/problems';
import { postItemApproved } from '@markthalle/domain/postings';
import { type ApprovalDecision, decideApproval } from '@markthalle/domain/settlement';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.ts';
import { Db, type Tx } from '../../platform/db/db.ts';
import { Problem } from '../../platform/http/problem.ts';
import { Jobs } from '../../platform/jobs/jobs.ts';
import { LedgerFacade } from '../ledger/ledger.facade.ts';
import { snapshotHash } from './create-run.service.ts';
import { addSendJob } from './settlement.jobs.ts';
import { type ItemRow, SettlementStore } from './settlement.store.ts';

const REFUSALS: Readonly<
  Record<Exclude<ApprovalDecision, 'approve' | 'already_approved'>, ProblemCode>
> = {
  second_person_needed: 'second-person-needed',
  run_changed: 'run-changed',
  not_possible: 'step-not-possible',
};

/**
 * The second person releases the frozen items: ledger E4 and the jobs that transfer, all in one
 * transaction.
 */
@Injectable()
export class ApproveRunService {
  constructor(
    private readonly db: Db,
    private readonly store: SettlementStore,
    private readonly ledger: LedgerFacade,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
  ) {}

  /** Throws `run-not-found`, `run-changed`, `second-person-needed` and `step-not-possible`. */
  approve(runId: string, by: { accountId: string; seenHash: string }): Promise<void> {
    return this.db.transaction(async (tx) => {
      const run = await this.store.lockRun(tx, runId);
      if (run === null) throw new Problem('run-not-found');
      const items = await this.store.itemsOf(tx, runId);
      // The hash of what is stored, not the stored hash: an item that was tampered with is not
      // approved.
      const facts = { ...run, snapshotHash: snapshotHash(items) };
      const decision =
        run.snapshotHash === facts.snapshotHash ? decideApproval(facts, by) : 'run_changed';
      if (decision === 'already_approved') return;
      if (decision !== 'approve') throw new Problem(REFUSALS[decision]);
      const at = this.clock.now();
      await this.store.approve(tx, runId, by.accountId, at);
      for (const item of items) await this.bookApproved(tx, item, at);
      await this.refuseOverdrawn(tx, items);
      for (const item of items) await addSendJob(this.jobs, tx, item);
    });
  }

  private async bookApproved(tx: Tx, item: ItemRow, at: Date): Promise<void> {
    await this.ledger.book(tx, {
      sourceKind: 'run_item',
      sourceId: item.id,
      entry: postItemApproved({ producerId: item.producerId, amountCents: item.payoutCents }),
      orderId: item.orderId,
      chargeId: item.chargeId,
      at,
    });
  }

  /** Nothing is released that the ledger does not owe. */
  private async refuseOverdrawn(tx: Tx, items: readonly ItemRow[]): Promise<void> {
    const codes = [...new Set(items.map((item) => `L.due.${item.producerId}`))];
    const overdrawn = await tx.row(
      'select 1 from ledger.account where code = any ($1) and debit_cents > credit_cents limit 1',
      [codes],
    );
    if (overdrawn !== null) throw new Problem('run-changed');
  }
}
