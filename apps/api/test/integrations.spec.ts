import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { readMe } from '@markthalle/contracts/identity';
import { listOfficeOrders } from '@markthalle/contracts/office-orders';
import {
  createToken,
  createWebhook,
  readIntegrations,
  revokeToken,
  testWebhook,
} from '@markthalle/contracts/portal-integrations';
import { listPortalOrders } from '@markthalle/contracts/portal-orders';
import { countStock, listPortalProducts } from '@markthalle/contracts/portal-products';
import { changeMember, readTeam, removeMember } from '@markthalle/contracts/portal-team';
import { DAY_MS, MINUTE_MS } from '../src/platform/clock/clock.ts';
import { Db } from '../src/platform/db/db.ts';
import { newId } from '../src/platform/db/new-id.ts';
import { Jobs } from '../src/platform/jobs/jobs.ts';
import { ApiUnderTest } from './api-under-test.ts';
import { Farm, type Heard, ownSystem } from './people-world.ts';

/** Many requests each; a busy machine takes its time for them. */
jest.setTimeout(60_000);

let api: ApiUnderTest;
let farm: Farm;

beforeAll(async () => {
  api = await ApiUnderTest.start();
  farm = await Farm.of(api, 'imkerei-lindenlaut');
}, 120_000);
afterAll(() => api.stop());

const variantId = async () => {
  const { products } = (await api.call(listPortalProducts, {}, farm.owner)).value;
  return products[0]?.variants[0]?.variantId ?? '';
};
const count = async (countedQuantity: number, by: { sessionToken: string } = farm.owner) =>
  api.call(countStock, { variantId: await variantId(), countedQuantity, clientId: newId() }, by);

describe('a token', () => {
  it('opens routes of its rights, for reading unless it may write, and nothing else', async () => {
    const reader = await farm.token(['stock']);
    expect((await api.call(listPortalProducts, {}, reader)).status).toBe(200);
    expect((await count(40, reader)).status).toBe(403);
    expect((await api.call(listPortalOrders, {}, reader)).status).toBe(403);
    expect((await api.call(readTeam, {}, reader)).status).toBe(403);
    expect((await api.call(readMe, {}, reader)).status).toBe(401);
    expect((await api.call(listOfficeOrders, {}, reader)).status).toBe(401);
    const writer = await farm.token(['stock'], true);
    expect((await count(40, writer)).status).toBe(200);
    const other = (await Farm.of(api, 'kaeserei-kranichruf')).producerId;
    const elsewhere = await api.call(listPortalProducts, {}, { ...writer, producerId: other });
    expect(elsewhere.status).toBe(403);
  });

  it('is stored as a hash, shows its last use, and ends when it is revoked or over', async () => {
    const token = await farm.token(['stock']);
    await api.call(listPortalProducts, {}, token);
    const { tokens } = (await api.call(readIntegrations, {}, farm.owner)).value;
    expect(tokens[0]).toMatchObject({ state: 'valid', lastUsedAt: expect.any(String) });
    const stored = await api.app
      .get(Db)
      .rows<{ row: string }>('select to_jsonb(t)::text as row from integrations.token t');
    expect(stored.map(({ row }) => row).join()).not.toContain(token.sessionToken.slice(3));
    await api.call(revokeToken, { tokenId: tokens[0]?.tokenId ?? '' }, farm.owner);
    expect((await api.call(listPortalProducts, {}, token)).status).toBe(401);
    const old = await farm.token(['stock']);
    api.clock.advance(30 * DAY_MS);
    expect((await api.call(listPortalProducts, {}, old)).status).toBe(401);
  });

  it('can do no more than its maker, at any moment', async () => {
    const hilde = await farm.helper('hilde@hof.example', ['team', 'stock']);
    const asked = { name: 'Kasse', rights: ['orders' as const], days: 30 };
    expect((await api.call(createToken, asked, hilde)).problem.code).toBe('right-not-yours');
    const made = await api.call(createToken, { ...asked, rights: ['stock'] }, hilde);
    const token = { sessionToken: made.value.token };
    expect((await api.call(listPortalProducts, {}, token)).status).toBe(200);
    const { accountId } = hilde;
    await api.call(changeMember, { accountId, rights: ['farm'] }, farm.owner);
    expect((await api.call(listPortalProducts, {}, token)).status).toBe(401);
    await api.call(changeMember, { accountId, rights: ['stock'] }, farm.owner);
    expect((await api.call(listPortalProducts, {}, token)).status).toBe(200);
    await api.call(removeMember, { accountId }, farm.owner);
    expect((await api.call(listPortalProducts, {}, token)).status).toBe(401);
  });

  it('is slowed down after 120 requests in a minute', async () => {
    const token = await farm.token(['stock']);
    for (let n = 0; n < 120; n += 1) {
      expect((await api.call(listPortalProducts, {}, token)).status).toBe(200);
    }
    const answer = await api.call(listPortalProducts, {}, token);
    expect([answer.status, Number(answer.retryAfter) > 0]).toEqual([429, true]);
    api.clock.advance(MINUTE_MS);
    expect((await api.call(listPortalProducts, {}, token)).status).toBe(200);
  });
});

