import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { ALL_ENDPOINTS } from '@markthalle/contracts/all-endpoints';
import { FINAL_ACTS } from '@markthalle/contracts/assisted-acts';
import { readActing, runDeviceCommands } from '@markthalle/contracts/device-commands';
import { readPackingList, tickPacking } from '@markthalle/contracts/packing';
import { AssistableRight, readAssistance, undoAct } from '@markthalle/contracts/portal-assistance';
import { readFarm, saveFarm } from '@markthalle/contracts/portal-farm';
import {
  confirmPortalOrder,
  listPortalOrders,
  markPortalOrderReady,
  readPortalOrder,
} from '@markthalle/contracts/portal-orders';
import {
  chooseRhythm,
  listPayouts,
  openOnboarding,
  openPaymentDashboard,
} from '@markthalle/contracts/portal-payouts';
import { countStock } from '@markthalle/contracts/portal-products';
import { keepForShop, moveStock, readStockArticle } from '@markthalle/contracts/portal-stock';
import { UndoableActs } from '../src/platform/actor/undoable-acts.ts';
import { HOUR_MS } from '../src/platform/clock/clock.ts';
import { Db } from '../src/platform/db/db.ts';
import { newId } from '../src/platform/db/new-id.ts';
import { buildWorld, buy, type World } from './access-world.ts';
import { Farm } from './people-world.ts';

/** Many requests each; a busy machine takes its time for them. */
jest.setTimeout(60_000);

let world: World;
let farm: Farm;

beforeAll(async () => {
  world = await buildWorld();
  farm = await Farm.of(world.api, 'kaeserei-kranichruf');
}, 180_000);
afterAll(() => world.api.stop());

const undo = async () => {
  const { acts } = (await world.api.call(readAssistance, {}, farm.owner)).value;
  return world.api.call(undoAct, { actId: acts[0]?.actId ?? '' }, farm.owner);
};

it('every act of the office either has its way back or a reason that is said before', () => {
  const recipes = world.api.app.get(UndoableActs);
  const acts = [...ALL_ENDPOINTS].filter(
    ([, { access, method, right, inPerson }]) =>
      access === 'producer' &&
      method !== 'GET' &&
      !inPerson &&
      (right === 'member' || AssistableRight.safeParse(right).success),
  );
  const wrong = acts.filter(([, { method, path }]) => {
    const route = `${method} ${path}`;
    return (recipes.recipeOf(route) !== undefined) === route in FINAL_ACTS;
  });
  expect(wrong.map(([name]) => name)).toEqual([]);
  const routes = acts.map(([, { method, path }]) => `${method} ${path}`);
  expect(Object.keys(FINAL_ACTS).filter((route) => !routes.includes(route))).toEqual([]);
});

it('helpers of the office send no queue: each of their acts is written down by itself', async () => {
  const helper = await farm.assistant(['stock']);
  const { api } = world;
  expect((await api.call(readActing, {}, helper)).problem.code).toBe('not-allowed');
  const now = api.clock.now().toISOString();
  const input = { variantId: world.variantId, quantity: 1 };
  const act = { commandId: newId(), kind: 'stock.sold', input, actedAt: now, baseVersion: null };
  const batch = { deviceId: newId(), accountId: newId(), producerId: farm.producerId };
  const sent = { ...batch, sentAt: now, commands: [act] };
  expect((await api.call(runDeviceCommands, sent, helper)).problem.code).toBe('not-allowed');
});

it('nobody but a member opens the pages where the bank account is changed', async () => {
  const helper = await farm.assistant(['money']);
  const system = await farm.token(['money'], true);
  for (const endpoint of [openOnboarding, openPaymentDashboard]) {
    for (const by of [helper, system]) {
      const answer = await world.api.call(endpoint, {}, by);
      expect([answer.status, answer.problem.code]).toEqual([403, 'not-allowed']);
    }
    expect((await world.api.call(endpoint, {}, farm.owner)).status).not.toBe(403);
  }
});

describe('on the shelf', () => {
  const onHand = async () => {
    const { variantId } = world;
    const { article } = (await world.api.call(readStockArticle, { variantId }, farm.owner)).value;
    return article.onHand;
  };
  const move = (by: { sessionToken: string }, kind: 'sold' | 'received', quantity: number) =>
    world.api.call(
      moveStock,
      { variantId: world.variantId, kind, quantity, clientId: newId() },
      by,
    );
  const count = (by: { sessionToken: string }, countedQuantity: number) => {
    const { variantId } = world;
    return world.api.call(countStock, { variantId, countedQuantity, clientId: newId() }, by);
  };

  it('a count is taken back, and what was sold and received since stays', async () => {
    const { clock } = world.api;
    await count(farm.owner, 20);
    clock.advance(HOUR_MS);
    await move(farm.owner, 'sold', 3);
    const helper = await farm.assistant(['stock']);
    clock.advance(HOUR_MS);
    expect((await count(helper, 5)).status).toBe(200);
    clock.advance(HOUR_MS);
    await move(farm.owner, 'sold', 2);
    expect(await onHand()).toBe(3);
    expect((await undo()).status).toBe(200);
    // 20 counted, 3 and 2 sold.
    expect(await onHand()).toBe(15);
    const { variantId } = world;
    const { movements } = (await world.api.call(readStockArticle, { variantId }, farm.owner)).value;
    const counter = movements.find(({ kind, delta }) => kind === 'correction' && delta === 12);
    expect(counter?.note).toContain('Zurückgenommen');
  });

  it('a sale is taken back, but a count that somebody made since is not touched', async () => {
    const { clock } = world.api;
    await count(farm.owner, 30);
    const helper = await farm.assistant(['stock']);
    clock.advance(HOUR_MS);
    await move(helper, 'sold', 4);
    expect(await onHand()).toBe(26);
    await undo();
    expect(await onHand()).toBe(30);

    clock.advance(HOUR_MS);
    await move(helper, 'received', 9);
    clock.advance(HOUR_MS);
    await count(farm.owner, 31);
    expect((await undo()).status).toBe(200);
    expect(await onHand()).toBe(31);
  });

  it('the pieces that are kept for the shop', async () => {
    const { variantId } = world;
    const kept = async () =>
      (await world.api.call(readStockArticle, { variantId }, farm.owner)).value.article.shopBuffer;
    const before = await kept();
    const helper = await farm.assistant(['stock']);
    await world.api.call(keepForShop, { variantId, shopBuffer: before + 4 }, helper);
    await undo();
    expect(await kept()).toBe(before);
  });
});

