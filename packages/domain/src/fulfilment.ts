import { type IsoDate } from './dates.ts';
import { invariant } from './invariant.ts';
import {
  next,
  type ProducerOrderEvent,
  type ProducerOrderState,
  producerOrderTable,
} from './states.ts';

/**
 * How long a share stays with the cooperative after the hand-over; the newest row that is valid
 * counts.
 */
export type HoldRule = {
  readonly validFrom: IsoDate;
  /** Whole days after the hand-over. */
  readonly days: number;
  /** The same for SEPA direct debit, which the buyer's bank may return for weeks. */
  readonly directDebitDays: number;
};

/** What holds while the cooperative has resolved nothing else. */
export const DEFAULT_HOLD: HoldRule = { validFrom: '0001-01-01', days: 3, directDebitDays: 14 };

/** No resolution may keep a producer's money longer than this (payment services law). */
export const MAX_HOLD_DAYS = 60;

/** Days between hand-over and settlement for a share that is handed over on `on`. */
export function holdDaysOn(
  rules: readonly HoldRule[],
  on: IsoDate,
  payment: 'direct_debit' | 'other',
): number {
  let rule = DEFAULT_HOLD;
  for (const candidate of rules) {
    if (candidate.validFrom <= on && candidate.validFrom >= rule.validFrom) rule = candidate;
  }
  const days = payment === 'direct_debit' ? rule.directDebitDays : rule.days;
  invariant(
    Number.isSafeInteger(days) && days >= 0 && days <= MAX_HOLD_DAYS,
    `hold of ${days} days`,
  );
  return days;
}

/** Whether a press on a button moves the order, finds its work done, or is refused. */
export type StepDecision = 'move' | 'already_done' | 'refused';

/** The producer's own way through an order, in order; the other states end it. */
const WAY: readonly ProducerOrderState[] = [
  'new',
  'confirmed',
  'ready',
  'handed_over',
  'completed',
];

const TARGET = { confirm: 'confirmed', mark_ready: 'ready', hand_over: 'handed_over' } as const;

export type ProducerStep = keyof typeof TARGET & ProducerOrderEvent;

/** A step that was taken before is answered, not refused: a double press does no harm. */
export function decideStep(state: ProducerOrderState, step: ProducerStep): StepDecision {
  if (next(producerOrderTable, state, step) !== null) return 'move';
  return WAY.indexOf(state) >= WAY.indexOf(TARGET[step]) ? 'already_done' : 'refused';
}

/** A part that was taken on by mistake is new again as long as it is not packed; nobody was told of it. */
export const canUnconfirm = (state: ProducerOrderState): boolean => state === 'confirmed';
