import { berlinDateOf } from '@markthalle/domain/dates';
import { handOverOnOf, tripOf } from '@markthalle/domain/handOver';
import type { Occasion } from '@markthalle/domain/occasion';
import type { ProducerOrderState } from '@markthalle/domain/states';
import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/db/db.ts';
import { hashToken, newId } from '../../platform/db/new-id.ts';
import {
  goodsOf,
  type Localised,
  type OrderDraft,
  type OrderLineDraft,
  type ProducerOrderDraft,
  partNumber,
} from './order-draft.ts';
import { OrderToken } from './order-token.ts';
import { newPickupCode } from './pickup-code.ts';

/** Another date for the seats of a line. */
export interface LineDate {
  readonly variantId: string;
  readonly label: Localised;
  readonly occasion: Occasion;
}

/** All writes of an order are set-based: five statements, however many lines it has. */
@Injectable()
export class OrdersStore {
  constructor(private readonly tokens: OrderToken) {}

  /** The next public number, such as `26-000417`: year in Germany and running number, not the day's turnover. */
  async nextNumber(tx: Tx, now: Date): Promise<string> {
    const row = await tx.row<{ n: number }>(`select nextval('orders.order_number') as n`);
    const year = berlinDateOf(now.toISOString()).slice(2, 4);
    return `${year}-${String(row?.n).padStart(6, '0')}`;
  }

  async insert(tx: Tx, draft: OrderDraft, number: string, now: Date): Promise<void> {
    await this.insertOrder(tx, draft, number, now);
    await this.insertProducerOrders(tx, draft, number);
    await this.insertLines(tx, draft.producerOrders);
    await this.insertStep(tx, draft.orderId, null, 'placed', draft.accountId, now);
  }

  private async insertOrder(tx: Tx, draft: OrderDraft, number: string, now: Date): Promise<void> {
    await tx.execute(
      `insert into orders."order" (id, number, token_hash, sealed_token, request_key, account_id, cart_id,
         language, email, buyer_name, phone, street, postcode, town, min_age, payment_state,
         reserved_until, goods_cents, deposit_cents, delivery_cents, total_cents,
         delivery_vat_rate_bps, placed_at, age_check, legal_document_ids, button_label_version)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, 'reserved',
         $16, $17, $18, $19, $20, $21, $22, $23, $24, $25)`,
      [
        draft.orderId,
        number,
        hashToken(draft.token),
        this.tokens.seal(draft.token),
        draft.requestKey,
        draft.accountId,
        draft.cartId,
        draft.language,
        draft.email,
        draft.buyerName,
        draft.phone,
        draft.street,
        draft.postcode,
        draft.town,
        draft.minAge,
        draft.reservedUntil,
        draft.goodsCents,
        draft.depositCents,
        draft.deliveryCents,
        draft.totalCents,
        draft.deliveryVatRateBps,
        now,
        draft.ageCheck ? JSON.stringify(draft.ageCheck) : null,
        draft.legalDocumentIds ?? [],
        draft.buttonLabelVersion ?? 1,
      ],
    );
  }

  private async insertProducerOrders(tx: Tx, draft: OrderDraft, number: string): Promise<void> {
    const rows = draft.producerOrders.map((part, index) =>
      producerOrderRow(part, draft.orderId, index + 1, number),
    );
    await tx.execute(
      `insert into orders.producer_order (id, order_id, producer_id, position, number, state, seller,
         tax_status, commission_rule_id, commission_rate_bps, commission_vat_rate_bps,
         commission_net_cents, commission_vat_cents, way, way_label, delivery_by,
         promised_earliest_on, promised_latest_on, promise, goods_cents, deposit_cents,
         delivery_cents, standard_delivery_cents, payout_cents, pickup_code, hand_over_on, trip)
       select id, order_id, producer_id, position, number, 'new', seller, tax_status,
         commission_rule_id, commission_rate_bps, commission_vat_rate_bps, commission_net_cents,
         commission_vat_cents, way, way_label, delivery_by, promised_earliest_on,
         promised_latest_on, promise, goods_cents, deposit_cents, delivery_cents,
         standard_delivery_cents, payout_cents, pickup_code, hand_over_on, trip
       from jsonb_populate_recordset(null::orders.producer_order, $1::jsonb)`,
      [JSON.stringify(rows)],
    );
  }

  private async insertLines(tx: Tx, parts: readonly ProducerOrderDraft[]): Promise<void> {
    const rows = parts.flatMap((part) =>
      part.lines.map((line, index) => lineRow(line, part.producerOrderId, index + 1)),
    );
    await tx.execute(
      `insert into orders.order_line
       select * from jsonb_populate_recordset(null::orders.order_line, $1::jsonb)`,
      [JSON.stringify(rows)],
    );
  }

  /** Records what happened once; the same step again changes nothing. */
  async insertStep(
    tx: Tx,
    orderId: string,
    producerOrderId: string | null,
    kind: string,
    actorId: string | null,
    at: Date,
  ): Promise<void> {
    await tx.execute(
      `insert into orders.order_step (id, order_id, producer_order_id, kind, actor_id, at)
       values ($1, $2, $3, $4, $5, $6)
       on conflict (order_id, coalesce(producer_order_id, order_id), kind) do nothing`,
      [newId(), orderId, producerOrderId, kind, actorId, at],
    );
  }

