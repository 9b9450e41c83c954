import type { RecallAdvice, RecallDanger, RecallSelection } from '@markthalle/domain/recall';
import type { Localised } from '../orders/order-draft.ts';

/** What is called back of which product. */
export interface RecalledGoods extends RecallSelection {
  readonly producerId: string;
  readonly productId: string;
}

/** Goods with everything that people are told about them. */
export interface RecallText extends RecallSelection {
  readonly productName: Localised;
  readonly producerName: string;
  readonly danger: RecallDanger;
  readonly advice: RecallAdvice;
  readonly details: string;
  /** Empty: nobody wrote it in English. */
  readonly detailsEn: string;
}

/** A recall as stored. */
export interface Recall extends RecalledGoods, RecallText {
  readonly recallId: string;
  readonly startedAt: Date;
  readonly endedAt: Date | null;
  readonly holdsProduct: boolean;
}

export const RECALL_COLUMNS = `r.id as "recallId", r.producer_id as "producerId",
  r.product_id as "productId", r.product_name as "productName", r.producer_name as "producerName",
  r.batch_no as "batchNo", r.good_until_on as "goodUntilOn", r.from_on as "fromOn",
  r.until_on as "untilOn", r.includes_unnoted as "includesUnnoted", r.danger, r.advice, r.details,
  r.details_en as "detailsEn", r.started_at as "startedAt", r.ended_at as "endedAt",
  r.holds_product as "holdsProduct"`;
