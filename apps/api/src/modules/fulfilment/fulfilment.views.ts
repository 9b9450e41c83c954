import type { OutputOf } from '@markthalle/contracts/endpoint';
import type { Language } from '@markthalle/contracts/fields';
import type { readPortalOrder } from '@markthalle/contracts/portal-orders';
import type { LineSnapshot, Localised } from '../orders/order-draft.ts';

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
  readonly goods_cents: number;
  readonly pieces: number;
}

export interface PortalOrderRow extends CardRow {
  readonly deposit_cents: number;
  readonly delivery_cents: number;
  readonly delivery_by: 'producer' | 'cooperative';
  readonly commission_net_cents: number;
  readonly commission_vat_cents: number;
  readonly payout_cents: number;
  readonly street: string | null;
  readonly postcode: string | null;
  readonly town: string | null;
  readonly phone: string | null;
  readonly min_age: number | null;
  readonly lines: readonly LineRow[];
  readonly steps: readonly { readonly kind: string; readonly at: string }[];
}

interface LineRow {
  readonly id: string;
  readonly quantity: number;
  readonly goods_cents: number;
  readonly deposit_cents: number;
  readonly snapshot: LineSnapshot;
}

export const toCard = (row: CardRow, language: Language): CardView => ({
  producerOrderId: row.id,
  number: row.number,
  placedAt: row.placed_at.toISOString(),
  buyerName: row.buyer_name,
  state: row.state,
  way: row.way,
  wayLabel: row.way_label[language],
  promise: { earliestOn: row.promised_earliest_on, latestOn: row.promised_latest_on },
  pieces: row.pieces,
  goodsCents: row.goods_cents,
});

/**
 * Goods, deposit and delivery less commission and its VAT are the payout: delivery that the
 * cooperative carries is not the producer's and counts 0 here. The address is left out where the
 * buyer fetches the goods (Art. 5(1)(c) GDPR).
 */
export function toPortalOrder(row: PortalOrderRow, language: Language): PortalOrderView {
  const isPickup = row.way === 'pickup';
  return {
    ...toCard(row, language),
    recipient: {
      name: row.buyer_name,
      street: isPickup ? null : row.street,
      postcode: isPickup ? null : row.postcode,
      town: isPickup ? null : row.town,
      phone: row.phone,
    },
    minAge: row.min_age,
    lines: row.lines.map((line) => ({
      lineId: line.id,
      name: line.snapshot.name[language],
      variantLabel: line.snapshot.variantLabel?.[language] ?? null,
      unitLabel: line.snapshot.unitLabel[language],
      quantity: line.quantity,
      goodsCents: line.goods_cents,
      depositCents: line.deposit_cents,
    })),
    depositCents: row.deposit_cents,
    deliveryCents: row.delivery_by === 'producer' ? row.delivery_cents : 0,
    commissionNetCents: row.commission_net_cents,
    commissionVatCents: row.commission_vat_cents,
    payoutCents: row.payout_cents,
    steps: row.steps.map((step) => ({
      kind: step.kind as PortalOrderView['steps'][number]['kind'],
      at: new Date(step.at).toISOString(),
    })),
  };
}
