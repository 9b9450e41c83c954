import type { ParsedInputOf } from '@markthalle/contracts/endpoint';
import type {
  answerQuestion,
  escalateProblem,
  reportProblem,
} from '@markthalle/contracts/problem-cases';
import { berlinDateOf } from '@markthalle/domain/dates';
import {
  ANSWER_HOURS,
  type ProblemEvent,
  type ProblemState,
  problemTable,
} from '@markthalle/domain/problemCase';
import { next } from '@markthalle/domain/states';
import { Injectable } from '@nestjs/common';
import { Clock, HOUR_MS, later } from '../../platform/clock/clock.ts';
import { Db, type Tx } from '../../platform/db/db.ts';
import { newId } from '../../platform/db/new-id.ts';
import { Problem } from '../../platform/http/problem.ts';
import { Jobs } from '../../platform/jobs/jobs.ts';
import { CaseHolds } from './case-holds.ts';
import { type CaseOrder, isPaid, leftOfLine } from './case-orders.queries.ts';
import { PhotosStore } from './photos.store.ts';
import { type ProblemRow, ProblemsStore } from './problems.store.ts';

const MAX_PROBLEMS_PER_ORDER = 30;

/** What buyers do with problems: report one, answer a question, ask staff to decide. */
@Injectable()
export class ReportProblemService {
  constructor(
    private readonly db: Db,
    private readonly store: ProblemsStore,
    private readonly photos: PhotosStore,
    private readonly holds: CaseHolds,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
  ) {}

  /** Throws `case-lines-missing`, `case-too-many` and `photo-not-found`. */
  report(
    order: CaseOrder,
    input: ParsedInputOf<typeof reportProblem>,
    requestKey: string,
  ): Promise<string> {
    const part = order.parts.find(({ lines }) =>
      lines.some((line) => line.lineId === input.lineId && leftOfLine(line) >= input.quantity),
    );
    if (part === undefined || !isPaid(order)) throw new Problem('case-lines-missing');
    return this.db.transaction(async (tx) => {
      const earlier = await this.store.byRequestKey(tx, requestKey);
      if (earlier !== null) return earlier.id;
      if ((await this.store.countOf(tx, order.orderId)) >= MAX_PROBLEMS_PER_ORDER) {
        throw new Problem('case-too-many');
      }
      const at = this.clock.now();
      const row: ProblemRow = {
        id: newId(),
        orderId: order.orderId,
        producerOrderId: part.producerOrderId,
        producerId: part.producerId,
        lineId: input.lineId,
        quantity: input.quantity,
        type: 'defect',
        kind: input.kind,
        wish: input.wish,
        state: 'waiting_producer',
        reportedAt: at,
        answerDueAt: later(at, ANSWER_HOURS * HOUR_MS),
        refundId: null,
      };
      await this.store.insert(tx, row, requestKey);
      await this.say(tx, row, 'reported', input, at);
      await this.holds.hold(tx, row.producerOrderId, berlinDateOf(row.answerDueAt.toISOString()));
      await this.jobs.add(tx, 'notifications.problem-reported', {
        caseId: row.id,
        producerId: row.producerId,
      });
      return row.id;
    });
  }

  answer(orderId: string, input: ParsedInputOf<typeof answerQuestion>): Promise<void> {
    return this.db.transaction(async (tx) => {
      const problem = await this.lockOwn(tx, orderId, input.caseId);
      const at = this.clock.now();
      const state = moved(problem, 'answer');
      const answerDueAt = later(at, ANSWER_HOURS * HOUR_MS);
      await this.store.move(tx, problem.id, { state, answerDueAt });
      await this.say(tx, problem, 'answered', input, at);
      await this.jobs.add(tx, 'notifications.problem-reported', {
        caseId: problem.id,
        producerId: problem.producerId,
      });
    });
  }

  escalate(orderId: string, input: ParsedInputOf<typeof escalateProblem>): Promise<void> {
    return this.db.transaction(async (tx) => {
      const problem = await this.lockOwn(tx, orderId, input.caseId);
      const at = this.clock.now();
      const answerDueAt = later(at, ANSWER_HOURS * HOUR_MS);
      await this.store.move(tx, problem.id, { state: moved(problem, 'escalate'), answerDueAt });
      await this.say(tx, problem, 'escalated', { words: input.words, photoIds: [] }, at);
    });
  }

  private async say(
    tx: Tx,
    problem: ProblemRow,
    kind: string,
    { words, photoIds }: { readonly words: string; readonly photoIds: readonly string[] },
    at: Date,
  ): Promise<void> {
    const step = { caseId: problem.id, kind, by: 'buyer', actorId: null, words, at } as const;
    const stepId = await this.store.addStep(tx, step);
    const tied = await this.photos.attachToStep(tx, photoIds, { ...problem, stepId });
    if (tied !== new Set(photoIds).size) throw new Problem('photo-not-found');
  }

  private async lockOwn(tx: Tx, orderId: string, caseId: string): Promise<ProblemRow> {
    const problem = await this.store.lock(tx, caseId);
    if (problem === null || problem.orderId !== orderId) throw new Problem('case-not-found');
    return problem;
  }
}

/** Throws `step-not-possible`. */
export function moved(problem: ProblemRow, event: ProblemEvent): ProblemState {
  const state = next(problemTable, problem.state, event);
  if (state === null) throw new Problem('step-not-possible', { state: problem.state });
  return state;
}
