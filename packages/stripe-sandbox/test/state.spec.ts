import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import Stripe from 'stripe';
import {
  CARD_OK,
  openSession,
  paidCharge,
  payableAccount,
  sessionParams,
  startFixture,
} from './sandbox-fixture.ts';

const MAIN = new URL('../src/main.ts', import.meta.url).pathname;
const START_MS = 10_000;

let folder: string;
let children: ChildProcess[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sandbox-'));
  children = [];
});
afterEach(() => {
  for (const child of children) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address !== null ? address.port : 0;
}

async function isReady(port: number): Promise<boolean> {
  return fetch(`http://127.0.0.1:${port}/health/ready`).then(
    (response) => response.ok,
    () => false,
  );
}

async function until(condition: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + START_MS;
  while (!(await condition())) {
    if (Date.now() > end) throw new Error('waited in vain');
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
}

async function run(port: number, ...more: string[]): Promise<ChildProcess> {
  const args = [MAIN, '--port', String(port), '--data', join(folder, 'state.sqlite'), ...more];
  const child = spawn(process.execPath, args, { stdio: 'ignore' });
  children.push(child);
  await until(() => isReady(port));
  return child;
}

const clientAt = (port: number) =>
  new Stripe('sk_test_x', { host: '127.0.0.1', port, protocol: 'http', telemetry: false });

describe('the program', () => {
  it('keeps everything it answered through kill -9', async () => {
    const port = await freePort();
    const first = await run(port);
    const stripe = clientAt(port);
    const options = { idempotencyKey: 'op-1' };
    const session = await stripe.checkout.sessions.create(sessionParams(500), options);
    await fetch(`http://127.0.0.1:${port}/_sandbox/sessions/${session.id}/pay`, {
      method: 'POST',
      body: JSON.stringify({ number: CARD_OK }),
    });
    first.kill('SIGKILL');
    await once(first, 'exit');
    await run(port);
    const again = await stripe.checkout.sessions.retrieve(session.id);
    expect(again.payment_status).toBe('paid');
    const replayed = await stripe.checkout.sessions.create(sessionParams(500), options);
    expect(replayed.id).toBe(session.id);
    expect((await stripe.balance.retrieve()).pending[0]?.amount).toBe(467);
  });

  it('leaves on SIGTERM', async () => {
    const child = await run(await freePort());
    child.kill('SIGTERM');
    const [code] = await once(child, 'exit');
    expect(code).toBe(0);
  });

  it('leaves when its parent dies', async () => {
    const port = await freePort();
    const script = `require('node:child_process').spawn(process.execPath, ${JSON.stringify([
      MAIN,
      '--port',
      String(port),
    ])}, { stdio: 'ignore' }); setInterval(() => {}, 1000);`;
    const parent = spawn(process.execPath, ['-e', script], { stdio: 'ignore' });
    children.push(parent);
    await until(() => isReady(port));
    parent.kill('SIGKILL');
    await until(async () => !(await isReady(port)));
  });

  it('says in one sentence why it cannot start', async () => {
    const port = await freePort();
    await run(port);
    const child = spawn(process.execPath, [MAIN, '--port', String(port)]);
    children.push(child);
    const chunks: Buffer[] = [];
    child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk));
    const [code] = await once(child, 'close');
    expect(code).toBe(1);
    const lines = Buffer.concat(chunks).toString().trim().split('\n');
    const sentence = lines.find((line) => line.includes('could not start'));
    expect(sentence).toContain('EADDRINUSE');
  });
});

describe('seeds', () => {
  const idsOf = async (seed: string) => {
    const fixture = await startFixture({ seed });
    const { charge, session } = await paidCharge(fixture, 500);
    const account = await payableAccount(fixture);
    await fixture.close();
    return [charge.id, session.id, account];
  };

  it('give the same ids for the same calls', async () => {
    const first = await idsOf('seven');
    expect(await idsOf('seven')).toEqual(first);
    expect(await idsOf('eight')).not.toEqual(first);
  });
});

