/** What the right of withdrawal is for one line (§ 312g BGB). */
export type WithdrawalClass =
  | 'right_exists'
  /** Lapses when the seal is broken (§ 312g(2) no. 3 BGB). */
  | 'sealed_hygiene'
  | 'custom_made'
  | 'perishable'
  | 'dated_leisure'
  /** An undated service: lapses when all is done as agreed (§ 356(4) BGB). */
  | 'service'
  /** The same, once it has lapsed. */
  | 'service_done';

/** The right as a product's page shows it and an order freezes it. */
export type WithdrawalRight = {
  readonly right: '14_days' | '14_days_sealed' | 'excluded';
  readonly reason: string | null;
};

/**
 * What a date does to a right, the only rule about it. A leisure service on a fixed date has none
 * (§ 312g(2) no. 9 BGB); the same service without a date keeps it, and so does a voucher.
 */
export function withdrawalOf(product: WithdrawalRight, startsAt: string | null): WithdrawalRight {
  if (startsAt !== null) return { right: 'excluded', reason: 'leisure_on_date' };
  if (product.reason === 'leisure_on_date') return { right: '14_days', reason: null };
  return product;
}

export type WithdrawalFacts = {
  /** Text or choice that makes the piece this buyer's own. */
  readonly personalisation: string | null;
  /** Days that the goods keep from delivery on; null: no limit that matters. */
  readonly shelfLifeDays: number | null;
  readonly isSealedHygiene: boolean;
  /** Leisure, lodging or catering on a day; null: no day is fixed. */
  readonly startsAt: string | null;
  /** Work on request, such as pressing, sharpening or advice, without a day in the contract. */
  readonly isUndatedService: boolean;
};

/** The right of an undated service: 14 days, but it can lapse (§ 356(4) BGB). */
export const UNDATED_SERVICE: WithdrawalRight = { right: '14_days', reason: 'service' };

/** Goods that keep no longer than this from delivery on are perishable (rule of the cooperative). */
export const PERISHABLE_DAYS = 14;

/**
 * The class of one line, never of a shop (§ 312g(2) nos. 1, 2, 3, 9 BGB). Without a reason against
 * it the right exists: a jar of jam, a blank board, a voucher without a date.
 */
export const withdrawalClassOf = (facts: WithdrawalFacts): WithdrawalClass =>
  classOf(
    withdrawalOf(facts.isUndatedService ? UNDATED_SERVICE : rightOfGoods(facts), facts.startsAt),
  );

/** The right of goods as their page shows it, from what their producer says about them. */
export function rightOfGoods(
  facts: Omit<WithdrawalFacts, 'startsAt' | 'isUndatedService'>,
): WithdrawalRight {
  const { personalisation, shelfLifeDays, isSealedHygiene } = facts;
  if (personalisation !== null && personalisation.trim() !== '') {
    return { right: 'excluded', reason: 'made_to_order' };
  }
  if (shelfLifeDays !== null && shelfLifeDays <= PERISHABLE_DAYS) {
    return { right: 'excluded', reason: 'perishable' };
  }
  return isSealedHygiene
    ? { right: '14_days_sealed', reason: 'hygiene_seal' }
    : { right: '14_days', reason: null };
}

/** Whether a line of this class can be withdrawn from at all. */
export const isWithdrawable = (line: WithdrawalClass): boolean =>
  line === 'right_exists' || line === 'sealed_hygiene' || line === 'service';

type ShownRight = {
  readonly withdrawable: boolean;
  readonly withdrawalReason: string | null;
  /** Of a dated slot, frozen with the line. */
  readonly startsAt?: string | null | undefined;
};

const OF_REASON: Readonly<Record<string, WithdrawalClass>> = {
  perishable: 'perishable',
  made_to_order: 'custom_made',
  leisure_on_date: 'dated_leisure',
  hygiene_seal: 'sealed_hygiene',
  service: 'service',
};

function classOf({ right, reason }: WithdrawalRight): WithdrawalClass {
  const ofReason = (reason === null ? undefined : OF_REASON[reason]) ?? 'right_exists';
  if (right === 'excluded') return ofReason;
  return ofReason === 'sealed_hygiene' || ofReason === 'service' ? ofReason : 'right_exists';
}

/**
 * The class as it was shown at sale: nobody loses a right that the page did not take away. A line
 * that knows nothing of days (`startsAt` undefined) goes by what was shown alone.
 */
export function classAsShown({
  withdrawable,
  withdrawalReason,
  startsAt,
}: ShownRight): WithdrawalClass {
  const shown = { right: withdrawable ? '14_days' : 'excluded', reason: withdrawalReason } as const;
  return classOf(startsAt === undefined ? shown : withdrawalOf(shown, startsAt));
}
