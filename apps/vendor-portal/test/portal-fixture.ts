import { addClosure, listClosures, removeClosure } from '@markthalle/contracts/delivery';
import { logIn, logOut, readMe } from '@markthalle/contracts/identity';
import { createCoupon, endCoupon, listCoupons } from '@markthalle/contracts/portal-coupons';
import {
  answerEvidenceRequest,
  listEvidenceRequests,
  readEvidenceRequest,
} from '@markthalle/contracts/portal-disputes';
import { listPortalDocuments, readPortalDocument } from '@markthalle/contracts/portal-documents';
import { readEvidence } from '@markthalle/contracts/portal-evidence';
import {
  confirmPortalOrder,
  listPortalOrders,
  readPortalOrder,
  readToday,
} from '@markthalle/contracts/portal-orders';
import {
  chooseRhythm,
  listPayouts,
  openOnboarding,
  readOnboarding,
  readPayoutCsv,
  readPayoutMonth,
  readPayoutMonthCsv,
  readPayoutStatement,
} from '@markthalle/contracts/portal-payouts';
import {
  countStock,
  createProduct,
  listPortalProducts,
  pauseProduct,
  readPortalProduct,
  readProductForm,
  updateProduct,
} from '@markthalle/contracts/portal-products';
import { explainRank } from '@markthalle/contracts/search';
import { PRODUCER_RIGHTS } from '@markthalle/domain/producerRights';
import { documentRows, storedFile } from '@markthalle/testing/document-fixtures';
import { FixtureApi, FixtureProblem } from '@markthalle/testing/fixture-api';
import { herbst } from './fixtures/coupons.ts';
import { answerDeliverySetup } from './fixtures/delivery-setup.ts';
import { evidenceRequest, REQUEST_ID } from './fixtures/disputes.ts';
import { answerDrafts } from './fixtures/drafts.ts';
import { EVIDENCE } from './fixtures/evidence.ts';
import { answerFarm } from './fixtures/farm.ts';
import { answerInsight } from './fixtures/insight.ts';
import { answerMessages } from './fixtures/messages.ts';
import { money, month, onboarding, statement } from './fixtures/money.ts';
import { ORDER_ID, order, orderCard, today } from './fixtures/orders.ts';
import { answerPacking } from './fixtures/packing.ts';
import { answerPeople } from './fixtures/people.ts';
import { draft, HONEY_ID, honey, productForm, waxCandle } from './fixtures/products.ts';
import { answerRecalls } from './fixtures/recalls.ts';
import { answerReturns } from './fixtures/returns.ts';
import { answerReviews } from './fixtures/reviews.ts';
import { answerStock } from './fixtures/stock.ts';

export const TOKEN = 'p'.repeat(43);

export const RENATE = {
  accountId: '0197a000-0000-7000-8000-000000000001',
  email: 'renate@lindenlaut.example',
  displayName: 'Renate Lindner',
  language: 'de' as const,
  emailVerified: true,
  isStaff: false,
  producers: [
    {
      producerId: '0197a000-0000-7000-8000-0000000000f1',
      name: 'Imkerei Lindenlaut',
      slug: 'imkerei-lindenlaut',
      rights: [...PRODUCER_RIGHTS],
    },
  ],
};

export const CLOSURE = {
  closureId: '0197a000-0000-7000-8000-0000000000c1',
  fromOn: '2026-12-21',
  toOn: '2027-01-03',
  orders: [],
};

