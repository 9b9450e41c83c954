/** What the right of withdrawal is for one line (§ 312g BGB). */
export type WithdrawalClass =
  | 'right_exists'
  /** Lapses when the seal is broken (§ 312g(2) no. 3 BGB). */
  | 'sealed_hygiene'
  | 'custom_made'
  | 'perishable'
  | 'dated_leisure';

export type WithdrawalFacts = {
  /** Text or choice that makes the piece this buyer's own. */
  readonly personalisation: string | null;
  /** Days that the goods keep from delivery on; null: no limit that matters. */
  readonly shelfLifeDays: number | null;
  readonly isSealedHygiene: boolean;
  /** Leisure, lodging or catering on a day; null: no day is fixed. */
  readonly startsAt: string | null;
};

/** Goods that keep no longer than this from delivery on are perishable (rule of the cooperative). */
export const PERISHABLE_DAYS = 14;

/**
 * The class of one line, never of a shop (§ 312g(2) nos. 1, 2, 3, 9 BGB). Without a reason against
 * it the right exists: a jar of jam, a blank board, a voucher without a date.
 */
export function withdrawalClassOf(facts: WithdrawalFacts): WithdrawalClass {
  if (facts.startsAt !== null) return 'dated_leisure';
  if (facts.personalisation !== null && facts.personalisation.trim() !== '') return 'custom_made';
  if (facts.shelfLifeDays !== null && facts.shelfLifeDays <= PERISHABLE_DAYS) return 'perishable';
  return facts.isSealedHygiene ? 'sealed_hygiene' : 'right_exists';
}

/** Whether a line of this class can be withdrawn from at all. */
export const isWithdrawable = (line: WithdrawalClass): boolean =>
  line === 'right_exists' || line === 'sealed_hygiene';

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
};

/**
 * The class as it was shown at sale: nobody loses a right that the page did not take away. A
 * leisure offer whose line names no day is a voucher, so the right exists.
 */
export function classAsShown(line: ShownRight): WithdrawalClass {
  if (line.startsAt) return 'dated_leisure';
  const ofReason = line.withdrawalReason === null ? undefined : OF_REASON[line.withdrawalReason];
  if (ofReason === 'dated_leisure' && line.startsAt === null) return 'right_exists';
  if (line.withdrawable) return ofReason === 'sealed_hygiene' ? 'sealed_hygiene' : 'right_exists';
  return ofReason ?? 'right_exists';
}
