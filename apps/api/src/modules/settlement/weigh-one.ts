import { invariant } from '@markthalle/domain/invariant';
import {
  type Payable,
  type PayoutPlan,
  planPayout,
  reservesToRelease,
} from '@markthalle/domain/payoutPlan';
import type { SettlementRules } from '@markthalle/domain/settlementRules';
import { decideShare, type ShareDecision } from '@markthalle/domain/shareDecision';
import { DAY_MS, later } from '../../platform/clock/clock.ts';
import { factsOf, type ShareRow, shareNowOf } from './share-facts.ts';
import type { CorrectionRow, HeldReserveRow, Standing } from './standings.queries.ts';

interface WeighedShare {
  readonly share: ShareRow;
  readonly decision: ShareDecision;
}

/** A producer before a run: what it would pay, and what waits with its reason. */
export interface WeighedProducer {
  readonly producerId: string;
  readonly producerName: string;
  readonly plan: PayoutPlan;
  /** All handed over shares that no run has taken, the oldest first. */
  readonly shares: readonly WeighedShare[];
  /** Every share that a line of the plan may name. */
  readonly sources: ReadonlyMap<string, ShareRow>;
  /** The share of each item whose reserve may go out. */
  readonly reserveItems: ReadonlyMap<string, string>;
}

/** Everything that a run reads, once for all producers. */
export interface Picture {
  readonly rules: SettlementRules;
  readonly now: Date;
  readonly standings: ReadonlyMap<string, Standing>;
  readonly dueByShare: ReadonlyMap<string, number>;
  readonly corrections: readonly CorrectionRow[];
  readonly reserves: readonly HeldReserveRow[];
  readonly firstHandOvers: ReadonlyMap<string, Date>;
  readonly sources: ReadonlyMap<string, ShareRow>;
}

export interface ProducerHead {
  readonly producerId: string;
  readonly producerName: string;
  readonly isAccountPayable: boolean;
}

const NO_STANDING: Standing = { dueCents: 0, reserveCents: 0, receivableCents: 0 };

/** What a run would pay one producer, from the picture alone. */
export function weighOne(
  { producerId, producerName, isAccountPayable }: ProducerHead,
  shares: readonly ShareRow[],
  picture: Picture,
): WeighedProducer {
  const { rules, now } = picture;
  const decided = shares.map((share) => ({
    share,
    decision: decideShare(factsOf(share, rules), now),
  }));
  const ready = decided.filter(({ decision }) => decision.ready).map(({ share }) => share);
  const standing = picture.standings.get(producerId) ?? NO_STANDING;
  const releases = releasesOf(producerId, standing, picture);
  const corrections = correctionsOf(producerId, isAccountPayable, picture);
  const forcedAt = later(
    oldestOf([
      ...ready.flatMap((share) => share.handedOverAt ?? []),
      ...releases.map((one) => one.since),
      ...corrections.map((one) => one.since),
    ]) ?? now,
    rules.forceAfterDays * DAY_MS,
  );
  const plan = planPayout({
    shares: ready.map((share) => ({
      id: share.producerOrderId,
      payoutCents: shareNowOf(share).payoutCents,
      dueCents: picture.dueByShare.get(share.producerOrderId) ?? 0,
    })),
    releases,
    corrections,
    receivableCents: standing.receivableCents,
    reserveRateBps: isNew(producerId, picture) ? rules.reserve.rateBps : 0,
    floorBps: rules.floorBps,
    minimumCents: rules.minimumCents,
    isForced: forcedAt <= now,
  });
  const waits: ShareDecision = { ready: false, because: 'below_minimum', until: forcedAt };
  return {
    producerId,
    producerName,
    plan,
    sources: picture.sources,
    reserveItems: new Map(picture.reserves.map((one) => [one.itemId, one.producerOrderId])),
    shares:
      plan.kind === 'below_minimum'
        ? decided.map((one) => (one.decision.ready ? { ...one, decision: waits } : one))
        : decided,
  };
}

function isNew(producerId: string, { rules, now, firstHandOvers }: Picture): boolean {
  const first = firstHandOvers.get(producerId);
  return first !== undefined && now < later(first, rules.reserve.newForDays * DAY_MS);
}

/** Money of a share that is already taken goes out under the same conditions as a ready one. */
function mayGoOut(share: ShareRow | undefined, { rules, now }: Picture): boolean {
  if (share === undefined || share.chargeId === null) return false;
  const facts = { ...factsOf(share, rules), isInRun: false, holdUntil: now, rhythmUntil: null };
  const decision = decideShare(facts, now);
  return decision.ready || decision.because === 'nothing_left';
}

/** Since when the oldest of them waits. */
const oldestOf = (dates: readonly Date[]): Date | null =>
  dates.reduce<Date | null>((old, date) => (old === null || date < old ? date : old), null);

type Dated = { readonly since: Date };

function releasesOf(producerId: string, standing: Standing, picture: Picture): (Payable & Dated)[] {
  const own = picture.reserves.filter((one) => one.producerId === producerId);
  const held = own.map((one) => {
    const share = picture.sources.get(one.producerOrderId);
    invariant(share !== undefined, 'a reserve belongs to a share');
    const isOver = one.isTransferred && one.reserveUntil <= picture.now;
    return {
      itemId: one.itemId,
      reserveCents: one.reserveCents,
      openCents: shareNowOf(share).payoutCents - one.paidOutCents,
      isOver: isOver && mayGoOut(share, picture),
    };
  });
  const since = new Map(own.map((one) => [one.itemId, one.reserveUntil]));
  return reservesToRelease(held, standing.reserveCents).map((one) => ({
    ...one,
    since: since.get(one.id) ?? picture.now,
  }));
}

function correctionsOf(producerId: string, isAccountPayable: boolean, picture: Picture) {
  return picture.corrections.flatMap((row) => {
    const isOwn = row.producerId === producerId;
    const id = row.producerOrderId;
    const mayGo = id === null ? isAccountPayable : mayGoOut(picture.sources.get(id), picture);
    return isOwn && mayGo ? [{ id, cents: row.cents, since: row.since }] : [];
  });
}
