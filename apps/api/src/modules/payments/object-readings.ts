import { Injectable } from '@nestjs/common';
import type Stripe from 'stripe';
import { StripeClient } from './stripe-client.ts';
import { idOf } from './stripe-values.ts';

export interface ProviderRefund {
  readonly stripeRefundId: string;
  readonly chargeId: string | null;
  readonly amountCents: number;
  readonly status: 'pending' | 'requires_action' | 'succeeded' | 'failed' | 'canceled';
  readonly failureReason: string | null;
  readonly balanceTransactionId: string | null;
  /** The money came back because the refund failed. */
  readonly failureBalanceTransactionId: string | null;
  /** Our operation, or null for a refund that somebody made in the dashboard. */
  readonly operationId: string | null;
  readonly createdAt: Date;
}

/** One movement with what it says about itself. */
export interface DescribedMovement extends ProviderMovement {
  readonly type: string;
  readonly sourceId: string | null;
  readonly description: string | null;
  readonly createdAt: Date;
}

export interface ProviderMovement {
  readonly balanceTransactionId: string;
  readonly amountCents: number;
  readonly feeCents: number;
  readonly netCents: number;
}

export interface ProviderDispute {
  readonly stripeDisputeId: string;
  readonly chargeId: string;
  readonly amountCents: number;
  readonly reason: string;
  readonly status: Stripe.Dispute['status'];
  readonly evidenceDueAt: Date | null;
  readonly submissions: number;
  readonly isPastDue: boolean;
  /** Withdrawal first, then what came back; empty for an inquiry. */
  readonly movements: readonly ProviderMovement[];
  readonly createdAt: Date;
}

export interface ProviderFraudWarning {
  readonly warningId: string;
  readonly chargeId: string;
  readonly fraudType: string;
  readonly isActionable: boolean;
}

export interface ProviderReversal {
  readonly reversalId: string;
  readonly amountCents: number;
  readonly balanceTransactionId: string | null;
  readonly operationId: string | null;
  readonly createdAt: Date;
}

export interface ProviderPayout {
  readonly payoutId: string;
  readonly amountCents: number;
  readonly status: string;
  readonly isAutomatic: boolean;
  readonly failureCode: string | null;
  readonly balanceTransactionId: string | null;
  readonly failureBalanceTransactionId: string | null;
  readonly reconciliationStatus: string;
  readonly operationId: string | null;
  readonly arrivalAt: Date;
  readonly createdAt: Date;
}

export interface ProviderTopUp {
  readonly topUpId: string;
  readonly amountCents: number;
  readonly status: string;
  readonly failureCode: string | null;
  readonly balanceTransactionId: string | null;
  readonly operationId: string | null;
  readonly createdAt: Date;
}

const MAX_OF_ONE = 1_000;
const MAX_OF_TYPE = 10_000;

/** Single objects as Stripe shows them now. Every method throws what the SDK throws. */
@Injectable()
export class ObjectReadings {
  constructor(private readonly stripe: StripeClient) {}

  async refund(stripeRefundId: string): Promise<ProviderRefund> {
    return toRefund(await this.stripe.call((sdk) => sdk.refunds.retrieve(stripeRefundId)));
  }

  /** All refunds of a charge, newest first. */
  async refundsOf(chargeId: string): Promise<ProviderRefund[]> {
    const refunds = await this.stripe.call((sdk) =>
      sdk.refunds.list({ charge: chargeId, limit: 100 }).autoPagingToArray({ limit: MAX_OF_ONE }),
    );
    return refunds.map(toRefund);
  }

  async dispute(stripeDisputeId: string): Promise<ProviderDispute> {
    return toDispute(await this.stripe.call((sdk) => sdk.disputes.retrieve(stripeDisputeId)));
  }

  /** All disputes of a charge, newest first. */
  async disputesOf(chargeId: string): Promise<ProviderDispute[]> {
    const disputes = await this.stripe.call((sdk) =>
      sdk.disputes.list({ charge: chargeId, limit: 100 }).autoPagingToArray({ limit: MAX_OF_ONE }),
    );
    return disputes.map(toDispute);
  }

  async fraudWarning(warningId: string): Promise<ProviderFraudWarning> {
    const warning = await this.stripe.call((sdk) =>
      sdk.radar.earlyFraudWarnings.retrieve(warningId),
    );
    return {
      warningId: warning.id,
      chargeId: idOf(warning.charge) ?? '',
      fraudType: warning.fraud_type,
      isActionable: warning.actionable,
    };
  }

  /** A transfer's reversals, newest first, and the sum that Stripe keeps. */
  async reversalsOf(
    transferId: string,
  ): Promise<{ reversedCents: number; reversals: ProviderReversal[] }> {
    const transfer = await this.stripe.call((sdk) => sdk.transfers.retrieve(transferId));
    const reversals = await this.stripe.call((sdk) =>
      sdk.transfers
        .listReversals(transferId, { limit: 100 })
        .autoPagingToArray({ limit: MAX_OF_ONE }),
    );
    return {
      reversedCents: transfer.amount_reversed,
      reversals: reversals.map((reversal) => ({
        reversalId: reversal.id,
        amountCents: reversal.amount,
        balanceTransactionId: idOf(reversal.balance_transaction),
        operationId: reversal.metadata?.op_id ?? null,
        createdAt: dateOf(reversal.created),
      })),
    };
  }

