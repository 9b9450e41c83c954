import type Stripe from 'stripe';
import { emit } from '../events/event-log.ts';
import { CURRENCY } from '../money/ledger.ts';
import type { Sandbox } from '../sandbox.ts';
import type { StoredRecord } from '../store/record-kinds.ts';

const SECRET_LENGTH = 25;

/** The PaymentIntent of a session; made when the buyer first confirms, null before. */
export function intentOfSession(
  sandbox: Sandbox,
  session: StoredRecord<'checkout_session'>,
): StoredRecord<'payment_intent'> {
  const known = session.body.payment_intent;
  if (typeof known === 'string') return sandbox.store.need('payment_intent', known);
  const record = createIntent(sandbox, {
    amountCents: session.body.amount_total ?? 0,
    customer: session.body.customer as string | null,
    data: session.hidden.intentData,
    methods: session.body.payment_method_types,
  });
  session.body = { ...session.body, payment_intent: record.id };
  sandbox.store.save(session);
  return record;
}

export interface NewIntent {
  amountCents: number;
  customer: string | null;
  data: StoredRecord<'checkout_session'>['hidden']['intentData'];
  methods: string[];
}

/** Stores an intent that waits for a payment method. */
export function createIntent(sandbox: Sandbox, intent: NewIntent): StoredRecord<'payment_intent'> {
  const created = sandbox.clock.now();
  const body = newIntent(sandbox, created, intent);
  const record = sandbox.store.insert('payment_intent', created, body, { hidden: {} });
  emit(sandbox, 'payment_intent.created', body);
  return record;
}

function newIntent(
  sandbox: Sandbox,
  created: number,
  { amountCents, customer, data, methods }: NewIntent,
): Stripe.PaymentIntent {
  const id = sandbox.ids.next('pi');
  return {
    id,
    object: 'payment_intent',
    allowed_payment_method_types: null,
    amount: amountCents,
    amount_capturable: 0,
    amount_details: { tip: {} },
    amount_received: 0,
    application: null,
    application_fee_amount: null,
    automatic_payment_methods: null,
    canceled_at: null,
    cancellation_reason: null,
    capture_method: 'automatic_async',
    client_secret: `${id}_secret_${sandbox.ids.token(SECRET_LENGTH)}`,
    confirmation_method: 'automatic',
    created,
    currency: CURRENCY,
    customer,
    customer_account: null,
    description: data.description,
    excluded_payment_method_types: null,
    last_payment_error: null,
    latest_charge: null,
    livemode: false,
    managed_payments: null,
    metadata: data.metadata,
    next_action: null,
    on_behalf_of: null,
    payment_method: null,
    payment_method_configuration_details: null,
    payment_method_options: {},
    payment_method_types: methods,
    payment_record: null,
    processing: null,
    receipt_email: data.receipt_email,
    review: null,
    setup_future_usage: null,
    shipping: null,
    source: null,
    statement_descriptor: null,
    statement_descriptor_suffix: data.statement_descriptor_suffix,
    status: 'requires_payment_method',
    transfer_data: null,
    transfer_group: data.transfer_group,
  };
}

/** Cancels an intent that was never paid, e.g. when its session expires. */
export function cancelIntent(
  sandbox: Sandbox,
  id: string,
  reason: Stripe.PaymentIntent.CancellationReason = 'expired',
): void {
  const intent = sandbox.store.need('payment_intent', id);
  const { status } = intent.body;
  if (status !== 'requires_payment_method' && status !== 'requires_action') return;
  const canceled = sandbox.store.patch(intent, {
    canceled_at: sandbox.clock.now(),
    cancellation_reason: reason,
    next_action: null,
    status: 'canceled',
  });
  emit(sandbox, 'payment_intent.canceled', canceled.body);
}
