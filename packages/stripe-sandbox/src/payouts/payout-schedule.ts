import type Stripe from 'stripe';
import { payoutsStatus } from '../accounts/account-state.ts';
import { balanceSettingsOf } from '../balance-settings/balance-settings.ts';
import { availableCents } from '../money/balance.ts';
import type { Sandbox } from '../sandbox.ts';
import { createPayout } from './create-payout.ts';

const DAY_SECONDS = 86_400;
const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];

/** After midnight UTC, when the money of the day has become available. */
const PAYOUT_TIME_SECONDS = 6 * 3600;

/** Plans the next look at who is due for an automatic payout. */
export function planPayoutDay(sandbox: Sandbox): void {
  const now = sandbox.clock.now();
  const today = now - (now % DAY_SECONDS) + PAYOUT_TIME_SECONDS;
  sandbox.jobs.add('pay_out', 'everybody', today > now ? today : today + DAY_SECONDS);
}

/** Pays out to every owner whose schedule names today. */
export function payOutToday(sandbox: Sandbox): void {
  planPayoutDay(sandbox);
  if (isDueToday(sandbox, '')) payOutOwner(sandbox, '');
  for (const { id, body } of sandbox.store.list('account', { order: 'oldest' })) {
    const mayReceive = body.closed !== true && payoutsStatus(body) === 'active';
    if (mayReceive && isDueToday(sandbox, id)) payOutOwner(sandbox, id);
  }
}

function isDueToday(sandbox: Sandbox, owner: string): boolean {
  const schedule = balanceSettingsOf(sandbox, owner).payments.payouts?.schedule;
  const today = new Date(sandbox.clock.now() * 1000);
  const weekday = WEEKDAYS[today.getUTCDay()] ?? '';
  switch (schedule?.interval) {
    case 'daily':
      return weekday !== 'saturday' && weekday !== 'sunday';
    case 'weekly':
      return (schedule.weekly_payout_days ?? []).includes(weekday);
    case 'monthly':
      return isPayoutDay(schedule, today);
    default:
      return false;
  }
}

/** A day that this month does not have falls on its last day. */
function isPayoutDay(
  schedule: Stripe.BalanceSettings.Payments.Payouts.Schedule,
  today: Date,
): boolean {
  const days = schedule.monthly_payout_days ?? [];
  const day = today.getUTCDate();
  const lastDay = new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth() + 1, 0));
  const isLast = day === lastDay.getUTCDate();
  return days.includes(day) || (isLast && days.some((wanted) => wanted > day));
}

/** Everything that is available goes out, and every movement in it names the payout. */
function payOutOwner(sandbox: Sandbox, owner: string): void {
  const amountCents = availableCents(sandbox, owner);
  if (amountCents <= 0) return;
  const payout = createPayout(sandbox, { owner, amountCents, automatic: true });
  sandbox.db
    .prepare(
      "UPDATE object INDEXED BY object_unpaid SET hidden = json_set(hidden, '$.payout', ?)" +
        " WHERE kind = 'balance_transaction' AND hidden ->> '$.payout' IS NULL" +
        " AND account = ? AND body ->> '$.status' = 'available'",
    )
    .run(payout.id, owner);
}
