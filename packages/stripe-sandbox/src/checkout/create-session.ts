import type Stripe from 'stripe';
import { invalidParam, refused } from '../http/stripe-error.ts';
import { CURRENCY } from '../money/ledger.ts';
import { METHOD_NAMES } from '../money/sample-prices.ts';
import { mergeMetadata } from '../params/metadata.ts';
import { MAX_AMOUNT_CENTS, type Shape } from '../params/param-spec.ts';
import type { Sandbox } from '../sandbox.ts';
import type { SESSION_CREATE } from './session-params.ts';

export type SessionParams = Shape<typeof SESSION_CREATE>;

const MIN_LIFETIME_SECONDS = 30 * 60;
const MAX_LIFETIME_SECONDS = 24 * 3600;
const MIN_TOTAL_CENTS = 50;
const SESSION_ID_LENGTH = 58;

/** Creates an open session with its line items and the job that will expire it. */
export function createSession(sandbox: Sandbox, params: SessionParams): Stripe.Checkout.Session {
  const now = sandbox.clock.now();
  const totalCents = checkedTotal(params);
  const expiresAt = checkedExpiry(sandbox, params.expires_at, now);
  const methods = offeredMethods(params);
  if (params.customer !== undefined) sandbox.store.get('customer', params.customer, '', 'customer');
  if (params.customer !== undefined && params.customer_email !== undefined) {
    throw refused('You may only specify one of customer or customer_email.', undefined, 'customer');
  }
  const id = sandbox.ids.next('cs_test', SESSION_ID_LENGTH);
  const body = sessionBody(sandbox, id, now, params, totalCents, expiresAt, methods);
  const intent = params.payment_intent_data;
  sandbox.store.insert('checkout_session', now, body, {
    hidden: {
      intentData: {
        description: intent?.description ?? null,
        metadata: mergeMetadata({}, intent?.metadata),
        receipt_email: intent?.receipt_email ?? null,
        statement_descriptor_suffix: intent?.statement_descriptor_suffix ?? null,
        transfer_group: intent?.transfer_group ?? null,
      },
    },
  });
  for (const item of params.line_items) storeLineItem(sandbox, id, now, item);
  sandbox.jobs.add('expire_session', id, expiresAt);
  return body;
}

function checkedTotal(params: SessionParams): number {
  let totalCents = 0;
  for (const [index, { price_data: price, quantity }] of params.line_items.entries()) {
    if (price.currency.toLowerCase() !== CURRENCY) {
      const param = `line_items[${index}][price_data][currency]`;
      throw invalidParam(`The sandbox only knows eur, not ${price.currency}.`, param);
    }
    totalCents += price.unit_amount * quantity;
  }
  if (totalCents < MIN_TOTAL_CENTS) {
    throw invalidParam(
      "The Checkout Session's total amount must be at least €0.50 eur.",
      'line_items',
      'amount_too_small',
    );
  }
  if (totalCents > MAX_AMOUNT_CENTS) {
    throw invalidParam(
      'The total must be no more than 999,999.99.',
      'line_items',
      'amount_too_large',
    );
  }
  return totalCents;
}

/**
 * End of the session in sandbox time. A caller that lives by the wall clock while the virtual
 * clock has been moved ahead means the same distance from now, so its end moves along.
 */
function checkedExpiry(sandbox: Sandbox, expiresAt: number | undefined, now: number): number {
  if (expiresAt === undefined) return now + MAX_LIFETIME_SECONDS;
  const fits = (moment: number) =>
    moment >= now + MIN_LIFETIME_SECONDS && moment <= now + MAX_LIFETIME_SECONDS;
  const moved = expiresAt + sandbox.clock.offsetSeconds();
  if (fits(expiresAt)) return expiresAt;
  if (fits(moved)) return moved;
  throw invalidParam(
    'The `expires_at` timestamp must be between 30 minutes and 24 hours from now.',
    'expires_at',
  );
}

/** Methods of the dashboard, narrowed by what the caller allows and excludes. */
function offeredMethods(params: SessionParams): string[] {
  const allowed = params.allowed_payment_method_types;
  const excluded = params.excluded_payment_method_types ?? [];
  const methods = METHOD_NAMES.filter(
    (name) => (allowed === undefined || allowed.includes(name)) && !excluded.includes(name),
  );
  if (methods.length > 0) return methods;
  throw invalidParam(
    'No payment method is left after applying the filters.',
    'allowed_payment_method_types',
  );
}

