import { addDays, type IsoDate } from './dates.ts';
import { invariant } from './invariant.ts';
import type { OrderPaymentState, ProducerOrderState } from './states.ts';

/** A buyer may change a review for so many days after writing it. */
export const REVIEW_CHANGE_DAYS = 14;
/** So many days after the hand-over a buyer may still write one. */
export const REVIEW_WRITE_DAYS = 365;
/** The one invitation of an order goes out between these days after its last hand-over. */
export const INVITE_AFTER_DAYS = 5;
export const INVITE_UNTIL_DAYS = 30;

export type ReviewRefusal = 'not_bought' | 'not_received' | 'too_late' | 'change_over' | 'hidden';

export type ReviewDecision =
  | { readonly kind: 'write' }
  | { readonly kind: 'change' }
  | { readonly kind: 'refused'; readonly because: ReviewRefusal };

/** What is known about the line of an order that somebody wants to review; days are German ones. */
export type ReviewedLine = {
  readonly paymentState: OrderPaymentState;
  readonly partState: ProducerOrderState;
  /** Null: not handed over. */
  readonly handedOverOn: IsoDate | null;
  /** The day on which the line was reviewed; null: not yet. */
  readonly writtenOn: IsoDate | null;
  readonly isHidden: boolean;
};

const BOUGHT: ReadonlySet<OrderPaymentState> = new Set(['paid', 'partially_refunded', 'refunded']);
const RECEIVED: ReadonlySet<ProducerOrderState> = new Set(['handed_over', 'completed']);

/**
 * Whether a line may be reviewed: only what was paid and handed over (§ 5b(3) UWG; Annex nos. 23b
 * and 23c to § 3(3) UWG). A refund takes nobody's opinion away. A review that staff have hidden
 * cannot be written around.
 */
export function decideReview(line: ReviewedLine, today: IsoDate): ReviewDecision {
  const refused = (because: ReviewRefusal): ReviewDecision => ({ kind: 'refused', because });
  if (!BOUGHT.has(line.paymentState)) return refused('not_bought');
  if (!RECEIVED.has(line.partState) || line.handedOverOn === null) return refused('not_received');
  if (line.isHidden) return refused('hidden');
  if (line.writtenOn !== null) {
    const isOpen = today <= addDays(line.writtenOn, REVIEW_CHANGE_DAYS);
    return isOpen ? { kind: 'change' } : refused('change_over');
  }
  const isOpen = today <= addDays(line.handedOverOn, REVIEW_WRITE_DAYS);
  return isOpen ? { kind: 'write' } : refused('too_late');
}

/**
 * The mean of all shown reviews in tenths of a star, half up; null without one. It takes every
 * shown review with the same weight (Annex no. 23c to § 3(3) UWG).
 */
export function averageTenthsOf(count: number, starSum: number): number | null {
  if (count === 0) return null;
  invariant(starSum >= count && starSum <= 5 * count, 'every review has one to five stars');
  return Math.floor((starSum * 20 + count) / (2 * count));
}
