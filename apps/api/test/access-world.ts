import { addToCart, setCartDelivery } from '@markthalle/contracts/cart';
import { readProduct } from '@markthalle/contracts/catalog';
import { placeOrder } from '@markthalle/contracts/checkout';
import { logOut } from '@markthalle/contracts/identity';
import { createRun } from '@markthalle/contracts/office-settlement';
import {
  confirmPortalOrder,
  handOverPortalOrder,
  listPortalOrders,
  markPortalOrderReady,
} from '@markthalle/contracts/portal-orders';
import { createProduct, type ProductDraft } from '@markthalle/contracts/portal-products';
import { demoId } from '../src/demo/demo-id.ts';
import { DEMO_PASSWORD } from '../src/demo/demo-logins.ts';
import { IdentityFacade } from '../src/modules/identity/identity.facade.ts';
import { Db } from '../src/platform/db/db.ts';
import { newId } from '../src/platform/db/new-id.ts';
import { ApiUnderTest } from './api-under-test.ts';

export const ROLES = [
  'anonymous',
  'buyerA',
  'buyerB',
  'producerA',
  'producerB',
  'staff',
  'secondStaff',
] as const;
export type Role = (typeof ROLES)[number];

const SLUG = 'peenetaler-bergruh-6-monate';

/** A market in which buyer A has bought cheese of producer A, who has handed it over; a run is drafted by staff. */
export interface World {
  readonly api: ApiUnderTest;
  readonly sessions: Readonly<Record<Role, string | null>>;
  readonly endedSession: string;
  readonly producerA: string;
  readonly cartToken: string;
  readonly unpaidOrderToken: string;
  readonly orderToken: string;
  readonly orderId: string;
  readonly producerOrderId: string;
  /** The invoice for it. */
  readonly documentId: string;
  readonly productId: string;
  readonly variantId: string;
  readonly versionId: string;
  readonly runId: string;
  readonly snapshotHash: string;
  readonly draft: ProductDraft;
}

export async function buildWorld(): Promise<World> {
  const api = await ApiUnderTest.start();
  const producerA = demoId('producer', 'kaeserei-kranichruf');
  await api.makePayable([producerA]);
  await addBuyer(api, 'berta@example.org');
  const sessions = await signInAll(api);
  const endedSession = await api.signIn('berta@example.org');
  await api.call(logOut, {}, { sessionToken: endedSession });

  const { product } = (await api.call(readProduct, { slug: SLUG })).value;
  const variantId = product.variants[0]?.variantId ?? '';
  const order = await buy(api, variantId, sessions.buyerA);
  await api.pay(order.paymentUrl);
  const unpaid = await buy(api, variantId, sessions.buyerA);
  const open = (await api.call(addToCart, { variantId })).value;
  const producerOrderId = await handOver(api, sessions.producerA);
  await api.drain();
  const invoice = await api.app
    .get(Db)
    .row<{ id: string }>(
      `select id from documents.document where producer_order_id = $1 and kind = 'invoice'`,
      [producerOrderId],
    );
  const ids = await api.app
    .get(Db)
    .row<{ orderId: string }>(
      `select order_id as "orderId" from orders.producer_order where id = $1`,
      [producerOrderId],
    );
  const draft = draftOf();
  const made = await api.call(
    createProduct,
    { draft, submit: true, clientId: newId() },
    { sessionToken: sessions.producerA },
  );
  const version = await api.app
    .get(Db)
    .row<{ id: string }>('select id from catalog.product_version where product_id = $1', [
      made.value.productId,
    ]);
  const run = await api.call(
    createRun,
    {},
    { sessionToken: sessions.staff, idempotencyKey: 'run-of-the-world' },
  );
  return {
    api,
    sessions,
    endedSession,
    producerA,
    cartToken: open.cartToken,
    unpaidOrderToken: unpaid.orderToken,
    orderToken: order.orderToken,
    orderId: ids?.orderId ?? '',
    producerOrderId,
    documentId: invoice?.id ?? '',
    productId: product.productId,
    variantId,
    versionId: version?.id ?? '',
    runId: run.value.runId,
    snapshotHash: run.value.snapshotHash,
    draft,
  };
}

async function signInAll(api: ApiUnderTest) {
  return {
    anonymous: null,
    buyerA: await api.signIn('anna.seidel@kundin.example'),
    buyerB: await api.signIn('berta@example.org'),
    producerA: await api.signIn('hallo@kaeserei-kranichruf.example'),
    producerB: await api.signIn('hallo@toepferei-blaubrand.example'),
    staff: await api.signIn('m.krueger@giebelmarkt.example'),
    secondStaff: await api.signIn('h.lindner@giebelmarkt.example'),
  };
}

async function addBuyer(api: ApiUnderTest, email: string): Promise<void> {
  await api.app.get(Db).transaction((tx) =>
    api.app.get(IdentityFacade, { strict: false }).createAccount(tx, {
      email,
      password: DEMO_PASSWORD,
      displayName: 'Berta',
      isStaff: false,
      verified: true,
    }),
  );
}

export async function buy(api: ApiUnderTest, variantId: string, sessionToken: string) {
  const { cartToken } = (await api.call(addToCart, { variantId })).value;
  const producerId = demoId('producer', 'kaeserei-kranichruf');
  const ways = [{ producerId, way: 'pickup' as const }];
  const cart = (await api.call(setCartDelivery, { cartToken, ways })).value;
  const answer = await api.call(
    placeOrder,
    {
      cartToken,
      expectedTotalCents: cart.totalCents,
      contact: { email: 'anna.seidel@kundin.example', name: 'Anna Seidel', phone: null },
      address: null,
    },
    { sessionToken, idempotencyKey: newId() },
  );
  return { orderToken: answer.value.orderToken, paymentUrl: answer.value.paymentUrl ?? '' };
}

async function handOver(api: ApiUnderTest, sessionToken: string): Promise<string> {
  const { orders } = (await api.call(listPortalOrders, {}, { sessionToken })).value;
  const producerOrderId = orders[0]?.producerOrderId ?? '';
  for (const step of [confirmPortalOrder, markPortalOrderReady, handOverPortalOrder]) {
    await api.call(step, { producerOrderId }, { sessionToken });
  }
  return producerOrderId;
}

const draftOf = (): ProductDraft => ({
  nameDe: 'Kümmelkäse',
  nameEn: 'Caraway cheese',
  shortDe: 'Mild, mit ganzem Kümmel.',
  shortEn: '',
  descriptionDe: 'Mild, mit ganzem Kümmel aus eigenem Anbau.',
  descriptionEn: '',
  categoryPath: 'lebensmittel/kaese',
  quantityValue: '250',
  quantityUnit: 'g',
  grossCents: 690,
  containerDepositCents: 0,
  vatCategory: 'reduced',
  ownProduce: true,
  stockQuantity: 12,
  ingredientsDe: 'KUHMILCH, Salz, Kümmel 2 %, Lab',
  allergens: ['milk'],
  allergensConfirmed: true,
  storageDe: 'Gekühlt bei 4–8 °C lagern.',
  ways: ['pickup', 'tour_cold'],
  alcoholPercent: '',
  facts: {
    foodName: 'Schnittkäse aus Kuhmilch mit Kümmel',
    durability: 'best_before',
    shelfLifeDays: 28,
    batchBy: 'date',
    nutrition: {
      per: '100 g',
      energyKj: 1_500,
      energyKcal: 360,
      fat: 29,
      saturates: 19,
      carbohydrate: 0.1,
      sugars: 0.1,
      fibre: null,
      protein: 25,
      salt: 1.6,
    },
  },
});
