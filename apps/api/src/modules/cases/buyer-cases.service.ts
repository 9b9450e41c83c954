import type { ProblemView, WithdrawalPartView } from '@markthalle/contracts/case-views';
import type { StoredFile } from '@markthalle/contracts/documents';
import type { OutputOf } from '@markthalle/contracts/endpoint';
import type { readOrderCases } from '@markthalle/contracts/problem-cases';
import type { readWithdrawalForm } from '@markthalle/contracts/withdrawals';
import { invariant } from '@markthalle/domain/invariant';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.ts';
import { Problem } from '../../platform/http/problem.ts';
import { DocumentsFacade } from '../documents/documents.facade.ts';
import {
  type CaseOrder,
  CaseOrdersQueries,
  classOfLine,
  leftOfLine,
  nameOf,
  periodOf,
} from './case-orders.queries.ts';
import { PhotosStore } from './photos.store.ts';
import { ProblemViewsQueries } from './problem-views.queries.ts';
import { ProblemsStore } from './problems.store.ts';
import { drawReturnLabel } from './return-label.ts';
import { WithdrawalViewsQueries } from './withdrawal-views.queries.ts';

type Language = 'de' | 'en';

/** What whoever has an order's link may see of its cases. */
@Injectable()
export class BuyerCasesService {
  constructor(
    private readonly orders: CaseOrdersQueries,
    private readonly withdrawals: WithdrawalViewsQueries,
    private readonly problems: ProblemViewsQueries,
    private readonly store: ProblemsStore,
    private readonly photos: PhotosStore,
    private readonly documents: DocumentsFacade,
    private readonly clock: Clock,
  ) {}

  /** Throws `order-not-found`. */
  async orderOf(orderToken: string): Promise<CaseOrder> {
    const order = await this.orders.byToken(orderToken);
    if (order === null) throw new Problem('order-not-found');
    return order;
  }

  async form(orderToken: string, language: Language): Promise<OutputOf<typeof readWithdrawalForm>> {
    const order = await this.orderOf(orderToken);
    const now = this.clock.now().toISOString();
    return {
      name: order.buyerName,
      email: order.email,
      orderNumber: order.number,
      parts: order.parts.map((part) => {
        const { endsOn, basis } = periodOf(order, part);
        return {
          producerOrderId: part.producerOrderId,
          producerName: part.seller.producerName,
          endsOn,
          basis,
          lines: part.lines.map((line) => ({
            lineId: line.lineId,
            name: nameOf(line, language),
            leftQuantity: leftOfLine(line),
            class: classOfLine(line, now),
          })),
        };
      }),
    };
  }

  async cases(orderToken: string, language: Language): Promise<OutputOf<typeof readOrderCases>> {
    const order = await this.orderOf(orderToken);
    return {
      orderNumber: order.number,
      placedAt: order.placedAt.toISOString(),
      withdrawals: await this.withdrawals.ofOrder(order.orderId, language),
      problems: await this.problems.ofOrder(order.orderId, language),
      lines: order.parts.flatMap((part) =>
        part.lines.map((line) => ({
          lineId: line.lineId,
          producerName: part.seller.producerName,
          name: nameOf(line, language),
          leftQuantity: leftOfLine(line),
        })),
      ),
    };
  }

  async part(partId: string, language: Language): Promise<WithdrawalPartView> {
    const view = await this.withdrawals.byId(partId, language);
    invariant(view !== null, 'the part was just written');
    return view;
  }

  async problem(caseId: string, language: Language): Promise<ProblemView> {
    const view = await this.problems.byId(caseId, language);
    invariant(view !== null, 'the case was just written');
    return view;
  }

  /** Throws `photo-not-found`. */
  async photo(orderToken: string, photoId: string): Promise<StoredFile> {
    const { orderId } = await this.orderOf(orderToken);
    const file = await this.photos.ofOrder(photoId, orderId);
    if (file === null) throw new Problem('photo-not-found');
    return file;
  }

  /** Throws `case-not-found`. */
  async label(orderToken: string, caseId: string, language: Language): Promise<StoredFile> {
    const order = await this.orderOf(orderToken);
    const problem = await this.store.find(caseId);
    const part = order.parts.find((one) => one.producerOrderId === problem?.producerOrderId);
    if (problem === null || problem.orderId !== order.orderId || part === undefined) {
      throw new Problem('case-not-found');
    }
    return drawReturnLabel({
      language,
      seller: part.seller,
      orderNumber: part.number,
      buyerName: order.buyerName,
      reportedAt: problem.reportedAt,
      cooperative: await this.documents.cooperative(),
    });
  }
}
