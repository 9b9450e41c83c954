import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/db/db.ts';
import { Jobs } from '../../platform/jobs/jobs.ts';
import { ReviewsFacade } from '../reviews/reviews.facade.ts';
import { NoticedContentQueries, type NoticedProduct } from './noticed-content.queries.ts';
import type { LockedNotice, StoredDecision } from './notices.store.ts';

/** Whom a decision concerns: the people of a producer, or the buyer who wrote a review. */
export type Concerned =
  | { readonly kind: 'producer'; readonly producerId: string }
  | { readonly kind: 'buyer'; readonly orderId: string };

/** What a statement of reasons says (Art. 17(3) DSA), beside how to contest it. */
export interface StatementOfReasons {
  readonly decisionId: string;
  readonly number: string;
  readonly url: string;
  readonly contentCopy: string | null;
  /** An order of an authority, or a notice (without naming who gave it). */
  readonly cause: LockedNotice['kind'];
  readonly action: StoredDecision['action'];
  readonly ground: StoredDecision['ground'];
  readonly groundText: string;
  readonly facts: string;
  readonly automation: StoredDecision['automation'];
  readonly territory: string;
  readonly duration: string;
  readonly remedies: StoredDecision['remedies'];
}

/** The mails of a decision, as jobs of its transaction. */
@Injectable()
export class TellAboutDecision {
  constructor(
    private readonly jobs: Jobs,
    private readonly reviews: ReviewsFacade,
    private readonly contents: NoticedContentQueries,
  ) {}

  /** The decision to who gave the notice (Art. 16(5) DSA), the reasons to whom it restricts. */
  async decided(
    tx: Tx,
    notice: LockedNotice,
    decision: StoredDecision,
    products: readonly NoticedProduct[],
  ): Promise<void> {
    const statement = statementOf(notice, decision);
    if (notice.reporterEmail !== null) {
      await this.jobs.add(tx, 'notifications.notice-decision', {
        statement,
        name: notice.reporterName ?? '',
        email: notice.reporterEmail,
        language: notice.language,
      });
    }
    for (const { producerId, slug, copy } of products) {
      await this.jobs.add(tx, 'notifications.statement-of-reasons', {
        statement: { ...statement, url: urlOf(notice.url, slug), contentCopy: copy },
        concerned: { kind: 'producer', producerId },
      });
    }
    if (decision.action !== 'hide_review') return;
    const author = await this.authorOf(tx, notice);
    if (author === null) return;
    await this.jobs.add(tx, 'notifications.statement-of-reasons', { statement, concerned: author });
  }

  /** Whoever was told of a restriction is told of its end: of what is free again, and of nothing else. */
  async undone(
    tx: Tx,
    notice: LockedNotice,
    freed: {
      readonly decisionId: string;
      readonly productIds: readonly string[];
      readonly isReviewShown: boolean;
    },
    because: string,
  ): Promise<void> {
    const { decisionId } = freed;
    const { number, url } = notice;
    const told = { decisionId, number, because };
    for (const { producerId, slug } of await this.contents.byIds(freed.productIds, tx)) {
      await this.jobs.add(tx, 'notifications.restriction-lifted', {
        ...told,
        url: urlOf(url, slug),
        concerned: { kind: 'producer', producerId },
      });
    }
    const author = freed.isReviewShown ? await this.authorOf(tx, notice) : null;
    if (author === null) return;
    await this.jobs.add(tx, 'notifications.restriction-lifted', {
      ...told,
      url,
      concerned: author,
    });
  }

  /** Nobody is behind a demo review. */
  private async authorOf(tx: Tx, { reviewId }: LockedNotice): Promise<Concerned | null> {
    const review = reviewId === null ? null : await this.reviews.find(reviewId, tx);
    return review?.orderId ? { kind: 'buyer', orderId: review.orderId } : null;
  }
}

const statementOf = (notice: LockedNotice, decision: StoredDecision): StatementOfReasons => ({
  decisionId: decision.decisionId,
  number: notice.number,
  url: notice.url,
  contentCopy: notice.contentCopy,
  cause: notice.kind,
  action: decision.action,
  ground: decision.ground,
  groundText: decision.groundText,
  facts: decision.facts,
  automation: decision.automation,
  territory: decision.territory,
  duration: decision.duration,
  remedies: decision.remedies,
});

/** The German page of a product on the shop that the notice named. */
const urlOf = (noticed: string, slug: string): string =>
  URL.canParse(noticed) ? new URL(`/p/${slug}`, noticed).href : `/p/${slug}`;
