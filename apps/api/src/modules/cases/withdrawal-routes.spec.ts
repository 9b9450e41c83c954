import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { assignWithdrawal, closeWithdrawal, listCases } from '@markthalle/contracts/office-cases';
import { noteDelivery } from '@markthalle/contracts/portal-cases';
import {
  proveReturn,
  readWithdrawalForm,
  readWithdrawalPaper,
  readWithdrawalReceipt,
  submitWithdrawal,
} from '@markthalle/contracts/withdrawals';
import { callRoute } from '../../../test/call-route.ts';
import { BUYER, BuyerSteps } from '../../../test/cases-world.ts';
import { type ModulesUnderTest, startModules } from '../../../test/modules-under-test.ts';
import { type MadeOrder, PaidOrders, type PartWish } from '../../../test/paid-orders.ts';
import { textOfPdf } from '../../../test/pdf-text.ts';
import { takeAllSteps } from '../../../test/take-all-steps.ts';
import { Db } from '../../platform/db/db.ts';
import { newId } from '../../platform/db/new-id.ts';
import { Sweeps } from '../../platform/sweeps/sweeps.ts';
import { FulfilmentModule } from '../fulfilment/fulfilment.module.ts';
import { IdentityModule } from '../identity/identity.module.ts';
import { CasesModule } from './cases.module.ts';

jest.setTimeout(60_000);

let market: ModulesUnderTest;
let orders: PaidOrders;
let buyer: BuyerSteps;
let db: Db;
const farms: string[] = [];
const sessions = new Map<string, string>();
let staff: { sessionToken: string };

beforeAll(async () => {
  market = await startModules({
    modules: [IdentityModule, FulfilmentModule, CasesModule],
    now: '2026-10-12T08:00:00Z',
  });
  orders = new PaidOrders(market.app);
  buyer = new BuyerSteps(market.app);
  db = market.app.get(Db);
  for (const name of ['Hof A', 'Hof B', 'Hof C']) {
    const id = await orders.producer(name);
    farms.push(id);
    sessions.set(id, await orders.person({ producerId: id }));
  }
  staff = { sessionToken: await orders.person({ staff: true }) };
});
afterAll(() => market.stop());

const farm = (n: number) => farms[n] ?? '';
const at = (instant: string) => market.clock.set(instant);

/** Paid, informed and handed over on a day. */
async function handedOver(instant: string, more: Partial<PartWish> = {}): Promise<MadeOrder> {
  at(instant);
  const order = await orders.paid([{ producerId: farm(0), goodsCents: 2000, ...more }]);
  await buyer.informed(order);
  await takeAllSteps(market.app, order, farm(0));
  return order;
}

async function deliveredOn(order: MadeOrder, deliveredOn: string): Promise<void> {
  at(`${deliveredOn}T18:00:00Z`);
  const producerOrderId = order.parts.get(farm(0)) ?? '';
  const caller = { sessionToken: sessions.get(farm(0)) ?? '' };
  const answer = await callRoute(
    market.app,
    noteDelivery,
    { producerOrderId, deliveredOn },
    caller,
  );
  expect(answer.status).toBe(200);
}

async function endOf(order: MadeOrder): Promise<string | null | undefined> {
  const input = { orderToken: order.token };
  const form = await callRoute(market.app, readWithdrawalForm, input);
  return form.value.parts[0]?.endsOn;
}

const declare = (input: object, idempotencyKey = `click-${newId()}`) =>
  callRoute(
    market.app,
    submitWithdrawal,
    { ...BUYER, orderReference: '', ...input },
    {
      idempotencyKey,
    },
  );

