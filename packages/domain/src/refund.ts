import { invariant } from './invariant.ts';
import { priceOfPieces, type WeighedPieces } from './linePrice.ts';
import { type Cents, sumCents } from './money.ts';
import type { ShareAmounts, ShareReduction, ShareTerms } from './share.ts';

/** Why money goes back to a buyer. */
export type RefundCause =
  | 'withdrawal'
  | 'defect'
  | 'not_delivered'
  | 'shortage'
  /** Goods sold by weight weighed less than the price that the buyer confirmed. */
  | 'weight_difference'
  | 'damaged_in_transit'
  | 'canceled'
  | 'duplicate'
  | 'goodwill'
  /** Made in the payment service's dashboard; a person says afterwards what it was for. */
  | 'dashboard'
  | 'other';

/** Who gives up what the buyer gets back. */
export type RefundBearer = 'producer' | 'cooperative' | 'carrier' | 'goodwill_fund';

/** Who bears a refund unless staff say otherwise (liability matrix of the cooperative). */
export const DEFAULT_BEARER: Readonly<Record<RefundCause, RefundBearer>> = {
  withdrawal: 'producer',
  defect: 'producer',
  not_delivered: 'producer',
  shortage: 'producer',
  weight_difference: 'producer',
  damaged_in_transit: 'carrier',
  canceled: 'producer',
  duplicate: 'cooperative',
  goodwill: 'goodwill_fund',
  dashboard: 'cooperative',
  other: 'cooperative',
};

export type RefundableLine = {
  readonly lineId: string;
  readonly quantity: number;
  /** What all pieces cost together, less the discount of a coupon. */
  readonly goodsCents: Cents;
  readonly containerDepositCents: Cents;
  /** Set once the pieces that are left were weighed: what they cost by weight. */
  readonly weighed?: WeighedPieces | null;
  /** Pieces whose price was given back before, and pieces whose deposit was. */
  readonly refundedQuantity: number;
  readonly refundedDepositQuantity: number;
};

/** One producer's part of an order with everything that was given back so far. */
export type RefundableShare = {
  readonly producerOrderId: string;
  readonly producerId: string;
  readonly terms: ShareTerms;
  /** Borne by the producer so far. */
  readonly reduction: ShareReduction;
  /** Given back to the buyer so far, whoever bore it; delivery is the producer's own. */
  readonly refunded: ShareAmounts;
  /** Delivery carried by the cooperative: sold, and given back so far. */
  readonly cooperativeDeliveryCents: Cents;
  readonly refundedCooperativeDeliveryCents: Cents;
  readonly lines: readonly RefundableLine[];
};

/**
 * `deposit` gives back the deposit alone, `goods` the price alone, `price` lowers the price of the
 * pieces that stay by `cutCents`.
 */
export type RefundLineKind = 'goods_and_deposit' | 'goods' | 'deposit' | 'price';

export type RefundWishLine = {
  readonly lineId: string;
  readonly quantity: number;
  readonly kind: RefundLineKind;
  /** Loss in value that the buyer bears (§ 357a(1) BGB). */
  readonly deductionCents: Cents;
  /** Of kind `price` only. */
  readonly cutCents?: Cents;
};

/** What is wanted of one producer's part. `amountCents` is a price cut without a return. */
export type RefundWishPart = {
  readonly producerOrderId: string;
  readonly lines: readonly RefundWishLine[];
  readonly deliveryCents: Cents;
  readonly amountCents: Cents;
};

export type RefundPartLine = {
  readonly lineId: string;
  readonly quantity: number;
  readonly depositQuantity: number;
  readonly goodsCents: Cents;
  readonly depositCents: Cents;
};

/** What goes back out of one producer's part; `deliveryCents` is the producer's own delivery. */
export type RefundPart = ShareAmounts & {
  readonly producerOrderId: string;
  readonly producerId: string;
  readonly cooperativeDeliveryCents: Cents;
  readonly totalCents: Cents;
  readonly lines: readonly RefundPartLine[];
};

export type RefundRefusal =
  | 'nothing_to_refund'
  | 'part_not_found'
  | 'line_not_found'
  | 'more_than_remains'
  | 'more_than_charged';

export type RefundDecision =
  | { readonly ok: true; readonly parts: readonly RefundPart[]; readonly totalCents: Cents }
  | { readonly ok: false; readonly because: RefundRefusal; readonly where: string | null };

/**
 * The amounts of a refund, or why it is refused. Nothing goes back twice: pieces are counted per
 * line, money per share and per charge. `chargeLeftCents` is the charge less what was refunded and
 * what disputes withdrew.
 */
export function decideRefund(
  shares: readonly RefundableShare[],
  wish: readonly RefundWishPart[],
  bearer: RefundBearer,
  chargeLeftCents: Cents,
): RefundDecision {
  const parts: RefundPart[] = [];
  for (const wanted of wish) {
    const share = shares.find((one) => one.producerOrderId === wanted.producerOrderId);
    if (share === undefined) return refused('part_not_found', wanted.producerOrderId);
    const part = partOf(share, wanted, bearer);
    if ('because' in part) return refused(part.because, part.where);
    if (part.totalCents > 0) parts.push(part);
  }
  const ids = new Set(parts.map((part) => part.producerOrderId));
  invariant(ids.size === parts.length, 'one wish per producer');
  const totalCents = sumCents(parts.map((part) => part.totalCents));
  if (totalCents === 0) return refused('nothing_to_refund', null);
  if (totalCents > chargeLeftCents) return refused('more_than_charged', null);
  return { ok: true, parts, totalCents };
}

