import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { DeviceCommand } from '@markthalle/contracts/device-commands';
import { type ModulesUnderTest, startModules } from '../../../test/modules-under-test.ts';
import { PaidOrders } from '../../../test/paid-orders.ts';
import { Db } from '../../platform/db/db.ts';
import {
  APPLIED,
  type CommandOutcome,
  DeviceCommands,
  type HandledCommand,
} from '../../platform/device-commands/device-commands.ts';
import { Problem } from '../../platform/http/problem.ts';
import { IdentityModule } from '../identity/identity.module.ts';
import { LedgerModule } from '../ledger/ledger.module.ts';
import { OrdersModule } from '../orders/orders.module.ts';
import { DevicesModule } from './devices.module.ts';
import { MAX_COMMAND_FAULTS } from './run-commands.service.ts';

const NOW = '2026-06-08T10:00:00.000Z';
const DEVICE = randomUUID();

let market: ModulesUnderTest;
let db: Db;
let token: string;
let accountId: string;
let producerId: string;
/** What the handler of this test saw, and what it does next. */
let seen: HandledCommand<'order.ready'>[] = [];
let decide: (command: HandledCommand<'order.ready'>) => CommandOutcome = () => APPLIED;

beforeAll(async () => {
  market = await startModules({
    modules: [IdentityModule, OrdersModule, LedgerModule, DevicesModule],
    now: NOW,
  });
  db = market.app.get(Db);
  const orders = new PaidOrders(market.app);
  producerId = await orders.producer('Käserei', 'acct_1');
  token = await orders.person({ producerId });
  accountId = await accountOf(producerId);
  market.app.get(DeviceCommands).handle('order.ready', async (tx, _by, command) => {
    // A row by which the effect can be seen; a second one would break the key.
    await tx.execute(
      `insert into devices.device (account_id, device_id, first_seen_at, last_seen_at, ahead_ms)
       values ($1, $2, $3, $3, 0)`,
      [accountId, command.commandId, command.recordedAt],
    );
    const outcome = decide(command);
    seen.push(command);
    return outcome;
  });
});
afterAll(() => market.stop());
beforeEach(() => {
  seen = [];
  decide = () => APPLIED;
  market.clock.set(NOW);
});

async function accountOf(producer: string): Promise<string> {
  const row = await db.row<{ id: string }>(
    'select account_id as id from producers.member where producer_id = $1',
    [producer],
  );
  if (row === null) throw new Error('the producer has a member');
  return row.id;
}

const act = (more: Partial<DeviceCommand> = {}): DeviceCommand => ({
  commandId: randomUUID(),
  kind: 'order.ready',
  input: { producerOrderId: randomUUID() },
  actedAt: NOW,
  baseVersion: null,
  ...more,
});

async function send(commands: readonly DeviceCommand[], more: Record<string, unknown> = {}) {
  const answer = await market.app
    .getHttpAdapter()
    .getInstance()
    .inject({
      method: 'POST',
      url: '/portal/commands',
      headers: { authorization: `Bearer ${token}` },
      payload: { deviceId: DEVICE, accountId, producerId, sentAt: NOW, commands, ...more },
    });
  return { status: answer.statusCode, body: answer.json() };
}

const statesOf = ({ body }: Awaited<ReturnType<typeof send>>) =>
  body.results.map(({ state }: { state: string }) => state);

const effectsOf = async (commandId: string) =>
  (await db.rows('select 1 from devices.device where device_id = $1', [commandId])).length;

