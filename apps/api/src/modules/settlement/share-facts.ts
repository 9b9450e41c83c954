import { berlinDateOf, berlinMidnightOf } from '@markthalle/domain/dates';
import type { SettlementRules } from '@markthalle/domain/settlementRules';
import { nextMonthBegins } from '@markthalle/domain/settlementWeek';
import { type ShareNow, shareAfter } from '@markthalle/domain/share';
import type { Hold, HoldReason, ShareFacts } from '@markthalle/domain/shareDecision';
import type { OrderPaymentState, ProducerOrderState } from '@markthalle/domain/states';
import { DAY_MS, later } from '../../platform/clock/clock.ts';

/** One producer's part of a paid order with everything that decides about its settlement. */
export interface ShareRow {
  readonly producerOrderId: string;
  readonly producerId: string;
  readonly producerName: string;
  readonly orderId: string;
  readonly orderNumber: string;
  readonly chargeId: string | null;
  readonly method: string | null;
  readonly state: ProducerOrderState;
  readonly paymentState: OrderPaymentState;
  readonly goodsCents: number;
  readonly depositCents: number;
  readonly deliveryCents: number;
  readonly reducedGoodsCents: number;
  readonly reducedDepositCents: number;
  readonly reducedDeliveryCents: number;
  readonly commissionRuleId: string;
  readonly commissionRateBps: number;
  readonly commissionVatRateBps: number;
  readonly feeShareCents: number;
  readonly handedOverAt: Date | null;
  readonly holdUntil: Date | null;
  readonly holds: readonly { readonly reason: HoldReason; readonly until: string }[];
  readonly isTrusted: boolean;
  readonly isMonthly: boolean;
  readonly isInRun: boolean;
  /** Somebody has asked for a refund and nobody has decided, or nobody knows what it was for. */
  readonly hasOpenRefund: boolean;
  readonly hasIncident: boolean;
  readonly isAccountPayable: boolean;
}

const newestTerm = (kind: 'rhythm' | 'trust') => `(select t.value from settlement.producer_term t
    where t.producer_id = p.producer_id and t.kind = '${kind}'
    order by t.set_at desc, t.id desc limit 1)`;

/**
 * Shares of paid orders; a `where` on `p` (producer order) follows. Delivery by the cooperative is
 * not the producer's. That money lies too long is no reason to keep it longer.
 */
export const SHARES = `
  select p.id as "producerOrderId", p.producer_id as "producerId", m.name as "producerName",
         p.order_id as "orderId", p.number as "orderNumber", c.charge_id as "chargeId", c.method,
         p.state, o.payment_state as "paymentState",
         p.goods_cents as "goodsCents", p.deposit_cents as "depositCents",
         case p.delivery_by when 'producer' then p.delivery_cents else 0 end as "deliveryCents",
         p.reduced_goods_cents as "reducedGoodsCents",
         p.reduced_deposit_cents as "reducedDepositCents",
         p.reduced_delivery_cents as "reducedDeliveryCents",
         p.commission_rule_id as "commissionRuleId",
         p.commission_rate_bps as "commissionRateBps",
         p.commission_vat_rate_bps as "commissionVatRateBps",
         p.fee_share_cents as "feeShareCents",
         p.handed_over_at as "handedOverAt", p.hold_until as "holdUntil",
         (select coalesce(jsonb_agg(jsonb_build_object('reason', h.reason, 'until', h.until)), '[]')
            from settlement.hold h
           where h.released_at is null and h.producer_id = p.producer_id
             and (h.producer_order_id is null or h.producer_order_id = p.id)) as holds,
         coalesce(${newestTerm('trust')} = 'trusted', false) as "isTrusted",
         coalesce(${newestTerm('rhythm')} = 'monthly', false) as "isMonthly",
         exists (select from settlement.run_item i where i.producer_order_id = p.id
                   and i.kind = 'share' and i.state not in ('skipped', 'rejected')) as "isInRun",
         exists (select from refunds.refund r
                  where r.order_id = p.order_id
                    and (r.kind = 'unassigned' and r.state not in ('failed', 'canceled')
                      or r.state = 'requested' and exists (
                           select from refunds.refund_part t
                            where t.refund_id = r.id and t.producer_order_id = p.id)))
           as "hasOpenRefund",
         exists (select from platform.incident x where x.resolved_at is null
                   and x.kind <> 'hold-cap-reached'
                   and x.subject in (p.id::text, o.id::text, c.charge_id)) as "hasIncident",
         coalesce(a.state = 'payable', false) as "isAccountPayable"
    from orders.producer_order p
    join orders."order" o on o.id = p.order_id
    join producers.producer m on m.id = p.producer_id
    left join payments.charge c on c.order_id = o.id and c.purpose = 'order'
    left join producers.stripe_account a on a.producer_id = p.producer_id and a.replaced_at is null
   where o.payment_state in ('paid', 'partially_refunded', 'refunded')`;

