import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { addToCart, setCartCoupon, setCartDelivery } from '@markthalle/contracts/cart';
import { placeOrder } from '@markthalle/contracts/checkout';
import { listOrderDocuments, readOrderDocument } from '@markthalle/contracts/documents';
import { approveVersion, listApprovals } from '@markthalle/contracts/office-catalog';
import { requestRefund } from '@markthalle/contracts/office-refunds';
import { readOrderByToken } from '@markthalle/contracts/orders';
import { createCoupon } from '@markthalle/contracts/portal-coupons';
import {
  confirmPortalOrder,
  handOverPortalOrder,
  listPortalOrders,
  markPortalOrderReady,
} from '@markthalle/contracts/portal-orders';
import { createProduct, readPortalProduct } from '@markthalle/contracts/portal-products';
import { berlinDateOf } from '@markthalle/domain/dates';
import { demoId } from '../src/demo/demo-id.ts';
import { Db } from '../src/platform/db/db.ts';
import { newId } from '../src/platform/db/new-id.ts';
import { ApiUnderTest } from './api-under-test.ts';
import { expectMoneyCloses } from './money-closes.ts';
import { textOfPdf } from './pdf-text.ts';

jest.setTimeout(60_000);

/** Pays VAT, and under § 19 UStG. */
const A = 'oelmuehle-rapsrand';
const B = 'kraeuterei-wildwuchs';

interface Goods {
  readonly from: string;
  readonly cents: number;
  readonly vat: 'reduced' | 'standard';
  readonly depositCents?: number;
}
const seven = (cents: number, depositCents = 0, from = A): Goods => ({
  from,
  cents,
  depositCents,
  vat: 'reduced',
});
const nineteen = (cents: number, depositCents = 0): Goods => ({
  from: A,
  cents,
  depositCents,
  vat: 'standard',
});

let api: ApiUnderTest;
let staff: { sessionToken: string };
const sessions = new Map<string, { sessionToken: string }>();

beforeAll(async () => {
  api = await ApiUnderTest.start();
  staff = { sessionToken: await api.signIn('m.krueger@giebelmarkt.example') };
  for (const slug of [A, B]) {
    sessions.set(slug, { sessionToken: await api.signIn(`hallo@${slug}.example`) });
  }
  await api.makePayable([A, B].map((slug) => demoId('producer', slug)));
}, 60_000);
afterAll(() => api.stop());

const by = (slug: string) => sessions.get(slug) ?? {};

/** What the law asks of any food in a jar; why the rate is another one is said as well. */
const FACTS = {
  foodName: 'Kräutermischung',
  nutritionExemption: 'herbs_spices',
  durability: 'best_before',
  batchBy: 'date',
  vatReason: 'Vergleichsrechnung',
  containerMaterial: 'glass',
  containerContent: 'not_a_drink',
  containerSystem: 'returnable',
} as const;

/** A product that its producer writes down and the office approves; answers its variant. */
async function offer({ from, cents, vat, depositCents = 0 }: Goods): Promise<string> {
  const draft = {
    nameDe: `Ware ${newId()}`,
    categoryPath: 'lebensmittel/gewuerze',
    quantityValue: '500',
    quantityUnit: 'g' as const,
    grossCents: cents,
    containerDepositCents: depositCents,
    vatCategory: vat,
    stockQuantity: 9,
    ingredientsDe: 'Kräuter',
    storageDe: 'Trocken lagern.',
    allergensConfirmed: true,
    ways: ['parcel', 'pickup'],
    facts: FACTS,
  };
  const input = { draft, submit: true, clientId: newId() };
  const { productId } = (await api.call(createProduct, input, by(from))).value;
  const { approvals } = (await api.call(listApprovals, {}, staff)).value;
  const versionId = approvals.find((one) => one.productId === productId)?.versionId ?? '';
  await api.call(approveVersion, { versionId }, staff);
  const { card } = (await api.call(readPortalProduct, { productId }, by(from))).value;
  return card.variants[0]?.variantId ?? '';
}

/** What a parcel of a producer costs; 0 is fetched. */
async function parcelCosts(from: string, cents: number): Promise<void> {
  await api.app.get(Db).execute(
    `update producers.delivery_way set price_cents = $2, free_from_cents = null
        where producer_id = $1 and way = 'parcel'`,
    [demoId('producer', from), cents],
  );
}

interface Sale {
  readonly goods: readonly Goods[];
  readonly delivery?: Readonly<Record<string, number>>;
  readonly coupon?: string;
}

/** Everything from the basket to the hand-over, and the papers that the buyer then has. */
async function sell({ goods, delivery = {}, coupon }: Sale) {
  let cartToken: string | undefined;
  for (const one of goods) {
    const token = cartToken === undefined ? {} : { cartToken };
    const variantId = await offer(one);
    cartToken = (await api.call(addToCart, { ...token, variantId })).value.cartToken;
  }
  const producers = [...new Set(goods.map(({ from }) => from))];
  for (const from of producers) await parcelCosts(from, delivery[from] ?? 0);
  const ways = producers.map((from) => ({
    producerId: demoId('producer', from),
    way: delivery[from] === undefined ? ('pickup' as const) : ('parcel' as const),
  }));
  const basket = { cartToken: cartToken ?? '', postcode: '18055', ways };
  let cart = (await api.call(setCartDelivery, basket)).value;
  if (coupon !== undefined) {
    cart = (await api.call(setCartCoupon, { cartToken: cart.cartToken, code: coupon })).value;
  }
  const placed = await api.call(
    placeOrder,
    {
      cartToken: cart.cartToken,
      expectedTotalCents: cart.totalCents,
      contact: { email: 'ada@example.org', name: 'Ada', phone: null },
      address: { street: 'Lange Straße 2', postcode: '18055', town: 'Rostock' },
    },
    { idempotencyKey: newId() },
  );
  const { orderToken, paymentUrl, totalCents } = placed.value;
  await api.pay(paymentUrl ?? '');
  for (const from of producers) await handOver(from);
  await api.drain();
  const order = (await api.call(readOrderByToken, { orderToken })).value;
  const { documents } = (await api.call(listOrderDocuments, { orderToken })).value;
  return { cart, order, orderToken, totalCents, documents };
}