describe('acts of a device', () => {
  it('are applied in order, once each, however often they are sent', async () => {
    const acts = [act(), act(), act()];
    const first = await send(acts);
    expect(first.status).toBe(200);
    expect(statesOf(first)).toEqual(['applied', 'applied', 'applied']);
    expect(await send(acts)).toEqual(first);
    expect(seen.map(({ commandId }) => commandId)).toEqual(acts.map((one) => one.commandId));
    for (const { commandId } of acts) expect(await effectsOf(commandId)).toBe(1);
  });

  it('are applied once when two pages send them at the same time', async () => {
    const acts = Array.from({ length: 5 }, () => act());
    const answers = await Promise.all([send(acts), send(acts), send(acts)]);
    for (const answer of answers) expect(statesOf(answer)).toEqual(acts.map(() => 'applied'));
    expect(seen.map(({ commandId }) => commandId)).toEqual(acts.map((one) => one.commandId));
  });

  it('go on after a refusal, whose effect is taken back and whose answer stays', async () => {
    const acts = [act(), act(), act()];
    decide = ({ commandId }) => {
      if (commandId === acts[1]?.commandId) throw new Problem('step-not-possible');
      return APPLIED;
    };
    const answer = await send(acts);
    expect(statesOf(answer)).toEqual(['applied', 'refused', 'applied']);
    expect(answer.body.results[1].problem).toMatchObject({
      code: 'step-not-possible',
      title: 'Dieser Schritt ist jetzt nicht möglich. Bitte laden Sie die Seite neu.',
    });
    expect(await effectsOf(acts[1]?.commandId ?? '')).toBe(0);
    decide = () => APPLIED;
    expect(await send(acts)).toEqual(answer);
  });

  it('are refused alone where they make no sense', async () => {
    const acts = [act({ kind: 'order.eaten' }), act({ input: { producerOrderId: '7' } }), act()];
    const answer = await send(acts);
    expect(statesOf(answer)).toEqual(['refused', 'refused', 'applied']);
    expect(answer.body.results[0].problem.code).toBe('command-unknown');
    expect(answer.body.results[1].problem.fields).toEqual(['/producerOrderId']);
  });

  it('come back with one question, and the choice is an act of its own', async () => {
    decide = ({ choice }) =>
      choice === null
        ? {
            state: 'question',
            question: { code: 'order-changed-meanwhile', details: { pieces: 2 } },
          }
        : APPLIED;
    const asked = act();
    const [answer] = (await send([asked])).body.results;
    expect(await effectsOf(asked.commandId)).toBe(0);
    expect(answer.question).toEqual({
      code: 'order-changed-meanwhile',
      choices: ['packed-as-it-is-now', 'not-packed-yet'],
      details: { pieces: 2 },
    });
    expect(statesOf(await send([act({ choice: 'packed-as-it-is-now' })]))).toEqual(['applied']);
  });

  it('wait in order behind a fault of ours, which holds them up a few times only', async () => {
    const acts = [act(), act()];
    decide = ({ commandId }) => {
      if (commandId === acts[0]?.commandId) throw new TypeError('a bug');
      return APPLIED;
    };
    for (let tries = 0; tries < MAX_COMMAND_FAULTS; tries += 1) {
      expect(statesOf(await send(acts))).toEqual(['postponed', 'postponed']);
    }
    const answer = await send(acts);
    expect(statesOf(answer)).toEqual(['refused', 'applied']);
    expect(answer.body.results[0].problem.code).toBe('internal-error');
    expect(await effectsOf(acts[0]?.commandId ?? '')).toBe(0);
  });
});

describe('the time of an act', () => {
  const timesOf = () => seen.map(({ actedAt }) => actedAt.toISOString());

  it('is moved by as much as the clock of the phone is wrong', async () => {
    const deviceId = randomUUID();
    // The phone is two days and a bit behind: it shows 7:00 of the 6th while it is 10:00 of the 8th.
    await send([act({ actedAt: '2026-06-06T05:30:00.000Z' })], {
      deviceId,
      sentAt: '2026-06-06T07:00:00.000Z',
    });
    // And a year ahead.
    market.clock.advance(60_000);
    await send([act({ actedAt: '2027-06-08T10:00:30.000Z' })], {
      deviceId,
      sentAt: '2027-06-08T10:01:00.000Z',
    });
    expect(timesOf()).toEqual(['2026-06-08T08:30:00.000Z', '2026-06-08T10:00:30.000Z']);
  });

  it('is never in the future, never before the act that preceded it', async () => {
    const deviceId = randomUUID();
    const acts = [
      act({ actedAt: '2026-06-08T11:00:00.000Z' }),
      act({ actedAt: '2026-06-08T09:00:00.000Z' }),
    ];
    await send(acts, { deviceId });
    expect(timesOf()).toEqual([NOW, NOW]);
  });

  it('stands in the log beside what the phone claimed and when it came in', async () => {
    const one = act({ actedAt: '2026-06-08T09:12:00.000Z', baseVersion: 3 });
    await send([one], { deviceId: randomUUID() });
    const row = await db.row(
      `select claimed_at, acted_at, recorded_at, base_version, producer_id, state
         from devices.command where command_id = $1`,
      [one.commandId],
    );
    expect(row).toEqual({
      claimed_at: new Date('2026-06-08T09:12:00.000Z'),
      acted_at: new Date('2026-06-08T09:12:00.000Z'),
      recorded_at: new Date(NOW),
      base_version: 3,
      producer_id: producerId,
      state: 'applied',
    });
  });
});

describe('a batch', () => {
  it('of another account or farm is not even looked at', async () => {
    for (const other of [{ accountId: randomUUID() }, { producerId: randomUUID() }]) {
      const answer = await send([act()], other);
      expect([answer.status, answer.body.code]).toEqual([409, 'other-account']);
    }
    expect(seen).toEqual([]);
  });

  it('is bounded', async () => {
    const answer = await send(Array.from({ length: 51 }, () => act()));
    expect(answer.status).toBe(400);
    expect(seen).toEqual([]);
  });
});
