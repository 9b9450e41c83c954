import type { Review } from '@markthalle/contracts/catalog';
import { readCooperativeFigures } from '@markthalle/contracts/cooperative';
import { giveNotice, sendMessage } from '@markthalle/contracts/notices';
import {
  listProductReviews,
  type ReviewableLine,
  readOrderReviews,
  stopReviewMails,
  writeReview,
} from '@markthalle/contracts/reviews';
import { listReturnPoints, listSeason } from '@markthalle/contracts/season';
import { type FixtureApi, FixtureProblem } from '@markthalle/testing/fixture-api';
import { cards, honeyDetail, idOf } from './fixture-catalog.ts';
import { ORDER_TOKEN } from './fixture-orders.ts';

export const SCRIPT_REVIEW: Review = {
  reviewId: idOf(950),
  stars: 1,
  text: '<script>alert(1)</script> Schmeckt nach nichts.',
  language: 'de',
  author: 'Bernd',
  place: '',
  on: '2026-06-03',
  reply: null,
  isDemo: false,
};
const DEMO_REVIEW: Review = { ...SCRIPT_REVIEW, reviewId: idOf(951), stars: 5, isDemo: true };

const line = (lineId: string, change: Partial<ReviewableLine>): ReviewableLine => ({
  lineId,
  name: honeyDetail.name,
  productSlug: honeyDetail.slug,
  producerName: honeyDetail.producerName,
  state: 'open',
  review: null,
  ...change,
});
export const OPEN_LINE = idOf(960);
const hidden = {
  stars: 1,
  text: 'Unsinn',
  author: 'Anna',
  changeableUntil: '2026-06-20',
  isHidden: true,
};

/** Reviews, notices, messages, seasons and figures as the pages see them. */
export function answerTrust(api: FixtureApi): void {
  api.on(listProductReviews, ({ slug }) => {
    if (slug !== honeyDetail.slug) throw new FixtureProblem('product-not-found');
    const { name, producerName } = honeyDetail;
    return {
      product: { slug, name, producerName },
      averageTenths: 30,
      count: 2,
      demoCount: 1,
      byStars: [1, 0, 0, 0, 1],
      reviews: [SCRIPT_REVIEW, DEMO_REVIEW],
      nextCursor: 'next',
    };
  });
  api.on(readOrderReviews, ({ orderToken }) => {
    if (orderToken !== ORDER_TOKEN) throw new FixtureProblem('order-not-found');
    return {
      orderNumber: '26-001001',
      proposedAuthor: 'Anna S.',
      lines: [
        line(OPEN_LINE, {}),
        line(idOf(961), { state: 'not_yet' }),
        line(idOf(962), { state: 'closed', review: hidden }),
        line(idOf(963), { state: 'written', review: { ...hidden, isHidden: false } }),
      ],
    };
  });
  api.on(writeReview, () => ({ reviewId: idOf(970), changeableUntil: '2026-06-20' }));
  api.on(stopReviewMails, () => ({ stopped: true as const }));
  api.on(giveNotice, ({ email }) => ({ number: 'M-000017', mailed: email !== null }));
  api.on(sendMessage, () => ({ received: true as const }));
  api.on(listReturnPoints, () => ({
    points: [
      {
        producerSlug: honeyDetail.producerSlug,
        name: honeyDetail.producerName,
        street: 'Seestraße 4',
        postcode: '17258',
        town: 'Feldberg',
        hours: 'Do+Fr 14–18',
        systems: ['MEHRWEG' as const],
      },
    ],
  }));
  api.on(listSeason, ({ month }) => ({
    month,
    monthCounts: [0, 0, 0, 0, 0, 8, 8, 0, 0, 0, 0, 0],
    shownMonth: month === 7 ? 7 : 6,
    groups: [
      {
        path: 'lebensmittel/honig',
        label: 'Honig',
        count: 8,
        ending: cards.slice(0, 1),
        others: cards.slice(1, 4),
      },
    ],
  }));
  api.on(readCooperativeFigures, () => ({
    producerCount: 43,
    commission: {
      rateBps: 800,
      vatRateBps: 1900,
      validFrom: '2023-01-01',
      resolution: 'Gründungsversammlung, TOP 7',
    },
    settlement: {
      settledOn: '2026-06-01',
      producerCount: 31,
      paidCents: 1_234_500,
      producersCents: 1_104_631,
      commissionNetCents: 98_760,
      commissionVatCents: 18_764,
      paymentFeeCents: 12_345,
    },
  }));
}
