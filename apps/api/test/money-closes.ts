import { expect } from '@jest/globals';
import type { INestApplicationContext } from '@nestjs/common';
import { CONFIG, type Config } from '../src/config.ts';
import { LedgerFacade } from '../src/modules/ledger/ledger.facade.ts';
import { PaymentsFacade } from '../src/modules/payments/payments.facade.ts';
import { PROVIDER_CHECKS } from '../src/modules/reconciliation/all-checks.ts';
import { MirrorMovementsService } from '../src/modules/reconciliation/mirror-movements.service.ts';
import { Clock } from '../src/platform/clock/clock.ts';
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

/** The checks need no module of their own: stories of payments or refunds run without it. */
async function findings(app: INestApplicationContext): Promise<string[]> {
  const [db, payments, clock] = [app.get(Db), app.get(PaymentsFacade), app.get(Clock)];
  await new MirrorMovementsService(db, payments, clock).follow();
  const balance = await payments.retrieveBalance();
  const picture = { balance, accounts: [], webhookFindings: [] };
  const found: string[] = [];
  for (const { id, find } of PROVIDER_CHECKS) {
    if (!PROVEN.includes(id)) continue;
    const own = await find({ db, now: clock.now(), picture });
    found.push(...own.map(({ text }) => `${id} ${text}`));
  }
  return found;
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