describe('LAW-WITHDR-7 the period, through the API', () => {
  it.each([
    ['V46 runs 14 days from delivery', '2026-10-30', ['2026-11-02'], '2026-11-16'],
    ['V47 runs from the last parcel', '2026-10-30', ['2026-11-02', '2026-11-05'], '2026-11-19'],
    ['V48 moves past a holiday of MV', '2026-10-15', ['2026-10-17'], '2026-11-02'],
    ['V49 moves past Christmas', '2026-12-09', ['2026-12-11'], '2026-12-28'],
  ])('%s', async (_, sentOn, parcels, end) => {
    const order = await handedOver(`${sentOn}T09:00:00Z`);
    for (const day of parcels) await deliveredOn(order, day);
    expect(await endOf(order)).toBe(end);
    at(`${end}T22:59:59Z`);
    await buyer.withdraw(order);
    expect((await buyer.onlyPart(order)).lines[0]?.answer).toBe('accepted');
  });

  it('is over one second after midnight in Germany, and the buyer is told so', async () => {
    const order = await handedOver('2026-10-30T09:00:00Z');
    await deliveredOn(order, '2026-11-02');
    at('2026-11-16T23:00:00Z');
    await buyer.withdraw(order);
    expect(await buyer.onlyPart(order)).toMatchObject({
      state: 'refused',
      lines: [{ answer: 'late' }],
    });
  });

  it.each(['pickup', 'tour', 'ticket'] as const)(
    'takes no day of delivery for a %s: only a carrier brings without us',
    async (way) => {
      const order = await handedOver('2026-06-10T10:00:00Z', { way });
      const answer = await callRoute(
        market.app,
        noteDelivery,
        { producerOrderId: order.parts.get(farm(0)) ?? '', deliveredOn: '2026-06-10' },
        { sessionToken: sessions.get(farm(0)) ?? '' },
      );
      expect(answer.problem.code).toBe('step-not-possible');
    },
  );

  it('without tracking counts dispatch, transit and five days', async () => {
    // 2026-11-02, three days of transit, five of safety: 2026-11-10, and 14 days.
    expect(await endOf(await handedOver('2026-11-02T09:00:00Z'))).toBe('2026-11-24');
  });

  it('is 12 months and 14 days where nothing proves the information', async () => {
    at('2026-11-02T09:00:00Z');
    const order = await orders.paid([{ producerId: farm(0), goodsCents: 900, way: 'pickup' }]);
    await takeAllSteps(market.app, order, farm(0));
    expect(await endOf(order)).toBe('2027-11-16');
  });
});

