import type Stripe from 'stripe';
import type { Sandbox } from '../sandbox.ts';

const DELAY_DAYS = 7;

/** What an owner starts with: the platform pays out by hand, accounts every Friday. */
function initialSettings(owner: string): Stripe.BalanceSettings {
  const schedule: Stripe.BalanceSettings.Payments.Payouts.Schedule =
    owner === '' ? { interval: 'manual' } : { interval: 'weekly', weekly_payout_days: ['friday'] };
  return {
    object: 'balance_settings',
    payments: {
      debit_negative_balances: true,
      payouts: {
        automatic_transfer_rules_by_currency: null,
        minimum_balance_by_currency: null,
        schedule,
        statement_descriptor: null,
        status: 'enabled',
      },
      settlement_timing: { delay_days: DELAY_DAYS, start_of_day: null },
    },
  };
}

/** Balance settings of an owner; the platform's owner is the empty string. */
export function balanceSettingsOf(sandbox: Sandbox, owner: string): Stripe.BalanceSettings {
  const kept = sandbox.meta.read(`balance_settings:${owner}`);
  return kept === undefined ? initialSettings(owner) : JSON.parse(kept);
}

export function keepBalanceSettings(
  sandbox: Sandbox,
  owner: string,
  settings: Stripe.BalanceSettings,
): void {
  sandbox.meta.write(`balance_settings:${owner}`, JSON.stringify(settings));
}
