import type { Sandbox } from '../sandbox.ts';
import { recordMovement } from './balance-transactions.ts';
import { EXTERNAL } from './ledger.ts';
import { SAMPLE_PRICES } from './sample-prices.ts';

const DAY_SECONDS = 86_400;

/**
 * Fees that Stripe takes for Connect itself. They come the day after (payouts) or on the first of
 * the next month (accounts that were paid out), summed over all accounts and tied to nothing, so
 * that their share per producer has to be worked out by whoever wants it.
 */
export function chargeConnectFees(sandbox: Sandbox): void {
  if (!sandbox.settings.current().connectFees) return;
  const now = sandbox.clock.now();
  const today = now - (now % DAY_SECONDS);
  const yesterday = today - DAY_SECONDS;
  const payouts = paidOutBetween(sandbox, yesterday, today);
  const feeCents = payouts.reduce((sum, { amountCents }) => sum + payoutFeeCents(amountCents), 0);
  if (feeCents > 0) {
    takeFee(sandbox, feeCents, `Connect (${dayOf(yesterday)}): payout fees, ${payouts.length}`);
  }
  const date = new Date(today * 1000);
  if (date.getUTCDate() !== 1) return;
  const monthStart = Date.UTC(date.getUTCFullYear(), date.getUTCMonth() - 1, 1) / 1000;
  const paidOut = paidOutBetween(sandbox, monthStart, today);
  const accounts = new Set(paidOut.map(({ account }) => account)).size;
  if (accounts === 0) return;
  const period = `${dayOf(monthStart)} - ${dayOf(yesterday)}`;
  takeFee(
    sandbox,
    accounts * SAMPLE_PRICES.connect.monthlyAccountCents,
    `Connect (${period}): active accounts, ${accounts}`,
  );
}

/** Payouts to connected accounts that were made from one moment until before another. */
function paidOutBetween(
  sandbox: Sandbox,
  from: number,
  to: number,
): { account: string; amountCents: number }[] {
  return sandbox.db
    .prepare(
      "SELECT account, body ->> '$.amount' AS amount FROM object" +
        " WHERE kind = 'payout' AND account <> '' AND created >= ? AND created < ?",
    )
    .all(from, to)
    .map((row) => ({ account: String(row.account), amountCents: Number(row.amount) }));
}

/** The rate is rounded half up to the cent, then the fixed part added. */
function payoutFeeCents(amountCents: number): number {
  const { payoutFixedCents, payoutRateBps } = SAMPLE_PRICES.connect;
  const rated = (2n * BigInt(amountCents) * BigInt(payoutRateBps) + 10_000n) / 20_000n;
  return Number(rated) + payoutFixedCents;
}

function takeFee(sandbox: Sandbox, feeCents: number, description: string): void {
  recordMovement(sandbox, {
    owner: '',
    type: 'stripe_fee',
    reportingCategory: 'fee',
    amountCents: -feeCents,
    feeCents: 0,
    availableOn: sandbox.clock.now(),
    source: null,
    description: `${description} (sample price)`,
    counterpart: EXTERNAL.fees,
  });
}

const dayOf = (unixSeconds: number) => new Date(unixSeconds * 1000).toISOString().slice(0, 10);
