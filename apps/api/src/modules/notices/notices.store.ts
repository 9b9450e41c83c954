import type { NoticeDecision, NoticeKind } from '@markthalle/domain/notice';
import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/db/db.ts';
import type { FoundContent } from './noticed-content.queries.ts';

export interface NewNotice {
  readonly noticeId: string;
  readonly kind: NoticeKind;
  readonly url: string;
  readonly content: FoundContent;
  readonly reason: string;
  readonly explanation: string;
  readonly reporterName: string | null;
  readonly reporterEmail: string | null;
  readonly reference: string | null;
  readonly language: 'de' | 'en';
  readonly receivedAt: Date;
  readonly dueAt: string | null;
}

/** A notice as a decision needs it, its row locked. */
export interface LockedNotice {
  readonly id: string;
  readonly number: string;
  readonly kind: NoticeKind;
  readonly url: string;
  readonly contentKind: FoundContent['kind'];
  readonly productId: string | null;
  readonly reviewId: string | null;
  readonly contentCopy: string | null;
  readonly reporterName: string | null;
  readonly reporterEmail: string | null;
  readonly language: 'de' | 'en';
  readonly decidedAt: Date | null;
}

export interface StoredDecision extends Omit<NoticeDecision, 'automation'> {
  readonly automation: NonNullable<NoticeDecision['automation']>;
  readonly decisionId: string;
  readonly noticeId: string;
  readonly productIds: readonly string[];
}

const FIRST_NUMBER_DIGITS = 6;

@Injectable()
export class NoticesStore {
  /** Answers the public number, such as `M-000017`. */
  async insert(tx: Tx, notice: NewNotice): Promise<string> {
    const { content } = notice;
    const row = await tx.row<{ number: string }>(
      `insert into notices.notice (id, number, kind, url, content_kind, product_id, producer_id,
         review_id, content_copy, reason, explanation, reporter_name, reporter_email, reference,
         language, received_at, due_at)
       values ($1, 'M-' || lpad(nextval('notices.notice_number')::text, ${FIRST_NUMBER_DIGITS}, '0'),
         $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
       returning number`,
      [
        notice.noticeId,
        notice.kind,
        notice.url,
        content.kind,
        content.productId,
        content.producerId,
        content.reviewId,
        content.copy,
        notice.reason,
        notice.explanation,
        notice.reporterName,
        notice.reporterEmail,
        notice.reference,
        notice.language,
        notice.receivedAt,
        notice.dueAt,
      ],
    );
    if (row === null) throw new Error('an inserted notice has a number');
    return row.number;
  }

  lock(tx: Tx, noticeId: string): Promise<LockedNotice | null> {
    return tx.row<LockedNotice>(
      `select id, number, kind, url, content_kind as "contentKind", product_id as "productId",
              review_id as "reviewId", content_copy as "contentCopy",
              reporter_name as "reporterName", reporter_email as "reporterEmail", language,
              decided_at as "decidedAt"
         from notices.notice where id = $1 for update`,
      [noticeId],
    );
  }

  async decide(tx: Tx, decision: StoredDecision, by: string, at: Date): Promise<void> {
    await tx.execute(
      `insert into notices.decision (id, notice_id, action, ground, ground_text, facts, automation,
         territory, duration, remedies, product_ids, decided_by, decided_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
      [
        decision.decisionId,
        decision.noticeId,
        decision.action,
        decision.ground,
        decision.groundText,
        decision.facts,
        decision.automation,
        decision.territory,
        decision.duration,
        [...decision.remedies],
        [...decision.productIds],
        by,
        at,
      ],
    );
    await this.setDecided(tx, decision.noticeId, at);
  }

  /** Undoes the standing decision; null where there is none. The notice is open again. */
  async undo(
    tx: Tx,
    noticeId: string,
    undone: { readonly because: string; readonly by: string; readonly at: Date },
  ): Promise<{ decisionId: string; action: string; productIds: string[] } | null> {
    const row = await tx.row<{ decisionId: string; action: string; productIds: string[] }>(
      `update notices.decision set undone_because = $2, undone_by = $3, undone_at = $4
        where notice_id = $1 and undone_at is null
       returning id as "decisionId", action, product_ids as "productIds"`,
      [noticeId, undone.because, undone.by, undone.at],
    );
    if (row !== null) await this.setDecided(tx, noticeId, null);
    return row;
  }

  /** Those of the products that no standing decision keeps out of the shop. */
  async freeProducts(tx: Tx, productIds: readonly string[]): Promise<string[]> {
    const rows = await tx.rows<{ id: string }>(
      `select id from unnest($1::uuid[]) as wanted (id)
        where not exists (select from notices.decision d
                           where d.undone_at is null and d.action = 'pause_product'
                             and wanted.id = any (d.product_ids))`,
      [productIds],
    );
    return rows.map(({ id }) => id);
  }

  /** Whether a standing decision hides the review. */
  async isReviewHidden(tx: Tx, reviewId: string): Promise<boolean> {
    const row = await tx.row(
      `select 1 from notices.decision d join notices.notice n on n.id = d.notice_id
        where n.review_id = $1 and d.action = 'hide_review' and d.undone_at is null`,
      [reviewId],
    );
    return row !== null;
  }

  private async setDecided(tx: Tx, noticeId: string, at: Date | null): Promise<void> {
    await tx.execute('update notices.notice set decided_at = $2 where id = $1', [noticeId, at]);
  }
}
