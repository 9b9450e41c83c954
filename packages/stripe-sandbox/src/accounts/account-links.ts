import type Stripe from 'stripe';
import { isoTime } from '../clock/sandbox-clock.ts';
import { refused } from '../http/stripe-error.ts';
import { choice, list, required, type Shape, shape, text } from '../params/param-spec.ts';
import type { Sandbox } from '../sandbox.ts';

const LIFETIME_SECONDS = 10 * 60;
const TOKEN_LENGTH = 32;
const MAX_CONFIGURATIONS = 3;

const address = () => text({ pattern: /^https?:\/\/\S+$/ });

const linkOptions = shape({
  collection_options: shape({
    fields: choice('currently_due', 'eventually_due'),
    future_requirements: choice('include', 'omit'),
  }),
  configurations: list(choice('customer', 'merchant', 'recipient'), { max: MAX_CONFIGURATIONS }),
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

/** Creates a single-use address of the onboarding page, valid for ten minutes. */
export function createAccountLink(
  sandbox: Sandbox,
  params: Shape<typeof LINK_CREATE>,
): Stripe.V2.Core.AccountLink {
  const account = sandbox.store.get('account', params.account, '', 'account');
  if (account.body.closed === true) throw refused('This account is closed.', 'account_closed');
  const { use_case: useCase } = params;
  const options = useCase[useCase.type];
  if (options === undefined) {
    throw refused(
      `Missing required param: use_case.${useCase.type}.`,
      'parameter_missing',
      `use_case.${useCase.type}`,
    );
  }
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
  sandbox.store.insert('account_link', now, body, {
    id: `link_${token}`,
    hidden: {
      account: account.id,
      expiresAt,
      refreshUrl: options.refresh_url,
      returnUrl: options.return_url ?? options.refresh_url,
      ticket: null,
      doneAt: null,
    },
  });
  return body;
}
