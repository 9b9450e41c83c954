import { commissionOn } from '@markthalle/domain/commission';
import { postChargeSucceeded } from '@markthalle/domain/postings';
import { splitPayment } from '@markthalle/domain/split';
import type { INestApplicationContext } from '@nestjs/common';
import { LedgerFacade } from '../src/modules/ledger/ledger.facade.ts';
import {
  goodsOf,
  type OrderLineDraft,
  type ProducerOrderDraft,
} from '../src/modules/orders/order-draft.ts';
import { splitQuestionOf } from '../src/modules/orders/order-for-payment.ts';
import { OrdersFacade } from '../src/modules/orders/orders.facade.ts';
import { Clock, DAY_MS, later } from '../src/platform/clock/clock.ts';
import { Db, type Tx } from '../src/platform/db/db.ts';
import { hashToken, newId, newToken } from '../src/platform/db/new-id.ts';
import { type LineWish, linesOf } from './line-wishes.ts';

export interface PartWish {
  readonly producerId: string;
  readonly goodsCents: number;
  readonly depositCents?: number;
  /** Pieces of the one line; divides goods and deposit without a rest. */
  readonly quantity?: number;
  /** A coupon took this off before: `goodsCents` is what remains. */
  readonly discountCents?: number;
  readonly deliveryCents?: number;
  readonly deliveryBy?: 'producer' | 'cooperative';
  readonly way?: ProducerOrderDraft['way'];
  readonly standardDeliveryCents?: number;
  readonly rateBps?: number;
  /** Instead of the one line: goods and deposit of the part are their sums. */
  readonly lines?: readonly LineWish[];
}

export interface ChargeWish {
  readonly chargeId: string;
  readonly paymentIntentId: string;
  readonly balanceTransactionId: string;
  readonly feeCents: number;
  readonly method: string;
}

export interface MadeOrder {
  readonly orderId: string;
  readonly number: string;
  /** Of the buyer's link. */
  readonly token: string;
  readonly totalCents: number;
  /** By producer. */
  readonly parts: ReadonlyMap<string, string>;
}

const both = (text: string) => ({ de: text, en: text });
const RATE_BPS = 800;
const VAT_BPS = 1900;

/**
 * Writes people, producers and orders straight through the facades: the world before a settlement.
 */
export class PaidOrders {
  private readonly db: Db;
  private readonly orders: OrdersFacade;
  private readonly ledger: LedgerFacade;
  private readonly clock: Clock;
  private made = 0;

  constructor(app: INestApplicationContext) {
    this.db = app.get(Db);
    this.orders = app.get(OrdersFacade);
    this.ledger = app.get(LedgerFacade);
    this.clock = app.get(Clock);
  }

  async producer(name: string, stripeAccountId?: string): Promise<string> {
    const id = newId();
    const now = this.clock.now();
    await this.db.execute(
      `insert into producers.producer (id, slug, name, owner_name, street, postcode, town, latitude,
         longitude, landscape, tagline, story, lead_time_days, dispatch_weekdays, legal_name,
         legal_form, phone, email, created_at)
       values ($1, $2, $3, 'Inhaberin', 'Dorfstraße 1', '17139', 'Malchin', 53.7, 12.7, 'seen',
         '{}', '{}', 1, '{mo}', $3, 'GbR', '03994 1', 'hof@example.org', $4)`,
      [id, `hof-${id}`, name, now],
    );
    if (stripeAccountId !== undefined) {
      await this.db.execute(
        `insert into producers.stripe_account (stripe_account_id, producer_id, state,
          payouts_enabled, created_at)
         values ($1, $2, 'payable', true, $3)`,
        [stripeAccountId, id, now],
      );
    }
    return id;
  }

  /** A person with an open session; answers the bearer token. */
  async person(role: { readonly staff?: boolean; readonly producerId?: string }): Promise<string> {
    const accountId = newId();
    const token = newToken();
    const now = this.clock.now();
    await this.db.execute(
      `insert into identity.account (id, email, display_name, language, is_staff, created_at)
       values ($1, $2, 'Person', 'de', $3, $4)`,
      [accountId, `${accountId}@example.org`, role.staff ?? false, now],
    );
    await this.db.execute(
      `insert into identity.session (token_hash, account_id, created_at, last_seen_at, expires_at)
       values ($1, $2, $3, $3, $4)`,
      [hashToken(token), accountId, now, later(now, 300 * DAY_MS)],
    );
    if (role.producerId !== undefined) {
      await this.db.execute(
        'insert into producers.member (account_id, producer_id) values ($1, $2)',
        [accountId, role.producerId],
      );
    }
    return token;
  }

