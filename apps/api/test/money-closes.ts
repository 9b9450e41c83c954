import { expect } from '@jest/globals';
import type { INestApplicationContext } from '@nestjs/common';
import { CONFIG, type Config } from '../src/config.ts';
import { LedgerFacade } from '../src/modules/ledger/ledger.facade.ts';
import { PaymentsFacade } from '../src/modules/payments/payments.facade.ts';
import { LOOK_BACK_MS, type ProviderPicture } from '../src/modules/reconciliation/money-check.ts';
import { PROVIDER_CHECKS } from '../src/modules/reconciliation/provider-checks.ts';
import { TRANSFER_CHECKS } from '../src/modules/reconciliation/transfer-checks.ts';
import { Clock, later } from '../src/platform/clock/clock.ts';
import { Db } from '../src/platform/db/db.ts';

/** Anything that runs modules on a database beside a Stripe sandbox. */
export interface ClosingWorld {
  readonly app: INestApplicationContext;
}

const PROVEN = ['N5', 'N6', 'N7', 'N8'];
const OWED_TO_PRODUCERS = /^L\.(unearned|due|inflight|reserve)\./;

/**
 * What holds after every story, whatever went wrong in it. I1: the journal balances, nothing was
 * rounded away, nobody is owed less than nothing. I2: our Stripe account is Stripe's balance. I3:
 * payments and transfers are the same on both sides (checks N5 to N8).
 */
export async function expectMoneyCloses({ app }: ClosingWorld): Promise<void> {
  const balances = await app.get(LedgerFacade).balances();
  const standing = new Map(
    balances.map((one) => [one.accountCode, one.debitCents - one.creditCents]),
  );
  const trialCents = [...standing.values()].reduce((sum, cents) => sum + cents, 0);
  expect({ trialCents, roundingCents: standing.get('E.rounding') ?? 0 }).toEqual({
    trialCents: 0,
    roundingCents: 0,
  });
  const overdrawn = [...standing].filter(([code, cents]) => {
    return OWED_TO_PRODUCERS.test(code) && cents > 0;
  });
  expect(overdrawn).toEqual([]);
  expect(standing.get('A.stripe') ?? 0).toBe(await sandboxCents(app));
  expect(await findings(app)).toEqual([]);
}

async function findings(app: INestApplicationContext): Promise<string[]> {
  const picture = await pictureOf(app);
  const [db, now] = [app.get(Db), app.get(Clock).now()];
  const found: string[] = [];
  for (const check of [...PROVIDER_CHECKS, ...TRANSFER_CHECKS]) {
    if (!PROVEN.includes(check.id)) continue;
    const lines = await check.find(db, now, picture);
    found.push(...lines.map((line) => `${check.id} ${line}`));
  }
  return found;
}

async function pictureOf(app: INestApplicationContext): Promise<ProviderPicture> {
  const payments = app.get(PaymentsFacade);
  const since = later(app.get(Clock).now(), -LOOK_BACK_MS);
  return {
    since,
    accounts: [],
    webhookFindings: [],
    transfers: await payments.provider.listTransfers(since),
    payments: await payments.provider.listPayments(since),
    movements: await payments.listBalanceTransactions(since),
    balance: await payments.retrieveBalance(),
  };
}

/** The platform's balance as the sandbox's own books have it, available and pending. */
async function sandboxCents(app: INestApplicationContext): Promise<number> {
  const { apiBase } = app.get<Config>(CONFIG).stripe;
  const answer = await fetch(`${apiBase}/_sandbox/state/accounts`);
  const { platform } = (await answer.json()) as {
    platform: { available_cents: number; pending_cents: number };
  };
  return platform.available_cents + platform.pending_cents;
}
