import type { ShareFacts } from '@markthalle/domain/settlement';
import type { OrderPaymentState, ProducerOrderState } from '@markthalle/domain/states';

/** One producer's part of a paid order with everything that decides about its settlement. */
export interface ShareRow {
  readonly producerOrderId: string;
  readonly producerId: string;
  readonly producerName: string;
  readonly orderId: string;
  readonly orderNumber: string;
  readonly chargeId: string | null;
  readonly state: ProducerOrderState;
  readonly paymentState: OrderPaymentState;
  readonly goodsCents: number;
  readonly depositCents: number;
  readonly deliveryCents: number;
  readonly commissionRateBps: number;
  readonly commissionNetCents: number;
  readonly commissionVatCents: number;
  readonly payoutCents: number;
  readonly handedOverAt: Date | null;
  readonly holdUntil: Date | null;
  readonly isInRun: boolean;
  readonly hasIncident: boolean;
  readonly isAccountPayable: boolean;
}

/**
 * Shares of paid orders; a `where` on `p` (producer order) follows. Delivery by the cooperative is
 * not the producer's.
 */
export const SHARES = `
  select p.id as "producerOrderId", p.producer_id as "producerId", m.name as "producerName",
         p.order_id as "orderId", p.number as "orderNumber", c.charge_id as "chargeId",
         p.state, o.payment_state as "paymentState",
         p.goods_cents as "goodsCents", p.deposit_cents as "depositCents",
         case p.delivery_by when 'producer' then p.delivery_cents else 0 end as "deliveryCents",
         p.commission_rate_bps as "commissionRateBps",
         p.commission_net_cents as "commissionNetCents",
         p.commission_vat_cents as "commissionVatCents", p.payout_cents as "payoutCents",
         p.handed_over_at as "handedOverAt", p.hold_until as "holdUntil",
         exists (select from settlement.run_item i where i.producer_order_id = p.id
                   and i.state not in ('skipped', 'rejected')) as "isInRun",
         exists (select from platform.incident x where x.resolved_at is null
                   and x.subject in (p.id::text, o.id::text, c.charge_id)) as "hasIncident",
         coalesce(a.state = 'payable', false) as "isAccountPayable"
    from orders.producer_order p
    join orders."order" o on o.id = p.order_id
    join producers.producer m on m.id = p.producer_id
    left join payments.charge c on c.order_id = o.id and c.purpose = 'order'
    left join producers.stripe_account a on a.producer_id = p.producer_id and a.replaced_at is null
   where o.payment_state in ('paid', 'partially_refunded', 'refunded')`;

/** A share without its charge is a problem for a person: nothing can be transferred from it. */
export const factsOf = (share: ShareRow, now: Date): ShareFacts => ({
  state: share.state,
  paymentState: share.paymentState,
  payoutCents: share.payoutCents,
  isInRun: share.isInRun,
  isHoldOver: share.holdUntil !== null && share.holdUntil <= now,
  hasOpenProblem: share.hasIncident || share.chargeId === null,
  isAccountPayable: share.isAccountPayable,
});
