import type { OutputOf } from '@markthalle/contracts/endpoint';
import type { listApprovals } from '@markthalle/contracts/office-catalog';
import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/db/db.ts';
import type { Localised } from './product-content.ts';

export type ApprovalCard = OutputOf<typeof listApprovals>['approvals'][number];

type CardRow = Omit<ApprovalCard, 'name' | 'submittedAt'> & {
  readonly name: Localised;
  readonly submittedAt: Date;
};

const MAX_APPROVALS = 200;

const CARD = `select v.id as "versionId", v.product_id as "productId", v.number as "versionNumber",
    v.content -> 'name' as name, pr.name as "producerName", pr.slug as "producerSlug",
    coalesce(v.submitted_at, v.created_at) as "submittedAt",
    p.published_version_id is null or p.published_version_id = v.id and v.number = 1 as "isNew"
  from catalog.product_version v
  join catalog.product p on p.id = v.product_id
  join producers.producer pr on pr.id = p.producer_id`;

/** The queue of the office. */
@Injectable()
export class ApprovalsQueries {
  constructor(private readonly db: Db) {}

  /** Submitted versions, oldest first. */
  async waiting(language: 'de' | 'en'): Promise<ApprovalCard[]> {
    const rows = await this.db.rows<CardRow>(
      `${CARD} where v.state = 'submitted' order by v.submitted_at, v.id limit $1`,
      [MAX_APPROVALS],
    );
    return rows.map((row) => toCard(row, language));
  }

  async card(versionId: string, language: 'de' | 'en'): Promise<ApprovalCard | null> {
    const row = await this.db.row<CardRow>(`${CARD} where v.id = $1`, [versionId]);
    return row && toCard(row, language);
  }
}

const toCard = (row: CardRow, language: 'de' | 'en'): ApprovalCard => ({
  ...row,
  name: row.name[language],
  submittedAt: row.submittedAt.toISOString(),
});
