import type Stripe from 'stripe';
import type { OperationKind } from './operation-kinds.ts';
import type { OperationRow } from './operations.store.ts';
import type { StripeClient } from './stripe-client.ts';

/** What each kind of operation makes at Stripe. */
export interface OperationObjects {
  create_session: Stripe.Checkout.Session;
  expire_session: Stripe.Checkout.Session;
  create_account: Stripe.V2.Core.Account;
  /** The settings have no id of their own: they are the account's. */
  set_payout_schedule: Stripe.BalanceSettings & { readonly id: string };
  create_transfer: Stripe.Transfer;
  create_reversal: Stripe.TransferReversal;
  create_refund: Stripe.Refund;
  create_payout: Stripe.Payout;
  create_topup: Stripe.Topup;
  submit_evidence: Stripe.Dispute;
  close_dispute: Stripe.Dispute;
}

export type OperationObject = OperationObjects[OperationKind];

/**
 * One kind of call. `perform` sends the frozen parameters, which are never rebuilt; `find` looks
 * for what a lost call may have made. Both throw what the SDK throws.
 */
export interface OperationCall<K extends OperationKind> {
  perform(stripe: StripeClient, operation: OperationRow): Promise<OperationObjects[K]>;
  find(stripe: StripeClient, operation: OperationRow): Promise<OperationObjects[K] | null>;
}

/** A window of creation is narrow; a lookup that would need more pages is not one. */
const MAX_LOOKED_AT = 1_000;

const LOOKUP_MARGIN_SECONDS = 600;

/** Only what was made since an operation was written can be its work; clocks differ a little. */
export const createdAround = (operation: OperationRow) => ({
  created: { gte: Math.floor(operation.createdAt.getTime() / 1000) - LOOKUP_MARGIN_SECONDS },
  limit: 100,
});

interface Made {
  readonly metadata?: Stripe.Metadata | null;
}

/** A list of the SDK that pages by itself. */
interface PagedList<T> {
  autoPagingToArray(options: { limit: number }): Promise<T[]>;
}

/** The object of a list that names this operation in its metadata, or null when none does. */
export async function lookThrough<T extends Made>(
  stripe: StripeClient,
  operation: OperationRow,
  list: (sdk: Stripe) => PagedList<T>,
): Promise<T | null> {
  const objects = await stripe.call((sdk) => list(sdk).autoPagingToArray({ limit: MAX_LOOKED_AT }));
  const found = objects.find((object) => isMadeBy(operation, object));
  if (found === undefined && objects.length >= MAX_LOOKED_AT) throw new LookupTooWide();
  return found ?? null;
}

/** Whether an object names this operation in its metadata. */
export const isMadeBy = (operation: OperationRow, { metadata }: Made): boolean =>
  metadata?.op_id === operation.id;

/** Not found among so many that absence is not proven. */
class LookupTooWide extends Error {
  override readonly name = 'LookupTooWide';
}
