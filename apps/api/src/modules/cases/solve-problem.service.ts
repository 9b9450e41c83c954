import type { ParsedInputOf } from '@markthalle/contracts/endpoint';
import type { decideProblem } from '@markthalle/contracts/office-cases';
import type { answerPortalProblem } from '@markthalle/contracts/portal-cases';
import { invariant } from '@markthalle/domain/invariant';
import { ANSWER_HOURS, type ProblemState, proposeBearer } from '@markthalle/domain/problemCase';
import type { RefundBearer, RefundWishPart } from '@markthalle/domain/refund';
import { Injectable } from '@nestjs/common';
import type { ProducerMember } from '../../platform/actor/actor.ts';
import { Clock, HOUR_MS, later } from '../../platform/clock/clock.ts';
import { Db, type Tx } from '../../platform/db/db.ts';
import { Problem } from '../../platform/http/problem.ts';
import { Jobs } from '../../platform/jobs/jobs.ts';
import { OrdersFacade } from '../orders/orders.facade.ts';
import { RefundsFacade } from '../refunds/refunds.facade.ts';
import { CaseHolds } from './case-holds.ts';
import { CaseOrdersQueries, leftOfLine } from './case-orders.queries.ts';
import { type NewStep, type ProblemRow, ProblemsStore } from './problems.store.ts';
import { moved } from './report-problem.service.ts';

type StaffDecision = ParsedInputOf<typeof decideProblem>;
type ProducerAnswer = ParsedInputOf<typeof answerPortalProblem>;

/** Answers of producers and decisions of staff. */
@Injectable()
export class SolveProblemService {
  constructor(
    private readonly db: Db,
    private readonly store: ProblemsStore,
    private readonly orders: CaseOrdersQueries,
    private readonly contracts: OrdersFacade,
    private readonly refunds: RefundsFacade,
    private readonly holds: CaseHolds,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
  ) {}

  /**
   * A producer gives money back at their own expense at once. Where somebody else would bear it,
   * the answer counts as agreement and staff decide.
   */
  answer(by: ProducerMember, { caseId, answer, words }: ProducerAnswer): Promise<void> {
    return this.db.transaction(async (tx) => {
      const problem = await this.lockWithOrder(tx, caseId, by.producerId);
      const { bearer } = await this.proposalOf(tx, problem);
      const step = this.stepOf(problem, 'producer', by.accountId, words);
      if (answer === 'question') {
        if (words.length < 3) throw missingWords();
        await this.end(tx, problem, moved(problem, 'ask'), { ...step, kind: 'asked' });
      } else if (answer === 'replacement') {
        const state = moved(problem, 'promise_replacement');
        await this.end(tx, problem, state, { ...step, kind: 'replacement_promised' });
      } else if (bearer === 'producer') {
        await this.refund(tx, problem, { ...step, kind: 'refund_granted' }, 'producer');
      } else {
        const agreed = { ...step, kind: 'refund_agreed' };
        await this.end(tx, problem, moved(problem, 'escalate'), agreed);
      }
    });
  }

  sendReplacement(by: ProducerMember, caseId: string): Promise<void> {
    return this.db.transaction(async (tx) => {
      const problem = await this.lockWithOrder(tx, caseId, by.producerId);
      const step = this.stepOf(problem, 'producer', by.accountId, '');
      const state = moved(problem, 'send_replacement');
      await this.end(tx, problem, state, { ...step, kind: 'replacement_sent' });
    });
  }

  decide(accountId: string, { caseId, decision, bearer, words }: StaffDecision): Promise<void> {
    return this.db.transaction(async (tx) => {
      const problem = await this.lockWithOrder(tx, caseId, null);
      const step = this.stepOf(problem, 'staff', accountId, words);
      if (decision === 'decline') {
        if (words.length < 3) throw missingWords();
        await this.end(tx, problem, moved(problem, 'decline'), { ...step, kind: 'declined' });
      } else if (decision === 'replacement') {
        const state = moved(problem, 'promise_replacement');
        await this.end(tx, problem, state, { ...step, kind: 'replacement_promised' });
      } else {
        const proposal = await this.proposalOf(tx, problem);
        const granted = { ...step, kind: 'refund_granted' };
        await this.refund(tx, problem, granted, bearer ?? proposal.bearer);
      }
    });
  }

  /** The producer has left it lying: from now on staff decide. */
  escalateOverdue(caseId: string): Promise<void> {
    return this.db.transaction(async (tx) => {
      const problem = await this.lockWithOrder(tx, caseId, null);
      if (problem.state !== 'waiting_producer' || problem.answerDueAt > this.clock.now()) return;
      const step = { ...this.stepOf(problem, 'market', null, ''), kind: 'overdue' };
      await this.end(tx, problem, moved(problem, 'escalate'), step);
    });
  }

