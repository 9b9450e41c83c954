import { Injectable } from '@nestjs/common';
import type Stripe from 'stripe';
import { StripeClient } from './stripe-client.ts';
import { idOf, type Reference } from './stripe-values.ts';

/** One movement on the platform's balance at Stripe, amounts signed, in cents. */
export interface ListedMovement {
  readonly id: string;
  readonly type: string;
  readonly reportingCategory: string;
  readonly currency: string;
  readonly amountCents: number;
  readonly feeCents: number;
  readonly netCents: number;
  readonly description: string | null;
  readonly sourceId: string | null;
  /** The charge that the source is, gives back or hands on. */
  readonly chargeId: string | null;
  /** The transfer that a reversal takes back. */
  readonly transferId: string | null;
  /** The account that a transfer went to. */
  readonly destinationAccount: string | null;
  /** Our own ids, as the source carries them. */
  readonly metadata: Readonly<Record<string, string>>;
  readonly createdAt: Date;
}

export interface MovementsPage {
  readonly movements: readonly ListedMovement[];
  /** Ask for what follows this one; null at the end. */
  readonly next: string | null;
}

/** The largest page that Stripe hands out. */
const PAGE_SIZE = 100;

/** The list of all movements, page by page: each page is one paced call. */
@Injectable()
export class MovementReadings {
  constructor(private readonly stripe: StripeClient) {}

  /** One page of what moved since an instant (included), newest first. */
  async page(since: Date, after: string | null): Promise<MovementsPage> {
    const page = await this.stripe.call((sdk) =>
      sdk.balanceTransactions.list({
        created: { gte: Math.floor(since.getTime() / 1000) },
        limit: PAGE_SIZE,
        expand: ['data.source'],
        ...(after === null ? {} : { starting_after: after }),
      }),
    );
    return {
      movements: page.data.map(toMovement),
      next: page.has_more ? (page.data.at(-1)?.id ?? null) : null,
    };
  }

  /** The sum of what moved on a producer's account for one automatic payout, the payout itself left out. */
  async netOfPayout(payoutId: string, stripeAccountId: string): Promise<number> {
    let [sumCents, after]: [number, string | null] = [0, null];
    for (let pages = 0; pages < MAX_PAYOUT_PAGES; pages += 1) {
      const page: Stripe.ApiList<Stripe.BalanceTransaction> = await this.stripe.call((sdk) =>
        sdk.balanceTransactions.list(
          {
            payout: payoutId,
            limit: PAGE_SIZE,
            ...(after === null ? {} : { starting_after: after }),
          },
          { stripeAccount: stripeAccountId },
        ),
      );
      sumCents += page.data
        .filter(({ type }) => type !== 'payout')
        .reduce((sum, { net }) => sum + net, 0);
      after = page.data.at(-1)?.id ?? null;
      if (!page.has_more || after === null) return sumCents;
    }
    throw new Error(`More movements in payout ${payoutId} than a check can read`);
  }
}

/** A payout of a weekly market stays far below this. */
const MAX_PAYOUT_PAGES = 200;

function toMovement(movement: Stripe.BalanceTransaction): ListedMovement {
  const { source } = movement;
  const object = (typeof source === 'string' ? {} : (source ?? {})) as SourceFields;
  const isCharge = object.object === 'charge';
  return {
    id: movement.id,
    type: movement.type,
    reportingCategory: movement.reporting_category,
    currency: movement.currency,
    amountCents: movement.amount,
    feeCents: movement.fee,
    netCents: movement.net,
    description: movement.description,
    sourceId: idOf(source),
    chargeId: isCharge ? (object.id ?? null) : idOf(object.source_transaction ?? object.charge),
    transferId: idOf(object.transfer),
    destinationAccount: object.object === 'transfer' ? idOf(object.destination) : null,
    metadata: object.metadata ?? {},
    createdAt: new Date(movement.created * 1000),
  };
}

/** What the sources of movements (charge, refund, transfer, reversal, dispute, ...) have in common. */
interface SourceFields {
  readonly id?: string;
  readonly object?: string;
  readonly charge?: Reference;
  readonly source_transaction?: Reference;
  readonly transfer?: Reference;
  readonly destination?: Reference;
  readonly metadata?: Readonly<Record<string, string>> | null;
}
