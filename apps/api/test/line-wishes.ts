import type { RateWeight } from '@markthalle/domain/bundle';
import type { CatchWeight } from '@markthalle/domain/catchWeight';
import type { OrderLineDraft } from '../src/modules/orders/order-draft.ts';
import { newId } from '../src/platform/db/new-id.ts';

/** A line of some pieces; whether it may be withdrawn from is what was shown at sale. */
export interface LineWish {
  readonly name: string;
  readonly quantity: number;
  readonly unitPriceCents: number;
  readonly containerDepositCents?: number;
  readonly discountCents?: number;
  readonly catchWeight?: CatchWeight;
  /** A bundle of goods of two rates. */
  readonly vatWeights?: readonly RateWeight[];
  readonly withdrawable?: boolean;
  readonly withdrawalReason?: string;
}

/** What a part sells when nobody names its lines. */
interface OneLine {
  readonly goodsCents: number;
  readonly depositCents?: number;
  readonly quantity?: number;
  readonly discountCents?: number;
  readonly lines?: readonly LineWish[];
}

const both = (text: string) => ({ de: text, en: text });

/** Without a word one line of the part's goods and deposit. */
export function linesOf(wish: OneLine): OrderLineDraft[] {
  const { goodsCents, depositCents = 0, quantity = 1, discountCents = 0 } = wish;
  const only: LineWish = {
    name: 'Ware',
    quantity,
    unitPriceCents: (goodsCents + discountCents) / quantity,
    containerDepositCents: depositCents / quantity,
    discountCents,
  };
  return (wish.lines ?? [only]).map((line) => ({
    variantId: newId(),
    productVersionId: newId(),
    quantity: line.quantity,
    unitPriceCents: line.unitPriceCents,
    containerDepositCents: line.containerDepositCents ?? 0,
    discountCents: line.discountCents ?? 0,
    vatRateBps: 700,
    snapshot: {
      name: both(line.name),
      unitLabel: both('1 Stück'),
      variantLabel: null,
      productSlug: 'ware',
      pictureId: null,
      withdrawable: line.withdrawable ?? true,
      withdrawalReason: line.withdrawalReason ?? null,
      origin: null,
      ...(line.vatWeights !== undefined && { vatWeights: line.vatWeights }),
      ...(line.catchWeight !== undefined && { catchWeight: line.catchWeight }),
      ...((line.discountCents ?? 0) > 0 && { couponCode: 'HERBST10' }),
    },
  }));
}
