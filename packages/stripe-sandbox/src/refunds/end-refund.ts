import type Stripe from 'stripe';
import { emit } from '../events/event-log.ts';
import { recordMovement } from '../money/balance-transactions.ts';
import { EXTERNAL } from '../money/ledger.ts';
import type { Sandbox } from '../sandbox.ts';
import type { StoredRecord } from '../store/record-kinds.ts';
import { isCard } from './refund-object.ts';

type RefundRecord = StoredRecord<'refund'>;

/**
 * Ends a refund without success: its money, if it had left, comes back, and the charge can be
 * refunded again.
 */
export function takeBack(
  sandbox: Sandbox,
  refund: RefundRecord,
  status: 'failed' | 'canceled',
  reason?: string,
): RefundRecord {
  const charge = sandbox.store.need('charge', String(refund.body.charge));
  const returned =
    refund.body.balance_transaction === null ? undefined : giveBack(sandbox, refund, charge.body);
  sandbox.store.patch(charge, {
    amount_refunded: charge.body.amount_refunded - refund.body.amount,
    refunded: false,
  });
  return sandbox.store.patch(
    refund,
    {
      failure_balance_transaction: returned,
      failure_reason: reason,
      next_action: undefined,
      pending_reason: undefined,
      status,
    },
    { waitsFor: undefined },
  );
}

function giveBack(sandbox: Sandbox, refund: RefundRecord, charge: Stripe.Charge): string {
  return recordMovement(sandbox, {
    owner: refund.account,
    type: isCard(charge) ? 'refund_failure' : 'payment_failure_refund',
    reportingCategory: 'refund_failure',
    amountCents: refund.body.amount,
    feeCents: 0,
    availableOn: sandbox.clock.now(),
    source: refund.id,
    description: `REFUND FAILURE (${charge.id})`,
    counterpart: EXTERNAL.buyers,
  }).id;
}

/** Tells what changed about a refund that existed before. */
export function announceRefund(
  sandbox: Sandbox,
  before: Stripe.Refund,
  { account, body }: RefundRecord,
): void {
  const previous = {
    status: before.status,
    ...(before.balance_transaction === body.balance_transaction
      ? {}
      : { balance_transaction: before.balance_transaction }),
    ...(before.pending_reason === body.pending_reason
      ? {}
      : { pending_reason: before.pending_reason ?? null }),
  };
  emit(sandbox, 'refund.updated', body, { account, previous });
  emit(sandbox, 'charge.refund.updated', body, { account, previous });
  if (body.status === 'failed') emit(sandbox, 'refund.failed', body, { account });
}

/** The bank's late answer to a refund. */
export function decideRefund(
  sandbox: Sandbox,
  id: string,
  outcome: 'succeed' | 'fail',
  reason = 'lost_or_stolen_card',
): RefundRecord {
  const refund = sandbox.store.need('refund', id);
  const decided =
    outcome === 'fail'
      ? takeBack(sandbox, refund, 'failed', reason)
      : sandbox.store.patch(refund, {
          next_action: undefined,
          pending_reason: undefined,
          status: 'succeeded',
        });
  announceRefund(sandbox, refund.body, decided);
  return decided;
}

/** The bank confirms a refund that took its time. */
export function finishRefund(sandbox: Sandbox, id: string): void {
  const isPending = sandbox.store.need('refund', id).body.status === 'pending';
  if (isPending) decideRefund(sandbox, id, 'succeed');
}

/** The bank returns a refund that had looked well. */
export function failRefund(sandbox: Sandbox, id: string): void {
  const isPaid = sandbox.store.need('refund', id).body.status === 'succeeded';
  if (isPaid) decideRefund(sandbox, id, 'fail', 'expired_or_canceled_card');
}
