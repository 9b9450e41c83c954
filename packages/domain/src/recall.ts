import type { IsoDate } from './dates.ts';

/** What is wrong with the goods; each has its sentence in both languages. */
export const RECALL_DANGERS = [
  'allergen',
  'germs',
  'foreign_body',
  'substance',
  'defect',
  'wrong_label',
] as const;
export type RecallDanger = (typeof RECALL_DANGERS)[number];

/** What is to be done with the goods; that nobody uses them is always said. */
export const RECALL_ADVICE = ['dispose', 'bring_back', 'keep'] as const;
export type RecallAdvice = (typeof RECALL_ADVICE)[number];

/** Which goods of one product come back; everything that is named must fit. */
export interface RecallSelection {
  readonly batchNo: string | null;
  /** The date on the goods: best before, or use by. */
  readonly goodUntilOn: IsoDate | null;
  /** Days on which they left the farm, both included. */
  readonly fromOn: IsoDate | null;
  readonly untilOn: IsoDate | null;
  /** Also goods of which nobody noted the batch or date that is asked for. */
  readonly includesUnnoted: boolean;
}

/** One line of an order of the product. */
export interface TracedLine {
  readonly batchNo: string | null;
  readonly goodUntilOn: IsoDate | null;
  readonly handOverOn: IsoDate;
  readonly placedAt: Date;
  /** The part was canceled, or all pieces were reported missing: nothing of it left the farm. */
  readonly neverLeft: boolean;
}

/** `unnoted`: it may be of the batch, but nobody wrote down what it was. */
export type Trace = 'affected' | 'unnoted' | 'not_affected';

/** A batch as people type it: letters of either case, and blanks, make no difference. */
export const sameBatch = (batchNo: string): string => batchNo.replace(/\s+/gu, '').toLowerCase();

/** Whether anything is named by which goods are found. */
export const namesGoods = ({ batchNo, goodUntilOn, fromOn, untilOn }: RecallSelection): boolean =>
  batchNo !== null || goodUntilOn !== null || fromOn !== null || untilOn !== null;

/**
 * Whether a line is of the goods that are recalled (Art. 18, 19 Regulation (EC) 178/2002). By days
 * alone, and without a noted batch, only what was ordered before the recall can be meant; a batch
 * that is named counts whenever somebody notes it.
 */
export function traceOf(selection: RecallSelection, line: TracedLine, startedAt: Date): Trace {
  const { fromOn, untilOn } = selection;
  if (line.neverLeft || !namesGoods(selection)) return 'not_affected';
  if (fromOn !== null && line.handOverOn < fromOn) return 'not_affected';
  if (untilOn !== null && line.handOverOn > untilOn) return 'not_affected';
  const answers = [
    answerOf(selection.batchNo, line.batchNo, sameBatch),
    answerOf(selection.goodUntilOn, line.goodUntilOn, (day) => day),
  ];
  if (answers.includes('differs')) return 'not_affected';
  if (answers.includes('fits') && !answers.includes('unnoted')) return 'affected';
  if (line.placedAt > startedAt) return 'not_affected';
  return answers.includes('unnoted') ? 'unnoted' : 'affected';
}

/** Whether the buyer of such a line is told. */
export const isRecalled = (trace: Trace, { includesUnnoted }: RecallSelection): boolean =>
  trace === 'affected' || (trace === 'unnoted' && includesUnnoted);

function answerOf<T extends string>(
  asked: T | null,
  noted: T | null,
  plain: (value: T) => string,
): 'not_asked' | 'unnoted' | 'fits' | 'differs' {
  if (asked === null) return 'not_asked';
  if (noted === null) return 'unnoted';
  return plain(asked) === plain(noted) ? 'fits' : 'differs';
}