  private async proposalOf(tx: Tx, problem: ProblemRow) {
    const way = await this.store.wayOf(tx, problem.producerOrderId);
    return proposeBearer({ kind: problem.kind, ...way });
  }

  private async refund(
    tx: Tx,
    problem: ProblemRow,
    step: NewStep,
    bearer: RefundBearer,
  ): Promise<void> {
    const state = moved(problem, 'refund');
    const { cause } = await this.proposalOf(tx, problem);
    const isGoodwill = bearer === 'goodwill_fund';
    const { refundId } = await this.refunds.request(
      tx,
      {
        orderId: problem.orderId,
        cause: isGoodwill ? 'goodwill' : cause === 'goodwill' ? 'other' : cause,
        bearer,
        reason: step.words ?? REASONS[problem.kind],
        parts: [await this.wishOf(tx, problem)],
        requestKey: `problem-${problem.id}`,
      },
      { accountId: step.actorId },
    );
    const type = isGoodwill ? 'goodwill' : 'defect';
    await this.store.move(tx, problem.id, { state, refundId, type });
    await this.told(tx, problem, step);
    await this.holds.release(tx, problem.producerOrderId);
  }

  /** Price and deposit of the pieces; delivery too when nothing good is left of the part. */
  private async wishOf(tx: Tx, problem: ProblemRow): Promise<RefundWishPart> {
    const order = await this.orders.byId(problem.orderId, tx);
    const part = order?.parts.find((one) => one.producerOrderId === problem.producerOrderId);
    const line = part?.lines.find(({ lineId }) => lineId === problem.lineId);
    invariant(part !== undefined && line !== undefined, 'a problem belongs to its order');
    const quantity = Math.min(problem.quantity, leftOfLine(line));
    if (quantity < 1) throw new Problem('refund-too-much');
    const isAll = part.lines.every((one) => leftOfLine(one) === (one === line ? quantity : 0));
    const kind = 'goods_and_deposit' as const;
    return {
      producerOrderId: part.producerOrderId,
      lines: [{ lineId: line.lineId, quantity, kind, deductionCents: 0 }],
      deliveryCents: isAll ? part.deliveryCents - part.refundedDeliveryCents : 0,
      amountCents: 0,
    };
  }

  private async end(tx: Tx, problem: ProblemRow, state: ProblemState, step: NewStep) {
    const isForStaff = state === 'waiting_staff';
    const answerDueAt = isForStaff ? later(step.at, ANSWER_HOURS * HOUR_MS) : undefined;
    await this.store.move(tx, problem.id, { state, ...(answerDueAt && { answerDueAt }) });
    await this.told(tx, problem, step);
    if (state === 'replaced' || state === 'declined') {
      await this.holds.release(tx, problem.producerOrderId);
    }
  }

  private async told(tx: Tx, problem: ProblemRow, step: NewStep): Promise<void> {
    const stepId = await this.store.addStep(tx, step);
    await this.jobs.add(tx, 'notifications.problem-news', { caseId: problem.id, stepId });
  }

  private stepOf(
    problem: ProblemRow,
    by: NewStep['by'],
    actorId: string | null,
    words: string,
  ): Omit<NewStep, 'kind'> {
    const at = this.clock.now();
    return { caseId: problem.id, by, actorId, words: words === '' ? null : words, at };
  }

  /** Orders before cases, as everywhere. Somebody else's case looks like one that is not there. */
  private async lockWithOrder(
    tx: Tx,
    caseId: string,
    producerId: string | null,
  ): Promise<ProblemRow> {
    const found = await this.store.find(caseId, tx);
    if (found === null || (producerId !== null && found.producerId !== producerId)) {
      throw new Problem('case-not-found');
    }
    await this.contracts.lockShares(tx, found.orderId);
    const problem = await this.store.lock(tx, caseId);
    invariant(problem !== null, 'a case is never deleted');
    return problem;
  }
}

const missingWords = () =>
  new Problem('invalid-input', {}, [{ pointer: '/words', message: 'Bitte schreiben Sie, warum.' }]);

const REASONS: Readonly<Record<ProblemRow['kind'], string>> = {
  damaged: 'Beschädigt angekommen',
  defective: 'Mangelhaft',
  wrong_item: 'Falscher Artikel',
  missing: 'Artikel fehlte',
  not_arrived: 'Nicht angekommen',
  other: 'Problem gemeldet',
};