describe('with orders', () => {
  const ordered = async () => {
    const { api, variantId, sessions } = world;
    const { paymentUrl } = await buy(api, variantId, sessions.buyerA ?? '');
    await api.pay(paymentUrl);
    await api.drain();
    const { orders } = (await api.call(listPortalOrders, {}, farm.owner)).value;
    const order = orders.find(({ state }) => state === 'new');
    if (order === undefined) throw new Error('nobody ordered');
    return order;
  };
  const stateOf = async (producerOrderId: string) =>
    (await world.api.call(readPortalOrder, { producerOrderId }, farm.owner)).value.state;

  it('an order that was taken on is new again, and can be taken on anew', async () => {
    const { producerOrderId, number } = await ordered();
    const helper = await farm.assistant(['orders']);
    await world.api.call(confirmPortalOrder, { producerOrderId }, helper);
    expect(await stateOf(producerOrderId)).toBe('confirmed');
    const undone = (await undo()).value.acts[0];
    expect(undone).toMatchObject({ subjectName: number, staffName: 'Maren Krüger' });
    expect(await stateOf(producerOrderId)).toBe('new');
    await world.api.call(confirmPortalOrder, { producerOrderId }, farm.owner);
    expect(await stateOf(producerOrderId)).toBe('confirmed');
  });

  it('one that is packed meanwhile stays, and packing itself has no way back', async () => {
    const { producerOrderId } = await ordered();
    const helper = await farm.assistant(['orders']);
    await world.api.call(confirmPortalOrder, { producerOrderId }, helper);
    await world.api.call(markPortalOrderReady, { producerOrderId }, farm.owner);
    expect((await undo()).problem.code).toBe('act-not-undoable');
    expect(await stateOf(producerOrderId)).toBe('ready');

    const second = (await ordered()).producerOrderId;
    for (const step of [confirmPortalOrder, markPortalOrderReady]) {
      await world.api.call(step, { producerOrderId: second }, helper);
    }
    const { acts } = (await world.api.call(readAssistance, {}, farm.owner)).value;
    expect(acts[0]).toMatchObject({ route: expect.stringContaining('readiness'), undoUntil: null });
  });

  it('a tick on the packing list', async () => {
    const { producerOrderId } = await ordered();
    const row = await world.api.app.get(Db).row<{ on: string; lineId: string }>(
      `select p.hand_over_on as "on", l.id as "lineId" from orders.producer_order p
           join orders.order_line l on l.producer_order_id = p.id where p.id = $1`,
      [producerOrderId],
    );
    const { on = '', lineId = '' } = row ?? {};
    const ticked = async () => {
      const { parcels } = (await world.api.call(readPackingList, { on }, farm.owner)).value;
      const lines = parcels.flatMap((parcel) => parcel.lines);
      return lines.find((line) => line.lineId === lineId)?.ticked;
    };
    const helper = await farm.assistant(['orders']);
    const ticks = [{ subjectId: lineId, ticked: true }];
    await world.api.call(tickPacking, { on, ticks }, helper);
    expect(await ticked()).toBe(true);
    world.api.clock.advance(HOUR_MS);
    await undo();
    expect(await ticked()).toBe(false);
  });
});

describe('at the farm and with money', () => {
  it('the words of the page', async () => {
    const helper = await farm.assistant(['farm']);
    const before = (await world.api.call(readFarm, {}, farm.owner)).value;
    const profile = { ...before.profile, taglineDe: 'Ein ganz anderer Satz.' };
    const changed = { profile, basedOnVersion: before.version };
    expect((await world.api.call(saveFarm, changed, helper)).status).toBe(200);
    expect((await undo()).status).toBe(200);
    expect((await world.api.call(readFarm, {}, farm.owner)).value.profile).toEqual(before.profile);
  });

  it('how often money is paid out', async () => {
    const helper = await farm.assistant(['money']);
    const rhythm = async () => (await world.api.call(listPayouts, {}, farm.owner)).value.rhythm;
    const before = await rhythm();
    const other = before === 'weekly' ? 'monthly' : 'weekly';
    await world.api.call(chooseRhythm, { rhythm: other }, helper);
    expect(await rhythm()).toBe(other);
    await undo();
    expect(await rhythm()).toBe(before);
  });
});
