import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readOrderByToken } from '@markthalle/contracts/orders';
import { callRoute } from '../../../test/call-route.ts';
import { type ModulesUnderTest, startModules } from '../../../test/modules-under-test.ts';
import { anOrder, aPart } from '../../../test/order-drafts.ts';
import { SampleModule } from '../../../test/sample-routes.ts';
import { DAY_MS, later, MINUTE_MS } from '../../platform/clock/clock.ts';
import { Db, violatedConstraint } from '../../platform/db/db.ts';
import { newId, newToken } from '../../platform/db/new-id.ts';
import type { OrderDraft } from './order-draft.ts';
import { OrderToken } from './order-token.ts';
import { OrdersFacade } from './orders.facade.ts';
import { OrdersModule } from './orders.module.ts';

const NOW = '2026-06-08T08:00:00Z';

let market: ModulesUnderTest;
let db: Db;
let orders: OrdersFacade;

beforeAll(async () => {
  market = await startModules({ modules: [SampleModule, OrdersModule], now: NOW });
  db = market.app.get(Db);
  orders = market.app.get(OrdersFacade);
});

afterAll(() => market.stop());

const place = (draft: OrderDraft) => db.transaction((tx) => orders.create(tx, draft));
const refusal = (draft: OrderDraft) =>
  place(draft).then(
    () => 'placed',
    (error: unknown) => violatedConstraint(error),
  );

describe('a number', () => {
  it('is the year and a running number', async () => {
    const first = await place(anOrder());
    const second = await place(anOrder());
    expect(first).toMatch(/^26-\d{6}$/);
    expect(Number(second.slice(3))).toBe(Number(first.slice(3)) + 1);
  });

  it('of a part is that of its order and its place', async () => {
    const draft = anOrder({ parts: [aPart(), aPart()] });
    const number = await place(draft);
    const order = await orders.readForPayment(draft.orderId);
    expect(order?.producerOrders.map((part) => part.number)).toEqual([
      `${number}-1`,
      `${number}-2`,
    ]);
  });

  it('takes the year of Germany', async () => {
    market.clock.set('2026-12-31T23:30:00Z');
    expect(await place(anOrder())).toMatch(/^27-/);
    market.clock.set(NOW);
  });
});

describe('an order', () => {
  it.each([
    ['a total that is not the sum', 'total_is_sum', { totalCents: 2001 }],
    ['a click that made one already', 'order_request_key_key', { requestKey: 'click-twice' }],
  ])('with %s is refused (%s)', async (_, constraint, change) => {
    await place(anOrder({ requestKey: 'click-twice' })).catch(() => undefined);
    expect(await refusal({ ...anOrder(), ...change })).toBe(constraint);
  });

  it('with a discount above the price of a line is refused', async () => {
    const part = aPart();
    const [line] = part.lines;
    if (line === undefined) throw new Error('there is a line');
    const parts = [{ ...part, lines: [{ ...line, discountCents: 1401 }] }];
    expect(await refusal(anOrder({ parts }))).toBe('discount_within');
  });

  it('is found by the click that made it', async () => {
    const draft = anOrder();
    const number = await place(draft);
    const found = await db.transaction((tx) => orders.findByRequestKey(tx, draft.requestKey));
    expect([found?.number, found?.token]).toEqual([number, draft.token]);
    expect(await db.transaction((tx) => orders.findByRequestKey(tx, 'never clicked'))).toBeNull();
  });

  it('is never deleted, and its lines never change', async () => {
    await expect(db.execute('delete from orders."order"')).rejects.toMatchObject({ code: '42501' });
    await expect(db.execute('update orders.order_line set quantity = 9')).rejects.toMatchObject({
      code: '42501',
    });
  });
});

describe('the payment', () => {
  const after = async (...events: Parameters<OrdersFacade['movePayment']>[2][]) => {
    const draft = anOrder();
    await place(draft);
    const states: (string | null)[] = [];
    for (const event of events) {
      states.push(
        await db.transaction((tx) =>
          orders.movePayment(tx, draft.orderId, event, market.clock.now()),
        ),
      );
    }
    return states;
  };

  it('moves as the table of states allows', async () => {
    expect(await after('session_opened', 'payment_processing', 'payment_succeeded')).toEqual([
      'awaiting_payment',
      'processing',
      'paid',
    ]);
    expect(await after('session_opened', 'session_expired', 'payment_succeeded')).toEqual([
      'awaiting_payment',
      'expired',
      'paid',
    ]);
  });

  it('refuses what the table does not list, and changes nothing', async () => {
    expect(await after('payment_succeeded', 'canceled', 'payment_succeeded')).toEqual([
      null,
      'canceled',
      null,
    ]);
  });

  it('of an unknown order moves nowhere', async () => {
    const state = await db.transaction((tx) =>
      orders.movePayment(tx, newId(), 'canceled', market.clock.now()),
    );
    expect(state).toBeNull();
  });

  it('that succeeds twice has one moment', async () => {
    const draft = anOrder();
    await place(draft);
    const move = (event: 'session_opened' | 'payment_succeeded', at: Date) =>
      db.transaction((tx) => orders.movePayment(tx, draft.orderId, event, at));
    await move('session_opened', market.clock.now());
    const first = market.clock.now();
    await move('payment_succeeded', first);
    await move('payment_succeeded', later(first, DAY_MS));
    const row = await db.row<{ paid_at: Date }>(
      'select paid_at from orders."order" where id = $1',
      [draft.orderId],
    );
    expect(row?.paid_at).toEqual(first);
    const view = await orders.readView(draft.orderId);
    expect(view?.producerOrders[0]?.steps).toEqual([
      { kind: 'placed', at: '2026-06-08T08:00:00.000Z' },
      { kind: 'paid', at: '2026-06-08T08:00:00.000Z' },
    ]);
  });
});