  async moveLineToDate(tx: Tx, lineId: string, { variantId, label, occasion }: LineDate) {
    await tx.execute(
      `update orders.order_line
          set variant_id = $2, snapshot = snapshot || jsonb_build_object('variantLabel', $3::jsonb,
                'occasion', $4::jsonb)
        where id = $1`,
      [lineId, variantId, JSON.stringify(label), JSON.stringify(occasion)],
    );
  }

  async noteInformed(tx: Tx, orderId: string, at: Date): Promise<void> {
    await tx.execute(
      'update orders."order" set informed_at = coalesce(informed_at, $2) where id = $1',
      [orderId, at],
    );
  }

  async updatePaymentState(tx: Tx, orderId: string, state: string, paidAt: Date | null) {
    await tx.execute(
      `update orders."order" set payment_state = $2, paid_at = coalesce(paid_at, $3) where id = $1`,
      [orderId, state, paidAt],
    );
  }

  async startAttempt(tx: Tx, orderId: string, reservedUntil: Date): Promise<number> {
    const row = await tx.row<{ attempt: number }>(
      `update orders."order" set attempt = attempt + 1, reserved_until = $2 where id = $1
       returning attempt`,
      [orderId, reservedUntil],
    );
    if (row === null) throw new Error(`Order ${orderId} does not exist`);
    return row.attempt;
  }

  async allowEarlyShipping(tx: Tx, orderId: string, by: string, at: Date): Promise<void> {
    await tx.execute(
      'update orders."order" set ship_early_at = $2, ship_early_by = $3 where id = $1',
      [orderId, at, by],
    );
  }

  async lockPartStates(tx: Tx, orderId: string): Promise<Map<string, ProducerOrderState>> {
    const rows = await tx.rows<{ id: string; state: ProducerOrderState }>(
      'select id, state from orders.producer_order where order_id = $1 order by id for update',
      [orderId],
    );
    return new Map(rows.map(({ id, state }) => [id, state]));
  }

  async bearFees(
    tx: Tx,
    orderId: string,
    shares: readonly { readonly producerId: string; readonly feeShareCents: number }[],
  ): Promise<void> {
    await tx.execute(
      `update orders.producer_order p
          set fee_share_cents = s.cents, payout_cents = p.payout_cents - s.cents
         from unnest($2::uuid[], $3::integer[]) as s (producer_id, cents)
        where p.order_id = $1 and p.producer_id = s.producer_id and p.fee_share_cents = 0`,
      [orderId, shares.map((one) => one.producerId), shares.map((one) => one.feeShareCents)],
    );
  }

  async updateProducerOrder(
    tx: Tx,
    producerOrderId: string,
    state: string,
    handedOverAt: Date | null,
    holdUntil: Date | null,
  ): Promise<void> {
    await tx.execute(
      `update orders.producer_order
          set state = $2, handed_over_at = coalesce(handed_over_at, $3),
              hold_until = coalesce(hold_until, $4)
        where id = $1`,
      [producerOrderId, state, handedOverAt, holdUntil],
    );
  }
}

const producerOrderRow = (
  part: ProducerOrderDraft,
  orderId: string,
  position: number,
  number: string,
) => ({
  id: part.producerOrderId,
  order_id: orderId,
  producer_id: part.producerId,
  position,
  number: partNumber(number, position),
  seller: part.seller,
  tax_status: part.taxStatus,
  commission_rule_id: part.commissionRule.id,
  commission_rate_bps: part.commissionRule.rateBps,
  commission_vat_rate_bps: part.commissionRule.vatRateBps,
  commission_net_cents: part.commissionNetCents,
  commission_vat_cents: part.commissionVatCents,
  way: part.way,
  way_label: part.wayLabel,
  delivery_by: part.deliveryBy,
  promised_earliest_on: part.promise.earliestOn,
  promised_latest_on: part.promise.latestOn,
  promise: part.storedPromise ?? null,
  pickup_code: newPickupCode(part.way),
  hand_over_on: handOverOnOf(part.storedPromise?.result ?? part.promise),
  trip: tripOf(part.way, part.storedPromise?.tripKey ?? null),
  goods_cents: part.goodsCents,
  deposit_cents: part.depositCents,
  delivery_cents: part.deliveryCents,
  standard_delivery_cents: part.standardDeliveryCents ?? null,
  payout_cents: part.payoutCents,
});

const lineRow = (line: OrderLineDraft, producerOrderId: string, position: number) => ({
  id: newId(),
  producer_order_id: producerOrderId,
  variant_id: line.variantId,
  product_version_id: line.productVersionId,
  position,
  quantity: line.quantity,
  unit_price_cents: line.unitPriceCents,
  container_deposit_cents: line.containerDepositCents,
  discount_cents: line.discountCents ?? 0,
  goods_cents: goodsOf(line),
  deposit_cents: line.containerDepositCents * line.quantity,
  vat_rate_bps: line.vatRateBps,
  snapshot: line.snapshot,
  refunded_quantity: 0,
  refunded_deposit_quantity: 0,
});
