import type Stripe from 'stripe';
import { emit } from '../events/event-log.ts';
import type { Sandbox } from '../sandbox.ts';
import type { StoredRecord } from '../store/record-kinds.ts';

/** The card's bank suspects fraud before anybody disputes: time to refund by oneself. */
export function warnOfFraud(
  sandbox: Sandbox,
  chargeId: string,
): StoredRecord<'early_fraud_warning'> {
  const { body: charge } = sandbox.store.need('charge', chargeId);
  const intent = charge.payment_intent;
  const body: Stripe.Radar.EarlyFraudWarning = {
    id: sandbox.ids.next('issfr'),
    object: 'radar.early_fraud_warning',
    actionable: !charge.refunded && !charge.disputed,
    charge: charge.id,
    created: sandbox.clock.now(),
    fraud_type: 'unauthorized_use_of_card',
    livemode: false,
    ...(intent === null ? {} : { payment_intent: intent }),
  };
  const warning = sandbox.store.insert('early_fraud_warning', body.created, body);
  emit(sandbox, 'radar.early_fraud_warning.created', body);
  return warning;
}

/** A charge that was refunded in full or disputed leaves nothing to act on. */
export function retireWarnings(sandbox: Sandbox, chargeId: string): void {
  const where = [{ field: 'charge', op: '=' as const, value: chargeId }];
  for (const warning of sandbox.store.list('early_fraud_warning', { where })) {
    if (!warning.body.actionable) continue;
    const retired = sandbox.store.patch(warning, { actionable: false });
    emit(sandbox, 'radar.early_fraud_warning.updated', retired.body, {
      previous: { actionable: true },
    });
  }
}
