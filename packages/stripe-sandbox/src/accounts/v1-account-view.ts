import type Stripe from 'stripe';
import { balanceSettingsOf } from '../balance-settings/balance-settings.ts';
import { CURRENCY } from '../money/ledger.ts';
import type { Sandbox } from '../sandbox.ts';
import type { StoredRecord } from '../store/record-kinds.ts';

/** A v2 account as `GET /v1/accounts/:id` shows it. */
export function v1AccountView(
  sandbox: Sandbox,
  { body, hidden, created }: StoredRecord<'account'>,
): Stripe.Account {
  const balance = body.configuration?.recipient?.capabilities?.stripe_balance;
  const transfers = balance?.stripe_transfers?.status;
  const isOpen = body.closed !== true;
  const isPayable = isOpen && balance?.payouts?.status === 'active';
  const capability = v1Capability(isOpen ? transfers : 'restricted');
  return {
    id: body.id,
    object: 'account',
    business_type: (body.identity?.entity_type ?? null) as Stripe.Account['business_type'],
    capabilities: {
      ...(hidden.wantsCardPayments ? { card_payments: capability } : {}),
      transfers: capability,
    },
    charges_enabled: false,
    controller: {
      fees: { payer: 'application' },
      is_controller: true,
      losses: { payments: 'application' },
      requirement_collection: 'stripe',
      stripe_dashboard: { type: body.dashboard ?? 'none' },
      type: 'application',
    },
    country: body.identity?.country?.toUpperCase(),
    created,
    default_currency: body.defaults?.currency ?? CURRENCY,
    details_submitted: hidden.detailsSubmitted,
    email: body.contact_email ?? null,
    metadata: body.metadata ?? {},
    payouts_enabled: isPayable,
    requirements: v1Requirements(body),
    settings: v1Settings(body, balanceSettingsOf(sandbox, body.id)),
    type: 'none',
  };
}

function v1Capability(status: string | undefined): 'active' | 'inactive' | 'pending' {
  return status === 'active' || status === 'pending' ? status : 'inactive';
}

function v1Requirements(body: Stripe.V2.Core.Account): Stripe.Account.Requirements {
  const entries = body.requirements?.entries ?? [];
  const named = (status: string) =>
    entries
      .filter(
        (entry) =>
          entry.awaiting_action_from === 'user' && entry.minimum_deadline.status === status,
      )
      .map(({ description }) => description);
  const rejected =
    body.configuration?.recipient?.capabilities?.stripe_balance?.stripe_transfers?.status ===
    'rejected';
  const pastDue = named('past_due');
  return {
    alternatives: [],
    current_deadline: null,
    currently_due: [...pastDue, ...named('currently_due')],
    disabled_reason: rejected
      ? 'rejected.other'
      : pastDue.length > 0
        ? 'requirements.past_due'
        : null,
    errors: [],
    eventually_due: [...pastDue, ...named('currently_due'), ...named('eventually_due')],
    past_due: pastDue,
    pending_verification: entries
      .filter((entry) => entry.awaiting_action_from === 'stripe')
      .map(({ description }) => description),
  };
}

function v1Settings(
  body: Stripe.V2.Core.Account,
  { payments }: Stripe.BalanceSettings,
): Stripe.Account.Settings {
  const schedule = payments.payouts?.schedule;
  const [weekday] = schedule?.weekly_payout_days ?? [];
  return {
    branding: { icon: null, logo: null, primary_color: null, secondary_color: null },
    card_payments: {
      decline_on: { avs_failure: false, cvc_failure: false },
      statement_descriptor_prefix: null,
      statement_descriptor_prefix_kana: null,
      statement_descriptor_prefix_kanji: null,
    },
    dashboard: { display_name: body.display_name ?? null, timezone: 'Europe/Berlin' },
    payments: {
      statement_descriptor: null,
      statement_descriptor_kana: null,
      statement_descriptor_kanji: null,
      statement_descriptor_prefix_kana: null,
      statement_descriptor_prefix_kanji: null,
    },
    payouts: {
      debit_negative_balances: payments.debit_negative_balances ?? false,
      schedule: {
        delay_days: payments.settlement_timing.delay_days,
        interval: schedule?.interval ?? 'manual',
        ...(weekday === undefined
          ? {}
          : { weekly_anchor: weekday, weekly_payout_days: schedule?.weekly_payout_days }),
      },
      statement_descriptor: null,
    },
  };
}
