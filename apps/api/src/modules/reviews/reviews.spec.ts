import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import {
  listPortalReviews,
  listProductReviews,
  readOrderReviews,
  replyToReview,
  stopReviewMails,
  writeReview,
} from '@markthalle/contracts/reviews';
import { TrustWorld } from '../../../test/trust-world.ts';
import { DAY_MS } from '../../platform/clock/clock.ts';
import { countStatements } from '../../platform/db/db.ts';
import { Sweeps } from '../../platform/sweeps/sweeps.ts';
import { ReviewsFacade } from './reviews.facade.ts';

/** Buyers, mails and a queue: on a busy machine a test takes its time. */
jest.setTimeout(60_000);

let world: TrustWorld;
beforeAll(async () => {
  world = await TrustWorld.start();
}, 60_000);
afterAll(() => world.stop());

const say = (order: { orderToken: string; lineId: string }, change: object = {}) =>
  world.call(writeReview, {
    orderToken: order.orderToken,
    lineId: order.lineId,
    stars: 4,
    text: 'Kräftig und mild zugleich.',
    author: 'Frauke M.',
    ...change,
  });
const shown = async (slug: string) => (await world.catalog.inShop(slug)).value.product.reviews;

describe('LAW-UWG-2 writing a review', () => {
  it('is refused without a paid and received line of the order', async () => {
    const { variantId, slug } = await world.catalog.published();
    const received = await world.order(variantId);
    const unpaid = await world.order(variantId, { paid: false });
    const waiting = await world.order(variantId, { handedOver: false });
    const foreignLine = { orderToken: received.orderToken, lineId: unpaid.lineId };
    for (const order of [unpaid, waiting, foreignLine]) {
      const answer = await say(order);
      expect([answer.status, answer.problem.code]).toEqual([403, 'review-not-verified']);
    }
    const forged = await say({ orderToken: 'A'.repeat(43), lineId: received.lineId });
    expect(forged.problem.code).toBe('order-not-found');
    expect((await shown(slug)).count).toBe(0);
    expect((await say(received)).status).toBe(200);
    expect((await shown(slug)).count).toBe(1);
  });

  it('stands on the product page at once and can be changed, one per line', async () => {
    const { variantId, slug } = await world.catalog.published();
    const order = await world.order(variantId);
    const first = (await say(order)).value;
    expect(first.changeableUntil).toBe('2026-12-07');
    const [again, twin] = await Promise.all([
      say(order, { stars: 2, text: 'Beim zweiten Stück <script>alert(1)</script> trocken.' }),
      say(order, { stars: 2, text: 'Beim zweiten Stück <script>alert(1)</script> trocken.' }),
    ]);
    expect([again.value.reviewId, twin.value.reviewId]).toEqual([first.reviewId, first.reviewId]);
    expect(await shown(slug)).toEqual({
      averageTenths: 20,
      count: 1,
      demoCount: 0,
      latest: [
        {
          reviewId: first.reviewId,
          stars: 2,
          text: 'Beim zweiten Stück <script>alert(1)</script> trocken.',
          language: 'de',
          author: 'Frauke M.',
          place: '',
          on: '2026-11-23',
          reply: null,
          isDemo: false,
        },
      ],
    });
  });

  it('ends fourteen days later; the order’s page says so', async () => {
    const { variantId } = await world.catalog.published();
    const order = await world.order(variantId);
    await say(order);
    world.clock.advance(14 * DAY_MS);
    expect((await say(order, { stars: 3 })).status).toBe(200);
    world.clock.advance(DAY_MS);
    expect((await say(order)).problem.code).toBe('review-closed');
    const { orderToken } = order;
    const page = (await world.call(readOrderReviews, { orderToken })).value;
    expect(page.proposedAuthor).toBe('Frauke M.');
    expect(page.lines).toMatchObject([
      { lineId: order.lineId, state: 'closed', review: { stars: 3, isHidden: false } },
    ]);
  });

  it('asks for stars, words and a name', async () => {
    const { variantId } = await world.catalog.published();
    const order = await world.order(variantId);
    const wrong = [
      { stars: 0 },
      { stars: 6 },
      { text: '  ' },
      { text: 'x'.repeat(2_001) },
      { author: '' },
      { author: 'x'.repeat(61) },
    ];
    for (const change of wrong) expect((await say(order, change)).status).toBe(400);
  });
});

