import type Stripe from 'stripe';
import type { Sandbox } from '../sandbox.ts';
import type { PaymentInput } from './payment-input.ts';

const FINGERPRINT_LENGTH = 16;

/** Stores the payment method a buyer entered. */
export function createPaymentMethod(
  sandbox: Sandbox,
  input: PaymentInput,
  customer: string | null,
): Stripe.PaymentMethod {
  const created = sandbox.clock.now();
  const body: Stripe.PaymentMethod = {
    id: sandbox.ids.next('pm'),
    object: 'payment_method',
    allow_redisplay: 'limited',
    billing_details: { ...billing(input), tax_id: null },
    ...methodPart(sandbox, input),
    created,
    customer,
    customer_account: null,
    livemode: false,
    metadata: {},
    type: input.method,
  };
  sandbox.store.insert('payment_method', created, body, { hidden: {} });
  return body;
}

const billing = ({ payer }: PaymentInput) => ({
  address: { city: null, country: 'DE', line1: null, line2: null, postal_code: null, state: null },
  email: payer.email,
  name: payer.name,
  phone: null,
});

function methodPart(sandbox: Sandbox, input: PaymentInput): Partial<Stripe.PaymentMethod> {
  const fingerprint = () => sandbox.ids.token(FINGERPRINT_LENGTH);
  switch (input.method) {
    case 'card':
      return {
        card: {
          brand: input.card.brand,
          checks: CHECKS,
          country: 'DE',
          display_brand: input.card.brand,
          exp_month: input.expMonth,
          exp_year: input.expYear,
          fingerprint: fingerprint(),
          funding: 'credit',
          generated_from: null,
          last4: input.card.number.slice(-4),
          networks: { available: [input.card.brand], preferred: null },
          regulated_status: 'regulated',
          three_d_secure_usage: { supported: true },
          wallet: null,
        },
      };
    case 'sepa_debit':
      return {
        sepa_debit: {
          bank_code: input.account.iban.slice(4, 12),
          branch_code: null,
          country: input.account.iban.slice(0, 2),
          fingerprint: fingerprint(),
          generated_from: null,
          last4: input.account.iban.slice(-4),
        },
      };
    case 'eps':
      return { eps: { bank: null } };
    case 'ideal':
      return { ideal: { bank: null, bic: null } };
    case 'klarna':
      return { klarna: { dob: null } };
    case 'bancontact':
      return { bancontact: {} };
    case 'paypal':
      return { paypal: { country: 'DE', payer_email: input.payer.email, payer_id: null } };
  }
}

const CHECKS = {
  address_line1_check: null,
  address_postal_code_check: null,
  cvc_check: 'pass',
} as const;

/** The part of a charge that says how it was paid. */
export function chargeDetails(
  method: Stripe.PaymentMethod,
  mandate: string | null,
  threeDSecure: boolean,
): Stripe.Charge.PaymentMethodDetails {
  const type = method.type;
  if (method.card) return { type, card: cardDetails(method.card, threeDSecure) };
  if (method.sepa_debit) {
    const { generated_from: _none, ...debit } = method.sepa_debit;
    return { type, sepa_debit: { ...debit, mandate } };
  }
  return { type, ...redirectDetails(type) };
}

function cardDetails(
  card: Stripe.PaymentMethod.Card,
  threeDSecure: boolean,
): Stripe.Charge.PaymentMethodDetails.Card {
  return {
    amount_authorized: null,
    authorization_code: null,
    brand: card.brand,
    checks: card.checks,
    country: card.country,
    electronic_commerce_indicator: threeDSecure ? '05' : null,
    exp_month: card.exp_month,
    exp_year: card.exp_year,
    fingerprint: card.fingerprint ?? null,
    funding: card.funding,
    installments: null,
    last4: card.last4,
    mandate: null,
    network: card.brand,
    network_transaction_id: null,
    regulated_status: card.regulated_status,
    three_d_secure: threeDSecure
      ? {
          authentication_flow: 'challenge',
          electronic_commerce_indicator: '05',
          exemption_indicator: null,
          result: 'authenticated',
          result_reason: null,
          transaction_id: null,
          version: '2.2.0',
        }
      : null,
    transaction_link_id: null,
    wallet: null,
  };
}

function redirectDetails(type: string): Partial<Stripe.Charge.PaymentMethodDetails> {
  const sepa = { generated_sepa_debit: null, generated_sepa_debit_mandate: null };
  switch (type) {
    case 'eps':
      return { eps: { bank: null, verified_name: null } };
    case 'ideal':
      return {
        ideal: {
          ...sepa,
          bank: null,
          bic: null,
          iban_last4: null,
          transaction_id: null,
          verified_name: null,
        },
      };
    case 'bancontact':
      return {
        bancontact: {
          ...sepa,
          bank_code: null,
          bank_name: null,
          bic: null,
          iban_last4: null,
          preferred_language: null,
          verified_name: null,
        },
      };
    case 'klarna':
      return {
        klarna: { payer_details: null, payment_method_category: null, preferred_locale: null },
      };
    default:
      return {
        paypal: {
          country: 'DE',
          payer_email: null,
          payer_id: null,
          payer_name: null,
          seller_protection: null,
          transaction_id: null,
        },
      };
  }
}
