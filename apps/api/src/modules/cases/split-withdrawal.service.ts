import { priceOfPieces } from '@markthalle/domain/linePrice';
import { answerLine, firstStateOf } from '@markthalle/domain/withdrawalAnswer';
import { refundDeadline } from '@markthalle/domain/withdrawalPeriod';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.ts';
import type { Tx } from '../../platform/db/db.ts';
import { newId } from '../../platform/db/new-id.ts';
import { Problem } from '../../platform/http/problem.ts';
import { Incidents } from '../../platform/incidents/incidents.ts';
import { Jobs } from '../../platform/jobs/jobs.ts';
import { FulfilmentFacade } from '../fulfilment/fulfilment.facade.ts';
import { OrdersFacade } from '../orders/orders.facade.ts';
import { CaseHolds } from './case-holds.ts';
import {
  type CaseLine,
  type CaseOrder,
  CaseOrdersQueries,
  type CasePart,
  classOfLine,
  isBegunService,
  leftOfLine,
  periodOf,
  periodOfLine,
} from './case-orders.queries.ts';
import {
  type NewLine,
  type NewPart,
  type WithdrawalRow,
  WithdrawalsStore,
} from './withdrawals.store.ts';

const BEFORE_HAND_OVER: readonly string[] = ['new', 'confirmed', 'ready'];

/** Passes a declaration on to each producer concerned and answers each line (§ 355(1) BGB). */
@Injectable()
export class SplitWithdrawalService {
  constructor(
    private readonly store: WithdrawalsStore,
    private readonly orders: CaseOrdersQueries,
    private readonly contracts: OrdersFacade,
    private readonly fulfilment: FulfilmentFacade,
    private readonly holds: CaseHolds,
    private readonly incidents: Incidents,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
  ) {}

  /**
   * The declaration counts from when it was received, whoever says later which order it means.
   * Throws `withdrawal-already-assigned`.
   */
  async split(
    tx: Tx,
    withdrawal: WithdrawalRow,
    orderId: string,
    by: string | null,
    partNumber?: string,
  ): Promise<void> {
    await this.contracts.lockShares(tx, orderId);
    const at = this.clock.now();
    const routing = { withdrawalId: withdrawal.id, orderId, note: null, by, at };
    if (!(await this.store.route(tx, routing))) throw new Problem('withdrawal-already-assigned');
    const order = await this.orders.byId(orderId, tx);
    if (order === null) throw new Problem('order-not-found');
    for (const part of partsMeant(order, withdrawal, partNumber)) {
      await this.declareTo(tx, withdrawal, order, part, at);
    }
    await this.jobs.add(tx, 'notifications.withdrawal-answer', { withdrawalId: withdrawal.id });
    await this.incidents.settle(tx, 'withdrawal-unassigned', withdrawal.id);
  }

  private async declareTo(
    tx: Tx,
    withdrawal: WithdrawalRow,
    order: CaseOrder,
    part: CasePart,
    at: Date,
  ): Promise<void> {
    const row = toPart(withdrawal, order, part, at);
    await this.store.insertPart(tx, row);
    if (row.state === 'refused') return;
    const { producerOrderId, producerId } = part;
    await this.endServices(tx, part, row.lines, at);
    const isOpen = BEFORE_HAND_OVER.includes(part.state);
    if (isOpen && takesAll(part, row.lines)) {
      // Nobody packs any more what nobody wants; what is left of the part is still delivered. Of a
      // service that had begun there is work to pay: its part is fulfilled with what was done.
      if (row.awaitsShare) await this.fulfilment.endServices(tx, producerId, producerOrderId);
      else {
        const by = { actorId: null, at };
        await this.contracts.moveProducerOrder(tx, producerOrderId, 'cancel', by);
      }
    }
    if (!isOpen || row.awaitsShare) await this.holds.hold(tx, producerOrderId, row.dueOn);
    if (row.refundWantedAt !== null)
      await this.jobs.add(tx, 'cases.refund-part', { partId: row.id });
    await this.jobs.add(tx, 'notifications.withdrawal-to-producer', { partId: row.id, producerId });
  }

