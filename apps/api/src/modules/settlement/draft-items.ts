import { invariant } from '@markthalle/domain/invariant';
import type { PlannedItem } from '@markthalle/domain/payoutPlan';
import { NO_AMOUNTS } from '@markthalle/domain/settlement';
import { DAY_MS, later } from '../../platform/clock/clock.ts';
import type { ItemDraft, WaitingDraft } from './run-rows.ts';
import { reducedCentsOf, type ShareRow, shareNowOf } from './share-facts.ts';
import type { WeighedProducer } from './weigh-one.ts';

/** The lines of a plan with everything that is frozen at the draft. */
export function draftItems(
  { producerId, plan, sources, reserveItems }: WeighedProducer,
  now: Date,
  releaseAfterDays: number,
): ItemDraft[] {
  if (plan.kind !== 'items') return [];
  return plan.items.map((planned) => {
    const { kind, id, payoutCents, carriedCents, reserveCents, offsetCents, transferCents } =
      planned;
    const releasedItemId = kind === 'reserve' ? id : null;
    const shareId = kind === 'reserve' ? (reserveItems.get(id ?? '') ?? null) : id;
    const share = shareId === null ? null : (sources.get(shareId) ?? null);
    invariant(share !== null || shareId === null, 'a line of a plan has its share');
    return {
      ...NO_AMOUNTS,
      ...(share !== null && kind === 'share' ? amountsOf(share, planned) : {}),
      kind,
      producerId,
      payoutCents,
      carriedCents,
      reserveCents,
      offsetCents,
      transferCents,
      releasedItemId,
      reserveUntil: reserveCents > 0 ? later(now, releaseAfterDays * DAY_MS) : null,
      orderId: share?.orderId ?? null,
      producerOrderId: share?.producerOrderId ?? null,
      orderNumber: share?.orderNumber ?? null,
      chargeId: share?.chargeId ?? null,
      commissionRateBps: share?.commissionRateBps ?? 0,
      handedOverAt: share?.handedOverAt ?? null,
    };
  });
}

/** What the share was sold for, what was taken off it since, and the commission on the rest. */
function amountsOf(share: ShareRow, { payoutCents }: PlannedItem) {
  const standing = shareNowOf(share);
  invariant(standing.payoutCents === payoutCents, 'a share is planned as it stands');
  return {
    goodsCents: share.goodsCents,
    depositCents: share.depositCents,
    deliveryCents: share.deliveryCents,
    refundedCents: reducedCentsOf(share),
    commissionNetCents: standing.commission.netCents,
    commissionVatCents: standing.commission.vatCents,
    feeCents: standing.feeShareCents,
  };
}

/** What the producer still has to wait for, with the reason of this moment. */
export function draftWaiting({ producerId, shares }: WeighedProducer): WaitingDraft[] {
  return shares.flatMap(({ share, decision }) => {
    if (decision.ready || decision.because === 'nothing_left') return [];
    return [
      {
        producerId,
        producerOrderId: share.producerOrderId,
        orderNumber: share.orderNumber,
        payoutCents: shareNowOf(share).payoutCents,
        reason: decision.because,
        until: decision.until,
      },
    ];
  });
}