  /** A payout of the platform, or of a producer's account when one is named. */
  async payout(payoutId: string, stripeAccountId?: string): Promise<ProviderPayout> {
    const payout = await this.stripe.call((sdk) =>
      sdk.payouts.retrieve(payoutId, {}, accountOption(stripeAccountId)),
    );
    return toPayout(payout);
  }

  /** Payouts since an instant, newest first. */
  async payoutsSince(since: Date, stripeAccountId?: string): Promise<ProviderPayout[]> {
    const gte = secondsOf(since);
    const payouts = await this.stripe.call((sdk) =>
      sdk.payouts
        .list({ created: { gte }, limit: 100 }, accountOption(stripeAccountId))
        .autoPagingToArray({ limit: MAX_OF_ONE }),
    );
    return payouts.map(toPayout);
  }

  async topUp(topUpId: string): Promise<ProviderTopUp> {
    return toTopUp(await this.stripe.call((sdk) => sdk.topups.retrieve(topUpId)));
  }

  /** Top-ups since an instant, newest first. */
  async topUpsSince(since: Date): Promise<ProviderTopUp[]> {
    const topUps = await this.stripe.call((sdk) =>
      sdk.topups
        .list({ created: { gte: secondsOf(since) }, limit: 100 })
        .autoPagingToArray({ limit: MAX_OF_ONE }),
    );
    return topUps.map(toTopUp);
  }

  /** Every movement on the platform's balance that one object caused, oldest first. */
  async movementsOf(sourceId: string): Promise<DescribedMovement[]> {
    const movements = await this.stripe.call((sdk) =>
      sdk.balanceTransactions
        .list({ source: sourceId, limit: 100 })
        .autoPagingToArray({ limit: MAX_OF_ONE }),
    );
    return movements.map(toDescribed).reverse();
  }

  /** The platform's movements of one type since an instant, newest first. Throws when there are too many. */
  async movementsOfType(type: string, since: Date): Promise<DescribedMovement[]> {
    const movements = await this.stripe.call((sdk) =>
      sdk.balanceTransactions
        .list({ type, created: { gte: secondsOf(since) }, limit: 100 })
        .autoPagingToArray({ limit: MAX_OF_TYPE }),
    );
    if (movements.length === MAX_OF_TYPE)
      throw new Error(`More ${type} movements than one reading`);
    return movements.map(toDescribed);
  }

  /** What one movement on the platform's balance was; the fee is Stripe's. */
  async movement(balanceTransactionId: string): Promise<ProviderMovement> {
    return toMovement(
      await this.stripe.call((sdk) => sdk.balanceTransactions.retrieve(balanceTransactionId)),
    );
  }
}

const accountOption = (stripeAccountId: string | undefined) =>
  stripeAccountId === undefined ? {} : { stripeAccount: stripeAccountId };

const toRefund = (refund: Stripe.Refund): ProviderRefund => ({
  stripeRefundId: refund.id,
  chargeId: idOf(refund.charge),
  amountCents: refund.amount,
  status: (refund.status ?? 'pending') as ProviderRefund['status'],
  failureReason: refund.failure_reason ?? null,
  balanceTransactionId: idOf(refund.balance_transaction),
  failureBalanceTransactionId: idOf(refund.failure_balance_transaction),
  operationId: refund.metadata?.op_id ?? null,
  createdAt: dateOf(refund.created),
});

const toDispute = (dispute: Stripe.Dispute): ProviderDispute => ({
  stripeDisputeId: dispute.id,
  chargeId: idOf(dispute.charge) ?? '',
  amountCents: dispute.amount,
  reason: dispute.reason,
  status: dispute.status,
  evidenceDueAt:
    dispute.evidence_details.due_by === null ? null : dateOf(dispute.evidence_details.due_by),
  submissions: dispute.evidence_details.submission_count,
  isPastDue: dispute.evidence_details.past_due,
  movements: dispute.balance_transactions.map(toMovement),
  createdAt: dateOf(dispute.created),
});

const toMovement = (movement: Stripe.BalanceTransaction): ProviderMovement => ({
  balanceTransactionId: movement.id,
  amountCents: movement.amount,
  feeCents: movement.fee,
  netCents: movement.net,
});

const toDescribed = (movement: Stripe.BalanceTransaction): DescribedMovement => ({
  ...toMovement(movement),
  type: movement.type,
  sourceId: idOf(movement.source),
  description: movement.description,
  createdAt: dateOf(movement.created),
});

const toTopUp = (topUp: Stripe.Topup): ProviderTopUp => ({
  topUpId: topUp.id,
  amountCents: topUp.amount,
  status: topUp.status,
  failureCode: topUp.failure_code,
  balanceTransactionId: idOf(topUp.balance_transaction),
  operationId: topUp.metadata.op_id ?? null,
  createdAt: dateOf(topUp.created),
});

const toPayout = (payout: Stripe.Payout): ProviderPayout => ({
  payoutId: payout.id,
  amountCents: payout.amount,
  status: payout.status,
  isAutomatic: payout.automatic,
  failureCode: payout.failure_code,
  balanceTransactionId: idOf(payout.balance_transaction),
  failureBalanceTransactionId: idOf(payout.failure_balance_transaction),
  reconciliationStatus: payout.reconciliation_status,
  operationId: payout.metadata?.op_id ?? null,
  arrivalAt: dateOf(payout.arrival_date),
  createdAt: dateOf(payout.created),
});

/** Stripe counts in whole seconds. */
const secondsOf = (instant: Date): number => Math.floor(instant.getTime() / 1000);

const dateOf = (seconds: number): Date => new Date(seconds * 1000);
