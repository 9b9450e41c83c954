import { postCommittedPaid } from '@markthalle/domain/debitPostings';
import { feeShares } from '@markthalle/domain/feeBearing';
import { invariant } from '@markthalle/domain/invariant';
import type { EntryDraft } from '@markthalle/domain/journalEntry';
import { postChargeSucceeded, postUnwantedCharge } from '@markthalle/domain/postings';
import { type PaymentSplit, splitPayment } from '@markthalle/domain/split';
import { postFeePassedOn } from '@markthalle/domain/treasuryPostings';
import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/db/db.ts';
import { Incidents } from '../../platform/incidents/incidents.ts';
import { Jobs } from '../../platform/jobs/jobs.ts';
import { InventoryFacade } from '../inventory/inventory.facade.ts';
import { LedgerFacade } from '../ledger/ledger.facade.ts';
import type { OrderForPayment } from '../orders/order-for-payment.ts';
import { OrdersFacade, splitQuestionOf } from '../orders/orders.facade.ts';
import { type ChargeRow, ChargesStore } from './charges.store.ts';
import { EarlyShippingService } from './early-shipping.service.ts';
import { FeeBearingSetting } from './fee-bearing-setting.ts';
import type { PaidCharge } from './stripe-sessions.ts';

export type MoneyOutcome = 'paid' | 'mismatch' | 'duplicate' | 'orphan';

const UNWANTED = {
  mismatch: {
    kind: 'payment-mismatch',
    purpose: 'mismatch',
    title: 'Gezahlter Betrag stimmt nicht mit der Bestellung überein: bitte erstatten',
  },
  duplicate: {
    kind: 'duplicate-payment',
    purpose: 'duplicate',
    title: 'Bestellung wurde doppelt bezahlt: bitte die zweite Zahlung erstatten',
  },
  orphan: {
    kind: 'money-without-order',
    purpose: 'duplicate',
    title: 'Zahlung für eine aufgegebene Bestellung: bitte erstatten',
  },
} as const;

/**
 * Books money that came, in the transaction that holds the order: charge, journal entry, order, stock and jobs exist
 * together or not at all. Every cent that reached the balance is booked, also money that pays for nothing.
 */
@Injectable()
export class RecordPayment {
  constructor(
    private readonly charges: ChargesStore,
    private readonly ledger: LedgerFacade,
    private readonly orders: OrdersFacade,
    private readonly inventory: InventoryFacade,
    private readonly incidents: Incidents,
    private readonly jobs: Jobs,
    private readonly feeBearing: FeeBearingSetting,
    private readonly earlyShipping: EarlyShippingService,
  ) {}

  async record(
    tx: Tx,
    order: OrderForPayment,
    charge: PaidCharge,
    outcome: MoneyOutcome,
    at: Date,
  ): Promise<void> {
    if (outcome === 'paid') await this.recordPaid(tx, order, charge, at);
    else await this.recordUnwanted(tx, order, charge, outcome, at);
  }

  private async recordPaid(
    tx: Tx,
    order: OrderForPayment,
    charge: PaidCharge,
    at: Date,
  ): Promise<void> {
    if (!(await this.charges.insert(tx, rowOf(order, charge, 'order', at)))) return;
    if (order.shipEarlyAt === null) await this.bookPaid(tx, order, charge, at);
    else await this.bookCommitted(tx, order, charge, at);
    const state = await this.orders.movePayment(tx, order.orderId, 'payment_succeeded', at);
    invariant(state !== null, `order ${order.orderId} cannot be paid in ${order.paymentState}`);
    // What was shipped early has left the shelf already.
    const isTaken = order.shipEarlyAt !== null;
    if (!isTaken && (await this.inventory.commit(tx, order.orderId, at)) === 'gone') {
      await this.incidents.open(tx, {
        kind: 'paid-without-stock',
        subject: order.orderId,
        title: `Bestellung ${order.number} ist bezahlt, aber die Ware ist ausverkauft`,
        details: { orderId: order.orderId, chargeId: charge.chargeId },
      });
      await this.jobs.add(tx, 'refunds.queue-order', { orderId: order.orderId });
    }
    const { orderId } = order;
    await this.jobs.add(tx, 'notifications.order-paid', { orderId }, { key: `paid:${orderId}` });
    for (const { producerId, producerOrderId: subjectId } of order.producerOrders) {
      await this.jobs.add(tx, 'integrations.event', { producerId, kind: 'order.paid', subjectId });
    }
  }