describe('LAW-WITHDR-2, 4 the declaration', () => {
  it('needs name, contract and address alone and is confirmed to the second', async () => {
    const order = await handedOver('2026-11-02T09:00:00Z');
    at('2026-11-10T21:15:42.700Z');
    const answer = await declare({ orderReference: `Bestellung ${order.number}` });
    expect(answer.status).toBe(201);
    const { receiptToken, number, content, contentSha256 } = answer.value;
    expect(answer.value.receivedAt).toBe('2026-11-10T21:15:42.000Z');
    expect(content).toContain('10. November 2026, 22:15:42 Uhr (Europe/Berlin)');
    expect(content).toContain('Name: Kundin Käufer');
    expect(content).toContain('Hiermit widerrufe ich den genannten Vertrag.');
    const again = await callRoute(market.app, readWithdrawalReceipt, { receiptToken });
    expect(again.value).toEqual(answer.value);
    const paper = await callRoute(market.app, readWithdrawalPaper, { receiptToken });
    const text = await textOfPdf(Buffer.from(paper.value.base64, 'base64'));
    expect(text).toContain(number);
    expect(text).toContain('22:15:42');
    expect(text.replace(/\s/g, '')).toContain(contentSha256);
    // V50: received at 22:15 in Germany, due 14 days later.
    expect((await buyer.onlyPart(order)).dueOn).toBe('2026-11-24');
  });

  it('is unchangeable, also for the application itself', async () => {
    await expect(db.execute(`update cases.withdrawal set name = 'x'`)).rejects.toThrow(
      'permission',
    );
    await expect(db.execute('delete from cases.withdrawal')).rejects.toThrow('permission');
  });

  it('is one, however often the button is pressed', async () => {
    const order = await handedOver('2026-11-02T09:00:00Z');
    const key = `click-${newId()}`;
    const first = await declare({ orderReference: order.number }, key);
    const second = await declare({ orderReference: order.number }, key);
    expect(second.value).toEqual(first.value);
    expect(await buyer.parts(order)).toHaveLength(1);
  });

  it.each([
    ['an unknown order', { orderReference: '26-999999' }],
    ['goods instead of a number', { orderReference: 'das Glas Honig vom Oktober' }],
  ])('is accepted for %s and goes to staff', async (_, input) => {
    const answer = await declare(input);
    expect(answer.status).toBe(201);
    const queue = await callRoute(market.app, listCases, {}, staff);
    expect(queue.value.unassigned.map((one) => one.number)).toContain(answer.value.number);
  });

  it('changes nothing at an order of somebody else, and staff may assign or close it', async () => {
    const order = await handedOver('2026-11-02T09:00:00Z');
    at('2026-11-10T12:00:00Z');
    const made = await declare({ orderReference: order.number, email: 'fremd@example.org' });
    expect(made.status).toBe(201);
    expect(await buyer.parts(order)).toEqual([]);
    const queue = await callRoute(market.app, listCases, {}, staff);
    const { withdrawalId } =
      queue.value.unassigned.find((one) => one.number === made.value.number) ?? {};
    // Assigned long after the period: it counts from when it came in.
    at('2027-02-01T12:00:00Z');
    const input = { withdrawalId: withdrawalId ?? '', orderNumber: order.number };
    const assigned = await callRoute(market.app, assignWithdrawal, input, staff);
    expect(assigned.value.parts[0]?.lines[0]?.answer).toBe('accepted');
    const closing = { withdrawalId: withdrawalId ?? '', note: 'doppelt' };
    const refused = await callRoute(market.app, closeWithdrawal, closing, staff);
    expect(refused.problem.code).toBe('withdrawal-already-assigned');
  });

  it.each([
    ['name', { name: ' ' }],
    ['orderReference', { orderReference: '' }],
    ['email', { email: 'keine Adresse' }],
  ])('names the field that is missing: %s', async (field, input) => {
    const refused = await declare({ orderReference: 'Honig', ...input });
    expect(refused.problem.errors?.map(({ pointer }) => pointer)).toEqual([`/${field}`]);
  });
});

describe('LAW-WITHDR-5 several sellers', () => {
  it('changes exactly the two parts that were withdrawn from', async () => {
    at('2026-11-02T09:00:00Z');
    const order = await orders.paid(
      farms.map((producerId, n) => ({
        producerId,
        goodsCents: 0,
        lines: [{ name: `Ware ${n}`, quantity: 2, unitPriceCents: 500 }],
      })),
    );
    for (const id of farms) await takeAllSteps(market.app, order, id);
    await buyer.withdraw(order, [
      { name: 'Ware 0', quantity: 1 },
      { name: 'Ware 2', quantity: 2 },
    ]);
    const parts = await buyer.parts(order);
    const changed = parts.map(({ producerOrderId, state }) => [producerOrderId, state]);
    expect(changed).toEqual([
      [order.parts.get(farm(0)), 'hold'],
      [order.parts.get(farm(2)), 'hold'],
    ]);
    expect(parts[0]?.lines).toMatchObject([{ quantity: 1, priceCents: 500 }]);
  });

  it('takes the number of one part for that part', async () => {
    at('2026-11-02T09:00:00Z');
    const order = await orders.paid(farms.map((producerId) => ({ producerId, goodsCents: 700 })));
    for (const id of farms) await takeAllSteps(market.app, order, id);
    await declare({ orderReference: `${order.number}-2` });
    const [part, ...others] = await buyer.parts(order);
    expect(part?.producerOrderId).toBe(order.parts.get(farm(1)));
    expect(others).toEqual([]);
  });
});

