import type { NoticedContent } from '@markthalle/domain/notice';
import { Injectable } from '@nestjs/common';
import type { Statements } from '../../platform/db/db.ts';
import { ProducersFacade } from '../producers/producers.facade.ts';
import { ReviewsFacade } from '../reviews/reviews.facade.ts';

/** What stands at the noticed address, by its ids, and how it reads at this moment. */
export interface FoundContent {
  readonly kind: NoticedContent['kind'];
  readonly productId: string | null;
  readonly producerId: string | null;
  readonly reviewId: string | null;
  readonly copy: string | null;
}

const NOTHING: FoundContent = {
  kind: 'other',
  productId: null,
  producerId: null,
  reviewId: null,
  copy: null,
};

/** A product that a decision concerns. */
export interface NoticedProduct {
  readonly productId: string;
  readonly producerId: string;
  readonly slug: string;
  readonly copy: string;
}

const PRODUCTS = `
select p.id as "productId", p.producer_id as "producerId", p.slug,
       concat_ws(E'\\n', v.content -> 'name' ->> 'de', v.content -> 'short' ->> 'de',
                 v.content -> 'description' ->> 'de') as copy
  from catalog.product p
  join lateral (select content from catalog.product_version
                 where product_id = p.id
                 order by id = p.published_version_id desc nulls last, number desc limit 1) v on true`;

/** Finds what an address names; what is not there is looked at by a person. */
@Injectable()
export class NoticedContentQueries {
  constructor(
    private readonly reviews: ReviewsFacade,
    private readonly producers: ProducersFacade,
  ) {}

  async find(content: NoticedContent, from: Statements): Promise<FoundContent> {
    if (content.kind === 'review') return this.review(content.reviewId, from);
    if (content.kind === 'product' || content.kind === 'picture') {
      const [product] = await this.products([content.slug], from);
      if (product === undefined) return NOTHING;
      const { productId, producerId, copy } = product;
      return { ...NOTHING, kind: content.kind, productId, producerId, copy };
    }
    return content.kind === 'producer' ? this.producer(content.slug) : NOTHING;
  }

  products(slugs: readonly string[], from: Statements): Promise<NoticedProduct[]> {
    return from.rows<NoticedProduct>(`${PRODUCTS} where p.slug = any ($1::text[])`, [slugs]);
  }

  byIds(productIds: readonly string[], from: Statements): Promise<NoticedProduct[]> {
    return from.rows<NoticedProduct>(`${PRODUCTS} where p.id = any ($1::uuid[])`, [productIds]);
  }

  private async review(reviewId: string, from: Statements): Promise<FoundContent> {
    const review = await this.reviews.find(reviewId, from);
    if (review === null) return NOTHING;
    const { productId, producerId, stars, author, text } = review;
    const copy = `${stars}/5, ${author}: ${text}`;
    return { kind: 'review', productId, producerId, reviewId, copy };
  }

  private async producer(slug: string): Promise<FoundContent> {
    const producer = await this.producers.producerBySlug(slug);
    if (producer === null) return NOTHING;
    const { producerId, name, tagline, story } = producer;
    const copy = [name, tagline.de, story.de].join('\n');
    return { ...NOTHING, kind: 'producer', producerId, copy };
  }
}
