import type { Cents } from './money.ts';
import type { OrderPaymentState } from './states.ts';

/** A Checkout Session with its payment, as Stripe shows them when they are read again. */
export type CheckoutFacts = {
  readonly sessionStatus: 'open' | 'complete' | 'expired';
  readonly isPaid: boolean;
  readonly intentStatus: string | null;
  readonly amountTotalCents: Cents | null;
  readonly currency: string | null;
  readonly charge: {
    readonly chargeId: string;
    readonly amountCents: Cents;
    /** The balance transaction of a fresh charge may not exist yet; its fee is never guessed. */
    readonly isFeeKnown: boolean;
  } | null;
};

/** What our order says about its payment. */
export type PayableOrder = {
  readonly totalCents: Cents;
  readonly paymentState: OrderPaymentState;
  /** The charge that paid the order, if one did. */
  readonly paidByChargeId: string | null;
};

export type CheckoutOutcome =
  /** Nothing has happened yet. */
  | 'open'
  /** A delayed method: started, not yet decided. */
  | 'processing'
  | 'failed'
  | 'expired'
  /** Money came, its fee is not known yet: read again soon. */
  | 'fee_unknown'
  | 'paid'
  /** Money came, but not the amount that was ordered: never marks an order paid. */
  | 'mismatch'
  /** Money came a second time. */
  | 'duplicate'
  /** Money came for an order that was given up. */
  | 'orphan';

/** Checkout takes euros only. */
export const CHECKOUT_CURRENCY = 'eur';

const PAID_STATES: readonly OrderPaymentState[] = ['paid', 'partially_refunded', 'refunded'];

/**
 * What a checkout means for its order. The order of the questions matters: money that came is
 * looked at first, whatever else the session says, and is never lost.
 */
export function checkoutOutcome(facts: CheckoutFacts, order: PayableOrder): CheckoutOutcome {
  if (facts.isPaid) return moneyOutcome(facts, order);
  if (facts.sessionStatus === 'expired') return 'expired';
  if (facts.sessionStatus !== 'complete') return 'open';
  if (facts.intentStatus === 'canceled' || facts.intentStatus === 'requires_payment_method') {
    return 'failed';
  }
  return 'processing';
}

function moneyOutcome(facts: CheckoutFacts, order: PayableOrder): CheckoutOutcome {
  const { charge } = facts;
  if (charge === null || !charge.isFeeKnown) return 'fee_unknown';
  if (charge.chargeId === order.paidByChargeId) return 'paid';
  const isExact =
    facts.currency === CHECKOUT_CURRENCY &&
    facts.amountTotalCents === order.totalCents &&
    charge.amountCents === order.totalCents;
  if (!isExact) return 'mismatch';
  if (order.paidByChargeId !== null || PAID_STATES.includes(order.paymentState)) return 'duplicate';
  return order.paymentState === 'canceled' ? 'orphan' : 'paid';
}
