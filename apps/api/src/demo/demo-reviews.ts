import type { DemoCatalogue } from '@markthalle/demo-catalogue/demo-data';
import { addDays } from '@markthalle/domain/dates';
import type { DemoReviewRow } from '../modules/reviews/reviews.store.ts';
import { demoId } from './demo-id.ts';

/** The reviews of the demo market; their ages are counted back from `today`. */
export function toDemoReviews(demo: DemoCatalogue, today: string): DemoReviewRow[] {
  const producers = new Map(demo.products.map(({ id, producerId }) => [id, producerId]));
  return demo.reviews.map((review) => ({
    id: demoId('review', review.id),
    product_id: demoId('product', review.productId),
    producer_id: demoId('producer', producers.get(review.productId) ?? ''),
    stars: review.stars,
    language: review.lang,
    text: review.text,
    author: review.author,
    place: review.place,
    written_on: addDays(today, -review.daysAgo),
    reply: review.reply?.de ?? null,
  }));
}
