import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addToCart, readCart, setCartDelivery } from '@markthalle/contracts/cart';
import { readProduct } from '@markthalle/contracts/catalog';
import { placeOrder } from '@markthalle/contracts/checkout';
import { readLedger } from '@markthalle/contracts/office-ledger';
import { runMoneyCheck } from '@markthalle/contracts/office-reconciliation';
import { approveRun, createRun, readRun } from '@markthalle/contracts/office-settlement';
import { readOrderByToken } from '@markthalle/contracts/orders';
import {
  confirmPortalOrder,
  handOverPortalOrder,
  listPortalOrders,
  markPortalOrderReady,
} from '@markthalle/contracts/portal-orders';
import {
  listPayouts,
  readPayoutCsv,
  readPayoutStatement,
} from '@markthalle/contracts/portal-payouts';
import { demoId } from '../src/demo/demo-id.ts';
import { ApiUnderTest } from './api-under-test.ts';

const CHEESE = { slug: 'peenetaler-bergruh-6-monate', producer: 'kaeserei-kranichruf' };
const HONEY = { slug: 'lindenhonig-vom-feldberger-haussee', producer: 'imkerei-lindenlaut' };
const MUG = { slug: 'becher-schilfgruen', producer: 'toepferei-blaubrand' };
const GOODS = [CHEESE, HONEY, MUG];
const producerIdOf = (slug: string) => demoId('producer', slug);

/**
 * The walking market. Two cheeses of 9.60, one honey of 7.90 with 0.15 deposit, one mug of 24.00; cheese and honey ride
 * the run to Berlin together (6.90 once, 3.45 each), the mug goes by the potter's parcel (5.90).
 */
