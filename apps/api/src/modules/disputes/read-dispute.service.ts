import type { OutputOf } from '@markthalle/contracts/endpoint';
import type { DisputeView, listDisputes } from '@markthalle/contracts/office-disputes';
import {
  defaultDecision,
  isUndecided,
  type LiabilityDecision,
  liabilityRuleOf,
  phaseOf,
  takesEvidence,
} from '@markthalle/domain/dispute';
import { invariant } from '@markthalle/domain/invariant';
import { takingOf } from '@markthalle/domain/refundPostings';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.ts';
import { Db } from '../../platform/db/db.ts';
import { Problem } from '../../platform/http/problem.ts';
import { OrdersFacade } from '../orders/orders.facade.ts';
import { PaymentsFacade } from '../payments/payments.facade.ts';
import { type DisputedShare, DisputedShares } from './disputed-shares.ts';
import { DisputesQueries, type RequestRow } from './disputes.queries.ts';
import { type DisputeRow, DisputesStore } from './disputes.store.ts';
import { EvidenceStore } from './evidence.store.ts';
import { evidenceDraft } from './evidence-draft.ts';
import { MovementsStore } from './movements.store.ts';
import { RefundProofsQueries, refundedCentsOf } from './refund-proofs.queries.ts';

type Part = DisputeView['parts'][number];

/** The dispute desk: the list by deadline, and one case with all that is known of it. */
@Injectable()
export class ReadDisputeService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly store: DisputesStore,
    private readonly queries: DisputesQueries,
    private readonly evidence: EvidenceStore,
    private readonly movements: MovementsStore,
    private readonly proofs: RefundProofsQueries,
    private readonly shares: DisputedShares,
    private readonly orders: OrdersFacade,
    private readonly payments: PaymentsFacade,
  ) {}

  async list(filter: 'open' | 'decided' | 'all'): Promise<OutputOf<typeof listDisputes>> {
    const [disputes, warnings, openCents] = await Promise.all([
      this.queries.list(filter),
      this.queries.warnings(),
      this.queries.openCents(),
    ]);
    return { disputes, warnings, openCents };
  }

  /** Throws `dispute-not-found`. */
  async view(disputeId: string): Promise<DisputeView> {
    const card = await this.queries.card(disputeId);
    const dispute = await this.store.find(disputeId);
    if (card === null || dispute === null) throw new Problem('dispute-not-found');
    const order = await this.orders.readView(dispute.orderId, 'de');
    const charge = await this.payments.disputed.find(dispute.chargeId);
    invariant(order !== null && charge !== null, 'orders and charges are never deleted');
    const proofs = await this.proofs.ofCharge(dispute.chargeId);
    const refundedCents = refundedCentsOf(proofs);
    const withdrawnCents = await this.movements.withdrawnCents(dispute.id, this.db);
    const losses = await this.queries.losses(disputeId);
    const lostCents = losses.reduce(
      (sum, loss) => (loss.undoneAt === null ? sum + loss.amountCents : sum),
      0,
    );
    const set = await this.shares.read(dispute, 0);
    const parts = await this.partsOf(disputeId, set.shares);
    const rule = liabilityRuleOf(dispute.reason, dispute.method);
    return {
      ...card,
      chargeId: dispute.chargeId,
      chargeCents: charge.amountCents,
      refundedCents,
      buyerName: order.contact.name,
      submissions: dispute.submissions,
      withdrawnCents,
      undecidedCents: withdrawnCents - lostCents,
      isFullyRefunded: refundedCents >= charge.amountCents,
      ...(await this.possible(dispute)),
      parts,
      rule,
      proposed: toLiability(defaultDecision(rule, set.order.parts)),
      decided: dispute.liability === null ? null : toLiability(dispute.liability),
      losses,
      answers: await this.queries.answers(disputeId),
      draft: evidenceDraft(order, parts, proofs),
      entries: await this.queries.entries(disputeId),
    };
  }

  /** Which buttons there are. */
  private async possible(dispute: DisputeRow) {
    const phase = phaseOf(dispute.status);
    const { evidenceDueAt } = dispute;
    const isInTime = evidenceDueAt === null || evidenceDueAt > this.clock.now();
    const isQuiet = (await this.evidence.answerOnItsWay(dispute.id)) === null;
    return {
      canAnswer: takesEvidence(dispute.status) && isInTime && isQuiet,
      canDecide: isUndecided(dispute.status) || dispute.decideByAt !== null,
      canRecover: phase === 'open' || phase === 'in_review',
    };
  }

  private async partsOf(disputeId: string, shares: readonly DisputedShare[]): Promise<Part[]> {
    const requests = await this.queries.requests(disputeId);
    const early = await this.queries.recoveredEarly(disputeId);
    return shares.map((share) => {
      const request = requests.get(share.producerOrderId);
      return {
        producerOrderId: share.producerOrderId,
        producerId: share.producerId,
        producerName: share.producerName,
        number: share.number,
        remainingCents: share.remainingCents,
        takenCents: takingOf(share.standing, share.effectOf(share.remaining)).receivableCents,
        recoveredEarlyCents: early.get(share.producerOrderId) ?? 0,
        requestId: request?.requestId ?? null,
        dueAt: request?.dueAt ?? null,
        remindedAt: request?.remindedAt ?? null,
        answeredAt: request?.answeredAt ?? null,
        given: givenIn(request),
      };
    });
  }
}

export function givenIn(request: RequestRow | undefined): Part['given'] {
  if (request === undefined || request.statement === null) return null;
  const { handedOverOn, carrier, trackingNumber, statement, proof } = request;
  return { handedOverOn, carrier, trackingNumber, statement, proof };
}

const toLiability = (decision: LiabilityDecision): DisputeView['proposed'] => ({
  kind: decision.kind,
  producerIds: decision.kind === 'at_fault' ? [...decision.producerIds] : [],
});
