import type Stripe from 'stripe';
import { availableCents } from '../money/balance.ts';
import { recordMovement } from '../money/balance-transactions.ts';
import { EXTERNAL } from '../money/ledger.ts';
import type { Sandbox } from '../sandbox.ts';
import type { StoredRecord } from '../store/record-kinds.ts';
import { announceRefund, takeBack } from './end-refund.ts';
import { isCard } from './refund-object.ts';

type RefundRecord = StoredRecord<'refund'>;

/** Time a buyer has to do what a refund needs of them. */
const ACTION_SECONDS = 45 * 86_400;

/** Most refunds that are tried again when money came in. */
const MAX_WAITING = 10_000;

/** Methods whose refunds the bank only confirms later. */
const SLOW_METHODS = new Set(['sepa_debit']);

/**
 * Decides what becomes of a refund now: the charge is not paid yet, the available balance does not
 * cover it (cards wait, other methods fail: Stripe, "Refund and cancel payments"), or the money
 * leaves. The caller announces the result.
 */
export function sendRefund(
  sandbox: Sandbox,
  refund: RefundRecord,
  charge: StoredRecord<'charge'>,
): RefundRecord {
  if (charge.body.status === 'pending') return waiting(sandbox, refund, 'charge', 'charge_pending');
  if (availableCents(sandbox, refund.account) < refund.body.amount) {
    if (isCard(charge.body)) return waiting(sandbox, refund, 'funds', 'insufficient_funds');
    return takeBack(sandbox, refund, 'failed', 'insufficient_funds');
  }
  const paid = withdraw(sandbox, refund, charge);
  return settleStatus(sandbox, paid, charge);
}

function waiting(
  sandbox: Sandbox,
  refund: RefundRecord,
  waitsFor: 'funds' | 'charge',
  reason: Stripe.Refund.PendingReason,
): RefundRecord {
  const changes = { pending_reason: reason, status: 'pending' };
  return sandbox.store.patch(refund, changes, { waitsFor });
}

function withdraw(
  sandbox: Sandbox,
  refund: RefundRecord,
  charge: StoredRecord<'charge'>,
): RefundRecord {
  const movement = recordMovement(sandbox, {
    owner: refund.account,
    type: isCard(charge.body) ? 'refund' : 'payment_refund',
    reportingCategory: 'refund',
    amountCents: -refund.body.amount,
    feeCents: 0,
    availableOn: sandbox.clock.now(),
    source: refund.id,
    description: `REFUND FOR CHARGE${charge.body.description ? ` (${charge.body.description})` : ''}`,
    counterpart: EXTERNAL.buyers,
  });
  return sandbox.store.patch(
    refund,
    { balance_transaction: movement.id, pending_reason: undefined },
    { waitsFor: undefined },
  );
}

function settleStatus(
  sandbox: Sandbox,
  refund: RefundRecord,
  charge: StoredRecord<'charge'>,
): RefundRecord {
  const { refundSeconds, refundsRequireAction } = sandbox.settings.current();
  const dueAt = sandbox.clock.now() + refundSeconds;
  const { behaviour } = charge.hidden;
  const method = charge.body.payment_method_details?.type ?? 'card';
  if (refundsRequireAction) {
    const details = { email_sent: { email_sent_at: dueAt, email_sent_to: 'buyer@example.org' } };
    return sandbox.store.patch(refund, {
      next_action: {
        display_details: { ...details, expires_at: dueAt + ACTION_SECONDS },
        type: 'display_details',
      },
      status: 'requires_action',
    });
  }
  if (behaviour === 'refund_async_succeeds' || SLOW_METHODS.has(method)) {
    sandbox.jobs.add('finish_refund', refund.id, dueAt);
    return sandbox.store.patch(refund, { pending_reason: 'processing', status: 'pending' });
  }
  if (behaviour === 'refund_fails_later') sandbox.jobs.add('fail_refund', refund.id, dueAt);
  return sandbox.store.patch(refund, { status: 'succeeded' });
}

/** Money came in: sends the card refunds that waited for it, oldest first, as far as it goes. */
export function sendWaitingRefunds(sandbox: Sandbox): void {
  const rows = sandbox.db
    .prepare(
      'SELECT id FROM object INDEXED BY object_waiting_refund' +
        " WHERE kind = 'refund' AND hidden ->> '$.waitsFor' = 'funds'" +
        ' ORDER BY seq LIMIT ?',
    )
    .all(MAX_WAITING);
  for (const { id } of rows) retryRefund(sandbox, String(id));
}

/** The charge behind a refund was paid, or not after all. */
export function chargeDecided(sandbox: Sandbox, charge: StoredRecord<'charge'>): void {
  const refunds = sandbox.store.list('refund', {
    where: [{ field: 'charge', op: '=', value: charge.id }],
    order: 'oldest',
  });
  for (const refund of refunds) {
    if (refund.hidden.waitsFor !== 'charge') continue;
    if (charge.body.status === 'succeeded') retryRefund(sandbox, refund.id);
    else {
      const failed = takeBack(sandbox, refund, 'failed', 'charge_for_pending_refund_disputed');
      announceRefund(sandbox, refund.body, failed);
    }
  }
}

function retryRefund(sandbox: Sandbox, id: string): void {
  const refund = sandbox.store.need('refund', id);
  const charge = sandbox.store.need('charge', String(refund.body.charge));
  const sent = sendRefund(sandbox, refund, charge);
  if (sent.body.pending_reason !== refund.body.pending_reason || sent.body.status !== 'pending') {
    announceRefund(sandbox, refund.body, sent);
  }
}