describe('one basket from three producers, paid once, settled to the cent', () => {
  let api: ApiUnderTest;
  let cartToken = '';
  let orderToken = '';
  let staff: readonly string[] = [];
  const stockBefore = new Map<string, number | null>();

  beforeAll(async () => {
    api = await ApiUnderTest.start();
    await api.makePayable(GOODS.map(({ producer }) => producerIdOf(producer)));
    staff = await Promise.all(
      ['m.krueger', 'h.lindner'].map((name) => api.signIn(`${name}@giebelmarkt.example`)),
    );
  }, 60_000);
  afterAll(() => api.stop());

  const variantOf = async (slug: string) => {
    const { product } = (await api.call(readProduct, { slug })).value;
    const [variant] = product.variants;
    if (variant === undefined) throw new Error(`${slug} has no variant`);
    return variant;
  };

  it('collects three producers in one cart', async () => {
    for (const [{ slug }, quantity] of [
      [CHEESE, 2],
      [HONEY, 1],
      [MUG, 1],
    ] as const) {
      const variant = await variantOf(slug);
      stockBefore.set(slug, variant.stock.free);
      const token = cartToken === '' ? {} : { cartToken };
      const added = await api.call(addToCart, { ...token, variantId: variant.variantId, quantity });
      cartToken = added.value.cartToken;
      api.clock.advance(1000);
    }
    const cart = (
      await api.call(setCartDelivery, {
        cartToken,
        postcode: '10435',
        ways: [
          { producerId: producerIdOf(CHEESE.producer), way: 'citybox' },
          { producerId: producerIdOf(HONEY.producer), way: 'citybox' },
          { producerId: producerIdOf(MUG.producer), way: 'parcel' },
        ],
      })
    ).value;
    expect(cart.blockers).toEqual([]);
    expect(cart).toMatchObject({
      goodsCents: 5110,
      depositCents: 15,
      deliveryCents: 1280,
      totalCents: 6405,
      needsAddress: true,
    });
  });

  it('orders once, however often the button is pressed, and pays once', async () => {
    const press = () =>
      api.call(
        placeOrder,
        {
          cartToken,
          expectedTotalCents: 6405,
          contact: { email: 'ada@example.org', name: 'Ada Ö. ظ 🧀', phone: '030 23125 999' },
          address: { street: 'Kastanienallee 1', postcode: '10435', town: 'Berlin' },
        },
        { idempotencyKey: 'one-click-of-ada' },
      );
    const first = await press();
    expect(first.status).toBe(201);
    const second = await press();
    expect(second.value).toEqual(first.value);
    orderToken = first.value.orderToken;
    expect((await api.call(readCart, { cartToken })).value.itemCount).toBe(0);
    await api.pay(first.value.paymentUrl ?? '');
    const order = (await api.call(readOrderByToken, { orderToken })).value;
    expect(order.paymentState).toBe('paid');
    expect(order.producerOrders.map((part) => part.totalCents)).toEqual([2265, 1150, 2990]);
  });

  it('takes the goods off the shelf', async () => {
    for (const [{ slug }, sold] of [
      [CHEESE, 2],
      [HONEY, 1],
      [MUG, 1],
    ] as const) {
      const { stock } = await variantOf(slug);
      expect(stock.free).toBe((stockBefore.get(slug) ?? 0) - sold);
    }
  });

  it('tells the buyer and every producer by mail', async () => {
    const mails = async (to: string) => {
      const response = await fetch(`${api.mailUrl}/api/messages?to=${encodeURIComponent(to)}`);
      return (await response.json()) as { messages: unknown[] };
    };
    // A receipt of the order (LAW-ORDER-6) and one confirmation per contract (LAW-ORDER-18).
    expect((await mails('ada@example.org')).messages).toHaveLength(1 + GOODS.length);
    for (const { producer } of GOODS) {
      expect((await mails(`hallo@${producer}.example`)).messages).toHaveLength(1);
    }
  });

  it('lets each producer fulfil their part', async () => {
    for (const { producer } of GOODS) {
      const caller = { sessionToken: await api.signIn(`hallo@${producer}.example`) };
      const [order, ...others] = (await api.call(listPortalOrders, {}, caller)).value.orders;
      expect(others).toEqual([]);
      const step = { producerOrderId: order?.producerOrderId ?? '' };
      for (const endpoint of [confirmPortalOrder, markPortalOrderReady, handOverPortalOrder]) {
        expect((await api.call(endpoint, step, caller)).status).toBe(200);
      }
    }
  });

  it('settles with four eyes and transfers every share to the cent', async () => {
    const [first = '', second = ''] = staff;
    const created = await api.call(
      createRun,
      {},
      { sessionToken: first, idempotencyKey: 'settle-the-week' },
    );
    const run = created.value;
    expect(run.payoutCents).toBe(5229);
    const approval = { runId: run.runId, snapshotHash: run.snapshotHash };
    const alone = await api.call(approveRun, approval, { sessionToken: first });
    expect(alone.problem.code).toBe('second-person-needed');
    await api.call(approveRun, approval, { sessionToken: second });
    await api.drain();
    const done = (await api.call(readRun, { runId: run.runId }, { sessionToken: second })).value;
    expect(done).toMatchObject({ state: 'completed', transferredCents: 5229 });

    const { accounts } = await api.sandbox<{
      accounts: {
        metadata: { producer_id?: string };
        available_cents: number;
        pending_cents: number;
      }[];
    }>('GET', '/state/accounts');
    const shareOf = (slug: string) => {
      const mine = accounts.filter(
        (account) => account.metadata.producer_id === producerIdOf(slug),
      );
      return mine.map((account) => account.available_cents + account.pending_cents);
    };
    expect(shareOf(CHEESE.producer)).toEqual([1737]);
    expect(shareOf(HONEY.producer)).toEqual([730]);
    expect(shareOf(MUG.producer)).toEqual([2762]);
  });

  it('gives each producer a statement whose lines add up', async () => {
    const caller = { sessionToken: await api.signIn(`hallo@${HONEY.producer}.example`) };
    const { runs, transferredCents } = (await api.call(listPayouts, {}, caller)).value;
    expect(transferredCents).toBe(730);
    const runId = runs[0]?.runId ?? '';
    const statement = (await api.call(readPayoutStatement, { runId }, caller)).value;
    expect(statement).toMatchObject({
      goodsCents: 790,
      depositCents: 15,
      deliveryCents: 0,
      commissionNetCents: 63,
      commissionVatCents: 12,
      payoutCents: 730,
    });
    const csv = (await api.call(readPayoutCsv, { runId }, caller)).value;
    expect(csv).toContain('7,30');
  });

  it('proves every cent in the ledger', async () => {
    const caller = { sessionToken: staff[0] ?? '' };
    const ledger = (await api.call(readLedger, {}, caller)).value;
    expect(ledger.trialBalanceCents).toBe(0);
    const balanceOf = (code: string) =>
      ledger.accounts.find((account) => account.accountCode === code)?.balanceCents ?? 0;
    expect(balanceOf('A.stripe')).toBe(1055);
    expect(ledger.providerBalanceCents).toBe(1055);
    expect(balanceOf('E.stripe_fee')).toBe(121);
    expect(balanceOf('I.shipping')).toBe(-580);
    expect(balanceOf('I.commission')).toBe(-409);
    expect(balanceOf('L.vat')).toBe(-187);
    const check = (await api.call(runMoneyCheck, {}, caller)).value;
    expect(check.checks.filter(({ ok }) => !ok)).toEqual([]);
  });
});
