import type { Tx } from '../../platform/db/db.ts';
import type { Jobs } from '../../platform/jobs/jobs.ts';
import type { OperationKind } from './operation-kinds.ts';

/** Told when the sweep has decided a call that had no answer; the others are worked on here. */
const OWNER_JOB = {
  create_transfer: 'settlement.transfer-resolved',
  create_reversal: 'refunds.operation-resolved',
  create_refund: 'refunds.operation-resolved',
  create_payout: 'treasury.operation-resolved',
  create_topup: 'treasury.operation-resolved',
  submit_evidence: 'disputes.operation-resolved',
  close_dispute: 'disputes.operation-resolved',
  create_session: null,
  expire_session: null,
  create_account: null,
  set_payout_schedule: null,
} as const satisfies Record<OperationKind, string | null>;

/** Adds the owner's job, once per operation. */
export async function tellOwner(
  jobs: Jobs,
  tx: Tx,
  kind: OperationKind,
  operationId: string,
): Promise<void> {
  const job = OWNER_JOB[kind];
  if (job !== null) await jobs.add(tx, job, { operationId }, { key: operationId });
}
