import { Injectable } from '@nestjs/common';
import Stripe from 'stripe';
import { StripeClient } from './stripe-client.ts';

export interface RawField {
  /** The path inside the object, such as `evidence_details.due_by`. */
  readonly name: string;
  readonly value: string;
}

type Reader = (sdk: Stripe, id: string, options: Stripe.RequestOptions) => Promise<object>;

export interface ObjectPlace {
  /** The connected account that the object belongs to; null for the platform. */
  readonly account: string | null;
  /** The transfer that a reversal takes back. */
  readonly transferId: string | null;
}

/** How an object is read, by the prefix of its id. */
const READERS: Readonly<Record<string, Reader>> = {
  ch: (sdk, id, options) => sdk.charges.retrieve(id, {}, options),
  py: (sdk, id, options) => sdk.charges.retrieve(id, {}, options),
  pi: (sdk, id, options) => sdk.paymentIntents.retrieve(id, {}, options),
  cs: (sdk, id, options) => sdk.checkout.sessions.retrieve(id, {}, options),
  re: (sdk, id, options) => sdk.refunds.retrieve(id, {}, options),
  pyr: (sdk, id, options) => sdk.refunds.retrieve(id, {}, options),
  tr: (sdk, id, options) => sdk.transfers.retrieve(id, {}, options),
  txn: (sdk, id, options) => sdk.balanceTransactions.retrieve(id, {}, options),
  po: (sdk, id, options) => sdk.payouts.retrieve(id, {}, options),
  tu: (sdk, id, options) => sdk.topups.retrieve(id, {}, options),
  du: (sdk, id, options) => sdk.disputes.retrieve(id, {}, options),
  dp: (sdk, id, options) => sdk.disputes.retrieve(id, {}, options),
  acct: (sdk, id) => sdk.accounts.retrieve(id),
};

/** Secrets, links that open something, and what belongs to people rather than to money. */
const HIDDEN =
  /(^|\.)(client_secret|url|receipt_url|billing_details|customer_details|customer_email|shipping|receipt_email|individual|company|external_accounts|owner|email|evidence\.(customer_\w+|billing_address|shipping_address))(\.|$)/;
const MAX_FIELDS = 200;
const MAX_DEPTH = 5;
const MAX_VALUE_CHARS = 500;

/** Any object as Stripe shows it now, field by field, for people who follow an amount. */
@Injectable()
export class RawReadings {
  constructor(private readonly stripe: StripeClient) {}

  /**
   * Null where Stripe does not know the id, or nothing of its kind can be read. A reversal is found only under its
   * transfer. Throws for any other failure.
   */
  async read(objectId: string, place: ObjectPlace): Promise<RawField[] | null> {
    const reader = readerOf(objectId, place.transferId);
    if (reader === null) return null;
    const options = place.account === null ? {} : { stripeAccount: place.account };
    try {
      const found = await this.stripe.call((sdk) => reader(sdk, objectId, options));
      return flat(found, '', MAX_DEPTH).slice(0, MAX_FIELDS);
    } catch (error) {
      if (error instanceof Stripe.errors.StripeError && error.statusCode === 404) return null;
      throw error;
    }
  }
}

function readerOf(objectId: string, transferId: string | null): Reader | null {
  const prefix = objectId.split('_')[0] ?? '';
  if (prefix !== 'trr') return READERS[prefix] ?? null;
  if (transferId === null) return null;
  return (sdk, id) => sdk.transfers.retrieveReversal(transferId, id);
}

function flat(value: unknown, name: string, depth: number): RawField[] {
  if (value === null || value === undefined || HIDDEN.test(name)) return [];
  if (typeof value !== 'object') return [{ name, value: String(value).slice(0, MAX_VALUE_CHARS) }];
  if (depth === 0) return [];
  return Object.entries(value)
    .filter(([key]) => key !== 'lastResponse')
    .flatMap(([key, inner]) => flat(inner, name === '' ? key : `${name}.${key}`, depth - 1));
}
