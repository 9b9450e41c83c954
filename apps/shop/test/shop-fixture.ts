import {
  addToCart,
  claimCart,
  readCart,
  setCartDelivery,
  setCartQuantity,
} from '@markthalle/contracts/cart';
import {
  listCategories,
  listCategory,
  listLandscape,
  readHome,
  readProduct,
} from '@markthalle/contracts/catalog';
import { placeOrder, resumePayment } from '@markthalle/contracts/checkout';
import { listDeliveryTerms, readDeliveryCalendar } from '@markthalle/contracts/delivery';
import { listOrderDocuments, readOrderDocument } from '@markthalle/contracts/documents';
import { logIn, readMe } from '@markthalle/contracts/identity';
import { listOrderRefunds } from '@markthalle/contracts/order-refunds';
import { listMyOrders, readOrderByToken } from '@markthalle/contracts/orders';
import { readOrderCases } from '@markthalle/contracts/problem-cases';
import { listProducers, readProducer } from '@markthalle/contracts/producers';
import { readRankingPolicy, searchProducts, suggest } from '@markthalle/contracts/search';
import { documentRows, storedFile } from '@markthalle/testing/document-fixtures';
import { FixtureApi, FixtureProblem } from '@markthalle/testing/fixture-api';
import { cards, honeyDetail, idOf } from './fixture-catalog.ts';
import { calendar, deliveryTerms } from './fixture-delivery.ts';
import { answerLegal } from './fixture-legal.ts';
import { CART_TOKEN, cart, ORDER_TOKEN, order } from './fixture-orders.ts';
import { groups, home, producer, producerPage } from './fixture-pages.ts';
import { answerRecalls } from './fixture-recalls.ts';
import { answerReorder } from './fixture-reorder.ts';
import { rankingPolicy, searchResult, suggestions } from './fixture-search.ts';
import { answerTrust } from './fixture-trust.ts';

export const SESSION_TOKEN = 's'.repeat(43);
export const PAYMENT_URL = 'http://127.0.0.1:9/pay/session';
export const BUYER = { email: 'anna@example.org', password: 'lange genug 1' };

/** The API as the shop's pages see it, with the honey, cheese and oil of the mocks. */
export function shopFixture(): FixtureApi {
  const api = new FixtureApi();
  api.sessions.add(SESSION_TOKEN);
  api.on(readHome, () => home);
  api.on(readProduct, ({ slug }) => {
    if (slug !== honeyDetail.slug) throw new FixtureProblem('product-not-found');
    return { product: honeyDetail, related: cards.slice(3, 7) };
  });
  api.on(readDeliveryCalendar, () => calendar);
  api.on(listDeliveryTerms, () => deliveryTerms);
  api.on(listCategories, () => ({ categories: [...groups] }));
  api.on(listCategory, ({ path }) => {
    const category = groups.find((group) => group.path === path);
    if (category === undefined) throw new FixtureProblem('category-not-found');
    return {
      category,
      breadcrumb: [{ path: category.path, label: category.label }],
      children: groups.filter((group) => group.parentPath === path),
      cards: [...cards],
      nextCursor: 'next',
    };
  });
  api.on(listLandscape, ({ key }) => ({
    key,
    productCount: cards.length,
    producers: [producer],
    cards: [...cards],
    nextCursor: null,
  }));
  api.on(searchProducts, ({ q }) => searchResult(q));
  api.on(suggest, ({ q }) => suggestions(q));
  api.on(readRankingPolicy, ({ language }) => rankingPolicy(language));
  api.on(listProducers, ({ near }) => ({
    isPlaceKnown: near !== undefined && near !== '80331',
    producers: [{ ...producer, distanceKm: near === '17258' ? 12 : null }],
  }));
  api.on(readProducer, () => producerPage);
  answerBuying(api);
  answerAccount(api);
  answerLegal(api);
  answerTrust(api);
  return api;
}

function answerBuying(api: FixtureApi): void {
  api.on(addToCart, ({ quantity }) => ({
    cartToken: CART_TOKEN,
    itemCount: quantity + 2,
    quantity,
    limited: false,
  }));
  api.on(readCart, () => cart);
  api.on(setCartQuantity, () => cart);
  api.on(setCartDelivery, () => cart);
  api.on(placeOrder, () => ({
    orderToken: ORDER_TOKEN,
    orderNumber: order.number,
    totalCents: order.totalCents,
    paymentUrl: PAYMENT_URL,
  }));
  api.on(resumePayment, () => ({ paymentUrl: PAYMENT_URL }));
  api.on(listOrderRefunds, () => ({ refunds: [] }));
  api.on(readOrderCases, () => NO_CASES);
  answerRecalls(api);
  api.on(listOrderDocuments, () => ({ documents: documentRows.slice(1) }));
  api.on(readOrderDocument, () => storedFile);
  api.on(readOrderByToken, ({ orderToken }) => {
    if (orderToken !== ORDER_TOKEN) throw new FixtureProblem('order-not-found');
    return order;
  });
}

function answerAccount(api: FixtureApi): void {
  const account = {
    accountId: idOf(1),
    email: BUYER.email,
    displayName: 'Anna Schmidt',
    language: 'de' as const,
    emailVerified: true,
    isStaff: false,
    producers: [],
  };
  api.on(logIn, ({ email, password }) => {
    if (email !== BUYER.email || password !== BUYER.password) {
      throw new FixtureProblem('wrong-credentials');
    }
    return { sessionToken: SESSION_TOKEN, expiresAt: '2027-01-01T00:00:00Z', account };
  });
  answerReorder(api, SESSION_TOKEN, account);
  api.on(claimCart, () => ({ cartToken: CART_TOKEN, itemCount: 4 }));
  api.on(readMe, () => account);
  api.on(listMyOrders, () => ({
    orders: [
      {
        orderToken: ORDER_TOKEN,
        number: order.number,
        placedAt: order.placedAt,
        paymentState: order.paymentState,
        totalCents: order.totalCents,
        producerNames: ['Imkerei Lindenlaut', 'Käserei Kranichruf'],
      },
    ],
  }));
}

const NO_CASES = {
  withdrawals: [],
  problems: [],
  lines: [],
  placedAt: '2026-11-22T16:05:00.000Z',
  orderNumber: '26-000417',
};
