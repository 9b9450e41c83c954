import type { StoredFile } from '@markthalle/contracts/documents';
import type { OutputOf } from '@markthalle/contracts/endpoint';
import type {
  listCases,
  OfficeProblem,
  OfficeWithdrawal,
} from '@markthalle/contracts/office-cases';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.ts';
import { Db } from '../../platform/db/db.ts';
import { Problem } from '../../platform/http/problem.ts';
import { Incidents } from '../../platform/incidents/incidents.ts';
import { CaseOrdersQueries, isPaid } from './case-orders.queries.ts';
import { PhotosStore } from './photos.store.ts';
import { ProblemViewsQueries } from './problem-views.queries.ts';
import { SplitWithdrawalService } from './split-withdrawal.service.ts';
import { SubmitWithdrawalService } from './submit-withdrawal.service.ts';
import { WithdrawalViewsQueries } from './withdrawal-views.queries.ts';
import { type WithdrawalRow, WithdrawalsStore } from './withdrawals.store.ts';

/** What staff see and say about cases. */
@Injectable()
export class OfficeCasesService {
  constructor(
    private readonly db: Db,
    private readonly store: WithdrawalsStore,
    private readonly orders: CaseOrdersQueries,
    private readonly problems: ProblemViewsQueries,
    private readonly withdrawals: WithdrawalViewsQueries,
    private readonly photos: PhotosStore,
    private readonly submitter: SubmitWithdrawalService,
    private readonly splitter: SplitWithdrawalService,
    private readonly incidents: Incidents,
    private readonly clock: Clock,
  ) {}

  async list(filter: 'open' | 'done'): Promise<OutputOf<typeof listCases>> {
    const problems = await this.problems.listForStaff(filter);
    const withdrawals = await this.withdrawals.listForStaff(filter);
    const unassigned = filter === 'open' ? await this.withdrawals.unassigned() : [];
    return { problems, withdrawals, unassigned };
  }

  /** Throws `case-not-found`. */
  async problem(caseId: string): Promise<OfficeProblem> {
    const view = await this.problems.forStaff(caseId);
    if (view === null) throw new Problem('case-not-found');
    return view;
  }

  /** Throws `photo-not-found`. */
  async photo(photoId: string): Promise<StoredFile> {
    const file = await this.photos.ofAnybody(photoId);
    if (file === null) throw new Problem('photo-not-found');
    return file;
  }

  /** Throws `withdrawal-not-found`. */
  async withdrawal(withdrawalId: string): Promise<OfficeWithdrawal> {
    const found = await this.find(withdrawalId);
    const routing = await this.store.routingOf(withdrawalId);
    const orderId = routing?.orderId ?? null;
    const order = orderId === null ? null : await this.orders.byId(orderId);
    return {
      withdrawalId,
      receipt: this.submitter.receiptOf(found),
      orderId,
      orderNumber: order?.number ?? null,
      closedNote: routing?.note ?? null,
      parts: await this.withdrawals.ofWithdrawal(withdrawalId, 'de'),
    };
  }

  /** Throws `withdrawal-not-found`, `order-not-found` and `withdrawal-already-assigned`. */
  async assign(accountId: string, withdrawalId: string, orderNumber: string): Promise<void> {
    const withdrawal = await this.find(withdrawalId);
    const order = await this.orders.byNumber(orderNumber);
    if (order === null || !isPaid(order)) throw new Problem('order-not-found');
    await this.db.transaction((tx) =>
      this.splitter.split(tx, withdrawal, order.orderId, accountId),
    );
  }

  /** Throws `withdrawal-not-found` and `withdrawal-already-assigned`. */
  async close(accountId: string, withdrawalId: string, note: string): Promise<void> {
    await this.find(withdrawalId);
    await this.db.transaction(async (tx) => {
      const at = this.clock.now();
      const routing = { withdrawalId, orderId: null, note, by: accountId, at };
      if (!(await this.store.route(tx, routing))) throw new Problem('withdrawal-already-assigned');
      await this.incidents.settle(tx, 'withdrawal-unassigned', withdrawalId);
    });
  }

  private async find(withdrawalId: string): Promise<WithdrawalRow> {
    const withdrawal = await this.store.find(withdrawalId);
    if (withdrawal === null) throw new Problem('withdrawal-not-found');
    return withdrawal;
  }
}