  private async bookPaid(
    tx: Tx,
    order: OrderForPayment,
    charge: PaidCharge,
    at: Date,
  ): Promise<void> {
    const split = splitPayment(splitQuestionOf(order));
    const entry = postChargeSucceeded({ split, stripeFeeCents: charge.feeCents });
    await this.book(tx, order, charge, entry, at);
    await this.passFeeOn(tx, order, charge, split, at);
  }

  /** The shares were booked when the goods were let go; their fee stays with the cooperative. */
  private async bookCommitted(
    tx: Tx,
    order: OrderForPayment,
    charge: PaidCharge,
    at: Date,
  ): Promise<void> {
    const { amountCents, feeCents } = charge;
    const receivableCents = await this.earlyShipping.receivableOf(tx, order.orderId);
    const entry = postCommittedPaid({ amountCents, stripeFeeCents: feeCents, receivableCents });
    await this.book(tx, order, charge, entry, at);
    await this.incidents.settle(tx, 'debit-failed-after-shipping', order.orderId);
  }

  /** Only where the cooperative has resolved so before the order was placed. */
  private async passFeeOn(
    tx: Tx,
    order: OrderForPayment,
    charge: PaidCharge,
    split: PaymentSplit,
    at: Date,
  ): Promise<void> {
    if ((await this.feeBearing.bearerAt(tx, order.placedAt)) === 'cooperative') return;
    const shares = feeShares(charge.feeCents, split.parts).filter((one) => one.feeShareCents > 0);
    if (shares.length === 0) return;
    const { orderId } = order;
    await this.orders.bearFees(tx, orderId, shares);
    const { chargeId } = charge;
    const entry = postFeePassedOn(shares);
    await this.ledger.book(tx, {
      sourceKind: 'charge',
      sourceId: chargeId,
      entry,
      orderId,
      chargeId,
      at,
    });
  }

  /** Owed back to the buyer; everything that the refund needs stands in the incident. */
  private async recordUnwanted(
    tx: Tx,
    order: OrderForPayment,
    charge: PaidCharge,
    outcome: Exclude<MoneyOutcome, 'paid'>,
    at: Date,
  ): Promise<void> {
    const { kind, purpose, title } = UNWANTED[outcome];
    if (!(await this.charges.insert(tx, rowOf(order, charge, purpose, at)))) return;
    const { amountCents, feeCents } = charge;
    const entry = postUnwantedCharge({ amountCents, stripeFeeCents: feeCents });
    await this.book(tx, order, charge, entry, at);
    await this.incidents.open(tx, {
      kind,
      subject: charge.chargeId,
      title,
      details: {
        orderId: order.orderId,
        orderNumber: order.number,
        orderTotalCents: order.totalCents,
        chargeId: charge.chargeId,
        paymentIntentId: charge.paymentIntentId,
        amountCents,
        method: charge.method,
      },
    });
    await this.jobs.add(tx, 'refunds.queue-charge', { chargeId: charge.chargeId });
  }

  private async book(
    tx: Tx,
    order: OrderForPayment,
    charge: PaidCharge,
    entry: EntryDraft,
    at: Date,
  ): Promise<void> {
    await this.ledger.book(tx, {
      sourceKind: 'charge',
      sourceId: charge.chargeId,
      entry,
      orderId: order.orderId,
      chargeId: charge.chargeId,
      balanceTransactionId: charge.balanceTransactionId,
      at,
    });
  }
}

const rowOf = (
  order: OrderForPayment,
  charge: PaidCharge,
  purpose: ChargeRow['purpose'],
  at: Date,
): ChargeRow => ({ ...charge, orderId: order.orderId, purpose, createdAt: at });
