import type Stripe from 'stripe';
import { createdAround, lookThrough, type OperationCall } from './operation-call.ts';
import { isMissing } from './stripe-failure.ts';

export const createSession: OperationCall<'create_session'> = {
  perform: (stripe, { params, idempotencyKey }) =>
    stripe.call((sdk) =>
      sdk.checkout.sessions.create(params as Stripe.Checkout.SessionCreateParams, {
        idempotencyKey,
      }),
    ),
  find: (stripe, operation) =>
    lookThrough(stripe, operation, (sdk) => sdk.checkout.sessions.list(createdAround(operation))),
};

export const expireSession: OperationCall<'expire_session'> = {
  perform: (stripe, { params, idempotencyKey }) =>
    stripe.call((sdk) =>
      sdk.checkout.sessions.expire(String(params.session), {}, { idempotencyKey }),
    ),
  async find(stripe, { params }) {
    try {
      const session = await stripe.call((sdk) =>
        sdk.checkout.sessions.retrieve(String(params.session)),
      );
      return session.status === 'expired' ? session : null;
    } catch (error) {
      if (isMissing(error)) return null;
      throw error;
    }
  },
};

export const createAccount: OperationCall<'create_account'> = {
  perform: (stripe, { params, idempotencyKey }) =>
    stripe.call((sdk) =>
      sdk.v2.core.accounts.create(params as Stripe.V2.Core.AccountCreateParams, {
        idempotencyKey,
      }),
    ),
  find: (stripe, operation) =>
    lookThrough(stripe, operation, (sdk) => sdk.v2.core.accounts.list({ limit: 100 })),
};

const scheduleOf = (settings: Stripe.BalanceSettings) => settings.payments.payouts?.schedule;

/** Setting the same thing twice changes nothing; a schedule that stands as asked for was set. */
export const setPayoutSchedule: OperationCall<'set_payout_schedule'> = {
  async perform(stripe, { params, idempotencyKey }) {
    const account = String(params.account);
    const settings = await stripe.call((sdk) =>
      sdk.balanceSettings.update(params.body as Stripe.BalanceSettingsUpdateParams, {
        idempotencyKey,
        stripeAccount: account,
      }),
    );
    return { ...settings, id: account };
  },
  async find(stripe, { params }) {
    const account = String(params.account);
    const settings = await stripe.call((sdk) =>
      sdk.balanceSettings.retrieve({}, { stripeAccount: account }),
    );
    const { interval } = (params.body as Stripe.BalanceSettingsUpdateParams).payments?.payouts
      ?.schedule ?? { interval: undefined };
    return scheduleOf(settings)?.interval === interval ? { ...settings, id: account } : null;
  },
};
