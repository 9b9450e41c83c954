import type Stripe from 'stripe';
import { emit } from '../events/event-log.ts';
import { type Route, route } from '../http/route.ts';
import { invalidParam } from '../http/stripe-error.ts';
import {
  choice,
  clearableText,
  flag,
  integer,
  list,
  type Optional,
  type Shape,
  shape,
} from '../params/param-spec.ts';
import { balanceSettingsOf, keepBalanceSettings } from './balance-settings.ts';

const MAX_DELAY_DAYS = 31;
const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'] as const;

/** A number that an empty text unsets. */
function clearableInteger(options: { min: number; max: number }): Optional<number | null> {
  const inner = integer(options);
  return {
    required: false,
    read: (value, path) => (value === '' || value === null ? null : inner.read(value, path)),
  };
}

const UPDATE = {
  payments: shape({
    debit_negative_balances: flag(),
    payouts: shape({
      schedule: shape({
        interval: choice('daily', 'manual', 'monthly', 'weekly'),
        monthly_payout_days: list(integer({ min: 1, max: 31 }), { max: 31, min: 1 }),
        weekly_payout_days: list(choice(...WEEKDAYS), { max: 5, min: 1 }),
      }),
      statement_descriptor: clearableText({ max: 22 }),
    }),
    settlement_timing: shape({
      delay_days_override: clearableInteger({ min: 0, max: MAX_DELAY_DAYS }),
    }),
  }),
};

type Payments = Stripe.BalanceSettings.Payments;
type Schedule = Stripe.BalanceSettings.Payments.Payouts['schedule'];
type Changes = NonNullable<Shape<typeof UPDATE>['payments']>;

function changedPayments(before: Payments, changes: Changes): Payments {
  const { payouts, settlement_timing: timing } = changes;
  const override = timing?.delay_days_override;
  const kept = before.payouts;
  return {
    debit_negative_balances: changes.debit_negative_balances ?? before.debit_negative_balances,
    payouts: kept && {
      ...kept,
      schedule: changedSchedule(kept.schedule, payouts?.schedule),
      statement_descriptor:
        payouts?.statement_descriptor === undefined
          ? kept.statement_descriptor
          : payouts.statement_descriptor,
    },
    settlement_timing: {
      ...before.settlement_timing,
      ...(override === undefined ? {} : { delay_days_override: override ?? undefined }),
    },
  };
}

function changedSchedule(
  before: Schedule,
  wanted: NonNullable<Changes['payouts']>['schedule'],
): Schedule {
  if (wanted === undefined) return before;
  const interval = wanted.interval ?? before?.interval ?? 'manual';
  const weekly = wanted.weekly_payout_days ?? before?.weekly_payout_days;
  const monthly = wanted.monthly_payout_days ?? before?.monthly_payout_days;
  if (interval === 'weekly' && weekly === undefined) {
    throw invalidParam('Weekly payouts need weekly_payout_days.', 'payments[payouts][schedule]');
  }
  if (interval === 'monthly' && monthly === undefined) {
    throw invalidParam('Monthly payouts need monthly_payout_days.', 'payments[payouts][schedule]');
  }
  return {
    interval,
    ...(interval === 'weekly' ? { weekly_payout_days: weekly } : {}),
    ...(interval === 'monthly' ? { monthly_payout_days: monthly } : {}),
  };
}

/** When and how a balance is paid out, for the platform or for a connected account. */
export const BALANCE_SETTINGS_ROUTES: Route[] = [
  route('GET', '/v1/balance_settings', {}, ({ sandbox, account }) =>
    balanceSettingsOf(sandbox, account),
  ),

  route('POST', '/v1/balance_settings', UPDATE, ({ sandbox, params, account }) => {
    const before = balanceSettingsOf(sandbox, account);
    const payments =
      params.payments === undefined
        ? before.payments
        : changedPayments(before.payments, params.payments);
    const settings = { ...before, payments };
    keepBalanceSettings(sandbox, account, settings);
    const previous = { payments: before.payments };
    emit(sandbox, 'balance_settings.updated', settings, { account, previous });
    return settings;
  }),
];
