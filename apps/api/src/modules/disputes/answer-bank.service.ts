import type { ParsedInputOf } from '@markthalle/contracts/endpoint';
import type { submitEvidence } from '@markthalle/contracts/office-disputes';
import { phaseOf, takesEvidence } from '@markthalle/domain/dispute';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.ts';
import { Db, type Tx } from '../../platform/db/db.ts';
import { newId } from '../../platform/db/new-id.ts';
import { Problem } from '../../platform/http/problem.ts';
import { Incidents } from '../../platform/incidents/incidents.ts';
import { Jobs } from '../../platform/jobs/jobs.ts';
import { OrdersFacade } from '../orders/orders.facade.ts';
import type { OperationPlans } from '../payments/operation-plans.ts';
import { PaymentsFacade } from '../payments/payments.facade.ts';
import { type DisputeRow, DisputesStore } from './disputes.store.ts';
import { type BankAnswerRow, EvidenceStore } from './evidence.store.ts';

type EvidenceInput = ParsedInputOf<typeof submitEvidence>;
type StripeEvidence = Parameters<OperationPlans['evidence']>[1]['evidence'];

/**
 * What the cooperative says to the bank. An answer is written with its operation and sent by a job:
 * a crash between the two changes nothing.
 */
@Injectable()
export class AnswerBankService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly store: DisputesStore,
    private readonly evidence: EvidenceStore,
    private readonly orders: OrdersFacade,
    private readonly payments: PaymentsFacade,
    private readonly incidents: Incidents,
    private readonly jobs: Jobs,
  ) {}

  /** Sends the evidence; banks read it once, so it is final. */
  submit(input: EvidenceInput, accountId: string): Promise<void> {
    return this.db.transaction(async (tx) => {
      const dispute = await this.answerable(tx, input.disputeId);
      if (!takesEvidence(dispute.status)) throw new Problem('dispute-closed');
      const { evidenceDueAt } = dispute;
      if (evidenceDueAt !== null && evidenceDueAt <= this.clock.now()) {
        throw new Problem('evidence-too-late');
      }
      const evidence = await this.evidenceOf(dispute, input);
      const answerId = newId();
      const operationId = await this.payments.plans.evidence(tx, {
        evidenceId: answerId,
        disputeId: dispute.stripeDisputeId,
        orderId: dispute.orderId,
        evidence,
        submit: true,
      });
      await this.send(tx, {
        id: answerId,
        disputeId: dispute.id,
        kind: 'evidence',
        evidence: evidence as Record<string, string>,
        note: null,
        by: accountId,
        at: this.clock.now(),
        operationId,
      });
    });
  }

  /** Accepts the loss; nothing can be said afterwards. */
  accept(disputeId: string, by: { readonly accountId: string; readonly note: string }) {
    return this.db.transaction(async (tx) => {
      const dispute = await this.answerable(tx, disputeId);
      if (phaseOf(dispute.status) !== 'open') throw new Problem('dispute-closed');
      const closureId = newId();
      const operationId = await this.payments.plans.closeDispute(tx, {
        closureId,
        disputeId: dispute.stripeDisputeId,
        orderId: dispute.orderId,
      });
      await this.send(tx, {
        id: closureId,
        disputeId,
        kind: 'acceptance',
        evidence: {},
        note: by.note,
        by: by.accountId,
        at: this.clock.now(),
        operationId,
      });
    });
  }

  /** The job: sends what was planned; without an answer the sweep of operations goes on. */
  async deliver(answerId: string): Promise<void> {
    const answer = await this.evidence.answerById(answerId);
    if (answer !== null && answer.state === 'sent') await this.resolve(answer);
  }

  /** An answer whose fate was found out later. */
  async takeUp(operationId: string): Promise<void> {
    const answer = await this.evidence.answerOfOperation(operationId);
    if (answer !== null && answer.state === 'sent') await this.resolve(answer);
  }

  private async resolve(answer: BankAnswerRow): Promise<void> {
    const outcome = await this.payments.sendOperation(answer.operationId);
    if (outcome.state === 'unknown') return;
    await this.db.transaction(async (tx) => {
      const dispute = await this.store.lock(tx, answer.disputeId);
      if (dispute === null) return;
      if (outcome.state === 'succeeded') {
        await this.evidence.resolveAnswer(tx, answer.id, 'taken');
      } else {
        await this.evidence.resolveAnswer(tx, answer.id, 'refused');
        await this.reportRefused(tx, dispute, answer, outcome);
      }
      const { stripeDisputeId } = dispute;
      await this.jobs.add(tx, 'disputes.read-dispute', { stripeDisputeId });
    });
  }

  private reportRefused(tx: Tx, dispute: DisputeRow, answer: BankAnswerRow, outcome: object) {
    return this.incidents.open(tx, {
      kind: 'dispute-answer-refused',
      subject: dispute.id,
      title: 'Stripe hat eine Antwort auf eine Zahlungsbeschwerde nicht angenommen',
      details: { orderId: dispute.orderId, kind: answer.kind, outcome },
    });
  }

  private async send(tx: Tx, answer: Parameters<EvidenceStore['insertAnswer']>[1]): Promise<void> {
    await this.evidence.insertAnswer(tx, answer);
    await this.incidents.settle(tx, 'dispute-answer-refused', answer.disputeId);
    await this.jobs.add(tx, 'disputes.send-answer', { answerId: answer.id });
  }

  private async answerable(tx: Tx, disputeId: string): Promise<DisputeRow> {
    const dispute = await this.store.lock(tx, disputeId);
    if (dispute === null) throw new Problem('dispute-not-found');
    if ((await this.evidence.answerOnItsWay(disputeId, tx)) !== null) {
      throw new Problem('answer-on-its-way');
    }
    return dispute;
  }

  /** Name and address of the buyer are what the bank compares the delivery with. */
  private async evidenceOf(dispute: DisputeRow, input: EvidenceInput): Promise<StripeEvidence> {
    const order = await this.orders.readView(dispute.orderId, 'de');
    if (order === null) throw new Problem('dispute-not-found');
    const { address, contact } = order;
    const lines = address === null ? [] : [address.street, `${address.postcode} ${address.town}`];
    return {
      product_description: input.productDescription,
      customer_name: contact.name,
      customer_email_address: contact.email,
      uncategorized_text: input.explanation,
      ...(lines.length === 0 ? {} : { shipping_address: lines.join(', ') }),
      ...(input.shippingCarrier === null ? {} : { shipping_carrier: input.shippingCarrier }),
      ...(input.shippingTrackingNumber === null
        ? {}
        : { shipping_tracking_number: input.shippingTrackingNumber }),
      ...(input.shippingOn === null ? {} : { shipping_date: input.shippingOn }),
    };
  }
}
