import { retireWarnings } from '../disputes/fraud-warning.ts';
import { emit } from '../events/event-log.ts';
import { mergeMetadata } from '../params/metadata.ts';
import type { Sandbox } from '../sandbox.ts';
import type { StoredRecord } from '../store/record-kinds.ts';
import { refundObject } from './refund-object.ts';
import {
  chargeToRefund,
  checkedAmount,
  type RefundParams,
  refundableCents,
} from './refundable-charge.ts';
import { sendRefund } from './send-refund.ts';

/**
 * Refunds a charge, wholly or in part. The charge counts the amount as refunded at once, also
 * while the refund is pending; a refund that fails gives it free again.
 */
export function createRefund(
  sandbox: Sandbox,
  params: RefundParams,
  account: string,
): StoredRecord<'refund'> {
  const charge = chargeToRefund(sandbox, params, account);
  const amountCents = checkedAmount(refundableCents(sandbox, charge), params.amount);
  const body = refundObject(sandbox, {
    charge,
    amountCents,
    reason: params.reason ?? null,
    metadata: mergeMetadata({}, params.metadata),
  });
  const stored = sandbox.store.insert('refund', body.created, body, { account, hidden: {} });
  const { amount, amount_refunded: before, refunded } = charge.body;
  const counted = sandbox.store.patch(charge, {
    amount_refunded: before + amountCents,
    refunded: before + amountCents === amount,
  });
  const refund = sendRefund(sandbox, stored, counted);
  emit(sandbox, 'refund.created', refund.body, { account });
  if (refund.body.status === 'failed') {
    emit(sandbox, 'refund.failed', refund.body, { account });
    return refund;
  }
  emit(sandbox, 'charge.refunded', counted.body, {
    account,
    previous: { amount_refunded: before, refunded },
  });
  if (counted.body.refunded) retireWarnings(sandbox, charge.id);
  return refund;
}
