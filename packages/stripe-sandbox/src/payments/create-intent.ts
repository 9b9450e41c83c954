import { invalidParam, refused, StripeError } from '../http/stripe-error.ts';
import { CURRENCY } from '../money/ledger.ts';
import { METHOD_NAMES } from '../money/sample-prices.ts';
import { mergeMetadata, metadata } from '../params/metadata.ts';
import {
  amount,
  choice,
  flag,
  list,
  required,
  type Shape,
  shape,
  text,
} from '../params/param-spec.ts';
import type { Sandbox } from '../sandbox.ts';
import type { StoredRecord } from '../store/record-kinds.ts';
import { confirmIntent } from './confirm-payment.ts';
import { declineError } from './declines.ts';
import { createIntent } from './payment-intents.ts';
import { createPaymentMethod } from './payment-methods.ts';
import { debitInput, tokenInput } from './test-tokens.ts';

const MIN_CENTS = 50;
const MAX_METHODS = 50;

/** How an intent is confirmed: a test token, or a stored direct debit with its mandate. */
export const INTENT_CONFIRM = {
  mandate_data: shape({
    customer_acceptance: required(
      shape({
        online: shape({ ip_address: required(text()), user_agent: required(text()) }),
        type: required(choice('offline', 'online')),
      }),
    ),
  }),
  payment_method: text(),
  return_url: text(),
};

/** Parameters of `POST /v1/payment_intents`; the shop itself pays by Checkout Sessions. */
export const INTENT_CREATE = {
  ...INTENT_CONFIRM,
  allowed_payment_method_types: list(choice(...METHOD_NAMES), { max: MAX_METHODS }),
  amount: required(amount()),
  automatic_payment_methods: shape({
    allow_redirects: choice('always', 'never'),
    enabled: required(flag()),
  }),
  confirm: flag(),
  currency: required(text({ max: 3 })),
  customer: text(),
  description: text({ max: 1000 }),
  metadata: metadata(),
  receipt_email: text(),
  statement_descriptor_suffix: text({ max: 22 }),
  transfer_group: text(),
};

/** Parameters of `POST /v1/payment_methods`: direct debits only, cards come as tokens. */
export const METHOD_CREATE = {
  billing_details: required(shape({ email: required(text()), name: required(text()) })),
  metadata: metadata(),
  sepa_debit: required(shape({ iban: required(text()) })),
  type: required(choice('sepa_debit')),
};

type IntentRecord = StoredRecord<'payment_intent'>;

/** Creates an intent and, when asked to, confirms it; a declined card is returned as its 402. */
export function createIntentByApi(
  sandbox: Sandbox,
  params: Shape<typeof INTENT_CREATE>,
): IntentRecord | StripeError {
  if (params.currency.toLowerCase() !== CURRENCY) {
    throw invalidParam(`The sandbox only knows eur, not ${params.currency}.`, 'currency');
  }
  if (params.amount < MIN_CENTS) {
    throw invalidParam('Amount must be at least €0.50 eur.', 'amount', 'amount_too_small');
  }
  if (params.customer !== undefined) sandbox.store.get('customer', params.customer, '', 'customer');
  const intent = createIntent(sandbox, {
    amountCents: params.amount,
    customer: params.customer ?? null,
    data: {
      description: params.description ?? null,
      metadata: mergeMetadata({}, params.metadata),
      receipt_email: params.receipt_email ?? null,
      statement_descriptor_suffix: params.statement_descriptor_suffix ?? null,
      transfer_group: params.transfer_group ?? null,
    },
    methods: params.allowed_payment_method_types ?? METHOD_NAMES,
  });
  return params.confirm === true ? confirmByApi(sandbox, intent, params) : intent;
}

/** Confirms an intent with the payment method the call names. */
export function confirmByApi(
  sandbox: Sandbox,
  intent: IntentRecord,
  params: Shape<typeof INTENT_CONFIRM>,
): IntentRecord | StripeError {
  if (intent.body.status !== 'requires_payment_method') {
    throw refused(
      `This PaymentIntent's status is ${intent.body.status}; it cannot be confirmed.`,
      'payment_intent_unexpected_state',
    );
  }
  const { payment_method: named } = params;
  if (named === undefined) {
    throw invalidParam(
      'Missing required param: payment_method.',
      'payment_method',
      'parameter_missing',
    );
  }
  const token = tokenInput(sandbox, named);
  const stored = token === undefined ? storedDebit(sandbox, named, params) : undefined;
  const input = token ?? stored?.input;
  if (input === undefined) throw refused(`No such PaymentMethod: '${named}'`);
  const method =
    stored?.method.body ??
    createPaymentMethod(sandbox, input, intent.body.customer as string | null);
  const result = confirmIntent(sandbox, intent, method, input);
  const after = sandbox.store.need('payment_intent', intent.id);
  if (result.outcome !== 'declined') return after;
  return declineError(result.decline, result.charge, after.body);
}

/** A direct debit that was stored before; SEPA needs the account holder's consent to it. */
function storedDebit(sandbox: Sandbox, id: string, params: Shape<typeof INTENT_CONFIRM>) {
  const method = sandbox.store.get('payment_method', id, '', 'payment_method');
  const { iban } = method.hidden;
  if (iban === undefined) {
    throw refused('The sandbox confirms with test tokens and stored direct debits only.');
  }
  if (params.mandate_data === undefined) {
    throw invalidParam('A direct debit needs mandate_data.', 'mandate_data', 'parameter_missing');
  }
  const { email, name } = method.body.billing_details;
  return { input: debitInput(iban, { email, name }), method };
}

/** Stores a direct debit for a later confirmation. */
export function storeDebit(
  sandbox: Sandbox,
  params: Shape<typeof METHOD_CREATE>,
): StoredRecord<'payment_method'> {
  const { billing_details: payer, sepa_debit: debit } = params;
  const { id } = createPaymentMethod(sandbox, debitInput(debit.iban, payer), null);
  const method = sandbox.store.need('payment_method', id);
  return sandbox.store.patch(
    method,
    { metadata: mergeMetadata({}, params.metadata) },
    { iban: debit.iban },
  );
}
