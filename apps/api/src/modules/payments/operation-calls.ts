import { Injectable } from '@nestjs/common';
import {
  createAccount,
  createSession,
  expireSession,
  setPayoutSchedule,
} from './checkout-calls.ts';
import {
  closeDispute,
  createPayout,
  createRefund,
  createReversal,
  createTopUp,
  createTransfer,
  submitEvidence,
} from './money-calls.ts';
import type { OperationCall, OperationObject } from './operation-call.ts';
import type { OperationKind } from './operation-kinds.ts';
import type { OperationRow } from './operations.store.ts';
import { StripeClient } from './stripe-client.ts';

const CALLS: { readonly [K in OperationKind]: OperationCall<K> } = {
  create_session: createSession,
  expire_session: expireSession,
  create_account: createAccount,
  set_payout_schedule: setPayoutSchedule,
  create_transfer: createTransfer,
  create_reversal: createReversal,
  create_refund: createRefund,
  create_payout: createPayout,
  create_topup: createTopUp,
  submit_evidence: submitEvidence,
  close_dispute: closeDispute,
};

/** Sends an operation, or looks for what it may have made. */
@Injectable()
export class OperationCalls {
  constructor(private readonly stripe: StripeClient) {}

  /** Throws what the SDK throws. */
  perform(operation: OperationRow): Promise<OperationObject> {
    return CALLS[operation.kind].perform(this.stripe, operation);
  }

  /** The object that this operation made, or null when Stripe has none. Throws what the SDK throws. */
  find(operation: OperationRow): Promise<OperationObject | null> {
    return CALLS[operation.kind].find(this.stripe, operation);
  }
}
