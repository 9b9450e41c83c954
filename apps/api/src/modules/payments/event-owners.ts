import { invariant } from '@markthalle/domain/invariant';
import type { Tx } from '../../platform/db/db.ts';
import type { Jobs } from '../../platform/jobs/jobs.ts';
import type { EventEffect } from './event-effects.ts';

declare module '../../platform/jobs/jobs.ts' {
  interface JobPayloads {
    'refunds.read-refund': { readonly stripeRefundId: string };
    'refunds.read-charge': { readonly chargeId: string };
    /** Money that pays for nothing waits for its refund. */
    'refunds.queue-charge': { readonly chargeId: string };
    /** A paid order that cannot be carried out. */
    'refunds.queue-order': { readonly orderId: string };
    'refunds.read-transfer': { readonly transferId: string };
    'refunds.operation-resolved': { readonly operationId: string };
    'disputes.read-dispute': { readonly stripeDisputeId: string };
    'disputes.read-fraud-warning': { readonly warningId: string };
    'disputes.operation-resolved': { readonly operationId: string };
    'treasury.read-payout': { readonly payoutId: string; readonly account: string };
    'treasury.read-top-up': { readonly topUpId: string };
    'treasury.read-balance': { readonly at: string };
    'treasury.operation-resolved': { readonly operationId: string };
    'settlement.transfer-resolved': { readonly operationId: string };
  }
}

/** Tells the module that an object belongs to; a burst of events about one object is one job. */
export async function addOwnerJob(
  jobs: Jobs,
  tx: Tx,
  effect: EventEffect,
  objectId: string,
  account: string,
): Promise<void> {
  const once = { key: `${effect}:${account}:${objectId}` };
  switch (effect) {
    case 'refund':
      return jobs.add(tx, 'refunds.read-refund', { stripeRefundId: objectId }, once);
    case 'charge_refunds':
      return jobs.add(tx, 'refunds.read-charge', { chargeId: objectId }, once);
    case 'transfer':
      return jobs.add(tx, 'refunds.read-transfer', { transferId: objectId }, once);
    case 'dispute':
      return jobs.add(tx, 'disputes.read-dispute', { stripeDisputeId: objectId }, once);
    case 'fraud_warning':
      return jobs.add(tx, 'disputes.read-fraud-warning', { warningId: objectId }, once);
    case 'payout':
      return jobs.add(tx, 'treasury.read-payout', { payoutId: objectId, account }, once);
    case 'top_up':
      return jobs.add(tx, 'treasury.read-top-up', { topUpId: objectId }, once);
    case 'balance':
      return jobs.add(tx, 'treasury.read-balance', { at: objectId }, once);
    default:
      invariant(false, `${effect} is worked on in payments`);
  }
}
