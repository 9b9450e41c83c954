import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type DeviceCommand, runDeviceCommands } from '@markthalle/contracts/device-commands';
import { SettlementWorld } from '../../../test/settlement-world.ts';
import { DAY_MS, HOUR_MS, later, MINUTE_MS } from '../../platform/clock/clock.ts';
import { newId } from '../../platform/db/new-id.ts';
import { DevicesModule } from '../devices/devices.module.ts';
import { PackingModule } from './packing.module.ts';

const DUCK = { pricePerKgCents: 1490, nominalGrams: 2200, maxGrams: 2500 };

let world: SettlementWorld;
const farms: { id: string; sessionToken: string; accountId: string }[] = [];

beforeAll(async () => {
  world = await SettlementWorld.start([PackingModule, DevicesModule]);
  for (const name of ['Entenhof', 'Nachbar']) {
    const id = await world.producer(name);
    const sessionToken = await world.orders.person({ producerId: id });
    const row = await world.db.row<{ accountId: string }>(
      'select account_id as "accountId" from producers.member where producer_id = $1',
      [id],
    );
    farms.push({ id, sessionToken, accountId: row?.accountId ?? '' });
  }
}, 60_000);
afterAll(() => world.stop());

const farm = (n: number) => farms[n] ?? { id: '', sessionToken: '', accountId: '' };

async function ordered() {
  const lines = [
    { name: 'Ente', quantity: 2, unitPriceCents: 3725, catchWeight: DUCK },
    { name: 'Eier', quantity: 6, unitPriceCents: 45 },
  ];
  const order = await world.paid([
    { producerId: farm(0).id, goodsCents: 0, way: 'pickup', deliveryBy: 'producer', lines },
  ]);
  await world.advance(5 * DAY_MS);
  const producerOrderId = order.parts.get(farm(0).id) ?? '';
  const rows = await world.db.rows<{ id: string; code: string }>(
    `select l.id, p.pickup_code as code from orders.order_line l
       join orders.producer_order p on p.id = l.producer_order_id
      where p.id = $1 order by l.position`,
    [producerOrderId],
  );
  const [duck, eggs] = rows.map(({ id }) => id);
  return { producerOrderId, duck, eggs, code: rows[0]?.code ?? '' };
}

/** What one phone sends; acts that are sent again keep their ids. */
async function send(n: number, deviceId: string, commands: readonly DeviceCommand[]) {
  const { id: producerId, accountId, sessionToken } = farm(n);
  const sentAt = world.api.clock.now().toISOString();
  const batch = { deviceId, accountId, producerId, sentAt, commands: [...commands] };
  const answer = await world.call(runDeviceCommands, batch, { sessionToken });
  return answer.value.results.map(({ state, problem }) => problem?.code ?? state);
}

function acts(...kinds: readonly (readonly [string, Record<string, unknown>])[]): DeviceCommand[] {
  const beginAt = later(world.api.clock.now(), -2 * HOUR_MS);
  return kinds.map(([kind, input], position) => ({
    commandId: newId(),
    kind,
    input,
    actedAt: later(beginAt, position * MINUTE_MS).toISOString(),
    baseVersion: null,
  }));
}

const left = (producerOrderId: string) =>
  world.db.rows(
    `select r.cause, r.amount_cents as cents from refunds.refund r
       join refunds.refund_part x on x.refund_id = r.id
      where x.producer_order_id = $1 order by r.requested_at, r.id`,
    [producerOrderId],
  );

it('what was packed without a line arrives once and keeps its time', async () => {
  const { producerOrderId, duck, eggs, code } = await ordered();
  const deviceId = newId();
  const morning = acts(
    ['packing.ticked', { on: '2026-06-10', subjectId: duck, ticked: true }],
    ['order.shortage', { producerOrderId, lineId: eggs, quantity: 2, restIsGone: false }],
    ['order.weighed', { producerOrderId, lineId: duck, grams: 4310 }],
    ['packing.batch-noted', { lineId: duck, batchNo: 'E-7', goodUntilOn: '2026-06-14' }],
    ['order.ready', { producerOrderId }],
    ['order.handed-over', { producerOrderId, code }],
    ['trip.counted', { trip: '2026-06-10-hof', crates: 2 }],
  );
  expect(await send(0, deviceId, morning)).toEqual(morning.map(() => 'applied'));
  const refunds = [
    { cause: 'shortage', cents: 90 },
    { cause: 'weight_difference', cents: 1028 },
  ];
  expect(await left(producerOrderId)).toEqual(refunds);
  expect(await send(0, deviceId, morning)).toEqual(morning.map(() => 'applied'));
  expect(await left(producerOrderId)).toEqual(refunds);
  const handed = await world.db.row<{ at: Date; state: string }>(
    'select handed_over_at as at, state from orders.producer_order where id = $1',
    [producerOrderId],
  );
  expect(handed).toEqual({ state: 'handed_over', at: new Date(morning[5]?.actedAt ?? '') });
  await world.drain();
  await world.expectInvariants();
});

it('a code that was used on one phone opens nothing on another', async () => {
  const { producerOrderId, duck, code } = await ordered();
  const weigh = ['order.weighed', { producerOrderId, lineId: duck, grams: 4310 }] as const;
  const give = ['order.handed-over', { producerOrderId, code }] as const;
  const wrong = code === '000000' ? '000001' : '000000';
  const guess = ['order.handed-over', { producerOrderId, code: wrong }] as const;
  expect(await send(0, newId(), acts(weigh, guess, give))).toEqual([
    'applied',
    'pickup-code-wrong',
    'applied',
  ]);
  expect(await send(0, newId(), acts(give))).toEqual(['handed-over-before']);
});

it('nobody acts on the orders of others', async () => {
  const { producerOrderId, duck, eggs, code } = await ordered();
  const foreign = acts(
    ['packing.ticked', { on: '2026-06-10', subjectId: duck, ticked: true }],
    ['packing.batch-noted', { lineId: duck, batchNo: 'E-7', goodUntilOn: null }],
    ['order.shortage', { producerOrderId, lineId: eggs, quantity: 1 }],
    ['order.weighed', { producerOrderId, lineId: duck, grams: 1 }],
    ['order.confirmed', { producerOrderId }],
    ['order.handed-over', { producerOrderId, code }],
  );
  expect(await send(1, newId(), foreign)).toEqual([
    'order-line-not-found',
    'order-line-not-found',
    'producer-order-not-found',
    'producer-order-not-found',
    'producer-order-not-found',
    'producer-order-not-found',
  ]);
  expect(await left(producerOrderId)).toEqual([]);
});
