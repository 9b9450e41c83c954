import type Stripe from 'stripe';
import { isoTime } from '../clock/sandbox-clock.ts';
import { refused } from '../http/stripe-error.ts';
import { choice, required, type Shape, shape, text } from '../params/param-spec.ts';
import type { Sandbox } from '../sandbox.ts';

const LIFETIME_SECONDS = 10 * 60;
const TOKEN_LENGTH = 32;

const address = () => text({ pattern: /^https?:\/\/\S+$/ });

const linkOptions = shape({
  collection_options: shape({
    fields: choice('currently_due', 'eventually_due'),
    future_requirements: choice('include', 'omit'),
  }),
  refresh_url: required(address()),
  return_url: address(),
});

/** Parameters of `POST /v2/core/account_links`. */
export const LINK_CREATE = {
  account: required(text()),
  use_case: required(
    shape({
      type: required(choice('account_onboarding', 'account_update')),
      account_onboarding: linkOptions,
      account_update: linkOptions,
    }),
  ),
};

/** Parameters of `POST /v1/account_links`, the older form of the same. */
export const V1_LINK_CREATE = {
  account: required(text()),
  collection_options: shape({
    fields: choice('currently_due', 'eventually_due'),
    future_requirements: choice('include', 'omit'),
  }),
  refresh_url: required(address()),
  return_url: required(address()),
  type: required(choice('account_onboarding', 'account_update')),
};

interface Addresses {
  refreshUrl: string;
  returnUrl: string;
}

/** Creates a single-use address of the onboarding page, valid for ten minutes. */
export function createAccountLink(
  sandbox: Sandbox,
  params: Shape<typeof LINK_CREATE>,
): Stripe.V2.Core.AccountLink {
  const { use_case: useCase } = params;
  const options = useCase[useCase.type];
  if (options === undefined) {
    throw refused(
      `Missing required param: use_case.${useCase.type}.`,
      'parameter_missing',
      `use_case.${useCase.type}`,
    );
  }
  const { refresh_url: refreshUrl, return_url: returnUrl = refreshUrl } = options;
  return storeLink(sandbox, params.account, useCase, { refreshUrl, returnUrl });
}

/** The same address in the words of v1. */
export function createV1AccountLink(
  sandbox: Sandbox,
  params: Shape<typeof V1_LINK_CREATE>,
): Stripe.AccountLink {
  const addresses = { refreshUrl: params.refresh_url, returnUrl: params.return_url };
  const link = storeLink(sandbox, params.account, { type: params.type }, addresses);
  return {
    object: 'account_link',
    created: sandbox.clock.now(),
    expires_at: Date.parse(link.expires_at) / 1000,
    url: link.url,
  };
}

function storeLink(
  sandbox: Sandbox,
  accountId: string,
  useCase: object,
  { refreshUrl, returnUrl }: Addresses,
): Stripe.V2.Core.AccountLink {
  const account = sandbox.store.get('account', accountId, '', 'account');
  if (account.body.closed === true) throw refused('This account is closed.', 'account_closed');
  const now = sandbox.clock.now();
  const token = sandbox.ids.token(TOKEN_LENGTH);
  const expiresAt = now + LIFETIME_SECONDS;
  const body: Stripe.V2.Core.AccountLink = {
    object: 'v2.core.account_link',
    account: account.id,
    created: isoTime(now),
    expires_at: isoTime(expiresAt),
    livemode: false,
    url: `${sandbox.publicUrl}/setup/${token}`,
    use_case: useCase as Stripe.V2.Core.AccountLink['use_case'],
  };
  const hidden = { account: account.id, expiresAt, refreshUrl, returnUrl, ticket: null };
  sandbox.store.insert('account_link', now, body, {
    id: `link_${token}`,
    hidden: { ...hidden, doneAt: null },
  });
  return body;
}
