import Stripe from 'stripe';
import type { ChargeWish, MadeOrder } from './paid-orders.ts';

/** How a buyer pays; `arrive` lets the time pass that the money needs. */
export interface PaymentWay {
  readonly number: object;
  readonly arrive?: () => Promise<void>;
}

const CARD: PaymentWay = { number: { number: '4242424242424242' } };

/**
 * A buyer pays an order's total on the sandbox's page, by card unless told otherwise; answers the
 * charge and its fee.
 */
export async function chargeInSandbox(
  stripe: Stripe,
  sandboxUrl: string,
  order: MadeOrder,
  { number, arrive }: PaymentWay = CARD,
): Promise<Partial<ChargeWish>> {
  const session = await stripe.checkout.sessions.create({
    mode: 'payment',
    ui_mode: 'hosted_page',
    success_url: 'http://127.0.0.1:1/ok',
    cancel_url: 'http://127.0.0.1:1/no',
    payment_intent_data: {
      transfer_group: order.orderId,
      metadata: { tenant: 't1', order_id: order.orderId },
    },
    line_items: [
      {
        quantity: 1,
        price_data: {
          currency: 'eur',
          unit_amount: order.totalCents,
          tax_behavior: 'inclusive',
          product_data: { name: 'Korb' },
        },
      },
    ],
  });
  const paid = await fetch(`${sandboxUrl}/_sandbox/sessions/${session.id}/pay`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(number),
  });
  if (!paid.ok) throw new Error(`not paid: ${await paid.text()}`);
  await arrive?.();
  const done = await stripe.checkout.sessions.retrieve(session.id, {
    expand: ['payment_intent.latest_charge.balance_transaction'],
  });
  const intent = done.payment_intent as Stripe.PaymentIntent;
  const charge = intent.latest_charge as Stripe.Charge;
  const movement = charge.balance_transaction as Stripe.BalanceTransaction;
  return {
    chargeId: charge.id,
    paymentIntentId: intent.id,
    balanceTransactionId: movement.id,
    feeCents: movement.fee,
  };
}
