import { invariant } from '@markthalle/domain/invariant';
import { postRefundFailed, postRefundSent } from '@markthalle/domain/refundPostings';
import type { RefundEvent } from '@markthalle/domain/states';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.ts';
import { Db, type Tx } from '../../platform/db/db.ts';
import { LedgerFacade } from '../ledger/ledger.facade.ts';
import { OrdersFacade } from '../orders/orders.facade.ts';
import type { ProviderMovement, ProviderRefund } from '../payments/object-readings.ts';
import { PaymentsFacade } from '../payments/payments.facade.ts';
import { DashboardRefunds } from './dashboard-refunds.ts';
import { RefundOutcomes } from './refund-outcomes.ts';
import type { RefundRow, SendingRow } from './refund-rows.ts';
import { RefundsStore } from './refunds.store.ts';
import { SendingsStore } from './sendings.store.ts';

const EVENT_OF: Readonly<Record<ProviderRefund['status'], RefundEvent>> = {
  pending: 'wait',
  requires_action: 'ask_buyer',
  succeeded: 'succeed',
  failed: 'fail',
  canceled: 'cancel',
};

/** A refund's object and the movements that it names. */
interface Reading {
  readonly refund: ProviderRefund;
  readonly sent: ProviderMovement | null;
  readonly returned: ProviderMovement | null;
}

/** Reads refunds at Stripe again and follows them; webhooks, jobs and sweeps all come here. */
@Injectable()
export class ReduceRefundService {
  constructor(
    private readonly db: Db,
    private readonly store: RefundsStore,
    private readonly sendings: SendingsStore,
    private readonly payments: PaymentsFacade,
    private readonly orders: OrdersFacade,
    private readonly ledger: LedgerFacade,
    private readonly dashboard: DashboardRefunds,
    private readonly outcomes: RefundOutcomes,
    private readonly clock: Clock,
  ) {}

  /** Throws where the charge is not recorded yet: the queue tries again. */
  async read(stripeRefundId: string): Promise<void> {
    await this.reduce(await this.payments.objects.refund(stripeRefundId));
  }

  /** All refunds of a charge, also those that nobody told us of. */
  async readCharge(chargeId: string): Promise<void> {
    for (const refund of await this.payments.objects.refundsOf(chargeId)) await this.reduce(refund);
  }

  private async reduce(refund: ProviderRefund): Promise<void> {
    const reading: Reading = {
      refund,
      sent: await this.movement(refund.balanceTransactionId),
      returned: await this.movement(refund.failureBalanceTransactionId),
    };
    await this.db.transaction((tx) => this.apply(tx, reading));
  }

  private async movement(balanceTransactionId: string | null): Promise<ProviderMovement | null> {
    if (balanceTransactionId === null) return null;
    return this.payments.objects.movement(balanceTransactionId);
  }

  private async apply(tx: Tx, reading: Reading): Promise<void> {
    const sending = await this.sendingOf(tx, reading.refund);
    if (sending === null) return;
    const found = await this.store.find(sending.refundId, tx);
    invariant(found !== null, 'a sending has its refund');
    await this.orders.lockShares(tx, found.orderId);
    const refund = await this.store.lock(tx, found.id);
    invariant(refund !== null, 'a refund is never deleted');
    await this.sendings.noteReading(tx, sending.id, reading.refund);
    await this.bookSent(tx, refund, sending, reading);
    const latest = await this.sendings.latest(refund.id, tx);
    // An earlier attempt may still move money, but says nothing about the present one.
    if (latest?.id !== sending.id) return;
    const { status, failureReason } = reading.refund;
    await this.outcomes.record(tx, refund, { event: EVENT_OF[status], failureReason });
  }

  private async sendingOf(tx: Tx, refund: ProviderRefund): Promise<SendingRow | null> {
    const known = await this.sendings.ofStripeRefund(refund.stripeRefundId, tx);
    if (known !== null) return known;
    const own =
      refund.operationId === null ? null : await this.sendings.ofOperation(refund.operationId, tx);
    return own ?? this.dashboard.adopt(tx, refund);
  }

  /** E3' when money really left the balance, and E3'' when it came back. */
  private async bookSent(
    tx: Tx,
    refund: RefundRow,
    sending: SendingRow,
    { refund: read, sent, returned }: Reading,
  ): Promise<void> {
    const { amountCents } = read;
    const at = this.clock.now();
    const cause = {
      sourceKind: 'stripe_refund',
      sourceId: read.stripeRefundId,
      orderId: refund.orderId,
      chargeId: refund.chargeId,
      operationId: sending.operationId,
      at,
    };
    if (sent !== null) {
      const entry = postRefundSent({ amountCents, feeCents: feeOf(sent, -amountCents) });
      const { balanceTransactionId } = sent;
      const isNew = await this.ledger.book(tx, { ...cause, entry, balanceTransactionId });
      if (isNew) await this.noteOrder(tx, refund, at);
    }
    if (returned !== null) {
      const entry = postRefundFailed({ amountCents, feeCents: feeOf(returned, amountCents) });
      const { balanceTransactionId } = returned;
      await this.ledger.book(tx, { ...cause, entry, balanceTransactionId });
    }
  }

  /** The order is refunded as far as its charge gave money back; other charges are not the order. */
  private async noteOrder(tx: Tx, refund: RefundRow, at: Date): Promise<void> {
    if (refund.kind === 'charge') return;
    const order = await this.orders.lockShares(tx, refund.orderId);
    const paying = await this.payments.chargeOfOrder(refund.orderId, tx);
    if (order === null || paying?.chargeId !== refund.chargeId) return;
    const row = await tx.row<{ cents: number }>(
      `select coalesce(sum(p.amount_cents), 0)::bigint as cents
         from ledger.journal_entry e join ledger.posting p on p.entry_id = e.id
        where e.charge_id = $1 and e.step = 'refund_sent' and p.account_code = 'L.refund_payable'`,
      [refund.chargeId],
    );
    const isWhole = (row?.cents ?? 0) >= order.totalCents;
    const event = isWhole ? 'refunded' : 'partially_refunded';
    await this.orders.movePayment(tx, refund.orderId, event, at);
  }
}

/** What Stripe took beside the amount, usually nothing. */
function feeOf({ amountCents, netCents }: ProviderMovement, expectedCents: number): number {
  invariant(amountCents === expectedCents, 'a refund moves its own amount');
  return amountCents - netCents;
}