describe('a part', () => {
  const placed = async () => {
    const part = aPart();
    await place(anOrder({ parts: [part] }));
    return part;
  };
  const move = (id: string, event: Parameters<OrdersFacade['moveProducerOrder']>[2]) =>
    db.transaction((tx) =>
      orders.moveProducerOrder(tx, id, event, { actorId: newId(), at: market.clock.now() }),
    );

  it('goes its way, step by step', async () => {
    const { producerOrderId } = await placed();
    const way = ['confirm', 'mark_ready', 'hand_over', 'complete'] as const;
    const states = [];
    for (const event of way) states.push(await move(producerOrderId, event));
    expect(states).toEqual(['confirmed', 'ready', 'handed_over', 'completed']);
  });

  it.each(['mark_ready', 'hand_over', 'complete'] as const)(
    'is not moved out of turn by %s',
    async (event) => {
      const { producerOrderId } = await placed();
      expect(await move(producerOrderId, event)).toBeNull();
      expect(await move(producerOrderId, 'confirm')).toBe('confirmed');
    },
  );

  it('is locked only for its own producer', async () => {
    const { producerOrderId, producerId } = await placed();
    const lock = (by: string) =>
      db.transaction((tx) => orders.lockProducerOrder(tx, producerOrderId, by));
    expect(await lock(newId())).toBeNull();
    expect(await lock(producerId)).toMatchObject({ state: 'new', paymentState: 'reserved' });
  });
});

describe('the link of an order', () => {
  it('is sealed, not stored, and opens with the same secret only', async () => {
    const draft = anOrder();
    await place(draft);
    const row = await db.row<{ sealed_token: string; text: string }>(
      'select sealed_token, o::text as text from orders."order" o where id = $1',
      [draft.orderId],
    );
    expect(row?.text).not.toContain(draft.token);
    const tokens = market.app.get(OrderToken);
    expect(tokens.open(row?.sealed_token ?? '')).toBe(draft.token);
    expect(tokens.seal(draft.token)).not.toBe(tokens.seal(draft.token));
    const foreign = new OrderToken({ linkSecret: 'another secret' } as never);
    expect(() => foreign.open(row?.sealed_token ?? '')).toThrow();
    const bytes = Buffer.from(row?.sealed_token ?? '', 'base64url');
    bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
    expect(() => tokens.open(bytes.toString('base64url'))).toThrow();
  });

  it('shows the order in both languages; another link shows nothing', async () => {
    const draft = anOrder();
    const number = await place(draft);
    const read = (orderToken: string, language: 'de' | 'en') =>
      callRoute(market.app, readOrderByToken, { orderToken, language });
    const german = (await read(draft.token, 'de')).value;
    expect(german).toMatchObject({
      number,
      paymentState: 'awaiting_payment',
      canPay: true,
      totalCents: 2000,
      producerOrders: [
        {
          wayLabel: 'Paket',
          taxNote: 'small_business',
          pickupPlace: null,
          lines: [{ name: 'Honig, klein', unitLabel: '500 g', quantity: 2, goodsCents: 1400 }],
        },
      ],
    });
    const english = (await read(draft.token, 'en')).value;
    expect(english.producerOrders[0]).toMatchObject({
      wayLabel: 'Parcel',
      lines: [{ name: 'Honey, small' }],
    });
    const other = await read(newToken(), 'de');
    expect([other.status, other.problem.code]).toEqual([404, 'order-not-found']);
  });
});

it('reservations that ran out are found, oldest first, up to a limit', async () => {
  const now = market.clock.now();
  const drafts = [3, 1, 2].map((minutes) =>
    anOrder({ reservedUntil: later(now, minutes * MINUTE_MS) }),
  );
  for (const draft of drafts) await place(draft);
  const [third, first, second] = drafts.map(({ orderId }) => orderId);
  const at = (minutes: number, limit: number) =>
    orders.idsPastReservation(later(now, minutes * MINUTE_MS), limit);
  expect(await at(0, 10)).toEqual([]);
  expect(await at(3, 10)).toEqual([first, second, third]);
  expect(await at(3, 2)).toEqual([first, second]);
});
