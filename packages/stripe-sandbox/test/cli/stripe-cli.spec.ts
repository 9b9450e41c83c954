import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  advance,
  balanceOf,
  expectSoundBooks,
  type Fixture,
  savingAccount,
  startFixture,
} from '../sandbox-fixture.ts';

const PATIENCE_MS = 20_000;
const TEST_KEY = 'sk_test_00000000000000000000';

/** The binary of the official CLI for this platform; undefined when npm has none for it. */
function cliBinary(): string | undefined {
  const require = createRequire(import.meta.url);
  const folder = dirname(require.resolve('@stripe/cli/package.json'));
  const platforms = JSON.parse(readFileSync(join(folder, 'platforms.json'), 'utf8'));
  const platform = platforms[`${process.platform}-${process.arch}`];
  if (platform === undefined) return undefined;
  const path = join(folder, '..', '..', platform.pkg, 'bin', platform.bin);
  return existsSync(path) ? path : undefined;
}

const BINARY = cliBinary();
if (BINARY === undefined) {
  console.log(`left out: npm has no @stripe/cli for ${process.platform}-${process.arch}`);
}

let home: string;
let fixture: Fixture;
beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'stripe-cli-'));
});
afterAll(() => rmSync(home, { recursive: true, force: true }));
beforeEach(async () => {
  fixture = await startFixture();
});
afterEach(async () => {
  await expectSoundBooks(fixture);
  await fixture.close();
});

interface Outcome {
  code: number;
  output: string;
}

/** Runs the CLI as an independent client of the sandbox, with a home of its own. */
function stripeCli(args: string[], settings: Record<string, string> = {}): Promise<Outcome> {
  const env = {
    HOME: home,
    STRIPE_CLI_TELEMETRY_OPTOUT: '1',
    XDG_CONFIG_HOME: join(home, 'config'),
    ...settings,
  };
  const target = ['--api-base', fixture.sandbox.url, '--api-key', TEST_KEY];
  return new Promise((resolve) => {
    const options = { cwd: home, env, timeout: PATIENCE_MS };
    execFile(String(BINARY), [...args, ...target], options, (error, out, problems) => {
      resolve({ code: error === null ? 0 : Number(error.code ?? 1), output: `${out}${problems}` });
    });
  });
}

/** Plays a fixture file; every one of its steps has to succeed. */
async function play(name: string, settings: Record<string, string> = {}): Promise<void> {
  const file = new URL(`./fixtures/${name}.json`, import.meta.url).pathname;
  const { code, output } = await stripeCli(['fixtures', file], settings);
  expect(`${code} ${output}`).toMatch(/^0 /);
}

const describeCli = BINARY === undefined ? describe.skip : describe;

describeCli('the official CLI', () => {
  it('pays and refunds', async () => {
    await play('refund');
    // 67.84 less 1.27 and 10.00 less 0.40, less the refund of 67.84: the fees stay.
    expect(await balanceOf(fixture)).toEqual({ available: 833, pending: 0 });
    const { data } = await fixture.stripe.refunds.list();
    expect(data.map(({ amount, status }) => [amount, status])).toEqual([
      [6396, 'succeeded'],
      [388, 'succeeded'],
    ]);
  });

  it('transfers and reverses', async () => {
    const account = await savingAccount(fixture);
    await play('transfer', { SANDBOX_ACCOUNT: account });
    expect((await balanceOf(fixture, account)).available).toBe(1809);
    const [transfer] = (await fixture.stripe.transfers.list({ transfer_group: 'o2' })).data;
    expect(transfer).toMatchObject({ amount: 2713, amount_reversed: 904 });
  });

  it('answers a dispute and wins', async () => {
    await play('dispute');
    await advance(fixture, 5);
    const [open] = (await fixture.stripe.disputes.list()).data;
    expect(open).toMatchObject({ reason: 'product_not_received', status: 'needs_response' });
    await play('evidence', { SANDBOX_DISPUTE: String(open?.id) });
    await advance(fixture, 5);
    const won = await fixture.stripe.disputes.retrieve(String(open?.id));
    expect(won).toMatchObject({ evidence: { shipping_carrier: 'DHL' }, status: 'won' });
  });

  it('creates accounts through v2 and reads them through v1', async () => {
    await play('accounts');
    const { data } = await fixture.stripe.v2.core.accounts.list();
    expect(data.map(({ display_name }) => display_name)).toEqual(['Hof Sonnenschein']);
  });

  it('tops up, pays out and cancels', async () => {
    await play('treasury');
    await advance(fixture, 5);
    // 50.00 less the fee of 1.00, and 60.00; the payout was canceled.
    expect((await balanceOf(fixture)).available).toBe(10_900);
  });

  it('reads lists by its own words', async () => {
    await play('refund');
    const { code, output } = await stripeCli(['events', 'list', '--limit', '1']);
    expect(code).toBe(0);
    const list = JSON.parse(output.slice(output.indexOf('{')));
    expect(list).toMatchObject({ data: [{ type: 'charge.refunded' }], has_more: true });
  });

  it('hears of a refusal', async () => {
    const { code, output } = await stripeCli(['post', '/v1/refunds', '-d', 'charge=ch_nothing']);
    expect(`${code} ${output}`).toContain('resource_missing');
  });
});
