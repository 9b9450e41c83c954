import type { placeOrder } from '@markthalle/contracts/checkout';
import type { OutputOf, ParsedInputOf } from '@markthalle/contracts/endpoint';
import { invariant } from '@markthalle/domain/invariant';
import { Injectable } from '@nestjs/common';
import { type Actor, actorKey } from '../../platform/actor/actor.ts';
import { Clock, later, MINUTE_MS } from '../../platform/clock/clock.ts';
import { Db, type Tx, violatedConstraint } from '../../platform/db/db.ts';
import { newId, newToken } from '../../platform/db/new-id.ts';
import { Problem } from '../../platform/http/problem.ts';
import { Jobs } from '../../platform/jobs/jobs.ts';
import { CartFacade } from '../cart/cart.facade.ts';
import type { PricedCart } from '../cart/priced-cart.ts';
import { InventoryFacade } from '../inventory/inventory.facade.ts';
import type { OrderForPayment } from '../orders/order-for-payment.ts';
import { draftForPayment, OrdersFacade } from '../orders/orders.facade.ts';
import { PaymentsFacade } from '../payments/payments.facade.ts';
import { PromotionsFacade } from '../promotions/promotions.facade.ts';
import { CheckAge } from './check-age.service.ts';
import { DraftOrder } from './draft-order.service.ts';

declare module '../../platform/jobs/jobs.ts' {
  interface JobPayloads {
    /** Confirms the receipt of an order at once (§ 312i(1) no. 3 BGB). */
    'notifications.order-received': { readonly orderId: string };
  }
}

type Input = ParsedInputOf<typeof placeOrder>;
interface PlacedOrder extends Pick<OrderForPayment, 'orderId' | 'token' | 'number' | 'totalCents'> {
  /** The planned payment page; absent where the order was found again. */
  readonly operationId?: string;
}

/** Stock is kept for the life of the payment page (35 minutes) and ten more, until its end is confirmed. */
const RESERVED_FOR_MS = 45 * MINUTE_MS;

/**
 * The binding click (§ 312j BGB): cart, stock and order change in one transaction; the payment page is opened after
 * it, because no lock is held across a network call.
 */
@Injectable()
export class PlaceOrder {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly carts: CartFacade,
    private readonly inventory: InventoryFacade,
    private readonly orders: OrdersFacade,
    private readonly payments: PaymentsFacade,
    private readonly promotions: PromotionsFacade,
    private readonly drafts: DraftOrder,
    private readonly ages: CheckAge,
    private readonly jobs: Jobs,
  ) {}

  async place(
    actor: Actor,
    input: Input,
    idempotencyKey: string,
  ): Promise<OutputOf<typeof placeOrder>> {
    const requestKey = `${actorKey(actor)}:${idempotencyKey}`;
    const order = await this.placeOnce(actor, input, requestKey);
    const payment =
      order.operationId === undefined
        ? await this.payments.openPayment(order.orderId)
        : await this.payments.openPlannedPayment(order.orderId, order.operationId);
    return {
      orderToken: order.token,
      orderNumber: order.number,
      totalCents: order.totalCents,
      paymentUrl: payment?.paymentUrl ?? null,
    };
  }

  private async placeOnce(actor: Actor, input: Input, requestKey: string): Promise<PlacedOrder> {
    try {
      return await this.db.transaction((tx) => this.write(tx, actor, input, requestKey));
    } catch (error) {
      // Two deliveries of one click raced each other; the first one made the order.
      if (violatedConstraint(error) !== 'order_request_key_key') throw error;
      const first = await this.db.transaction((tx) => this.orders.findByRequestKey(tx, requestKey));
      invariant(first !== null, 'the order of a taken request key exists');
      return first;
    }
  }

  private async write(
    tx: Tx,
    actor: Actor,
    input: Input,
    requestKey: string,
  ): Promise<PlacedOrder> {
    const cart = await this.carts.lockPriced(tx, input.cartToken, input.address?.postcode ?? null);
    if (cart === null) throw new Problem('cart-not-found');
    // An emptied cart may be the second delivery of a click that has already made its order.
    if (cart.groups.length === 0) {
      const earlier = await this.orders.findByRequestKey(tx, requestKey);
      if (earlier !== null) return earlier;
    }
    const now = this.clock.now();
    refuseUnready(cart, input);
    const ageCheck = await this.ages.require(tx, cart, input.birthDate);
    await this.refuseUnpayable(tx, cart);
    const orderId = newId();
    const reservedUntil = later(now, RESERVED_FOR_MS);
    const lines = cart.groups.flatMap((group) => group.lines);
    const decision = await this.inventory.reserve(tx, orderId, lines, reservedUntil);
    if (!decision.ok) throw new Problem('not-enough-stock', { shortages: decision.shortages });
    const draft = await this.drafts.draft(tx, {
      orderId,
      token: newToken(),
      requestKey,
      accountId: actor.kind === 'guest' ? null : actor.accountId,
      ageCheck,
      reservedUntil,
      cart,
      input,
      now,
    });
    const number = await this.orders.create(tx, draft);
    await this.redeemCoupon(tx, orderId, cart);
    await this.carts.clear(tx, cart.cart.id);
    await this.jobs.add(tx, 'notifications.order-received', { orderId });
    // If this process dies before the payment page is open, the worker opens it.
    await this.jobs.add(
      tx,
      'payments.create-session',
      { orderId },
      { runAt: later(now, MINUTE_MS) },
    );
    const operationId = await this.payments.planPayment(
      tx,
      draftForPayment(draft, number, now),
      actor.kind === 'guest',
    );
    return { orderId, token: draft.token, number, totalCents: draft.totalCents, operationId };
  }

  /** The order holds its coupon; of two orders for the last use one is refused, and writes nothing. */
  private async redeemCoupon(tx: Tx, orderId: string, { coupon }: PricedCart): Promise<void> {
    if (coupon === null || coupon.couponId === null || coupon.refusedBecause !== null) return;
    const { couponId, discountCents } = coupon;
    const isHeld = await this.promotions.redeem(tx, { orderId, couponId, discountCents });
    if (!isHeld) throw new Problem('coupon-used-up', { code: coupon.code });
  }

  /** Money that could not be paid out is not taken: sales before a working account have a cap. */
  private async refuseUnpayable(tx: Tx, cart: PricedCart): Promise<void> {
    const questions = cart.groups.map(({ producerId, goodsCents, depositCents }) => ({
      producerId,
      moreCents: goodsCents + depositCents,
    }));
    const refused = await this.payments.sales.refusals(tx, questions);
    for (const [producerId, because] of refused) {
      throw new Problem('producer-not-selling', { producerId, because });
    }
  }
}

/** Everything that must be so before a contract is made; each refusal names what to do. */
function refuseUnready(cart: PricedCart, input: Input): void {
  for (const { code, producerId } of cart.blockers) {
    if (code === 'empty') throw new Problem('cart-empty');
    if (code === 'line_changed') throw new Problem('cart-changed', { producerId });
    if (code === 'way_not_available') {
      throw new Problem('delivery-way-not-available', { producerId });
    }
    throw new Problem('delivery-way-missing', { producerId });
  }
  if (cart.needsAddress && input.address === null) throw new Problem('address-missing');
  if (cart.totalCents !== input.expectedTotalCents) {
    throw new Problem('cart-changed', { totalCents: cart.totalCents });
  }
}
