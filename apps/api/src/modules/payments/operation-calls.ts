import { Injectable } from '@nestjs/common';
import type Stripe from 'stripe';
import type { OperationKind, OperationRow } from './operations.store.ts';
import { StripeClient } from './stripe-client.ts';
import { isMissing } from './stripe-failure.ts';

/** What each kind of operation makes at Stripe. */
export interface OperationObjects {
  create_session: Stripe.Checkout.Session;
  expire_session: Stripe.Checkout.Session;
  create_account: Stripe.V2.Core.Account;
  create_transfer: Stripe.Transfer;
}

export type OperationObject = OperationObjects[OperationKind];

const LOOKUP_MARGIN_SECONDS = 600;
/** A session's window of creation is narrow; a lookup that would need more pages is not one. */
const MAX_LOOKED_AT = 1_000;

/** Sends an operation, or looks for what it may have made. The parameters are never rebuilt. */
@Injectable()
export class OperationCalls {
  constructor(private readonly stripe: StripeClient) {}

  /** Throws what the SDK throws. */
  perform(operation: OperationRow): Promise<OperationObject> {
    const { params } = operation;
    const options = { idempotencyKey: operation.idempotencyKey };
    switch (operation.kind) {
      case 'create_session':
        return this.stripe.call((sdk) =>
          sdk.checkout.sessions.create(params as Stripe.Checkout.SessionCreateParams, options),
        );
      case 'expire_session':
        return this.stripe.call((sdk) =>
          sdk.checkout.sessions.expire(String(params.session), {}, options),
        );
      case 'create_account':
        return this.stripe.call((sdk) =>
          sdk.v2.core.accounts.create(params as Stripe.V2.Core.AccountCreateParams, options),
        );
      case 'create_transfer':
        return this.stripe.call((sdk) =>
          sdk.transfers.create(params as unknown as Stripe.TransferCreateParams, options),
        );
    }
  }

  /** The object that this operation made, or null when Stripe has none. Throws what the SDK throws. */
  async find(operation: OperationRow): Promise<OperationObject | null> {
    switch (operation.kind) {
      case 'create_session':
        return this.findSession(operation);
      case 'expire_session':
        return this.findExpired(operation);
      case 'create_account':
        return this.findAccount(operation);
      case 'create_transfer':
        return this.findTransfer(operation);
    }
  }

  private async findSession(operation: OperationRow): Promise<Stripe.Checkout.Session | null> {
    const from = Math.floor(operation.createdAt.getTime() / 1000) - LOOKUP_MARGIN_SECONDS;
    const sessions = await this.stripe.call((sdk) =>
      sdk.checkout.sessions
        .list({ created: { gte: from }, limit: 100 })
        .autoPagingToArray({ limit: MAX_LOOKED_AT }),
    );
    const found = sessions.find(({ metadata }) => metadata?.op_id === operation.id);
    if (found === undefined && sessions.length === MAX_LOOKED_AT) throw new LookupTooWide();
    return found ?? null;
  }

  private async findExpired(operation: OperationRow): Promise<Stripe.Checkout.Session | null> {
    try {
      const session = await this.stripe.call((sdk) =>
        sdk.checkout.sessions.retrieve(String(operation.params.session)),
      );
      return session.status === 'expired' ? session : null;
    } catch (error) {
      if (isMissing(error)) return null;
      throw error;
    }
  }

  private async findAccount(operation: OperationRow): Promise<Stripe.V2.Core.Account | null> {
    const accounts = await this.stripe.call((sdk) =>
      sdk.v2.core.accounts.list({ limit: 100 }).autoPagingToArray({ limit: MAX_LOOKED_AT }),
    );
    const found = accounts.find(({ metadata }) => metadata?.op_id === operation.id);
    if (found === undefined && accounts.length === MAX_LOOKED_AT) throw new LookupTooWide();
    return found ?? null;
  }

  private async findTransfer(operation: OperationRow): Promise<Stripe.Transfer | null> {
    const transfers = await this.stripe.call((sdk) =>
      sdk.transfers
        .list({ transfer_group: String(operation.params.transfer_group), limit: 100 })
        .autoPagingToArray({ limit: MAX_LOOKED_AT }),
    );
    return transfers.find(({ metadata }) => metadata.op_id === operation.id) ?? null;
  }
}

/** Not found among so many that absence is not proven. */
export class LookupTooWide extends Error {
  override readonly name = 'LookupTooWide';
}