type Refused = { readonly because: RefundRefusal; readonly where: string };

function partOf(
  share: RefundableShare,
  wanted: RefundWishPart,
  bearer: RefundBearer,
): RefundPart | Refused {
  const left = leftOf(share, bearer);
  const lines: RefundPartLine[] = [];
  let goodsLeftCents = left.goodsCents;
  for (const line of wanted.lines) {
    const refund = lineOf(share, line, goodsLeftCents);
    if ('because' in refund) return refund;
    lines.push(refund);
    goodsLeftCents -= refund.goodsCents;
  }
  const where = share.producerOrderId;
  if (new Set(lines.map((line) => line.lineId)).size !== lines.length) {
    return { because: 'more_than_remains', where };
  }
  const depositCents = sumCents(lines.map((line) => line.depositCents));
  const isOver =
    wanted.amountCents > goodsLeftCents ||
    depositCents > left.depositCents ||
    wanted.deliveryCents > left.deliveryCents + left.cooperativeDeliveryCents;
  if (isOver) return { because: 'more_than_remains', where };
  const goodsCents = sumCents([wanted.amountCents, ...lines.map((line) => line.goodsCents)]);
  // An order has one carrier per producer, so one of the two is 0.
  const cooperativeDeliveryCents = Math.min(wanted.deliveryCents, left.cooperativeDeliveryCents);
  const deliveryCents = wanted.deliveryCents - cooperativeDeliveryCents;
  return {
    producerOrderId: share.producerOrderId,
    producerId: share.producerId,
    goodsCents,
    depositCents,
    deliveryCents,
    cooperativeDeliveryCents,
    totalCents: sumCents([goodsCents, depositCents, deliveryCents, cooperativeDeliveryCents]),
    lines,
  };
}

/** A price that was cut before is given back only as far as it was paid. */
function lineOf(
  share: RefundableShare,
  wanted: RefundWishLine,
  goodsLeftCents: Cents,
): RefundPartLine | Refused {
  const line = share.lines.find((one) => one.lineId === wanted.lineId);
  const where = wanted.lineId;
  if (line === undefined) return { because: 'line_not_found', where };
  const over: Refused = { because: 'more_than_remains', where };
  if (wanted.kind === 'price') return priceCutOf(line, wanted, goodsLeftCents) ?? over;
  const depositLeft = line.quantity - line.refundedDepositQuantity;
  if (wanted.kind === 'deposit') {
    if (wanted.quantity > depositLeft || wanted.deductionCents > 0) return over;
    return lineRefund(line, 0, wanted.quantity, 0);
  }
  if (wanted.quantity > line.quantity - line.refundedQuantity) return over;
  const priceCents = priceOfPieces(line, line.refundedQuantity, wanted.quantity);
  if (wanted.deductionCents > priceCents) return over;
  const goodsCents = Math.min(priceCents - wanted.deductionCents, goodsLeftCents);
  const deposits = wanted.kind === 'goods_and_deposit' ? Math.min(wanted.quantity, depositLeft) : 0;
  return lineRefund(line, wanted.quantity, deposits, goodsCents);
}

/** Null: more than what is left of the line. The pieces stay with the buyer. */
function priceCutOf(
  line: RefundableLine,
  { quantity, deductionCents, cutCents = 0 }: RefundWishLine,
  goodsLeftCents: Cents,
): RefundPartLine | null {
  const before = line.refundedQuantity;
  const leftCents = priceOfPieces(line, before, line.quantity - before);
  const isPlain = quantity === 0 && deductionCents === 0;
  if (!isPlain || cutCents > Math.min(leftCents, goodsLeftCents)) return null;
  return lineRefund(line, 0, 0, cutCents);
}

const lineRefund = (
  line: RefundableLine,
  quantity: number,
  depositQuantity: number,
  goodsCents: Cents,
): RefundPartLine => ({
  lineId: line.lineId,
  quantity,
  depositQuantity,
  goodsCents,
  depositCents: line.containerDepositCents * depositQuantity,
});

/** What may still go back; the producer gives up no more than the share still has. */
export function leftOf(
  share: RefundableShare,
  bearer: RefundBearer,
): ShareAmounts & { readonly cooperativeDeliveryCents: Cents } {
  const left = (kind: keyof ShareAmounts): Cents => {
    const ofBuyer = share.terms[kind] - share.refunded[kind];
    const ofProducer = share.terms[kind] - share.reduction[kind];
    return Math.max(0, bearer === 'producer' ? Math.min(ofBuyer, ofProducer) : ofBuyer);
  };
  return {
    goodsCents: left('goodsCents'),
    depositCents: left('depositCents'),
    deliveryCents: left('deliveryCents'),
    cooperativeDeliveryCents:
      share.cooperativeDeliveryCents - share.refundedCooperativeDeliveryCents,
  };
}

/** Everything that is left of these shares: for canceled orders. */
export function wholeOf(shares: readonly RefundableShare[]): RefundWishPart[] {
  return shares.map((share) => {
    const left = leftOf(share, 'producer');
    return {
      producerOrderId: share.producerOrderId,
      lines: share.lines.flatMap((line) => {
        const quantity = line.quantity - line.refundedQuantity;
        const kind = 'goods_and_deposit' as const;
        return quantity > 0 ? [{ lineId: line.lineId, quantity, kind, deductionCents: 0 }] : [];
      }),
      deliveryCents: left.deliveryCents + left.cooperativeDeliveryCents,
      amountCents: 0,
    };
  });
}

const refused = (because: RefundRefusal, where: string | null): RefundDecision => ({
  ok: false,
  because,
  where,
});
