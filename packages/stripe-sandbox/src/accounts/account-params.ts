import { metadata } from '../params/metadata.ts';
import { choice, flag, integer, list, shape, text } from '../params/param-spec.ts';

const MAX_LOCALES = 10;
const MAX_INCLUDES = 10;

export const include = list(
  choice(
    'configuration.customer',
    'configuration.merchant',
    'configuration.recipient',
    'defaults',
    'future_requirements',
    'identity',
    'requirements',
  ),
  { max: MAX_INCLUDES },
);

const requested = shape({ requested: flag() });

const address = shape({
  city: text(),
  country: text({ max: 2 }),
  line1: text(),
  line2: text(),
  postal_code: text(),
  state: text(),
  town: text(),
});

const identity = shape({
  attestations: shape({
    terms_of_service: shape({
      account: shape({ date: text(), ip: text(), user_agent: text() }),
    }),
  }),
  business_details: shape({
    address,
    phone: text(),
    registered_name: text(),
    structure: text(),
  }),
  country: text({ max: 2 }),
  entity_type: choice('company', 'government_entity', 'individual', 'non_profit'),
  individual: shape({
    address,
    date_of_birth: shape({
      day: integer({ min: 1, max: 31 }),
      month: integer({ min: 1, max: 12 }),
      year: integer({ min: 1900, max: 2100 }),
    }),
    email: text(),
    given_name: text(),
    phone: text(),
    surname: text(),
  }),
});

const recipient = shape({
  applied: flag(),
  capabilities: shape({
    bank_accounts: shape({ local: requested, sepa: requested }),
    stripe_balance: shape({ payouts: requested, stripe_transfers: requested }),
  }),
});

/** Parameters of an account the sandbox understands: only recipients of transfers. */
export const ACCOUNT_UPDATE = {
  configuration: shape({ recipient }),
  contact_email: text({ pattern: /^[^\s@]+@[^\s@]+$/ }),
  contact_phone: text(),
  dashboard: choice('express', 'full', 'none'),
  defaults: shape({
    currency: text({ max: 3 }),
    locales: list(text(), { max: MAX_LOCALES }),
    profile: shape({
      business_url: text(),
      doing_business_as: text(),
      product_description: text(),
    }),
    responsibilities: shape({
      fees_collector: choice('application', 'stripe'),
      losses_collector: choice('application', 'stripe'),
    }),
  }),
  display_name: text(),
  identity,
  include,
  metadata: metadata(),
};
