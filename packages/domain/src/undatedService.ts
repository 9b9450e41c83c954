import { addDays, berlinDateOf, type IsoDate } from './dates.ts';
import { invariant } from './invariant.ts';
import { type Bps, type Cents, mulDivHalfUp, WHOLE_BPS } from './money.ts';
import { UNDATED_SERVICE, type WithdrawalRight } from './withdrawalClass.ts';
import { type WithdrawalPeriod, withdrawalPeriod } from './withdrawalPeriod.ts';

/** Whether a product is a service without a date: milling, pressing, sharpening, advice. */
export const isUndatedService = ({ reason }: Pick<WithdrawalRight, 'reason'>): boolean =>
  reason === UNDATED_SERVICE.reason;

/** What the buyer said when ordering, each with its instant; null: not said. */
export type ServiceConsents = {
  /** Asked for the start before the period ends (§§ 356(4) no. 2 a, 357a(2) no. 1 BGB). */
  readonly startAskedAt: string | null;
  /** Knows that the right is lost once everything is done (§ 356(4) no. 2 b BGB). */
  readonly lossKnownAt: string | null;
};

/** How far the producer is, as instants; null: not yet. */
export type ServiceProgress = {
  readonly startedAt: string | null;
  readonly completedAt: string | null;
};

const hasBoth = ({ startAskedAt, lossKnownAt }: ServiceConsents): boolean =>
  startAskedAt !== null && lossKnownAt !== null;

/** The period of a service runs from its contract; without proof of information it runs longer. */
export const servicePeriod = (contractOn: IsoDate, informedOn: IsoDate | null): WithdrawalPeriod =>
  withdrawalPeriod({ receipt: { kind: 'service', contractOn }, informedOn });

/**
 * Whether a service that is ready after `leadTimeDays` could start while the contract can still be
 * withdrawn from: only then the two consents are asked.
 */
export function mayStartEarly(contractOn: IsoDate, leadTimeDays: number): boolean {
  const { endsOn } = servicePeriod(contractOn, contractOn);
  return endsOn !== null && addDays(contractOn, leadTimeDays) <= endsOn;
}

/**
 * The first day on which a service may start; null: at once. Without both consents nothing starts
 * before the period is over, because the buyer would then pay for none of it (§ 357a(2) BGB).
 */
export function startableFrom(
  consents: ServiceConsents,
  { endsOn }: WithdrawalPeriod,
  now: string,
): IsoDate | null {
  if (hasBoth(consents)) return null;
  invariant(endsOn !== null, 'the period of a service has an end');
  return berlinDateOf(now) > endsOn ? null : addDays(endsOn, 1);
}

/** Whether the right is gone: all was done before the declaration, with both consents. */
export const isRightGone = (
  consents: ServiceConsents,
  { completedAt }: ServiceProgress,
  declaredAt: string,
): boolean =>
  hasBoth(consents) && completedAt !== null && Date.parse(completedAt) <= Date.parse(declaredAt);

/** Whether a withdrawal leaves work to be paid: it began, and the buyer had asked for that. */
export const leavesWorkToPay = (
  { startAskedAt }: ServiceConsents,
  { startedAt }: ServiceProgress,
  declaredAt: string,
): boolean =>
  startAskedAt !== null && startedAt !== null && Date.parse(startedAt) <= Date.parse(declaredAt);

export type WorkDone = {
  /** Price of the withdrawn pieces: nothing above it is ever paid. */
  readonly priceCents: Cents;
  /** The share that was done until the declaration, as its producer says. */
  readonly doneBps: Bps;
  /** See `leavesWorkToPay`. */
  readonly isPayable: boolean;
};

/**
 * What the buyer pays for the work until the withdrawal: the share of the agreed price (§ 357a(2)
 * BGB), half up to the cent; nothing where the early start was not asked for.
 */
export function workDoneCents({ priceCents, doneBps, isPayable }: WorkDone): Cents {
  invariant(priceCents >= 0, 'a price is not negative');
  invariant(
    Number.isSafeInteger(doneBps) && doneBps >= 0 && doneBps <= WHOLE_BPS,
    `a share of ${doneBps} basis points`,
  );
  return isPayable ? mulDivHalfUp(priceCents, doneBps, WHOLE_BPS) : 0;
}
