import { invariant } from '@markthalle/domain/invariant';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../../config.ts';
import type { Tx } from '../../platform/db/db.ts';
import type { OrderForPayment } from '../orders/order-for-payment.ts';
import { ProducersFacade } from '../producers/producers.facade.ts';
import type { StripeAccountState } from '../producers/stripe-account.ts';
import { AccountsService } from './accounts.service.ts';
import { type ChargeRow, ChargesStore } from './charges.store.ts';
import { DisputedChargesStore } from './disputed-charges.store.ts';
import { MovementReadings } from './movement-readings.ts';
import { ObjectReadings } from './object-readings.ts';
import { OpenPaymentService, type PaymentPage } from './open-payment.service.ts';
import { OperationPlans } from './operation-plans.ts';
import { type OperationOutcome, OperationsService } from './operations.service.ts';
import { ProviderReadings } from './provider-readings.ts';
import { RawReadings } from './raw-readings.ts';
import { SaleLimits } from './sale-limits.ts';
import { StripeClient } from './stripe-client.ts';
import { euroCents, idOf } from './stripe-values.ts';
import { TransfersStore } from './transfers.store.ts';

/**
 * What an approved run item transfers; amounts in cents. Order, share and charge are null for a
 * correction that belongs to no order: it draws on the available balance.
 */
export interface TransferDraft {
  readonly runItemId: string;
  readonly runId: string;
  readonly orderId: string | null;
  readonly orderNumber: string | null;
  readonly producerOrderId: string | null;
  readonly producerId: string;
  /** The charge that paid the order: Stripe bounds the transfers by it. */
  readonly chargeId: string | null;
  readonly amountCents: number;
}

export interface StripeBalance {
  /** With what Stripe holds back for negative balances of connected accounts. */
  readonly availableCents: number;
  readonly connectReservedCents: number;
  readonly pendingCents: number;
}

const MAX_TRANSFERS = 1_000;

/** What other modules may ask of payments; they never see the SDK. */
@Injectable()
export class PaymentsFacade {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly stripe: StripeClient,
    private readonly openService: OpenPaymentService,
    private readonly operations: OperationsService,
    private readonly accounts: AccountsService,
    private readonly charges: ChargesStore,
    private readonly producers: ProducersFacade,
    /** Who may not take one more order. */
    readonly sales: SaleLimits,
    /** What Stripe says now, for the money checks. */
    readonly provider: ProviderReadings,
    /** Any object field by field, for people who follow an amount. */
    readonly raw: RawReadings,
    /** All movements on the platform's balance, page by page. */
    readonly movements: MovementReadings,
    /** Single objects as Stripe shows them now, for those who book what became of them. */
    readonly objects: ObjectReadings,
    /** Plans of refunds, reversals, payouts, top-ups and answers to disputes. */
    readonly plans: OperationPlans,
    /** The transfers that this market made. */
    readonly transfers: TransfersStore,
    /** What disputes left on charges. */
    readonly disputed: DisputedChargesStore,
  ) {}

  /** Plans the payment page of an order that is being placed in this transaction; answers its operation. */
  planPayment(tx: Tx, order: OrderForPayment, isGuest: boolean): Promise<string> {
    return this.openService.planFirst(tx, order, isGuest);
  }

  /** Opens a page that was planned with the order. Null: Stripe does not answer, a job goes on. */
  openPlannedPayment(orderId: string, operationId: string): Promise<PaymentPage | null> {
    return this.openService.openPlanned(orderId, operationId);
  }

  /** Opens the payment page of an order that was just placed. Null: Stripe does not answer, a job goes on. */
  openPayment(orderId: string): Promise<PaymentPage | null> {
    return this.openService.open(orderId);
  }

  /** The charge that paid an order, or null. */
  chargeOfOrder(orderId: string, tx?: Tx): Promise<ChargeRow | null> {
    return this.charges.payingOrder(orderId, tx);
  }

  /** What came by some methods since an instant, in cents. */
  volumeSince(methods: readonly string[], since: Date): Promise<number> {
    return this.charges.volumeSince(methods, since);
  }

  /** The state of a producer's payment account as last read; `none` before the first onboarding. */
  async accountStateOf(producerId: string, tx?: Tx): Promise<StripeAccountState | 'none'> {
    return (await this.producers.activeAccount(producerId, tx))?.state ?? 'none';
  }

  /**
   * Plans the transfer of a run item and answers its operation; planning twice answers the same one. The producer's
   * account must be payable (ask `accountStateOf` first); its id is frozen here.
   */
  async planTransfer(tx: Tx, draft: TransferDraft): Promise<string> {
    const account = await this.producers.activeAccount(draft.producerId, tx);
    invariant(account !== null, `producer ${draft.producerId} has no payment account`);
    invariant(draft.amountCents > 0, 'a transfer moves money');
    return this.operations.plan(tx, {
      kind: 'create_transfer',
      subjectId: draft.runItemId,
      orderId: draft.orderId,
      params: (operationId) => ({
        amount: draft.amountCents,
        currency: 'eur',
        destination: account.stripeAccountId,
        ...(draft.chargeId === null ? {} : { source_transaction: draft.chargeId }),
        // A lookup finds a lost transfer by its group.
        transfer_group: draft.orderId ?? draft.runItemId,
        description: draft.orderNumber ?? 'Ausgleich',
        metadata: {
          tenant: this.config.stripe.tenant,
          op_id: operationId,
          ...(draft.orderId === null ? {} : { order_id: draft.orderId }),
          ...(draft.producerOrderId === null ? {} : { producer_order_id: draft.producerOrderId }),
          producer_id: draft.producerId,
          run_id: draft.runId,
          run_item_id: draft.runItemId,
        },
      }),
    });
  }

  /**
   * Sends a planned operation. `unknown` proves nothing: keep the money where it is; the sweep `resume-operations` goes
   * on and adds the job of the operation's owner (`operation-owners.ts`) when it is decided.
   */
  sendOperation(operationId: string): Promise<OperationOutcome> {
    return this.operations.send(operationId);
  }

  /** The platform's balance at Stripe in euro cents. */
  async retrieveBalance(): Promise<StripeBalance> {
    const balance = await this.stripe.call((sdk) => sdk.balance.retrieve());
    return {
      availableCents: euroCents(balance.available) + euroCents(balance.connect_reserved),
      connectReservedCents: euroCents(balance.connect_reserved),
      pendingCents: euroCents(balance.pending),
    };
  }

  /** All transfers of an order at Stripe, with what they say about themselves. */
  async listTransfersOfOrder(orderId: string): Promise<
    {
      transferId: string;
      amountCents: number;
      reversedCents: number;
      destination: string | null;
      metadata: Readonly<Record<string, string>>;
    }[]
  > {
    const transfers = await this.stripe.call((sdk) =>
      sdk.transfers
        .list({ transfer_group: orderId, limit: 100 })
        .autoPagingToArray({ limit: MAX_TRANSFERS }),
    );
    return transfers.map((transfer) => ({
      transferId: transfer.id,
      amountCents: transfer.amount,
      reversedCents: transfer.amount_reversed,
      destination: idOf(transfer.destination),
      metadata: transfer.metadata,
    }));
  }

  /** Demo data only, with the sandbox: gives a producer an account that can be paid at once. */
  async connectDemoAccount(producerId: string): Promise<void> {
    await this.accounts.connectDemoAccount(producerId);
  }
}
