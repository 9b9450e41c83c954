import { addDays, berlinDateOf, type IsoDate, nextWorkingDay } from './dates.ts';
import { invariant } from './invariant.ts';

/** How a part of an order reached its buyer; a parcel may travel in several pieces. */
export type Receipt =
  /** Not handed over yet: the period has not begun. */
  | { readonly kind: 'not_sent' }
  /** Fetched, or proven by the carrier: the day of the last parcel counts (§ 356(2) no. 1 b BGB). */
  | { readonly kind: 'received'; readonly receivedOn: readonly IsoDate[] }
  /** Sent without proof of delivery. */
  | { readonly kind: 'sent'; readonly sentOn: IsoDate; readonly transitDays: number }
  /** A service or voucher: the contract itself starts the period (§ 355(2) sentence 2 BGB). */
  | { readonly kind: 'service'; readonly contractOn: IsoDate };

export type WithdrawalPeriodQuestion = {
  readonly receipt: Receipt;
  /** Day on which the information on withdrawal was proven to reach the buyer; null: no proof. */
  readonly informedOn: IsoDate | null;
};

export type WithdrawalPeriod = {
  /** Day after which the period runs; null as long as nothing has arrived. */
  readonly startsOn: IsoDate | null;
  /** Last day on which a declaration is in time; null: the end is not known yet. */
  readonly endsOn: IsoDate | null;
  /** What the start rests on, as the office explains it. */
  readonly basis: 'not_sent' | 'received' | 'estimated' | 'contract' | 'not_informed';
};

const PERIOD_DAYS = 14;
/** Without proof of delivery the buyer gets these days on top of the usual time in transit. */
export const SAFETY_DAYS = 5;
/** Transit of a parcel where the promise does not say. */
export const USUAL_TRANSIT_DAYS = 3;

/**
 * The period for withdrawal (§§ 355(2), 356(2), (3) BGB). It ends on its last day at midnight in
 * Germany; a Saturday, Sunday or holiday moves the end on (§ 193 BGB). Without the information it
 * runs 12 months longer; information given later starts the 14 days, but never beyond that.
 */
export function withdrawalPeriod(question: WithdrawalPeriodQuestion): WithdrawalPeriod {
  const { receipt, informedOn } = question;
  const arrivedOn = arrivalOf(receipt);
  if (arrivedOn === null) return { startsOn: null, endsOn: null, basis: 'not_sent' };
  const longest = endAfter(addYear(arrivedOn));
  if (informedOn === null) return { startsOn: arrivedOn, endsOn: longest, basis: 'not_informed' };
  const startsOn = [informedOn, arrivedOn].sort().at(-1) ?? arrivedOn;
  const endsOn = [endAfter(startsOn), longest].sort().at(0) ?? longest;
  return { startsOn, endsOn, basis: BASIS[receipt.kind] };
}

const BASIS = {
  not_sent: 'not_sent',
  received: 'received',
  sent: 'estimated',
  service: 'contract',
} as const;

/** Whether a declaration at this instant is in time. Before anything arrived it always is. */
export function isInTime(period: WithdrawalPeriod, declaredAt: string): boolean {
  return period.endsOn === null || berlinDateOf(declaredAt) <= period.endsOn;
}

function arrivalOf(receipt: Receipt): IsoDate | null {
  switch (receipt.kind) {
    case 'not_sent':
      return null;
    case 'received': {
      const last = [...receipt.receivedOn].sort().at(-1);
      invariant(last !== undefined, 'something was received');
      return last;
    }
    case 'sent':
      invariant(receipt.transitDays >= 0, 'transit takes no negative time');
      return addDays(receipt.sentOn, receipt.transitDays + SAFETY_DAYS);
    case 'service':
      return receipt.contractOn;
  }
}

const endAfter = (startsOn: IsoDate): IsoDate => nextWorkingDay(addDays(startsOn, PERIOD_DAYS));

/** The same day of the next year; 29 February becomes the 28th (§ 188(3) BGB). */
function addYear(on: IsoDate): IsoDate {
  const year = String(Number(on.slice(0, 4)) + 1).padStart(4, '0');
  const monthDay = on.slice(5) === '02-29' ? '02-28' : on.slice(5);
  return `${year}-${monthDay}`;
}

/** Days after the declaration until the money must be back (§§ 355(3), 357(1) BGB). */
const REFUND_DAYS = 14;
/** From then on staff are told that it is not. */
const ALERT_DAYS = 10;
/** What became due earlier goes back by itself this long before the last day. */
const AUTOMATIC_BEFORE_DAYS = 2;

/** When money must be back, when staff are told, when it goes back by itself. */
export function refundDeadline(receivedAt: string): {
  readonly dueOn: IsoDate;
  readonly alertOn: IsoDate;
  readonly automaticOn: IsoDate;
} {
  const receivedOn = berlinDateOf(receivedAt);
  const dueOn = addDays(receivedOn, REFUND_DAYS);
  return {
    dueOn,
    alertOn: addDays(receivedOn, ALERT_DAYS),
    automaticOn: addDays(dueOn, 0 - AUTOMATIC_BEFORE_DAYS),
  };
}
