import type { IsoDate } from './dates.ts';
import { invariant } from './invariant.ts';
import { assertCents, type Cents } from './money.ts';
import type { TaxStatus } from './tax.ts';

/** The limits of § 19(1) UStG as of a day. */
type LimitRow = {
  readonly validFrom: IsoDate;
  /** What the year before may not exceed. */
  readonly previousYearCents: Cents;
  /** What the running year may not exceed: a hard limit. */
  readonly currentYearCents: Cents;
};

/** § 19(1) UStG as amended by the Jahressteuergesetz 2024. */
const LIMITS: readonly LimitRow[] = [
  { validFrom: '2025-01-01', previousYearCents: 2_500_000, currentYearCents: 10_000_000 },
];

/** Turnover with and without the market, in gross cents of the calendar year (§ 19(2) UStG). */
export type YearlyTurnover = {
  readonly previousYearCents: Cents;
  readonly currentYearCents: Cents;
};

/** 80, 95 and 100 percent of a limit; `over` means exceeded, not reached. */
export type LimitLevel = 'calm' | 'near' | 'very_near' | 'over';

export type LimitStanding = {
  readonly limitCents: Cents;
  readonly turnoverCents: Cents;
  readonly leftCents: Cents;
  /** Whole percent, rounded down, so that 100 is shown only when the limit is reached. */
  readonly percent: number;
  readonly level: LimitLevel;
};

/**
 * Whether a small business still sells this without VAT (§ 19(1) UStG, LAW-UST-6): the year before
 * was within its limit, and this sale does not exceed the limit of the running year. The very sale
 * that exceeds it is taxed, earlier ones stay as they were.
 */
export function isExemptSale(turnover: YearlyTurnover, saleCents: Cents, on: IsoDate): boolean {
  assertCents(saleCents, 'saleCents');
  const limits = limitsOn(on);
  return (
    turnover.previousYearCents <= limits.previousYearCents &&
    turnover.currentYearCents + saleCents <= limits.currentYearCents
  );
}

/** The tax status under which one sale is made: a small business above its limits is taxed. */
export const statusOfSale = (
  status: TaxStatus,
  turnover: YearlyTurnover,
  saleCents: Cents,
  on: IsoDate,
): TaxStatus =>
  status === 'small_business' && !isExemptSale(turnover, saleCents, on) ? 'standard' : status;

/**
 * Whether a sale is too small, and the limit too far, for other sales of the same moment to matter:
 * with it less than 80 percent are reached, and it is at most a hundredth of the limit.
 */
export function isFarFromLimit(turnover: YearlyTurnover, saleCents: Cents, on: IsoDate): boolean {
  const { previousYearCents, currentYearCents } = turnover;
  const limits = limitsOn(on);
  const after = standing(currentYearCents + saleCents, limits.currentYearCents);
  return (
    previousYearCents <= limits.previousYearCents &&
    after.level === 'calm' &&
    saleCents * 100 <= limits.currentYearCents
  );
}

/** How near a small business is to what ends it at once, and to what ends it on 1 January. */
export function limitStandings(
  { currentYearCents }: YearlyTurnover,
  on: IsoDate,
): { readonly thisYear: LimitStanding; readonly nextYear: LimitStanding } {
  const limits = limitsOn(on);
  return {
    thisYear: standing(currentYearCents, limits.currentYearCents),
    nextYear: standing(currentYearCents, limits.previousYearCents),
  };
}

const NEAR_PERCENT = 80;
const VERY_NEAR_PERCENT = 95;

function standing(turnoverCents: Cents, limitCents: Cents): LimitStanding {
  const percent = Math.max(0, Math.floor((turnoverCents * 100) / limitCents));
  return {
    limitCents,
    turnoverCents,
    leftCents: Math.max(0, limitCents - turnoverCents),
    percent,
    level: levelOf(turnoverCents, limitCents, percent),
  };
}

function levelOf(turnoverCents: Cents, limitCents: Cents, percent: number): LimitLevel {
  if (turnoverCents > limitCents) return 'over';
  if (percent >= VERY_NEAR_PERCENT) return 'very_near';
  return percent >= NEAR_PERCENT ? 'near' : 'calm';
}

function limitsOn(on: IsoDate): LimitRow {
  const [limits] = LIMITS.filter(({ validFrom }) => validFrom <= on).toReversed();
  invariant(limits !== undefined, `no limits of § 19 UStG are known for ${on}`);
  return limits;
}
