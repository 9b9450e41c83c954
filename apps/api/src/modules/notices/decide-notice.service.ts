import type { OutputOf, ParsedInputOf } from '@markthalle/contracts/endpoint';
import type { decideNotice, undoDecision } from '@markthalle/contracts/office-notices';
import { invariant } from '@markthalle/domain/invariant';
import { contentAt, missingInDecision } from '@markthalle/domain/notice';
import { Injectable } from '@nestjs/common';
import type { SignedIn } from '../../platform/actor/actor.ts';
import { Clock } from '../../platform/clock/clock.ts';
import { Db, type Tx } from '../../platform/db/db.ts';
import { newId } from '../../platform/db/new-id.ts';
import { Problem } from '../../platform/http/problem.ts';
import { Incidents } from '../../platform/incidents/incidents.ts';
import { CatalogFacade } from '../catalog/catalog.facade.ts';
import { ReviewsFacade } from '../reviews/reviews.facade.ts';
import { GAP_TEXTS } from './decision-gaps.ts';
import { NoticedContentQueries, type NoticedProduct } from './noticed-content.queries.ts';
import { type LockedNotice, NoticesStore, type StoredDecision } from './notices.store.ts';
import { TellAboutDecision } from './tell-about-decision.service.ts';

type Input = ParsedInputOf<typeof decideNotice>;

/** Staff decide about a notice; what they restrict comes with a statement of reasons. */
@Injectable()
export class DecideNotice {
  constructor(
    private readonly db: Db,
    private readonly store: NoticesStore,
    private readonly contents: NoticedContentQueries,
    private readonly catalog: CatalogFacade,
    private readonly reviews: ReviewsFacade,
    private readonly telling: TellAboutDecision,
    private readonly incidents: Incidents,
    private readonly clock: Clock,
  ) {}

  /**
   * Throws `decision-incomplete` with one error per missing field (Art. 17(3) DSA),
   * `notice-already-decided` while a decision stands.
   */
  decide(by: SignedIn, input: Input): Promise<OutputOf<typeof decideNotice>> {
    return this.db.transaction(async (tx) => {
      const notice = await this.store.lock(tx, input.noticeId);
      if (notice === null) throw new Problem('notice-not-found');
      if (notice.decidedAt !== null) throw new Problem('notice-already-decided');
      const { language, moreUrls, automation, ...given } = input;
      const said = { ...given, automation: automation === '' ? null : automation };
      refuseGaps(missingInDecision(said, notice.contentKind), language);
      const products = await this.productsOf(tx, notice, input);
      invariant(said.automation !== null, 'a complete decision says whether a program took part');
      const decision: StoredDecision = {
        ...said,
        automation: said.automation,
        decisionId: newId(),
        productIds: products.map(({ productId }) => productId),
      };
      await this.store.decide(tx, decision, by.accountId, this.clock.now());
      await this.restrict(tx, notice, decision);
      await this.incidents.settle(tx, 'takedown-due', notice.id);
      await this.telling.decided(tx, notice, decision, products);
      return { decisionId: decision.decisionId };
    });
  }

  /** What no other decision restricts comes back; the notice is open again. */
  undo(
    by: SignedIn,
    { noticeId, because }: ParsedInputOf<typeof undoDecision>,
  ): Promise<{ undone: true }> {
    return this.db.transaction(async (tx) => {
      const notice = await this.store.lock(tx, noticeId);
      if (notice === null) throw new Problem('notice-not-found');
      const undone = await this.store.undo(tx, noticeId, {
        because,
        by: by.accountId,
        at: this.clock.now(),
      });
      if (undone === null) throw new Problem('decision-not-standing');
      const { decisionId } = undone;
      const productIds = await this.store.freeProducts(tx, undone.productIds);
      await this.catalog.release(tx, productIds);
      const isReviewShown = undone.action === 'hide_review' && (await this.showReview(tx, notice));
      await this.telling.undone(tx, notice, { decisionId, productIds, isReviewShown }, because);
      return { undone: true };
    });
  }

  /** The noticed product and the identical offers that staff named beside it. */
  private async productsOf(
    tx: Tx,
    notice: LockedNotice,
    { action, moreUrls }: Input,
  ): Promise<NoticedProduct[]> {
    if (action !== 'pause_product') return [];
    const contents = [notice.url, ...moreUrls].map(contentAt);
    const slugs = contents.flatMap((content) => ('slug' in content ? content.slug : []));
    return this.contents.products(slugs, tx);
  }

  private async restrict(tx: Tx, notice: LockedNotice, decision: StoredDecision): Promise<void> {
    await this.catalog.withhold(tx, decision.productIds);
    if (decision.action !== 'hide_review' || notice.reviewId === null) return;
    const review = await this.reviews.find(notice.reviewId, tx);
    if (review !== null) await this.reviews.hide(tx, review);
  }

  /** Answers whether it is shown again: another decision may still hide it. */
  private async showReview(tx: Tx, { reviewId }: LockedNotice): Promise<boolean> {
    if (reviewId === null || (await this.store.isReviewHidden(tx, reviewId))) return false;
    const review = await this.reviews.find(reviewId, tx);
    if (review !== null) await this.reviews.showAgain(tx, review);
    return review !== null;
  }
}

function refuseGaps(gaps: ReturnType<typeof missingInDecision>, language: 'de' | 'en'): void {
  if (gaps.length === 0) return;
  const errors = gaps.map((gap) => ({ pointer: `/${gap}`, message: GAP_TEXTS[gap][language] }));
  throw new Problem('decision-incomplete', {}, errors);
}
