import { invariant } from './invariant.ts';
import { assertCents, type Bps, type Cents, mulDivHalfUp, sumCents, WHOLE_BPS } from './money.ts';

/** A reserve whose time is over. */
export type Payable = { readonly id: string; readonly cents: Cents };

/** A ready share: what it pays out, and what the ledger owes for its order. */
export type ReadyShare = {
  readonly id: string;
  readonly payoutCents: Cents;
  readonly dueCents: Cents;
};

/** One producer before a run, in cents. */
export type PayoutQuestion = {
  /** The oldest hand-over first. */
  readonly shares: readonly ReadyShare[];
  /** Reserves that go out. */
  readonly releases: readonly Payable[];
  /** What the ledger owes beyond shares that no run has taken yet, by share; null: no order. */
  readonly corrections: readonly { readonly id: string | null; readonly cents: Cents }[];
  /** `A.recv` of the producer. */
  readonly receivableCents: Cents;
  /** Withheld of each share; 0 for a producer who is not new. */
  readonly reserveRateBps: Bps;
  readonly floorBps: Bps;
  readonly minimumCents: Cents;
  /** The oldest share has waited so long that the minimum does not count. */
  readonly isForced: boolean;
};

/**
 * One line of a run. `carriedCents` is money from elsewhere: a released reserve, or what the ledger
 * owes beyond the share (negative where it owes less). Always:
 * transfer = payout + carried − reserve − offset.
 */
export type PlannedItem = {
  readonly kind: 'share' | 'reserve' | 'correction';
  /** The share, the item whose reserve goes out, or the share of a correction. */
  readonly id: string | null;
  readonly payoutCents: Cents;
  readonly carriedCents: Cents;
  readonly reserveCents: Cents;
  readonly offsetCents: Cents;
  readonly transferCents: Cents;
};

export type PayoutPlan =
  | { readonly kind: 'items'; readonly items: readonly PlannedItem[] }
  | { readonly kind: 'below_minimum' }
  | { readonly kind: 'nothing' };

/**
 * What a run pays one producer. Claims on the producer are offset first, then the reserve is
 * withheld, and both together leave at least the floor (D14). Everything is taken from the oldest
 * line first. The ledger is the truth: what it owes beyond the shares (a refund that came back, the
 * cents of a commission invoice) goes out as a correction, what it owes less is taken off.
 */
export function planPayout(question: PayoutQuestion): PayoutPlan {
  const lines = linesOf(question);
  const totalCents = sumCents(lines.map(baseOf));
  if (totalCents === 0) return { kind: 'nothing' };
  if (totalCents < question.minimumCents && !question.isForced) return { kind: 'below_minimum' };
  const floorCents = mulDivHalfUp(totalCents, question.floorBps, WHOLE_BPS);
  assertCents(question.receivableCents, 'receivableCents');
  let deductibleCents = totalCents - floorCents;
  let claimCents = Math.min(Math.max(question.receivableCents, 0), deductibleCents);
  deductibleCents -= claimCents;
  const items = lines.map((line): PlannedItem => {
    const wantedCents = mulDivHalfUp(line.payoutCents, question.reserveRateBps, WHOLE_BPS);
    const reserveCents = Math.min(wantedCents, deductibleCents, baseOf(line));
    deductibleCents -= reserveCents;
    const offsetCents = Math.min(claimCents, baseOf(line) - reserveCents);
    claimCents -= offsetCents;
    const transferCents = baseOf(line) - reserveCents - offsetCents;
    return { ...line, reserveCents, offsetCents, transferCents };
  });
  const reachesCents = sumCents(items.map((item) => item.transferCents));
  invariant(reachesCents >= floorCents, 'a run leaves the producer at least the floor');
  return { kind: 'items', items };
}

type Line = Pick<PlannedItem, 'kind' | 'id' | 'payoutCents' | 'carriedCents'>;

const baseOf = ({ payoutCents, carriedCents }: Line): Cents => payoutCents + carriedCents;

/** What the ledger owes nothing for makes no line. */
function linesOf({ shares, releases, corrections }: PayoutQuestion): Line[] {
  const ofShares = shares.map(({ id, payoutCents, dueCents }): Line => {
    invariant(payoutCents > 0, 'a ready share pays out something');
    return { kind: 'share', id, payoutCents, carriedCents: dueCents - payoutCents };
  });
  const ofReleases = releases.map(({ id, cents }): Line => {
    return { kind: 'reserve', id, payoutCents: 0, carriedCents: cents };
  });
  const ofCorrections = corrections.map(({ id, cents }): Line => {
    return { kind: 'correction', id, payoutCents: 0, carriedCents: cents };
  });
  return [...ofShares, ...ofReleases, ...ofCorrections].filter((line) => baseOf(line) > 0);
}

/** A reserve that an item withheld. */
export type HeldReserve = {
  readonly itemId: string;
  /** What was withheld and has not gone out again. */
  readonly reserveCents: Cents;
  /** What the share may still pay out: its payout now less what it has paid out. */
  readonly openCents: Cents;
  readonly isOver: boolean;
};

/**
 * The reserves that may go out: those whose time is over, as far as recovery has left them
 * (`balanceCents` is `L.reserve` of the producer). What recovery has used is taken off the oldest;
 * no share ever gets more than is left of it, so a charge never pays out more than it brought.
 */
export function reservesToRelease(held: readonly HeldReserve[], balanceCents: Cents): Payable[] {
  const capped = held.map((one) => ({
    ...one,
    cents: Math.max(Math.min(one.reserveCents, one.openCents), 0),
  }));
  let usedCents = Math.max(sumCents(capped.map((one) => one.cents)) - balanceCents, 0);
  return capped.flatMap(({ itemId, cents, isOver }) => {
    const usedHereCents = Math.min(usedCents, cents);
    usedCents -= usedHereCents;
    const leftCents = cents - usedHereCents;
    return isOver && leftCents > 0 ? [{ id: itemId, cents: leftCents }] : [];
  });
}
