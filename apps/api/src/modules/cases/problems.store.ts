import type { DeliveryWayKey } from '@markthalle/domain/delivery';
import type { ProblemKind, ProblemState, ProblemWish } from '@markthalle/domain/problemCase';
import { Injectable } from '@nestjs/common';
import { Db, type Statements, type Tx } from '../../platform/db/db.ts';
import { newId } from '../../platform/db/new-id.ts';

export interface ProblemRow {
  readonly id: string;
  readonly orderId: string;
  readonly producerOrderId: string;
  readonly producerId: string;
  readonly lineId: string;
  readonly quantity: number;
  readonly type: 'defect' | 'goodwill';
  readonly kind: ProblemKind;
  readonly wish: ProblemWish;
  readonly state: ProblemState;
  readonly reportedAt: Date;
  readonly answerDueAt: Date;
  readonly refundId: string | null;
}

export interface NewStep {
  readonly caseId: string;
  readonly kind: string;
  readonly by: 'buyer' | 'producer' | 'staff' | 'market';
  readonly actorId: string | null;
  readonly words: string | null;
  readonly at: Date;
}

export interface ProblemStep {
  readonly kind: string;
  readonly words: string | null;
}

/** How the goods of a problem travelled. */
export interface ProblemWay {
  readonly way: DeliveryWayKey;
  readonly carriedBy: 'producer' | 'cooperative';
}

const COLUMNS = `id, order_id as "orderId", producer_order_id as "producerOrderId",
  producer_id as "producerId", line_id as "lineId", quantity, type, kind, wish, state,
  reported_at as "reportedAt", answer_due_at as "answerDueAt", refund_id as "refundId"`;

/** The rows of reported problems. */
@Injectable()
export class ProblemsStore {
  constructor(private readonly db: Db) {}

  find(caseId: string, from: Statements = this.db): Promise<ProblemRow | null> {
    return from.row<ProblemRow>(`select ${COLUMNS} from cases.problem where id = $1`, [caseId]);
  }

  lock(tx: Tx, caseId: string): Promise<ProblemRow | null> {
    return tx.row<ProblemRow>(`select ${COLUMNS} from cases.problem where id = $1 for update`, [
      caseId,
    ]);
  }

  byRequestKey(tx: Tx, requestKey: string): Promise<ProblemRow | null> {
    return tx.row<ProblemRow>(`select ${COLUMNS} from cases.problem where request_key = $1`, [
      requestKey,
    ]);
  }

  async countOf(tx: Tx, orderId: string): Promise<number> {
    const row = await tx.row<{ n: number }>(
      'select count(*) as n from cases.problem where order_id = $1',
      [orderId],
    );
    return row?.n ?? 0;
  }

  async insert(tx: Tx, row: ProblemRow, requestKey: string): Promise<void> {
    await tx.execute(
      `insert into cases.problem (id, order_id, producer_order_id, producer_id, line_id, quantity,
         request_key, type, kind, wish, state, reported_at, answer_due_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
      [
        row.id,
        row.orderId,
        row.producerOrderId,
        row.producerId,
        row.lineId,
        row.quantity,
        requestKey,
        row.type,
        row.kind,
        row.wish,
        row.state,
        row.reportedAt,
        row.answerDueAt,
      ],
    );
  }

  /** Writes down what happened; answers the step's id. */
  async addStep(tx: Tx, step: NewStep): Promise<string> {
    const id = newId();
    await tx.execute(
      `insert into cases.problem_step (id, case_id, kind, by, actor_id, words, at)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [id, step.caseId, step.kind, step.by, step.actorId, step.words, step.at],
    );
    return id;
  }

  findStep(stepId: string): Promise<ProblemStep | null> {
    return this.db.row<ProblemStep>('select kind, words from cases.problem_step where id = $1', [
      stepId,
    ]);
  }

  async move(
    tx: Tx,
    caseId: string,
    to: {
      readonly state: ProblemState;
      readonly answerDueAt?: Date;
      readonly refundId?: string;
      readonly type?: ProblemRow['type'];
    },
  ): Promise<void> {
    await tx.execute(
      `update cases.problem set state = $2, answer_due_at = coalesce($3, answer_due_at),
              refund_id = coalesce($4, refund_id), type = coalesce($5, type)
        where id = $1`,
      [caseId, to.state, to.answerDueAt ?? null, to.refundId ?? null, to.type ?? null],
    );
  }

  async wayOf(tx: Statements, producerOrderId: string): Promise<ProblemWay> {
    const row = await tx.row<ProblemWay>(
      `select way, delivery_by as "carriedBy" from orders.producer_order where id = $1`,
      [producerOrderId],
    );
    if (row === null) throw new Error(`Producer order ${producerOrderId} does not exist`);
    return row;
  }

  /** Problems that a producer has left without an answer. */
  async idsOverdue(now: Date, limit: number): Promise<string[]> {
    const rows = await this.db.rows<{ id: string }>(
      `select id from cases.problem where state = 'waiting_producer' and answer_due_at <= $1
        order by answer_due_at limit $2`,
      [now, limit],
    );
    return rows.map(({ id }) => id);
  }

  /** Whether anything of this part still waits for an end. */
  async hasOpenCase(tx: Tx, producerOrderId: string): Promise<boolean> {
    const row = await tx.row(
      `select 1 from cases.problem where producer_order_id = $1
          and state in ('waiting_producer', 'waiting_buyer', 'waiting_staff')
       union all
       select 1 from cases.withdrawal_part where producer_order_id = $1 and state in ('hold', 'due')
       limit 1`,
      [producerOrderId],
    );
    return row !== null;
  }
}
