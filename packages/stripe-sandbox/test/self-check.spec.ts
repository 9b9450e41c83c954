import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  AT_ONCE,
  advance,
  DAY_SECONDS,
  type Fixture,
  paidCharge,
  payableAccount,
  startFixture,
} from './sandbox-fixture.ts';

let folder: string;
let dataFile: string;
let fixture: Fixture;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sandbox-'));
  dataFile = join(folder, 'state.sqlite');
  fixture = await startFixture({ dataFile });
});
afterEach(async () => {
  await fixture.close();
  rmSync(folder, { recursive: true });
});

/** One of everything that moves money. */
async function tradingDay(): Promise<void> {
  const account = await payableAccount(fixture);
  const { charge } = await paidCharge(fixture, 9000, { number: AT_ONCE });
  const transfer = await fixture.stripe.transfers.create({
    amount: 3000,
    currency: 'eur',
    destination: account,
    source_transaction: charge.id,
  });
  await fixture.stripe.transfers.createReversal(transfer.id, { amount: 500 });
  await fixture.stripe.refunds.create({ amount: 100, charge: charge.id });
  await fixture.control('POST', `/charges/${charge.id}/dispute`, { amount: 1000 });
  await fixture.stripe.payouts.create({ amount: 50, currency: 'eur' });
  await fixture.stripe.topups.create({ amount: 700, currency: 'eur' });
  await advance(fixture, 8 * DAY_SECONDS);
}

const violations = async () =>
  (await fixture.control('GET', '/invariants')).body.violations.map(
    (line: string) => line.split(':')[0],
  ) as string[];

/** Adds to an amount of the newest object of a kind, behind the sandbox's back. */
function tamper(kind: string, field: string, cents: number, more = ''): void {
  const db = new DatabaseSync(dataFile);
  const path = `$.${field}`;
  db.exec(
    `UPDATE object SET body = json_set(body, '${path}', (body ->> '${path}') + ${cents})` +
      ` WHERE seq = (SELECT max(seq) FROM object WHERE kind = '${kind}' ${more})`,
  );
  db.close();
}

describe('the self check', () => {
  it('finds nothing after a day of everything', async () => {
    await tradingDay();
    expect(await violations()).toEqual([]);
  });

  it.each([
    ['transfer', 'amount', 7000, '', 'transfers_stay_within_their_charge'],
    ['transfer', 'amount', 1, '', 'transfers_have_both_sides'],
    ['transfer', 'amount_reversed', 1, '', 'reversals_are_counted'],
    ['transfer_reversal', 'amount', 1, '', 'reversals_have_both_sides'],
    ['charge', 'amount_refunded', 1, "AND account = ''", 'refunds_are_counted'],
    ['refund', 'amount', 1, "AND account = ''", 'refunds_have_their_money'],
    ['dispute', 'amount', 1, '', 'disputes_have_their_money'],
    ['dispute', 'amount', 9000, '', 'disputes_stay_within_their_charge'],
    ['payout', 'amount', 1, '', 'payouts_have_their_money'],
    ['topup', 'amount', 1, '', 'top_ups_have_their_money'],
    ['checkout_session', 'amount_total', 1, '', 'paid_sessions_have_their_money'],
    [
      'balance_transaction',
      'net',
      1,
      "AND account <> '' AND hidden ->> '$.payout' IS NOT NULL",
      'automatic_payouts_empty_their_movements',
    ],
  ])('%s.%s that is %p cents off is found', async (kind, field, cents, more, name) => {
    await tradingDay();
    tamper(kind, field, cents, more);
    expect(await violations()).toContain(name);
  });
});