describe('LAW-WITHDR-8, 10 each line has its own answer', () => {
  it('accepts jam and the voucher and says why not fish, the engraved board and the tour', async () => {
    const right = (name: string, withdrawalReason?: string) => ({
      name,
      quantity: 1,
      unitPriceCents: 900,
      withdrawable: withdrawalReason === undefined,
      ...(withdrawalReason === undefined ? {} : { withdrawalReason }),
    });
    const order = await handedOver('2026-11-02T09:00:00Z', {
      lines: [
        right('Marmelade'),
        right('Gutschein Räucherkurs'),
        right('Frischer Fisch', 'perishable'),
        right('Brett graviert', 'made_to_order'),
        right('Kanutour', 'leisure_on_date'),
      ],
    });
    at('2026-11-05T09:00:00Z');
    await buyer.withdraw(order);
    const { lines, state } = await buyer.onlyPart(order);
    expect(state).toBe('hold');
    expect(lines.map(({ name, answer }) => [name, answer])).toEqual([
      ['Marmelade', 'accepted'],
      ['Gutschein Räucherkurs', 'accepted'],
      ['Frischer Fisch', 'excluded_perishable'],
      ['Brett graviert', 'excluded_custom_made'],
      ['Kanutour', 'excluded_dated_leisure'],
    ]);
  });
});

describe('LAW-WITHDR-13 the money waits for proof and no longer', () => {
  it('is due with the tracking number although nothing was scanned, and goes by itself', async () => {
    const order = await handedOver('2026-11-02T09:00:00Z');
    at('2026-11-10T12:00:00Z');
    await buyer.withdraw(order);
    const { partId, state } = await buyer.onlyPart(order);
    expect(state).toBe('hold');
    const input = { orderToken: order.token, partId, sentOn: '2026-11-10' };
    const proven = await callRoute(market.app, proveReturn, { ...input, trackingNumber: 'JJD1' });
    expect(proven.value).toMatchObject({ state: 'due', trackingNumber: 'JJD1' });
    const wanted = () =>
      db.row<{ wanted: boolean }>(
        'select refund_wanted_at is not null as wanted from cases.withdrawal_part where id = $1',
        [partId],
      );
    at('2026-11-21T12:00:00Z');
    await market.app.get(Sweeps).run('watch-cases');
    expect(await wanted()).toEqual({ wanted: false });
    at('2026-11-22T12:00:00Z');
    await market.app.get(Sweeps).run('watch-cases');
    expect(await wanted()).toEqual({ wanted: true });
  });

  it('refuses a day in the future and the link of another order', async () => {
    const order = await handedOver('2026-11-02T09:00:00Z');
    at('2026-11-10T12:00:00Z');
    await buyer.withdraw(order);
    const { partId } = await buyer.onlyPart(order);
    const future = { orderToken: order.token, partId, sentOn: '2026-11-11' };
    const refused = await callRoute(market.app, proveReturn, future);
    expect(refused.problem.errors?.[0]?.pointer).toBe('/sentOn');
    const other = await handedOver('2026-11-02T09:00:00Z');
    const foreign = { orderToken: other.token, partId, sentOn: '2026-11-02' };
    const hidden = await callRoute(market.app, proveReturn, foreign);
    expect(hidden.problem.code).toBe('withdrawal-not-found');
  });

  it('LAW-WITHDR-12 tells staff on day 10', async () => {
    const order = await handedOver('2026-11-02T09:00:00Z');
    at('2026-11-10T12:00:00Z');
    await buyer.withdraw(order);
    const { partId } = await buyer.onlyPart(order);
    const alerts = async () => {
      await market.app.get(Sweeps).run('watch-cases');
      const rows = await db.rows(
        `select 1 from platform.incident where kind = 'withdrawal-refund-late' and subject = $1`,
        [partId],
      );
      return rows.length;
    };
    at('2026-11-19T12:00:00Z');
    expect(await alerts()).toBe(0);
    at('2026-11-20T12:00:00Z');
    expect(await alerts()).toBe(1);
  });
});