/** A handed over producer order `p` that no run has taken. */
export const UNSETTLED = `p.state in ('handed_over', 'completed')
  and not exists (select from settlement.run_item i where i.producer_order_id = p.id
                    and i.kind = 'share' and i.state not in ('skipped', 'rejected'))`;

/** The share after everything that was taken off it. */
export function shareNowOf(share: ShareRow): ShareNow {
  const { goodsCents, depositCents, deliveryCents, feeShareCents } = share;
  const rule = {
    id: share.commissionRuleId,
    rateBps: share.commissionRateBps,
    vatRateBps: share.commissionVatRateBps,
  };
  const reduction = {
    goodsCents: share.reducedGoodsCents,
    depositCents: share.reducedDepositCents,
    deliveryCents: share.reducedDeliveryCents,
  };
  return shareAfter({ goodsCents, depositCents, deliveryCents, rule, feeShareCents }, reduction);
}

/** What was taken off a share since the sale, gross. */
export const reducedCentsOf = (share: ShareRow): number =>
  share.goodsCents + share.depositCents + share.deliveryCents - shareNowOf(share).grossCents;

/** A share without its charge is a problem for a person: nothing can be transferred from it. */
export function factsOf(share: ShareRow, rules: SettlementRules): ShareFacts {
  const { handedOverAt } = share;
  const holdCapAt = handedOverAt === null ? null : later(handedOverAt, rules.holdCapDays * DAY_MS);
  return {
    state: share.state,
    paymentState: share.paymentState,
    payoutCents: shareNowOf(share).payoutCents,
    isInRun: share.isInRun,
    holdUntil: holdUntilOf(share),
    holds: holdsOf(share, holdCapAt),
    holdCapAt,
    hasOpenProblem: share.hasIncident || share.chargeId === null,
    isAccountPayable: share.isAccountPayable,
    rhythmUntil: share.isMonthly && handedOverAt !== null ? monthAfter(handedOverAt) : null,
  };
}

/** An undecided refund holds the share by itself; after the cap the run decides as for any other. */
function holdsOf({ holds, hasOpenRefund }: ShareRow, holdCapAt: Date | null): Hold[] {
  const set = holds.map(({ reason, until }) => ({ reason, until: new Date(until) }));
  return hasOpenRefund && holdCapAt !== null
    ? [...set, { reason: 'refund_open', until: holdCapAt }]
    : set;
}

/** Trust ends the hold with the hand-over, but a buyer's bank may still return a direct debit. */
const holdUntilOf = ({ isTrusted, method, handedOverAt, holdUntil }: ShareRow): Date | null =>
  isTrusted && method !== 'sepa_debit' ? handedOverAt : holdUntil;

/** Who is settled monthly waits for the first run of the month after the hand-over. */
const monthAfter = (handedOverAt: Date): Date =>
  new Date(berlinMidnightOf(nextMonthBegins(berlinDateOf(handedOverAt.toISOString()))));
