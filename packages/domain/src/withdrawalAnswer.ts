import { withdrawalDeliveryCents } from './deliveryRefund.ts';
import { invariant } from './invariant.ts';
import type { Cents } from './money.ts';
import type { RefundWishPart } from './refund.ts';
import type { TransitionTable } from './states.ts';
import { isWithdrawable, type WithdrawalClass } from './withdrawalClass.ts';
import { isInTime, type WithdrawalPeriod } from './withdrawalPeriod.ts';

/** What becomes of one line of a withdrawal. */
export type LineAnswer =
  | 'accepted'
  | 'late'
  | 'nothing_left'
  | 'excluded_custom_made'
  | 'excluded_perishable'
  | 'excluded_dated_leisure'
  | 'excluded_service_done';

export type WithdrawnLine = {
  readonly lineId: string;
  readonly class: WithdrawalClass;
  /** Pieces that have not gone back yet, and those that the buyer withdraws. */
  readonly leftQuantity: number;
  readonly quantity: number;
};

/** The answer to one line: excluded goods are excluded in time as well as late. */
export function answerLine(
  line: WithdrawnLine,
  period: WithdrawalPeriod,
  declaredAt: string,
): LineAnswer {
  if (!isWithdrawable(line.class)) return EXCLUDED[line.class as keyof typeof EXCLUDED];
  if (line.leftQuantity < 1) return 'nothing_left';
  return isInTime(period, declaredAt) ? 'accepted' : 'late';
}

const EXCLUDED = {
  custom_made: 'excluded_custom_made',
  perishable: 'excluded_perishable',
  dated_leisure: 'excluded_dated_leisure',
  service_done: 'excluded_service_done',
} as const satisfies Partial<Record<WithdrawalClass, LineAnswer>>;

/**
 * One producer's part of a withdrawal. `hold`: the money waits for the goods or proof that they
 * were sent (§ 357(4) BGB). `due`: it may wait no longer. `refunded`: its refund is in the books of
 * the refunds. `refused`: no line could be withdrawn from, the buyer has the reasons.
 */
export type WithdrawalState = 'hold' | 'due' | 'refunded' | 'refused';

export type WithdrawalEvent =
  /** The buyer says when and how the goods were sent. */
  | 'prove_dispatch'
  | 'receive_goods'
  /** The producer says how much of a service was done, or nobody did in time. */
  | 'settle_work'
  /** The producer fetches the goods or does not want them back. */
  | 'waive'
  | 'refund';

export const withdrawalTable: TransitionTable<WithdrawalState, WithdrawalEvent> = {
  hold: { prove_dispatch: 'due', receive_goods: 'due', settle_work: 'due', waive: 'due' },
  due: {
    prove_dispatch: 'due',
    receive_goods: 'due',
    settle_work: 'due',
    waive: 'due',
    refund: 'refunded',
  },
  refunded: {},
  refused: {},
};

/** Goods that never left need not come back; of a service the money waits only for the share done. */
export const firstStateOf = (part: {
  readonly accepted: number;
  readonly hasToComeBack: boolean;
  /** A service had begun as the buyer had asked: its producer says how far it was. */
  readonly awaitsShare: boolean;
}): WithdrawalState => {
  if (part.accepted === 0) return 'refused';
  return part.hasToComeBack || part.awaitsShare ? 'hold' : 'due';
};

export type AcceptedLine = {
  readonly lineId: string;
  readonly quantity: number;
  /** Price of the withdrawn pieces: the cap of a loss in value. */
  readonly priceCents: Cents;
  /** Proposed by the producer, in cents. */
  readonly lossCents: Cents;
};

export type WithdrawalRefundQuestion = {
  readonly producerOrderId: string;
  readonly lines: readonly AcceptedLine[];
  /** After this withdrawal nothing of the part is left with the buyer. */
  readonly isWholePart: boolean;
  /** Cheapest standard delivery that was offered, what was chosen, and what of it is left. */
  readonly standardCents: Cents;
  readonly chosenCents: Cents;
  readonly deliveryLeftCents: Cents;
  /** A loss counts only if the buyer was told of it beforehand (§ 357a(1) no. 2 BGB). */
  readonly wasInformed: boolean;
};

/**
 * What goes back to the buyer of one part: price less a proven loss in value, deposit, and with the
 * whole part the cheapest standard delivery (§§ 355(3), 357(1), (2), 357a(1) BGB).
 */
export function withdrawalRefund(question: WithdrawalRefundQuestion): RefundWishPart {
  const { standardCents, chosenCents, isWholePart } = question;
  const deliveryCents = withdrawalDeliveryCents({ standardCents, chosenCents, isWholePart });
  return {
    producerOrderId: question.producerOrderId,
    lines: question.lines.map(({ lineId, quantity, ...line }) => ({
      lineId,
      quantity,
      kind: 'goods_and_deposit' as const,
      deductionCents: question.wasInformed ? lossOf(line.lossCents, line.priceCents) : 0,
    })),
    deliveryCents: Math.min(deliveryCents, question.deliveryLeftCents),
    amountCents: 0,
  };
}

/** Ways on which the buyer fetches the goods, or that bring none: they are no delivery to compare with. */
const NO_DELIVERY: ReadonlySet<string> = new Set(['pickup', 'pickup_point', 'ticket']);

/** The cheapest standard delivery that was offered beside the chosen one (§ 357(2) BGB). */
export const standardDeliveryCents = (
  chosenCents: Cents,
  offered: readonly { readonly key: string; readonly priceCents: Cents }[],
): Cents =>
  Math.min(
    chosenCents,
    ...offered.filter(({ key }) => !NO_DELIVERY.has(key)).map(({ priceCents }) => priceCents),
  );

/** A loss in value is never more than the price (§ 357a(1) BGB). */
export function lossOf(proposedCents: Cents, priceCents: Cents): Cents {
  invariant(proposedCents >= 0, 'a loss is never negative');
  return Math.min(proposedCents, priceCents);
}