function sessionBody(
  sandbox: Sandbox,
  id: string,
  created: number,
  params: SessionParams,
  totalCents: number,
  expiresAt: number,
  methods: string[],
): Stripe.Checkout.Session {
  return {
    ...ABSENT_PARTS,
    id,
    object: 'checkout.session',
    adaptive_pricing: { enabled: params.adaptive_pricing?.enabled ?? false },
    allow_promotion_codes: params.allow_promotion_codes ?? null,
    allowed_payment_method_types: params.allowed_payment_method_types ?? null,
    amount_subtotal: totalCents,
    amount_total: totalCents,
    automatic_tax: { enabled: false, liability: null, provider: null, status: null },
    billing_address_collection: params.billing_address_collection ?? null,
    cancel_url: params.cancel_url ?? null,
    client_reference_id: params.client_reference_id ?? null,
    created,
    currency: CURRENCY,
    custom_fields: [],
    custom_text: {
      after_submit: null,
      shipping_address: null,
      submit: null,
      terms_of_service_acceptance: null,
    },
    customer: params.customer ?? null,
    customer_creation: params.customer_creation ?? 'if_required',
    customer_email: params.customer_email ?? null,
    discounts: [],
    expires_at: expiresAt,
    livemode: false,
    locale: (params.locale ?? null) as Stripe.Checkout.Session['locale'],
    metadata: mergeMetadata({}, params.metadata),
    mode: 'payment',
    payment_method_collection: 'if_required',
    payment_method_options: {},
    payment_method_types: methods,
    payment_status: 'unpaid',
    phone_number_collection: { enabled: params.phone_number_collection?.enabled ?? false },
    shipping_options: [],
    status: 'open',
    submit_type: params.submit_type ?? null,
    success_url: params.success_url,
    total_details: { amount_discount: 0, amount_shipping: 0, amount_tax: 0 },
    ui_mode: 'hosted_page',
    url: `${sandbox.publicUrl}/c/pay/${id}`,
  };
}

const ABSENT_PARTS = {
  after_expiration: null,
  client_secret: null,
  collected_information: null,
  consent: null,
  consent_collection: null,
  currency_conversion: null,
  customer_account: null,
  customer_details: null,
  integration_identifier: null,
  invoice: null,
  invoice_creation: null,
  managed_payments: null,
  origin_context: null,
  payment_intent: null,
  payment_link: null,
  payment_method_configuration_details: null,
  permissions: null,
  recovered_from: null,
  saved_payment_method_options: null,
  setup_intent: null,
  shipping_address_collection: null,
  shipping_cost: null,
  subscription: null,
  wallet_options: null,
} as const;

function storeLineItem(
  sandbox: Sandbox,
  session: string,
  created: number,
  item: SessionParams['line_items'][number],
): void {
  const { price_data: price, quantity } = item;
  const totalCents = price.unit_amount * quantity;
  // The wire carries `unit_amount_decimal` as text; the SDK turns it into its Decimal class.
  const body = {
    id: sandbox.ids.next('li'),
    object: 'item',
    adjustable_quantity: null,
    amount_discount: 0,
    amount_subtotal: totalCents,
    amount_tax: 0,
    amount_total: totalCents,
    currency: CURRENCY,
    description: price.product_data.name,
    metadata: mergeMetadata({}, item.metadata),
    price: {
      id: sandbox.ids.next('price'),
      object: 'price',
      active: false,
      billing_scheme: 'per_unit',
      created,
      currency: CURRENCY,
      custom_unit_amount: null,
      livemode: false,
      lookup_key: null,
      metadata: {},
      nickname: null,
      product: sandbox.ids.next('prod', 14),
      recurring: null,
      tax_behavior: price.tax_behavior ?? 'unspecified',
      tiers_mode: null,
      transform_quantity: null,
      type: 'one_time',
      unit_amount: price.unit_amount,
      unit_amount_decimal: String(price.unit_amount),
    },
    quantity,
  };
  sandbox.store.insert('line_item', created, body as unknown as Stripe.LineItem, {
    hidden: { session },
  });
}
