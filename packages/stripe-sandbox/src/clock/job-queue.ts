import type { Database } from '../store/database.ts';

export type JobKind =
  | 'expire_session'
  | 'settle_balance'
  | 'finish_debit'
  | 'finish_review'
  | 'finish_refund'
  | 'fail_refund'
  | 'send_refunds'
  | 'open_dispute'
  | 'close_dispute'
  | 'read_evidence'
  | 'warn_of_fraud'
  | 'pay_out'
  | 'submit_payout'
  | 'finish_payout'
  | 'finish_top_up'
  | 'pass_deadline'
  | 'prune';

export interface Job {
  seq: number;
  dueAt: number;
  kind: JobKind;
  /** Id of the object the job is about. */
  target: string;
}

/** Work that falls due on the sandbox clock, kept in the state file. */
export class JobQueue {
  private readonly db: Database;

  constructor(db: Database) {
    this.db = db;
  }

  /** Adds a job; the same kind, target and moment is kept once. */
  add(kind: JobKind, target: string, dueAt: number): void {
    this.db
      .prepare('INSERT OR IGNORE INTO job (due_at, kind, target) VALUES (?, ?, ?)')
      .run(dueAt, kind, target);
  }

  /** The earliest job due at or before `moment`, in order of due time, then of creation. */
  firstDue(moment: number): Job | undefined {
    const row = this.db
      .prepare('SELECT * FROM job WHERE due_at <= ? ORDER BY due_at, seq LIMIT 1')
      .get(moment);
    if (row === undefined) return undefined;
    return {
      seq: Number(row.seq),
      dueAt: Number(row.due_at),
      kind: row.kind as JobKind,
      target: String(row.target),
    };
  }

  /** Due time of the next job, or undefined when nothing is planned. */
  nextDueAt(): number | undefined {
    const row = this.db.prepare('SELECT min(due_at) AS next FROM job').get();
    return typeof row?.next === 'number' ? row.next : undefined;
  }

  remove(seq: number): void {
    this.db.prepare('DELETE FROM job WHERE seq = ?').run(seq);
  }
}