describe('a webhook', () => {
  const KINDS = ['stock.changed', 'order.paid'] as const;
  const listen = async (kinds: readonly (typeof KINDS)[number][] = KINDS) => {
    const system = await ownSystem();
    const input = { url: system.url, kinds: [...kinds] };
    const { secret, view } = (await api.call(createWebhook, input, farm.owner)).value;
    const webhook = view.webhooks.find(({ url }) => url === system.url);
    return { system, secret, webhookId: webhook?.webhookId ?? '' };
  };
  const stateOf = async (webhookId: string) => {
    const { webhooks } = (await api.call(readIntegrations, {}, farm.owner)).value;
    const webhook = webhooks.find((one) => one.webhookId === webhookId);
    if (webhook === undefined) throw new Error('the webhook is gone');
    return webhook;
  };
  const clear = () => api.app.get(Db).execute('delete from integrations.webhook');

  it('is told what was asked for, signed, with ids and nothing of a person', async () => {
    const { system, secret } = await listen(['stock.changed']);
    await count(31);
    await api.drain();
    expect(system.heard).toHaveLength(1);
    const [{ headers, body }] = system.heard as [Heard];
    expect(JSON.parse(body)).toEqual({
      eventId: headers['markthalle-event'],
      kind: 'stock.changed',
      producerId: farm.producerId,
      subjectId: await variantId(),
      occurredAt: expect.any(String),
    });
    const [, t, v1] =
      /^t=(\d+),v1=([0-9a-f]{64})$/.exec(String(headers['markthalle-signature'])) ?? [];
    expect(v1).toBe(createHmac('sha256', secret).update(`${t}.${body}`).digest('hex'));
    await system.close();
    await clear();
  });

  it('is told again with growing pauses under the same id, then switched off with a mail', async () => {
    const { system, webhookId } = await listen();
    system.status = 302;
    await count(32);
    await api.drain();
    expect(await stateOf(webhookId)).toMatchObject({
      deliveries: [{ state: 'waiting', attempts: 1, lastAnswer: '302' }],
    });
    for (let n = 0; n < 8; n += 1) {
      api.clock.advance(DAY_MS);
      await api.app.get(Db).execute(`update graphile_worker._private_jobs set run_at = now()`);
      await api.drain();
    }
    const state = await stateOf(webhookId);
    expect(state.disabledAt).not.toBeNull();
    expect(state.deliveries).toMatchObject([{ state: 'given_up', attempts: 9 }]);
    expect(new Set(system.heard.map(({ headers }) => headers['markthalle-event'])).size).toBe(1);
    const [mail] = await farm.mailsTo('hallo@imkerei-lindenlaut.example');
    expect(mail?.subject).toBe('Ihr eigenes System antwortet nicht mehr');

    const heard = system.heard.length;
    await count(33);
    await api.drain();
    expect(system.heard).toHaveLength(heard);
    system.status = 204;
    await api.call(testWebhook, { webhookId }, farm.owner);
    await api.drain();
    expect((await stateOf(webhookId)).disabledAt).toBeNull();
    await system.close();
    await clear();
  });

  it('of another producer hears nothing of this one', async () => {
    const dairy = await Farm.of(api, 'kaeserei-kranichruf');
    const system = await ownSystem();
    await api.call(createWebhook, { url: system.url, kinds: [...KINDS] }, dairy.owner);
    await count(34);
    await api.drain();
    expect(system.heard).toEqual([]);
    await system.close();
    await clear();
  });

  it('is told once of an event whose job runs twice', async () => {
    const { system } = await listen(['order.paid']);
    const event = { producerId: farm.producerId, kind: 'order.paid', subjectId: newId() } as const;
    const handler = api.app.get(Jobs).taskList()['integrations.event'];
    const helpers = { job: { id: '4711', attempts: 1 } } as never;
    await handler?.(event, helpers);
    await handler?.(event, helpers);
    await api.drain();
    expect(system.heard).toHaveLength(1);
    await system.close();
    await clear();
  });
});
