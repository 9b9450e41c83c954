import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from '@jest/globals';
import { afterBusinessDays } from '../src/money/business-days.ts';
import { type MethodName, processingFeeCents } from '../src/money/sample-prices.ts';
import {
  type Fixture,
  openSession,
  paidCharge,
  savingAccount,
  startFixture,
} from './sandbox-fixture.ts';

const at = (text: string) => Date.parse(text) / 1000;

describe('sample prices', () => {
  it.each<[MethodName, number, number]>([
    ['card', 6784, 127],
    ['card', 1000, 40],
    ['card', 100, 27],
    ['sepa_debit', 15_000, 35],
    ['ideal', 999, 29],
  ])('%s on %p cents is %p', (method, amount, fee) => {
    expect(processingFeeCents(method, amount)).toBe(fee);
  });
});

describe('availability', () => {
  it.each([
    ['2026-11-23T09:00:00Z', 2, '2026-11-25T00:00:00Z'],
    ['2026-11-26T23:59:59Z', 2, '2026-11-30T00:00:00Z'],
    ['2026-11-28T12:00:00Z', 2, '2026-12-01T00:00:00Z'],
    ['2026-12-30T12:00:00Z', 5, '2027-01-06T00:00:00Z'],
  ])('from %s after %p business days is %s', (from, days, until) => {
    expect(afterBusinessDays(at(from), days)).toBe(at(until));
  });
});

async function tradingDay(fixture: Fixture): Promise<string[]> {
  const accounts = [await savingAccount(fixture), await savingAccount(fixture)];
  for (const cents of [6784, 999, 12_345]) {
    const { charge } = await paidCharge(fixture, cents);
    for (const destination of accounts) {
      const amount = Math.floor(cents / 3);
      await fixture.stripe.transfers.create({
        amount,
        currency: 'eur',
        destination,
        source_transaction: charge.id,
      });
    }
  }
  const debit = await openSession(fixture, 2500);
  await fixture.control('POST', `/sessions/${debit.id}/pay`, { iban: 'DE89370400440532013000' });
  return accounts;
}

describe('the books of the sandbox', () => {
  it('hold after a trading day and every settlement', async () => {
    const fixture = await startFixture();
    const accounts = await tradingDay(fixture);
    for (const seconds of [0, 10, 3 * 86_400, 10 * 86_400]) {
      await fixture.control('POST', '/clock/advance', { seconds });
      const { body } = await fixture.control('GET', '/invariants');
      expect(body).toMatchObject({ ok: true, violations: [] });
    }
    // 2261 + 333 + 4115 went to each account; the rest less the fees 127, 40, 210, 35 stays.
    const state = (await fixture.control('GET', '/state/accounts')).body;
    expect(state.platform).toMatchObject({ available_cents: 8798, pending_cents: 0 });
    for (const id of accounts) {
      const account = state.accounts.find((known: { id: string }) => known.id === id);
      expect(account).toMatchObject({ available_cents: 6709, pending_cents: 0 });
      expect(account.received).toHaveLength(3);
    }
    await fixture.close();
  });

  it('tell when somebody tampered with the file', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'sandbox-'));
    const dataFile = join(folder, 'state.sqlite');
    const fixture = await startFixture({ dataFile });
    await tradingDay(fixture);
    const db = new DatabaseSync(dataFile);
    db.exec(
      'UPDATE ledger_posting SET amount_cents = amount_cents + 1' +
        " WHERE account = 'pending:platform' AND rowid = 1",
    );
    db.exec(
      "UPDATE object SET body = json_set(body, '$.status', 'failed') WHERE kind = 'charge'" +
        " AND account = '' AND seq = (SELECT min(seq) FROM object WHERE kind = 'charge')",
    );
    db.close();
    const { body } = await fixture.control('GET', '/invariants');
    expect(body.ok).toBe(false);
    const broken = body.violations.map((line: string) => line.split(':')[0]);
    expect(broken).toEqual(
      expect.arrayContaining([
        'every_entry_sums_to_zero',
        'book_sums_to_zero',
        'kept_balances_match_postings',
        'paid_sessions_have_their_money',
      ]),
    );
    await fixture.close();
    rmSync(folder, { recursive: true });
  });

  it('take movements that nobody expects, and fees that nobody announced', async () => {
    const fixture = await startFixture();
    const { body } = await fixture.control('POST', '/movements', {
      amount_cents: -123,
      description: 'Neuartige Gebühr',
      type: 'climate_order_purchase',
    });
    expect(body).toMatchObject({ net: -123, source: null, type: 'climate_order_purchase' });
    await fixture.control('PUT', '/settings', { fee_surcharge_cents: 7 });
    const { charge } = await paidCharge(fixture, 1000);
    expect(charge.balance_transaction).toMatchObject({ fee: 47 });
    const empty = await fixture.control('POST', '/movements', {
      amount_cents: 0,
      type: 'x',
    });
    expect(empty.status).toBe(400);
    expect((await fixture.control('GET', '/invariants')).body.violations).toEqual([]);
    await fixture.close();
  });

  it('announce money once it is available', async () => {
    const fixture = await startFixture();
    await paidCharge(fixture, 1000);
    await paidCharge(fixture, 2000);
    await fixture.control('POST', '/clock/advance', { seconds: 7 * 86_400 });
    const { data } = await fixture.stripe.events.list({ type: 'balance.available' });
    expect(data).toHaveLength(1);
    expect(data[0]?.data.object).toMatchObject({ available: [{ amount: 2905 }] });
    const moves = await fixture.stripe.balanceTransactions.list();
    expect(moves.data.map(({ status }) => status)).toEqual(['available', 'available']);
    await fixture.close();
  });

  it('show a connected account its own money by either header', async () => {
    const fixture = await startFixture();
    const [id] = await tradingDay(fixture);
    const amounts = async (options: object) => {
      const { data } = await fixture.stripe.balanceTransactions.list({}, options);
      return data.map(({ amount }) => amount);
    };
    expect(await amounts({ stripeAccount: id })).toEqual([4115, 333, 2261]);
    expect(await amounts({ stripeContext: id })).toEqual([4115, 333, 2261]);
    await fixture.close();
  });
});
