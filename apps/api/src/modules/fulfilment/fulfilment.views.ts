import type { OutputOf } from '@markthalle/contracts/endpoint';
import type { Language } from '@markthalle/contracts/fields';
import type { readPortalOrder } from '@markthalle/contracts/portal-orders';
import { berlinDateOf } from '@markthalle/domain/dates';
import { statusWordOf, tripAddress } from '@markthalle/domain/handOver';
import { type ShareNow, shareAfter } from '@markthalle/domain/share';
import type { LineSnapshot, Localised } from '../orders/order-draft.ts';
import { shareTermsOf } from '../orders/orders.facade.ts';
import { periodOfService, toServiceView } from './service-view.ts';

type PortalOrderView = OutputOf<typeof readPortalOrder>;
type CardView = Pick<
  PortalOrderView,
  | 'producerOrderId'
  | 'number'
  | 'placedAt'
  | 'buyerName'
  | 'state'
  | 'way'
  | 'wayLabel'
  | 'promise'
  | 'handOverOn'
  | 'tripAddress'
  | 'word'
  | 'pieces'
  | 'goodsCents'
>;

export interface CardRow {
  readonly id: string;
  readonly number: string;
  readonly placed_at: Date;
  readonly buyer_name: string;
  readonly state: CardView['state'];
  readonly way: CardView['way'];
  readonly way_label: Localised;
  readonly promised_earliest_on: string;
  readonly promised_latest_on: string;
  readonly hand_over_on: string;
  readonly trip: string;
  readonly goods_cents: number;
  readonly pieces: number;
}

export interface PortalOrderRow extends CardRow {
  readonly deposit_cents: number;
  readonly delivery_cents: number;
  readonly delivery_by: 'producer' | 'cooperative';
  readonly commission_rule_id: string;
  readonly commission_rate_bps: number;
  readonly commission_vat_rate_bps: number;
  readonly fee_share_cents: number;
  readonly reduced_goods_cents: number;
  readonly reduced_deposit_cents: number;
  readonly reduced_delivery_cents: number;
  readonly reductions: readonly (Omit<PortalOrderView['reductions'][number], 'at'> & {
    readonly at: string;
  })[];
  readonly street: string | null;
  readonly postcode: string | null;
  readonly town: string | null;
  readonly phone: string | null;
  readonly min_age: number | null;
  readonly informed_at: Date | null;
  readonly has_pickup_code: boolean;
  readonly lines: readonly LineRow[];
  readonly steps: readonly { readonly kind: string; readonly at: string }[];
}

interface LineRow {
  readonly id: string;
  readonly quantity: number;
  readonly refunded_quantity: number;
  readonly goods_cents: number;
  readonly deposit_cents: number;
  readonly snapshot: LineSnapshot;
  readonly service_started_at: string | null;
  readonly service_completed_at: string | null;
  readonly service_withdrawn_at: string | null;
}

export const toCard = (row: CardRow, language: Language, today: string): CardView => ({
  producerOrderId: row.id,
  number: row.number,
  placedAt: row.placed_at.toISOString(),
  buyerName: row.buyer_name,
  state: row.state,
  way: row.way,
  wayLabel: row.way_label[language],
  promise: { earliestOn: row.promised_earliest_on, latestOn: row.promised_latest_on },
  handOverOn: row.hand_over_on,
  tripAddress: tripAddress(row.hand_over_on, row.trip),
  word: statusWordOf({ state: row.state, handOverOn: row.hand_over_on }, today),
  pieces: row.pieces,
  goodsCents: row.goods_cents,
});

/** The share as it stands after everything that was taken off. */
function shareOf(row: PortalOrderRow): ShareNow {
  const terms = shareTermsOf({
    goodsCents: row.goods_cents,
    depositCents: row.deposit_cents,
    deliveryCents: row.delivery_cents,
    deliveryBy: row.delivery_by,
    commissionRule: {
      id: row.commission_rule_id,
      rateBps: row.commission_rate_bps,
      vatRateBps: row.commission_vat_rate_bps,
    },
    feeShareCents: row.fee_share_cents,
  });
  return shareAfter(terms, {
    goodsCents: row.reduced_goods_cents,
    depositCents: row.reduced_deposit_cents,
    deliveryCents: row.reduced_delivery_cents,
  });
}

/**
 * Goods, deposit and delivery less commission and its VAT are the payout: delivery that the
 * cooperative carries is not the producer's and counts 0 here. The address is left out where the
 * buyer fetches the goods (Art. 5(1)(c) GDPR).
 */
export function toPortalOrder(row: PortalOrderRow, language: Language, now: Date): PortalOrderView {
  const isPickup = row.way === 'pickup' || row.way === 'pickup_point';
  const share = shareOf(row);
  const period = periodOfService({ placedAt: row.placed_at, informedAt: row.informed_at });
  return {
    ...toCard(row, language, berlinDateOf(now.toISOString())),
    recipient: {
      name: row.buyer_name,
      street: isPickup ? null : row.street,
      postcode: isPickup ? null : row.postcode,
      town: isPickup ? null : row.town,
      phone: row.phone,
    },
    minAge: row.min_age,
    hasPickupCode: row.has_pickup_code,
    lines: row.lines.map((line) => ({
      lineId: line.id,
      name: line.snapshot.name[language],
      variantLabel: line.snapshot.variantLabel?.[language] ?? null,
      unitLabel: line.snapshot.unitLabel[language],
      quantity: line.quantity,
      refundedQuantity: line.refunded_quantity,
      goodsCents: line.goods_cents,
      depositCents: line.deposit_cents,
      service: line.snapshot.service
        ? toServiceView(line.snapshot.service, line, period, now)
        : null,
    })),
    reductions: row.reductions.map((one) => ({ ...one, at: new Date(one.at).toISOString() })),
    reducedCents: row.reduced_goods_cents + row.reduced_deposit_cents + row.reduced_delivery_cents,
    depositCents: row.deposit_cents,
    deliveryCents: row.delivery_by === 'producer' ? row.delivery_cents : 0,
    feeShareCents: share.feeShareCents,
    commissionNetCents: share.commission.netCents,
    commissionVatCents: share.commission.vatCents,
    payoutCents: share.payoutCents,
    steps: row.steps.map((step) => ({
      kind: step.kind as PortalOrderView['steps'][number]['kind'],
      at: new Date(step.at).toISOString(),
    })),
  };
}
