import { finishReview, passDeadline } from '../accounts/account-state.ts';
import { expireWhenDue } from '../checkout/session-lifecycle.ts';
import { closeOverdueDispute, readEvidence } from '../disputes/decide-dispute.ts';
import { warnOfFraud } from '../disputes/fraud-warning.ts';
import { openPromisedDispute } from '../disputes/open-dispute.ts';
import { pruneEvents } from '../events/event-log.ts';
import { pruneKeys } from '../http/idempotency.ts';
import { settleBalance } from '../money/balance-transactions.ts';
import { chargeConnectFees } from '../money/connect-fees.ts';
import { finishDebit } from '../payments/finish-debit.ts';
import { finishPayout, submitPayout } from '../payouts/payout-lifecycle.ts';
import { payOutToday, planPayoutDay } from '../payouts/payout-schedule.ts';
import { failRefund, finishRefund } from '../refunds/end-refund.ts';
import { sendWaitingRefunds } from '../refunds/send-refund.ts';
import type { Sandbox } from '../sandbox.ts';
import { finishTopUp } from '../topups/topup-lifecycle.ts';
import type { JobKind } from './job-queue.ts';

const MAX_JOBS_PER_RUN = 100_000;
const PRUNE_EVERY_SECONDS = 3600;

const WORK: Record<JobKind, (sandbox: Sandbox, target: string) => void> = {
  expire_session: expireWhenDue,
  settle_balance: settleBalance,
  finish_debit: finishDebit,
  finish_review: finishReview,
  finish_refund: finishRefund,
  fail_refund: failRefund,
  send_refunds: sendWaitingRefunds,
  open_dispute: openPromisedDispute,
  close_dispute: closeOverdueDispute,
  read_evidence: readEvidence,
  warn_of_fraud: warnOfFraud,
  pay_out(sandbox) {
    chargeConnectFees(sandbox);
    payOutToday(sandbox);
  },
  submit_payout: submitPayout,
  finish_payout: finishPayout,
  finish_top_up: finishTopUp,
  pass_deadline: passDeadline,
  prune(sandbox) {
    pruneKeys(sandbox);
    pruneEvents(sandbox);
    planPruning(sandbox);
  },
};

/** Plans what recurs: the removal of old rows, the look at who is to be paid out. */
export function planRoutine(sandbox: Sandbox): void {
  planPruning(sandbox);
  planPayoutDay(sandbox);
}

/** Plans the next removal of old keys and events. */
function planPruning(sandbox: Sandbox): void {
  const now = sandbox.clock.now();
  const next = now - (now % PRUNE_EVERY_SECONDS) + PRUNE_EVERY_SECONDS;
  sandbox.jobs.add('prune', 'old_rows', next);
}

/**
 * Runs everything due up to `moment`, in order of its due time, each in its own transaction with
 * the clock standing at that time. Returns how many jobs ran.
 */
export function runDueJobs(sandbox: Sandbox, moment: number): number {
  let ran = 0;
  for (; ran < MAX_JOBS_PER_RUN; ran += 1) {
    const job = sandbox.jobs.firstDue(moment);
    if (job === undefined) return ran;
    sandbox.clock.heldWhile(Math.min(moment, Math.max(job.dueAt, 0)), () =>
      sandbox.transact(() => {
        sandbox.jobs.remove(job.seq);
        WORK[job.kind](sandbox, job.target);
      }),
    );
  }
  return ran;
}

/** Moves the virtual clock to `moment` and runs what falls due on the way. */
export function advanceClock(sandbox: Sandbox, moment: number): number {
  const ran = runDueJobs(sandbox, moment);
  sandbox.transact(() => sandbox.clock.moveTo(moment));
  return ran;
}