  /** Services of which nothing is left are not begun and not carried on any more. */
  private async endServices(tx: Tx, part: CasePart, lines: readonly NewLine[], at: Date) {
    const ended = part.lines.filter((line) => {
      const taken = lines.find(({ lineId }) => lineId === line.lineId);
      const pieces = taken?.answer === 'accepted' ? taken.quantity : 0;
      return line.snapshot.service !== undefined && pieces > 0 && leftOfLine(line) <= pieces;
    });
    if (ended.length === 0) return;
    const lineIds = ended.map(({ lineId }) => lineId);
    await this.contracts.services.noteWithdrawn(tx, lineIds, at);
  }
}

/** The parts that the declaration names: by article, by the part's own number, or all of them. */
function partsMeant(order: CaseOrder, { lines }: WithdrawalRow, partNumber?: string): CasePart[] {
  if (lines.length > 0) {
    const named = new Set(lines.map((line) => line.lineId));
    return order.parts.filter((part) => part.lines.some(({ lineId }) => named.has(lineId)));
  }
  const own = order.parts.filter((part) => part.number === partNumber);
  return own.length > 0 ? own : [...order.parts];
}

function toPart(withdrawal: WithdrawalRow, order: CaseOrder, part: CasePart, at: Date): NewPart {
  const period = periodOf(order, part);
  const declaredAt = withdrawal.receivedAt.toISOString();
  const lines = linesMeant(part, withdrawal).map(({ line, quantity }): NewLine => {
    const leftQuantity = leftOfLine(line);
    const pieces = Math.min(quantity, Math.max(1, leftQuantity));
    const shown = classOfLine(line, declaredAt);
    const question = { lineId: line.lineId, class: shown, leftQuantity, quantity: pieces };
    const answer = answerLine(question, periodOfLine(order, part, line), declaredAt);
    const gone = line.refundedQuantity + line.withdrawnQuantity;
    const priceCents = answer === 'accepted' ? priceOfPieces(line, gone, pieces) : 0;
    const isBegun = answer === 'accepted' && isBegunService(line, declaredAt);
    return { lineId: line.lineId, quantity: pieces, answer, priceCents, isBegunService: isBegun };
  });
  const isHere = BEFORE_HAND_OVER.includes(part.state);
  const accepted = lines.filter((line) => line.answer === 'accepted');
  const hasToComeBack =
    !isHere && part.way !== 'ticket' && accepted.some((line) => !isService(part, line));
  const awaitsShare = lines.some((line) => line.isBegunService);
  const state = firstStateOf({ accepted: accepted.length, hasToComeBack, awaitsShare });
  return {
    id: newId(),
    withdrawalId: withdrawal.id,
    orderId: order.orderId,
    producerOrderId: part.producerOrderId,
    producerId: part.producerId,
    state,
    periodEndsOn: period.endsOn,
    periodBasis: period.basis,
    hasToComeBack,
    awaitsShare,
    givesStockBack: isHere,
    wasInformed: order.informedAt !== null,
    ...refundDeadline(declaredAt),
    refundWantedAt: state === 'due' ? at : null,
    lines,
  };
}

function linesMeant(
  part: CasePart,
  { lines }: WithdrawalRow,
): { line: CaseLine; quantity: number }[] {
  return part.lines.flatMap((line) => {
    if (lines.length === 0) return [{ line, quantity: line.quantity }];
    const named = lines.find(({ lineId }) => lineId === line.lineId);
    return named === undefined ? [] : [{ line, quantity: named.quantity }];
  });
}

const isService = (part: CasePart, { lineId }: NewLine): boolean =>
  part.lines.some((line) => line.lineId === lineId && line.snapshot.service !== undefined);

const takesAll = (part: CasePart, lines: readonly NewLine[]): boolean =>
  part.lines.every((line) => {
    const taken = lines.find(({ lineId }) => lineId === line.lineId);
    const pieces = taken?.answer === 'accepted' ? taken.quantity : 0;
    return leftOfLine(line) <= pieces;
  });