/** The API as one beekeeper meets it; each test may replace answers. */
export function portalFixture(): FixtureApi {
  const api = new FixtureApi();
  api.sessions.add(TOKEN);
  answerMessages(api);
  answerFarm(
    answerDeliverySetup(
      answerInsight(answerPacking(answerReturns(answerReviews(answerStock(answerDrafts(api)))))),
    ),
  )
    .on(logIn, ({ email, password }) => {
      if (password !== 'bienenstock-42') throw new FixtureProblem('wrong-credentials');
      const isBuyer = email.startsWith('anna');
      return {
        sessionToken: TOKEN,
        expiresAt: '2026-12-22T09:00:00.000Z',
        account: isBuyer ? { ...RENATE, email, producers: [] } : RENATE,
      };
    })
    .on(logOut, () => ({ closed: true as const }))
    .on(readMe, () => RENATE)
    .on(listPortalDocuments, () => ({ documents: documentRows, nextCursor: null }))
    .on(readPortalDocument, () => storedFile)
    .on(readToday, () => today)
    .on(listEvidenceRequests, () => ({ requests: [evidenceRequest] }))
    .on(readEvidenceRequest, ({ requestId }) => {
      if (requestId !== REQUEST_ID) throw new FixtureProblem('dispute-not-found');
      return evidenceRequest;
    })
    .on(answerEvidenceRequest, () => evidenceRequest)
    .on(listPortalOrders, () => ({ orders: [orderCard], nextCursor: null }))
    .on(readPortalOrder, ({ producerOrderId }) => {
      if (producerOrderId !== ORDER_ID) throw new FixtureProblem('producer-order-not-found');
      return order;
    })
    .on(confirmPortalOrder, () => ({ state: 'confirmed' as const }))
    .on(listPortalProducts, () => ({ products: [honey, waxCandle] }))
    .on(readEvidence, () => EVIDENCE)
    .on(listClosures, () => ({ closures: [CLOSURE] }))
    .on(addClosure, () => ({ closures: [CLOSURE] }))
    .on(removeClosure, () => ({ closures: [] }))
    .on(listCoupons, () => ({ coupons: [herbst] }))
    .on(createCoupon, () => herbst)
    .on(endCoupon, () => ({ ...herbst, state: 'ended' as const }))
    .on(countStock, ({ countedQuantity }) => ({
      ...(honey.variants[0] as (typeof honey.variants)[number]),
      onHand: countedQuantity,
    }))
    .on(explainRank, ({ q }) => ({
      name: 'Lindenhonig',
      query: q,
      position: q === 'nichts' ? null : 3,
      total: 11,
      terms: q === '' ? [] : [{ word: q, points: 101, field: 'head' as const, kind: 'typo' }],
      inStock: false,
      inSeason: true,
      popularity: 40,
      policyVersion: 1,
    }))
    .on(pauseProduct, () => ({ state: 'paused' as const }))
    .on(readProductForm, () => productForm)
    .on(readPortalProduct, ({ productId }) => ({
      card: productId === HONEY_ID ? honey : waxCandle,
      draft,
      photos: [],
      versionNumber: 3,
      earnings: {
        grossCents: 790,
        commissionNetCents: 80,
        commissionVatCents: 15,
        payoutCents: 695,
      },
      ways: productForm.ways,
    }))
    .on(createProduct, ({ submit }) => ({
      productId: HONEY_ID,
      state: submit ? ('submitted' as const) : ('draft' as const),
    }))
    .on(updateProduct, () => ({ productId: HONEY_ID, state: 'submitted' as const }))
    .on(listPayouts, () => money)
    .on(chooseRhythm, ({ rhythm }) => ({ rhythm }))
    .on(readPayoutMonth, () => month)
    .on(readPayoutMonthCsv, () => '\uFEFFMonat;Betrag\r\n')
    .on(readPayoutStatement, () => statement)
    .on(readPayoutCsv, () => '\uFEFFBestellung;Auszahlung\r\nM-1001;13,90\r\n')
    .on(readOnboarding, () => onboarding)
    .on(openOnboarding, () => ({ url: 'https://connect.stripe.com/setup/s/abc' }));
  answerRecalls(api);
  answerPeople(api, () => ({
    sessionToken: TOKEN,
    expiresAt: '2026-12-22T09:00:00.000Z',
    account: RENATE,
  }));
  return api;
}