  /** An order that waits for its payment. */
  async placed(wishes: readonly PartWish[]): Promise<MadeOrder> {
    const parts = wishes.map(toPart);
    const orderId = newId();
    const token = newToken();
    const sum = (pick: (part: ProducerOrderDraft) => number) =>
      parts.reduce((total, part) => total + pick(part), 0);
    const goodsCents = sum((part) => part.goodsCents);
    const depositCents = sum((part) => part.depositCents);
    const deliveryCents = sum((part) => part.deliveryCents);
    const totalCents = goodsCents + depositCents + deliveryCents;
    this.made += 1;
    const number = await this.db.transaction((tx) =>
      this.orders.create(tx, {
        orderId,
        token,
        requestKey: `click-${orderId}`,
        accountId: null,
        cartId: newId(),
        language: 'de',
        email: 'kundin@example.org',
        buyerName: 'Kundin Käufer',
        phone: '0381 1',
        street: 'Lange Straße 2',
        postcode: '18055',
        town: 'Rostock',
        minAge: null,
        reservedUntil: later(this.clock.now(), DAY_MS),
        goodsCents,
        depositCents,
        deliveryCents,
        totalCents,
        deliveryVatRateBps: VAT_BPS,
        producerOrders: parts,
      }),
    );
    return {
      orderId,
      number,
      token,
      totalCents,
      parts: new Map(parts.map((part) => [part.producerId, part.producerOrderId])),
    };
  }

  /** The charge has arrived: order paid, charge kept, E1 booked. */
  async pay(order: MadeOrder, wish?: Partial<ChargeWish>): Promise<string> {
    const charge: ChargeWish = {
      chargeId: `ch_${order.orderId}`,
      paymentIntentId: `pi_${order.orderId}`,
      balanceTransactionId: `txn_${order.orderId}`,
      feeCents: 0,
      method: 'card',
      ...wish,
    };
    await this.db.transaction((tx) => this.recordCharge(tx, order, charge));
    return charge.chargeId;
  }

  async paid(wishes: readonly PartWish[], charge?: Partial<ChargeWish>): Promise<MadeOrder> {
    const order = await this.placed(wishes);
    await this.pay(order, charge);
    return order;
  }

  private async recordCharge(tx: Tx, order: MadeOrder, charge: ChargeWish): Promise<void> {
    const at = this.clock.now();
    await this.orders.movePayment(tx, order.orderId, 'session_opened', at);
    await this.orders.movePayment(tx, order.orderId, 'payment_succeeded', at);
    await tx.execute(
      `insert into payments.charge (charge_id, payment_intent_id, order_id, amount_cents, fee_cents,
         net_cents, balance_transaction_id, method, purpose, created_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, 'order', $9)`,
      [
        charge.chargeId,
        charge.paymentIntentId,
        order.orderId,
        order.totalCents,
        charge.feeCents,
        order.totalCents - charge.feeCents,
        charge.balanceTransactionId,
        charge.method,
        at,
      ],
    );
    const stored = await this.orders.lockForPayment(tx, order.orderId);
    if (stored === null) throw new Error('the order was just written');
    const split = splitPayment(splitQuestionOf(stored));
    await this.ledger.book(tx, {
      sourceKind: 'charge',
      sourceId: charge.chargeId,
      entry: postChargeSucceeded({ split, stripeFeeCents: charge.feeCents }),
      orderId: order.orderId,
      chargeId: charge.chargeId,
      balanceTransactionId: charge.balanceTransactionId,
      at,
    });
  }
}

function toPart(wish: PartWish): ProducerOrderDraft {
  const { producerId, deliveryCents = 0 } = wish;
  const lines = linesOf(wish);
  const goodsCents = sumOf(lines, goodsOf);
  const depositCents = sumOf(lines, (line) => line.containerDepositCents * line.quantity);
  const deliveryBy = wish.deliveryBy ?? 'cooperative';
  const rule = { id: newId(), rateBps: wish.rateBps ?? RATE_BPS, vatRateBps: VAT_BPS };
  const commission = commissionOn(goodsCents, rule);
  const own = deliveryBy === 'producer' ? deliveryCents : 0;
  return {
    producerOrderId: newId(),
    producerId,
    seller: {
      producerName: 'Hof',
      producerSlug: 'hof',
      legalName: 'Hof GbR',
      represented: null,
      street: 'Dorfstraße 1',
      postcode: '17139',
      town: 'Malchin',
      phone: '03994 1',
      email: 'hof@example.org',
      vatId: null,
      taxNumber: null,
      register: null,
      pickupHours: null,
    },
    taxStatus: 'standard',
    commissionRule: rule,
    commissionNetCents: commission.netCents,
    commissionVatCents: commission.vatCents,
    way: wish.way ?? 'parcel',
    wayLabel: both('Paket'),
    deliveryBy,
    promise: { earliestOn: '2026-06-10', latestOn: '2026-06-12' },
    goodsCents,
    depositCents,
    deliveryCents,
    ...(wish.standardDeliveryCents === undefined
      ? {}
      : { standardDeliveryCents: wish.standardDeliveryCents }),
    payoutCents: goodsCents + depositCents + own - commission.netCents - commission.vatCents,
    lines,
  };
}

const sumOf = (lines: readonly OrderLineDraft[], pick: (line: OrderLineDraft) => number): number =>
  lines.reduce((sum, line) => sum + pick(line), 0);
