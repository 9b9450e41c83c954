import type { CheckoutFacts } from '@markthalle/domain/checkoutOutcome';
import { Injectable } from '@nestjs/common';
import type Stripe from 'stripe';
import { Db } from '../../platform/db/db.ts';
import { OperationsService } from './operations.service.ts';
import type { SessionRow } from './sessions.store.ts';
import { StripeClient } from './stripe-client.ts';
import { isMissing } from './stripe-failure.ts';
import { idOf } from './stripe-values.ts';

type Session = Stripe.Checkout.Session;

const STATUSES = ['open', 'complete', 'expired'] as const;
const EXPAND = ['payment_intent.latest_charge.balance_transaction'];

/** The money of a paid session; amounts in cents. */
export interface PaidCharge {
  readonly chargeId: string;
  readonly paymentIntentId: string;
  readonly amountCents: number;
  readonly feeCents: number;
  readonly netCents: number;
  readonly balanceTransactionId: string;
  readonly method: string;
}

/** Reads Checkout Sessions with everything that their payment consists of. */
@Injectable()
export class StripeSessions {
  constructor(
    private readonly stripe: StripeClient,
    private readonly operations: OperationsService,
    private readonly db: Db,
  ) {}

  /** Null when Stripe does not know it. */
  async read(sessionId: string): Promise<Session | null> {
    try {
      return await this.stripe.call((sdk) =>
        sdk.checkout.sessions.retrieve(sessionId, { expand: EXPAND }),
      );
    } catch (error) {
      if (isMissing(error)) return null;
      throw error;
    }
  }

  /** The session of a payment; null when it was not made by Checkout. */
  async idOfIntent(paymentIntentId: string): Promise<string | null> {
    const list = await this.stripe.call((sdk) =>
      sdk.checkout.sessions.list({ payment_intent: paymentIntentId, limit: 1 }),
    );
    return list.data[0]?.id ?? null;
  }

  async intentIdOfCharge(chargeId: string): Promise<string | null> {
    try {
      const charge = await this.stripe.call((sdk) => sdk.charges.retrieve(chargeId));
      return idOf(charge.payment_intent);
    } catch (error) {
      if (isMissing(error)) return null;
      throw error;
    }
  }

  /**
   * Makes sure that a session cannot be paid any more, and answers what it is afterwards. The clock is never trusted:
   * only a session that Stripe itself calls expired has expired; one that is complete was paid in the last second.
   */
  async close(row: SessionRow): Promise<Session | null> {
    const before = await this.read(row.sessionId);
    if (before?.status !== 'open') return before;
    const operationId = await this.db.transaction((tx) =>
      this.operations.plan(tx, {
        kind: 'expire_session',
        subjectId: row.operationId,
        orderId: row.orderId,
        params: () => ({ session: row.sessionId }),
      }),
    );
    await this.operations.send(operationId);
    return this.read(row.sessionId);
  }
}

/** The SDK's unions are open; a status that we do not know is an answer that we cannot act on. */
export function statusOf({ id, status }: Session): (typeof STATUSES)[number] {
  const known = STATUSES.find((one) => one === status);
  if (known === undefined) throw new Error(`Session ${id} has the unknown status ${status}`);
  return known;
}

/** What the rules need to know of a session. */
export function factsOf(session: Session): CheckoutFacts {
  const charge = chargeOf(session);
  return {
    sessionStatus: statusOf(session),
    isPaid: session.payment_status === 'paid',
    intentStatus: intentOf(session)?.status ?? null,
    amountTotalCents: session.amount_total,
    currency: session.currency,
    charge:
      charge === null
        ? null
        : {
            chargeId: charge.id,
            amountCents: charge.amount,
            isFeeKnown: balanceTransactionOf(charge) !== null,
          },
  };
}

/** The charge with its real fee; null while Stripe has not booked it. */
export function paidChargeOf(session: Session): PaidCharge | null {
  const charge = chargeOf(session);
  const transaction = charge === null ? null : balanceTransactionOf(charge);
  const paymentIntentId = intentOf(session)?.id;
  if (charge === null || transaction === null || paymentIntentId === undefined) return null;
  return {
    chargeId: charge.id,
    paymentIntentId,
    amountCents: charge.amount,
    feeCents: transaction.fee,
    netCents: transaction.net,
    balanceTransactionId: transaction.id,
    method: charge.payment_method_details?.type ?? 'unknown',
  };
}

function intentOf(session: Session): Stripe.PaymentIntent | null {
  const intent = session.payment_intent;
  return typeof intent === 'object' ? intent : null;
}

function chargeOf(session: Session): Stripe.Charge | null {
  const charge = intentOf(session)?.latest_charge;
  return typeof charge === 'object' ? charge : null;
}

function balanceTransactionOf(charge: Stripe.Charge): Stripe.BalanceTransaction | null {
  const transaction = charge.balance_transaction;
  return typeof transaction === 'object' ? transaction : null;
}
