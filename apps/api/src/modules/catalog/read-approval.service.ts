import type { OutputOf, ParsedInputOf } from '@markthalle/contracts/endpoint';
import type { readApproval } from '@markthalle/contracts/office-catalog';
import type { VersionChange } from '@markthalle/contracts/product-drafts';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.ts';
import { Problem } from '../../platform/http/problem.ts';
import { approvalChecks, unitPriceText } from './approval-checks.ts';
import { ApprovalsQueries } from './approvals.queries.ts';
import { cardPictureOf, toProductPhotos } from './content-photos.ts';
import { draftChanges } from './draft-changes.ts';
import { draftOf } from './portal-product-views.ts';
import { type PortalProductRow, PortalProductsQueries } from './portal-products.queries.ts';
import type { ProductContent } from './product-content.ts';
import { PublishingGate } from './publishing-gate.service.ts';

type Approval = OutputOf<typeof readApproval>;

/** What the page of a product says beside its texts. */
const shownOf = (content: ProductContent, language: 'de' | 'en'): Approval['shown'] => ({
  facts: content.facts.map(({ key, text }) => ({ key, text: text[language] })),
  nutrition: content.nutrition && {
    per: content.nutrition.per,
    rows: content.nutrition.rows.map(({ key, text }) => ({ key, text: text[language] })),
  },
  withdrawal: content.withdrawal.right,
  withdrawalReason: content.withdrawal.reason,
  minAge: content.minAge,
  organic: content.organic,
  regionalSharePercent: content.regionalSharePercent,
});

/** One version with what the machine has checked and what it changes in the shop. */
@Injectable()
export class ReadApprovalService {
  constructor(
    private readonly approvals: ApprovalsQueries,
    private readonly products: PortalProductsQueries,
    private readonly gate: PublishingGate,
    private readonly clock: Clock,
  ) {}

  async read({
    versionId,
    language,
  }: ParsedInputOf<typeof readApproval>): Promise<OutputOf<typeof readApproval>> {
    const now = this.clock.now();
    const [card, row] = await Promise.all([
      this.approvals.card(versionId, language),
      this.products.withVersion(versionId, now),
    ]);
    // A draft is its producer's own business.
    if (card === null || row === null || row.state === 'draft')
      throw new Problem('version-not-found');
    const category = await this.products.category(row.content.categoryPath);
    if (category === null) throw new Error(`Category ${row.content.categoryPath} does not exist`);
    const draft = draftOf(row);
    const gates = await this.gate.findingsOf(row);
    return {
      card,
      state: row.state,
      draft,
      picture: cardPictureOf(row, language),
      photos: toProductPhotos(row, language),
      unitPriceText: unitPriceText(row, draft.grossCents, language),
      checks: approvalChecks(row, draft, category, gates, language),
      gates,
      changes: await this.changes(row, now, language),
      shown: shownOf(row.content, language),
    };
  }

  private async changes(
    row: PortalProductRow,
    now: Date,
    language: 'de' | 'en',
  ): Promise<VersionChange[]> {
    const { publishedVersionId } = row;
    if (publishedVersionId === null || publishedVersionId === row.versionId) return [];
    const published = await this.products.withVersion(publishedVersionId, now);
    if (published === null) throw new Error(`Version ${publishedVersionId} does not exist`);
    return draftChanges(draftOf(published), draftOf(row), language);
  }
}
