import type { ProblemCode } from '@markthalle/contracts/problems';
import { invariant } from '@markthalle/domain/invariant';
import { type ApprovalDecision, decideApproval } from '@markthalle/domain/settlement';
import { next, runItemTable, settlementRunTable } from '@markthalle/domain/states';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.ts';
import { Db, type Tx } from '../../platform/db/db.ts';
import { Problem } from '../../platform/http/problem.ts';
import { Jobs } from '../../platform/jobs/jobs.ts';
import { BookItem } from './book-item.ts';
import { snapshotHash } from './create-run.service.ts';
import { FinishRunService } from './finish-run.service.ts';
import { RecheckItems } from './recheck-items.ts';
import type { ItemRow, RunRow } from './run-rows.ts';
import { addSendJob } from './settlement.jobs.ts';
import { SettlementStore } from './settlement.store.ts';

const REFUSALS: Readonly<
  Record<Exclude<ApprovalDecision, 'approve' | 'already_approved'>, ProblemCode>
> = {
  second_person_needed: 'second-person-needed',
  run_changed: 'run-changed',
  not_possible: 'step-not-possible',
};

type Seen = { readonly accountId: string; readonly seenHash: string };

/** Two people stand behind a run: one hands it to review, another one releases it. */
@Injectable()
export class ApproveRunService {
  constructor(
    private readonly db: Db,
    private readonly store: SettlementStore,
    private readonly recheck: RecheckItems,
    private readonly bookItem: BookItem,
    private readonly finish: FinishRunService,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
  ) {}

  /**
   * The first person has looked at what the scheduler drew up. The same press again changes
   * nothing. Throws `run-not-found`, `run-changed` and `step-not-possible`.
   */
  submit(runId: string, by: Seen): Promise<void> {
    return this.db.transaction(async (tx) => {
      const run = await this.lock(tx, runId);
      if (run.state === 'review' && run.submittedBy === by.accountId) return;
      const state = next(settlementRunTable, run.state, 'submit');
      if (state === null) throw new Problem('step-not-possible', { state: run.state });
      const items = await this.store.itemsOf(tx, runId);
      if (storedHash(run, items) !== by.seenHash) throw new Problem('run-changed');
      await this.store.submit(tx, runId, state, by.accountId, this.clock.now());
    });
  }

  /**
   * The second person releases the frozen items: ledger E4 and the jobs that transfer, all in one
   * transaction. Items whose share changed since the draft are left out with the reason. Throws
   * `run-not-found`, `run-changed`, `second-person-needed` and `step-not-possible`.
   */
  async approve(runId: string, by: Seen): Promise<void> {
    const isDone = await this.db.transaction(async (tx) => {
      const run = await this.lock(tx, runId);
      const items = await this.store.itemsOf(tx, runId);
      const hash = storedHash(run, items);
      const decision: ApprovalDecision =
        hash === null ? 'run_changed' : decideApproval({ ...run, snapshotHash: hash }, by);
      if (decision === 'already_approved') return false;
      if (decision !== 'approve') throw new Problem(REFUSALS[decision]);
      await this.store.approve(tx, runId, by.accountId, this.clock.now());
      return (await this.release(tx, items)) === 0;
    });
    // A run whose items all need no transfer, or were all left out, is at its end.
    if (isDone) await this.finish.tryFinish(runId);
  }

  private async lock(tx: Tx, runId: string): Promise<RunRow> {
    const run = await this.store.lockRun(tx, runId);
    if (run === null) throw new Problem('run-not-found');
    return run;
  }

  /** Answers how many transfers are to be made. */
  private async release(tx: Tx, items: readonly ItemRow[]): Promise<number> {
    const at = this.clock.now();
    const going: ItemRow[] = [];
    for (const { item, because } of await this.recheck.look(tx, items)) {
      if (because === null) {
        going.push(item);
        continue;
      }
      const state = next(runItemTable, item.state, 'skip');
      invariant(state !== null, 'an item that was not released can be left out');
      await this.store.moveItem(tx, item.id, { state, reason: because, resolvedAt: at });
    }
    const ids = going.map((item) => item.id);
    await this.store.approveItems(tx, ids, at);
    for (const item of going) await this.bookItem.approved(tx, item);
    await this.refuseOverdrawn(tx, going);
    const sent = going.filter((item) => item.transferCents > 0);
    for (const item of sent) await addSendJob(this.jobs, tx, item);
    return sent.length;
  }

  /** Nothing is released that the ledger does not owe, and no claim is offset twice. */
  private async refuseOverdrawn(tx: Tx, items: readonly ItemRow[]): Promise<void> {
    const producerIds = [...new Set(items.map((item) => item.producerId))];
    const overdrawn = await tx.row(
      `select 1 from ledger.account
        where (code = any ($1) and debit_cents > credit_cents)
           or (code = any ($2) and credit_cents > debit_cents) limit 1`,
      [
        producerIds.flatMap((id) => [`L.due.${id}`, `L.reserve.${id}`]),
        producerIds.map((id) => `A.recv.${id}`),
      ],
    );
    if (overdrawn !== null) throw new Problem('run-changed');
  }
}

/**
 * The hash of what is stored, or null where that is not what was frozen: an item that was tampered
 * with is not approved.
 */
function storedHash(run: RunRow, items: readonly ItemRow[]): string | null {
  const hash = snapshotHash(items);
  return hash === run.snapshotHash ? hash : null;
}