describe('LAW-UWG-3 what is shown', () => {
  it('is every review, newest first, whatever it says; the average is of all', async () => {
    const { variantId, slug } = await world.catalog.published();
    for (const stars of [5, 1, 1, 4, 1, 3, 5]) {
      world.clock.advance(DAY_MS);
      await world.reviewed(variantId, stars, `Das sind ${stars} Sterne.`);
    }
    const page = await shown(slug);
    expect(page.latest.map(({ stars }) => stars)).toEqual([5, 3, 1, 4, 1]);
    expect([page.count, page.averageTenths]).toEqual([7, 29]); // 20 / 7 = 2.857
    const all = (await world.call(listProductReviews, { slug })).value;
    expect(all.reviews.map(({ stars }) => stars)).toEqual([5, 3, 1, 4, 1, 1, 5]);
    expect([all.count, all.averageTenths, all.byStars]).toEqual([7, 29, [2, 1, 1, 0, 3]]);
  });

  it('comes in pages, each one statement', async () => {
    const { variantId, slug } = await world.catalog.published();
    for (let n = 1; n <= 22; n += 1) await world.reviewed(variantId, (n % 5) + 1);
    const first = (await world.call(listProductReviews, { slug })).value;
    expect(first.reviews).toHaveLength(20);
    const { result, statements } = await countStatements(() =>
      world.call(listProductReviews, { slug, cursor: first.nextCursor ?? '' }),
    );
    expect(statements).toBe(1);
    expect(result.value.reviews).toHaveLength(2);
    expect(result.value.nextCursor).toBeNull();
    const ids = [...first.reviews, ...result.value.reviews].map(({ reviewId }) => reviewId);
    expect(new Set(ids).size).toBe(22);
    expect((await world.call(listProductReviews, { slug, cursor: 'x' })).status).toBe(400);
  });

  it('counts nothing that is hidden, and again once that was undone', async () => {
    const { variantId, slug } = await world.catalog.published();
    const { reviewId } = await world.reviewed(variantId, 1);
    await world.reviewed(variantId, 5);
    const facade = world.catalog.api.app.get(ReviewsFacade);
    const review = await facade.find(reviewId);
    if (review === null) throw new Error('it was just written');
    await world.db.transaction((tx) => facade.hide(tx, review));
    expect(await shown(slug)).toMatchObject({ count: 1, averageTenths: 50 });
    await world.db.transaction((tx) => facade.showAgain(tx, review));
    expect(await shown(slug)).toMatchObject({ count: 2, averageTenths: 30 });
  });

  it('loses none of many that come at once', async () => {
    const { variantId, slug } = await world.catalog.published();
    const orders = [];
    for (let n = 0; n < 8; n += 1) orders.push(await world.order(variantId));
    await Promise.all(orders.map((order) => say(order)));
    expect((await shown(slug)).count).toBe(8);
  });
});

describe('a producer', () => {
  it('replies once to their own reviews; the buyer is told', async () => {
    const { variantId, slug } = await world.catalog.published();
    const { reviewId, email } = await world.reviewed(variantId, 2, 'Etwas trocken.');
    const reply = { reviewId, text: 'Danke, wir packen ihn jetzt anders.' };
    const foreign = await world.call(replyToReview, reply, world.catalog.other);
    expect(foreign.problem.code).toBe('review-not-found');
    const list = () => world.call(listPortalReviews, {}, world.catalog.dairy);
    const open = (await list()).value.unanswered;
    expect((await world.call(replyToReview, reply, world.catalog.dairy)).status).toBe(200);
    const second = await world.call(replyToReview, reply, world.catalog.dairy);
    expect(second.problem.code).toBe('review-already-answered');
    expect((await shown(slug)).latest[0]?.reply).toBe(reply.text);
    const { result, statements } = await countStatements(list);
    expect(result.value.unanswered).toBe(open - 1);
    // The session, and the page.
    expect(statements).toBe(2);
    const mail = (await world.mailsTo(email)).at(-1);
    expect(mail?.subject).toContain('hat auf Ihre Bewertung geantwortet');
    expect(mail?.text).toContain(reply.text);
  });
});

describe('LAW-UWG-7 the invitation', () => {
  const invite = () => world.catalog.api.app.get(Sweeps).run('invite-reviews');

  it('goes out once, some days after everything has arrived', async () => {
    const { variantId } = await world.catalog.published();
    await invite();
    const waiting = await world.order(variantId, { handedOver: false, email: 'w@example.org' });
    const { orderToken } = await world.order(variantId, { email: 'einmal@example.org' });
    await invite();
    expect(await world.mailsTo('einmal@example.org')).toEqual([]);
    world.clock.advance(5 * DAY_MS);
    await invite();
    await invite();
    const [mail, second] = await world.mailsTo('einmal@example.org');
    expect(second).toBeUndefined();
    expect(mail?.subject).toMatch(/^Wie war Ihre Bestellung/);
    expect(mail?.text).toContain(`https://markt.example/bewerten/${orderToken}`);
    expect(mail?.text).toContain(`https://markt.example/bewerten/abbestellen/${orderToken}`);
    expect(mail?.text).toContain('§ 7 Abs. 3 UWG');
    // Nothing is promised for a review.
    expect(mail?.text).toContain('Sie bekommen dafür nichts');
    expect(await world.mailsTo(waiting.email)).toEqual([]);
  });

  it('speaks the language of the order and never reaches who has objected', async () => {
    const { variantId } = await world.catalog.published();
    const first = await world.order(variantId, { email: 'Nein@example.org', language: 'en' });
    await world.order(variantId, { email: 'en@example.org', language: 'en' });
    const stop = await world.call(stopReviewMails, { orderToken: first.orderToken });
    expect(stop.status).toBe(200);
    await world.order(variantId, { email: 'nein@example.org' });
    world.clock.advance(6 * DAY_MS);
    await invite();
    expect(await world.mailsTo('nein@example.org')).toEqual([]);
    expect((await world.mailsTo('en@example.org'))[0]?.subject).toMatch(/^How was your order/);
  });

  it('is too late after a month', async () => {
    const { variantId } = await world.catalog.published();
    await world.order(variantId, { email: 'spaet@example.org' });
    world.clock.advance(31 * DAY_MS);
    await invite();
    expect(await world.mailsTo('spaet@example.org')).toEqual([]);
  });
});
