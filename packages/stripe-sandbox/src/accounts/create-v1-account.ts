import { invalidParam, refused } from '../http/stripe-error.ts';
import { metadata } from '../params/metadata.ts';
import { choice, flag, required, type Shape, shape, text } from '../params/param-spec.ts';
import type { Sandbox } from '../sandbox.ts';
import type { StoredRecord } from '../store/record-kinds.ts';
import { createAccount } from './create-account.ts';

const requested = shape({ requested: flag() });
const payer = choice('account', 'application');

/**
 * Parameters of `POST /v1/accounts`, the fallback for platforms without Accounts v2. The
 * deprecated `type` is unknown on purpose.
 */
export const V1_ACCOUNT_CREATE = {
  business_type: choice('company', 'government_entity', 'individual', 'non_profit'),
  capabilities: shape({ card_payments: requested, transfers: requested }),
  controller: required(
    shape({
      fees: shape({ payer }),
      losses: shape({ payments: choice('application', 'stripe') }),
      requirement_collection: choice('application', 'stripe'),
      stripe_dashboard: shape({ type: choice('express', 'full', 'none') }),
    }),
  ),
  country: required(text({ max: 2 })),
  default_currency: text({ max: 3 }),
  email: text({ pattern: /^[^\s@]+@[^\s@]+$/ }),
  metadata: metadata(),
};

/** Creates the same account as Accounts v2 would, from the older parameters. */
export function createV1Account(
  sandbox: Sandbox,
  params: Shape<typeof V1_ACCOUNT_CREATE>,
): StoredRecord<'account'> {
  const { capabilities, controller } = params;
  const wantsTransfers = capabilities?.transfers?.requested === true;
  const wantsCards = capabilities?.card_payments?.requested === true;
  if (wantsTransfers && !wantsCards && sandbox.settings.current().transfersNeedCardPayments) {
    throw refused(
      'Your platform needs approval for accounts to have requested the `transfers` capability' +
        ' without the `card_payments` capability.',
      undefined,
      'capabilities[transfers]',
    );
  }
  if (controller.requirement_collection === 'application') {
    throw invalidParam(
      'The sandbox has hosted onboarding only.',
      'controller[requirement_collection]',
    );
  }
  const account = createAccount(sandbox, {
    configuration: wantsTransfers ? TRANSFERS : undefined,
    contact_email: params.email,
    contact_phone: undefined,
    dashboard: controller.stripe_dashboard?.type ?? 'full',
    defaults: {
      currency: params.default_currency,
      locales: undefined,
      profile: undefined,
      responsibilities: {
        fees_collector: controller.fees?.payer === 'application' ? 'application' : 'stripe',
        losses_collector: controller.losses?.payments ?? 'stripe',
      },
    },
    display_name: undefined,
    identity: identityOf(params),
    include: undefined,
    metadata: params.metadata,
  });
  return sandbox.store.patch(account, {}, { wantsCardPayments: wantsCards });
}

const TRANSFERS = {
  recipient: {
    applied: undefined,
    capabilities: {
      bank_accounts: undefined,
      stripe_balance: { payouts: undefined, stripe_transfers: { requested: true } },
    },
  },
};

const identityOf = (params: Shape<typeof V1_ACCOUNT_CREATE>) => ({
  attestations: undefined,
  business_details: undefined,
  country: params.country,
  entity_type: params.business_type,
  individual: undefined,
});
