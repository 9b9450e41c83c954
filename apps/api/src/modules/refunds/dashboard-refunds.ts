import { postRefundBorne } from '@markthalle/domain/refundPostings';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.ts';
import type { Tx } from '../../platform/db/db.ts';
import { newId } from '../../platform/db/new-id.ts';
import { Incidents } from '../../platform/incidents/incidents.ts';
import { LedgerFacade } from '../ledger/ledger.facade.ts';
import { OrdersFacade } from '../orders/orders.facade.ts';
import type { DisputedCharge } from '../payments/disputed-charges.store.ts';
import type { ProviderRefund } from '../payments/object-readings.ts';
import { PaymentsFacade } from '../payments/payments.facade.ts';
import type { RefundRow, SendingRow } from './refund-rows.ts';
import { type NewRefund, RefundsStore } from './refunds.store.ts';
import { SendingsStore } from './sendings.store.ts';

/** A refund is known before its charge: the queue tries again when the charge is recorded. */
class ChargeNotRecorded extends Error {
  override readonly name = 'ChargeNotRecorded';
}

/** Refunds that somebody made in Stripe's dashboard, without an operation of ours. */
@Injectable()
export class DashboardRefunds {
  constructor(
    private readonly store: RefundsStore,
    private readonly sendings: SendingsStore,
    private readonly orders: OrdersFacade,
    private readonly payments: PaymentsFacade,
    private readonly ledger: LedgerFacade,
    private readonly incidents: Incidents,
    private readonly clock: Clock,
  ) {}

  /**
   * Finds or makes the refund that a stranger's one stands for. Null: no money ever moved, so there
   * is nothing to book.
   */
  async adopt(tx: Tx, read: ProviderRefund): Promise<SendingRow | null> {
    const charge =
      read.chargeId === null ? null : await this.payments.disputed.find(read.chargeId, tx);
    if (charge === null) throw new ChargeNotRecorded(read.stripeRefundId);
    await this.orders.lockShares(tx, charge.orderId);
    // A twin may have been faster while we waited for the order.
    const twin = await this.sendings.ofStripeRefund(read.stripeRefundId, tx);
    if (twin !== null) return twin;
    const isDead = read.status === 'failed' || read.status === 'canceled';
    if (isDead && read.balanceTransactionId === null) return null;
    const refundId = (await this.takeUp(tx, charge, read)) ?? (await this.make(tx, charge, read));
    const at = this.clock.now();
    const sending = { refundId, operationId: null, stripeRefundId: read.stripeRefundId };
    await this.sendings.insert(tx, { ...sending, id: newId() }, at);
    return this.sendings.ofStripeRefund(read.stripeRefundId, tx);
  }

  /** Somebody did by hand what was waiting for a hand: a failed refund, or a queued one. */
  private async takeUp(
    tx: Tx,
    charge: DisputedCharge,
    read: ProviderRefund,
  ): Promise<string | null> {
    const candidates = (await this.store.ofCharge(charge.chargeId, tx)).filter(
      (refund) => refund.amountCents === read.amountCents && waitsForHand(refund),
    );
    const [refund] = candidates;
    if (refund === undefined || candidates.length > 1) return null;
    await this.store.move(tx, refund.id, { state: 'sent', at: this.clock.now() });
    return refund.id;
  }

  private async make(tx: Tx, charge: DisputedCharge, read: ProviderRefund): Promise<string> {
    const order = await this.orders.lockShares(tx, charge.orderId);
    const at = this.clock.now();
    const refund: NewRefund = {
      id: newId(),
      orderId: charge.orderId,
      orderNumber: order?.number ?? '',
      chargeId: charge.chargeId,
      cause: 'dashboard',
      bearer: 'cooperative',
      reason: 'Im Stripe-Dashboard erstattet',
      state: 'sent',
      amountCents: read.amountCents,
      // What pays for nothing is owed already; nobody bears it.
      kind: charge.purpose === 'order' ? 'unassigned' : 'parts',
      givesStockBack: false,
      requestedBy: null,
      requestedAt: at,
    };
    await this.store.insert(tx, refund);
    if (refund.kind === 'unassigned') await this.bookUnassigned(tx, refund, at);
    return refund.id;
  }

  /** The cooperative bears it until somebody says what it was for. */
  private async bookUnassigned(tx: Tx, refund: NewRefund, at: Date): Promise<void> {
    await this.ledger.book(tx, {
      sourceKind: 'refund',
      sourceId: refund.id,
      entry: postRefundBorne({ bearer: 'cooperative', amountCents: refund.amountCents }),
      orderId: refund.orderId,
      chargeId: refund.chargeId,
      at,
    });
    await this.incidents.open(tx, {
      kind: 'dashboard-refund',
      subject: refund.id,
      title: `Im Stripe-Dashboard erstattet: Bestellung ${refund.orderNumber}, bitte zuordnen`,
      details: {
        refundId: refund.id,
        orderId: refund.orderId,
        amountCents: refund.amountCents,
      },
    });
  }
}

const waitsForHand = ({ state, kind }: RefundRow): boolean =>
  state === 'failed' || state === 'canceled' || (kind === 'charge' && state === 'requested');
