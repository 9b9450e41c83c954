import { emit } from '../events/event-log.ts';
import { chargeDecided } from '../refunds/send-refund.ts';
import type { Sandbox } from '../sandbox.ts';
import type { StoredRecord } from '../store/record-kinds.ts';
import { bookCharge } from './charges.ts';
import { declineOf, paymentError } from './declines.ts';

const FAILS = 'fails_';

/** The bank's answer to a direct debit, some time after the session was completed. */
export function finishDebit(sandbox: Sandbox, chargeId: string): void {
  const charge = sandbox.store.need('charge', chargeId);
  if (charge.body.status !== 'pending') return;
  const intent = sandbox.store.need('payment_intent', String(charge.body.payment_intent));
  const [session] = sandbox.store.list('checkout_session', {
    where: [{ field: 'payment_intent', op: '=', value: intent.id }],
    limit: 1,
  });
  const { behaviour } = charge.hidden;
  if (behaviour?.startsWith(FAILS)) {
    failDebit(sandbox, charge, intent, behaviour.slice(FAILS.length), session);
  } else succeedDebit(sandbox, charge, intent, session);
}

function succeedDebit(
  sandbox: Sandbox,
  charge: StoredRecord<'charge'>,
  intent: StoredRecord<'payment_intent'>,
  session: StoredRecord<'checkout_session'> | undefined,
): void {
  const booked = bookCharge(sandbox, charge);
  const paid = sandbox.store.patch(intent, {
    amount_received: charge.body.amount,
    status: 'succeeded',
  });
  emit(sandbox, 'charge.succeeded', booked.body);
  emit(sandbox, 'payment_intent.succeeded', paid.body);
  chargeDecided(sandbox, booked);
  if (session === undefined) return;
  const done = sandbox.store.patch(session, { payment_status: 'paid' });
  emit(sandbox, 'checkout.session.async_payment_succeeded', done.body);
}

function failDebit(
  sandbox: Sandbox,
  charge: StoredRecord<'charge'>,
  intent: StoredRecord<'payment_intent'>,
  code: string,
  session: StoredRecord<'checkout_session'> | undefined,
): void {
  const decline = declineOf(code);
  const failed = sandbox.store.patch(charge, {
    failure_code: decline.code,
    failure_message: decline.message,
    status: 'failed',
  });
  const method = sandbox.store.need('payment_method', String(charge.body.payment_method));
  const open = sandbox.store.patch(intent, {
    last_payment_error: paymentError(decline, method.body, charge.id),
    payment_method: null,
    status: 'requires_payment_method',
  });
  emit(sandbox, 'charge.failed', failed.body);
  emit(sandbox, 'payment_intent.payment_failed', open.body);
  chargeDecided(sandbox, failed);
  if (session !== undefined) emit(sandbox, 'checkout.session.async_payment_failed', session.body);
}
