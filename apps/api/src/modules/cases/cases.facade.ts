import type { ProblemView, WithdrawalPartView } from '@markthalle/contracts/case-views';
import type { StoredFile } from '@markthalle/contracts/documents';
import type { WithdrawalReceipt } from '@markthalle/contracts/withdrawals';
import { invariant } from '@markthalle/domain/invariant';
import { Injectable } from '@nestjs/common';
import { ProblemViewsQueries } from './problem-views.queries.ts';
import { type ProblemStep, ProblemsStore } from './problems.store.ts';
import { SubmitWithdrawalService } from './submit-withdrawal.service.ts';
import { WithdrawalViewsQueries } from './withdrawal-views.queries.ts';
import { WithdrawalsStore } from './withdrawals.store.ts';

/** A declaration with its receipt as PDF, for the mail that confirms it. */
export interface WithdrawalForMail {
  readonly language: 'de' | 'en';
  readonly receipt: WithdrawalReceipt;
  readonly paper: StoredFile;
  /** Null where staff have not found the order yet. */
  readonly orderId: string | null;
}

/** Cases as mails need them. */
@Injectable()
export class CasesFacade {
  constructor(
    private readonly withdrawals: WithdrawalsStore,
    private readonly submitter: SubmitWithdrawalService,
    private readonly views: WithdrawalViewsQueries,
    private readonly problems: ProblemsStore,
    private readonly problemViews: ProblemViewsQueries,
  ) {}

  async withdrawalForMail(withdrawalId: string): Promise<WithdrawalForMail> {
    const withdrawal = await this.withdrawals.find(withdrawalId);
    invariant(withdrawal !== null, 'a declaration is never deleted');
    const receipt = this.submitter.receiptOf(withdrawal);
    const routing = await this.withdrawals.routingOf(withdrawalId);
    return {
      language: withdrawal.language,
      receipt,
      paper: await this.submitter.readPaper(receipt.receiptToken),
      orderId: routing?.orderId ?? null,
    };
  }

  partsOfWithdrawal(withdrawalId: string, language: 'de' | 'en'): Promise<WithdrawalPartView[]> {
    return this.views.ofWithdrawal(withdrawalId, language);
  }

  async partForMail(
    partId: string,
    language: 'de' | 'en',
  ): Promise<{ orderId: string; part: WithdrawalPartView }> {
    const row = await this.withdrawals.findPart(partId);
    const part = await this.views.byId(partId, language);
    invariant(row !== null && part !== null, 'a part is never deleted');
    return { orderId: row.orderId, part };
  }

  /** One step of a problem: what happened, in whose words. */
  async stepForMail(
    caseId: string,
    stepId: string,
  ): Promise<{ orderId: string; step: ProblemStep }> {
    const row = await this.problems.find(caseId);
    const step = await this.problems.findStep(stepId);
    invariant(row !== null && step !== null, 'a case is never deleted');
    return { orderId: row.orderId, step };
  }

  async problemForMail(
    caseId: string,
    language: 'de' | 'en',
  ): Promise<{ orderId: string; problem: ProblemView }> {
    const row = await this.problems.find(caseId);
    const problem = await this.problemViews.byId(caseId, language);
    invariant(row !== null && problem !== null, 'a case is never deleted');
    return { orderId: row.orderId, problem };
  }
}
