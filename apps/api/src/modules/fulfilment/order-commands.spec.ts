import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type ModulesUnderTest, startModules } from '../../../test/modules-under-test.ts';
import { PaidOrders } from '../../../test/paid-orders.ts';
import { Db } from '../../platform/db/db.ts';
import { DevicesModule } from '../devices/devices.module.ts';
import { IdentityModule } from '../identity/identity.module.ts';
import { FulfilmentModule } from './fulfilment.module.ts';

const NOW = '2026-06-08T10:00:00.000Z';

let market: ModulesUnderTest;
let orders: PaidOrders;
let db: Db;
let producerId: string;
let token: string;
let accountId: string;

beforeAll(async () => {
  const modules = [IdentityModule, DevicesModule, FulfilmentModule];
  market = await startModules({ modules, now: NOW });
  orders = new PaidOrders(market.app);
  db = market.app.get(Db);
  producerId = await orders.producer('Käserei', 'acct_1');
  token = await orders.person({ producerId });
  const row = await db.row<{ id: string }>('select account_id as id from producers.member');
  accountId = row?.id ?? '';
});
afterAll(() => market.stop());

async function packed(producerOrderId: string, baseVersion: number, choice: string | null = null) {
  const answer = await market.app
    .getHttpAdapter()
    .getInstance()
    .inject({
      method: 'POST',
      url: '/portal/commands',
      headers: { authorization: `Bearer ${token}` },
      payload: {
        deviceId: accountId,
        accountId,
        producerId,
        sentAt: NOW,
        commands: [
          {
            commandId: randomUUID(),
            kind: 'order.ready',
            input: { producerOrderId },
            actedAt: '2026-06-08T09:00:00.000Z',
            baseVersion,
            choice,
          },
        ],
      },
    });
  return answer.json().results[0];
}

const partOf = async () => {
  const order = await orders.paid([{ producerId, goodsCents: 1698 }]);
  const producerOrderId = order.parts.get(producerId) ?? '';
  const row = await db.row<{ pieces: number }>(
    'select sum(quantity)::int as pieces from orders.order_line where producer_order_id = $1',
    [producerOrderId],
  );
  return { producerOrderId, pieces: row?.pieces ?? 0 };
};

const stateOf = async (producerOrderId: string) =>
  (
    await db.row<{ state: string }>('select state from orders.producer_order where id = $1', [
      producerOrderId,
    ])
  )?.state;

describe('"packed" on a phone', () => {
  it('counts at its time where nothing changed', async () => {
    const { producerOrderId, pieces } = await partOf();
    expect(await packed(producerOrderId, pieces)).toMatchObject({ state: 'applied' });
    const step = await db.row<{ at: Date }>(
      `select at from orders.order_step where producer_order_id = $1 and kind = 'ready'`,
      [producerOrderId],
    );
    expect(step?.at).toEqual(new Date('2026-06-08T09:00:00.000Z'));
  });

  it('asks where pieces went back meanwhile; the choice decides', async () => {
    const { producerOrderId, pieces } = await partOf();
    const seen = pieces + 1;
    const question = { code: 'order-changed-meanwhile', details: { pieces } };
    expect(await packed(producerOrderId, seen)).toMatchObject({ state: 'question', question });
    expect(await packed(producerOrderId, seen, 'not-packed-yet')).toMatchObject({
      state: 'applied',
    });
    expect(await stateOf(producerOrderId)).toBe('new');
    const choice = 'packed-as-it-is-now';
    expect(await packed(producerOrderId, seen, choice)).toMatchObject({ state: 'applied' });
    expect(await stateOf(producerOrderId)).toBe('ready');
  });
});