describe('the clock', () => {
  it('cannot be moved when it is real', async () => {
    const fixture = await startFixture({ clock: 'real' });
    const { status } = await fixture.control('POST', '/clock/advance', { seconds: 60 });
    expect(status).toBe(400);
    await fixture.close();
  });

  it('runs what is due in order, each at its own moment', async () => {
    const fixture = await startFixture();
    const { now } = (await fixture.control('GET', '/clock')).body;
    const late = await openSession(fixture, 500, { expires_at: now + 7200 });
    const early = await openSession(fixture, 500, { expires_at: now + 3600 });
    await fixture.control('POST', '/clock/advance', { seconds: 8000 });
    const { data } = await fixture.stripe.events.list({ type: 'checkout.session.expired' });
    const seen = data
      .reverse()
      .map(({ created, data: { object } }) => [(object as { id: string }).id, created - now]);
    expect(seen).toEqual([
      [early.id, 3600],
      [late.id, 7200],
    ]);
    const back = await fixture.control('POST', '/clock/advance', { to: now });
    expect(back.status).toBe(400);
    await fixture.close();
  });

  it('flows by itself: a debit finishes without anybody moving it', async () => {
    const fixture = await startFixture();
    await fixture.control('PUT', '/settings', { debit_seconds: 1 });
    const { id } = await openSession(fixture, 500);
    await fixture.control('POST', `/sessions/${id}/pay`, { iban: 'DE89370400440532013000' });
    await until(async () => {
      const session = await fixture.stripe.checkout.sessions.retrieve(id);
      return session.payment_status === 'paid';
    });
    await fixture.close();
  });
});

describe('snapshots and reset', () => {
  it('put a former state back, clock and books included', async () => {
    const fixture = await startFixture();
    await paidCharge(fixture, 500);
    await fixture.control('POST', '/snapshots', { name: 'one-sale' });
    await fixture.control('POST', '/clock/advance', { seconds: 7 * 86_400 });
    await paidCharge(fixture, 900);
    await fixture.control('POST', '/snapshots/one-sale/restore');
    const { clock } = { clock: (await fixture.control('GET', '/clock')).body };
    expect(clock.offset_seconds).toBe(0);
    expect((await fixture.stripe.charges.list()).data.map(({ amount }) => amount)).toEqual([500]);
    expect((await fixture.control('GET', '/invariants')).body.ok).toBe(true);
    const lost = await fixture.control('POST', '/snapshots/nothing/restore');
    expect(lost.status).toBe(404);
    await fixture.close();
  });

  it('start over, with or without the registered endpoints', async () => {
    const fixture = await startFixture();
    await fixture.control('PUT', '/webhook-endpoints', {
      id: 'we_1',
      url: 'http://localhost:9/hook',
      secret: 'whsec_1',
      kind: 'platform',
      enabled_events: ['*'],
    });
    await paidCharge(fixture, 500);
    const endpoints = async () =>
      (await fixture.control('GET', '/webhook-endpoints')).body.endpoints.length;
    await fixture.control('POST', '/reset', { keep_endpoints: true });
    expect((await fixture.stripe.charges.list()).data).toEqual([]);
    expect(await endpoints()).toBe(1);
    await fixture.control('POST', '/reset', {});
    expect(await endpoints()).toBe(0);
    await fixture.close();
  });
});

describe('the request log', () => {
  it('tells what was called with which key, and what came of it', async () => {
    const fixture = await startFixture();
    await fixture.stripe.customers.create({ name: 'Anna' }, { idempotencyKey: 'op-9' });
    const { body } = await fixture.control('GET', '/requests?key=op-9');
    expect(body.requests).toHaveLength(1);
    expect(body.requests[0]).toMatchObject({
      idempotency_key: 'op-9',
      method: 'POST',
      params: { name: 'Anna' },
      path: '/v1/customers',
      replayed: false,
      status: 200,
    });
    await fixture.control('DELETE', '/requests');
    expect((await fixture.control('GET', '/requests')).body.requests).toEqual([]);
    await fixture.close();
  });

  it('and every other control stay closed to pages of other sites', async () => {
    const fixture = await startFixture();
    const answer = await fetch(`${fixture.sandbox.url}/_sandbox/reset`, {
      method: 'POST',
      headers: { 'sec-fetch-site': 'cross-site' },
    });
    expect(answer.status).toBe(403);
    await fixture.close();
  });

  it('is served next to an answer for unknown controls', async () => {
    const fixture = await startFixture();
    expect((await fixture.control('GET', '/nothing')).status).toBe(404);
    const wrong = await fixture.control('POST', '/faults', { effect: 'earthquake' });
    expect(wrong.status).toBe(400);
    await fixture.close();
  });
});