async function handOver(from: string): Promise<void> {
  const { orders } = (await api.call(listPortalOrders, {}, by(from))).value;
  const fresh = orders.find(({ state }) => state === 'new');
  const step = { producerOrderId: fresh?.producerOrderId ?? '' };
  for (const endpoint of [confirmPortalOrder, markPortalOrderReady, handOverPortalOrder]) {
    await api.call(endpoint, step, by(from));
  }
}

async function paperText(orderToken: string, documentId: string): Promise<string> {
  const file = (await api.call(readOrderDocument, { orderToken, documentId })).value;
  return textOfPdf(Buffer.from(file.base64, 'base64'));
}

describe('VAT of an invoice through the API', () => {
  it.each([
    ['V18 honey at 7 %', { goods: [seven(690)] }, 690, 45, ['0,45 €']],
    ['V19 juice at 19 % with deposit', { goods: [nineteen(449, 15)] }, 464, 74, ['0,74 €']],
    ['V20 milk at 7 % with deposit', { goods: [seven(189, 15)] }, 204, 13, ['0,13 €']],
    [
      'V21 shipping by halves, the cent to the higher rate',
      { goods: [seven(1800), nineteen(1800)], delivery: { [A]: 495 } },
      4095,
      461,
      ['20,47 €', '1,34 €', '20,48 €', '3,27 €'],
    ],
    [
      'V22 shipping by the goods',
      { goods: [seven(2450), nineteen(1180)], delivery: { [A]: 590 } },
      4220,
      405,
      ['28,48 €', '1,86 €', '13,72 €', '2,19 €'],
    ],
    [
      'V23 shipping by the goods without their deposit',
      { goods: [seven(2450), nineteen(1180, 48)], delivery: { [A]: 590 } },
      4268,
      413,
      ['28,48 €', '1,86 €', '14,20 €', '2,27 €'],
    ],
  ] as const)('%s', async (_, sale, grossCents, vatCents, printed) => {
    const sold = await sell(sale);
    expect(sold.totalCents).toBe(grossCents);
    expect(sold.documents).toMatchObject([
      { grossCents, vatCents, netCents: grossCents - vatCents },
    ]);
    const text = await paperText(sold.orderToken, sold.documents[0]?.documentId ?? '');
    for (const amount of printed) expect(text).toContain(amount);
  });

  it('V24 two sellers, one of them under § 19 UStG', async () => {
    const sold = await sell({
      goods: [seven(1500), seven(2200, 0, B)],
      delivery: { [A]: 490, [B]: 550 },
    });
    expect(sold.totalCents).toBe(4740);
    const papers = sold.documents.map(({ grossCents, vatCents }) => [grossCents, vatCents]);
    expect(papers.sort()).toEqual([
      [1990, 130],
      [2750, 0],
    ]);
    const small = sold.documents.find(({ vatCents }) => vatCents === 0);
    const text = await paperText(sold.orderToken, small?.documentId ?? '');
    expect(text).toContain('§ 19 UStG');
  });

  it('V27, V44 LAW-UST-5 a coupon lowers each rate; what is withdrawn from is worth what was paid', async () => {
    const today = berlinDateOf(api.clock.now().toISOString());
    await api.call(
      createCoupon,
      {
        code: 'FUENFER',
        kind: 'amount',
        amountCents: 500,
        minGoodsCents: 5_000,
        audience: 'PERSONAL',
        maxUses: 1,
        validFromOn: today,
        validUntilOn: today,
      },
      by(A),
    );
    const sold = await sell({ goods: [seven(3000), nineteen(2000)], coupon: 'fuenfer' });
    expect(sold.totalCents).toBe(4500);
    const [part] = sold.order.producerOrders;
    const lines = part?.lines.map((line) => [line.vatRateBps, line.discountCents, line.goodsCents]);
    expect(lines?.sort()).toEqual([
      [1900, 200, 1800],
      [700, 300, 2700],
    ]);
    // 177 + 287.
    expect(sold.documents).toMatchObject([{ grossCents: 4500, vatCents: 464 }]);
    const text = await paperText(sold.orderToken, sold.documents[0]?.documentId ?? '');
    for (const words of ['Gutschein FUENFER', '-3,00 €', '-2,00 €', '1,77 €', '2,87 €']) {
      expect(text).toContain(words);
    }
    const line = part?.lines.find((one) => one.vatRateBps === 1900);
    const refund = await withdraw(sold.order.number, part?.producerOrderId, line?.lineId);
    expect(refund.value.amountCents).toBe(1800);
    await api.drain();
    await expectMoneyCloses(api);
  });
});

async function withdraw(number: string, producerOrderId = '', lineId = '') {
  const row = await api.app
    .get(Db)
    .row<{ id: string }>(`select id from orders."order" where number = $1`, [number]);
  const pieces = { lineId, quantity: 1, kind: 'goods_and_deposit' as const };
  return api.call(
    requestRefund,
    {
      orderId: row?.id ?? '',
      cause: 'withdrawal',
      reason: 'Widerruf',
      parts: [{ producerOrderId, lines: [pieces] }],
    },
    { ...staff, idempotencyKey: newId() },
  );
}
