import type Stripe from 'stripe';
import { createdAround, isMadeBy, lookThrough, type OperationCall } from './operation-call.ts';
import type { OperationRow } from './operations.store.ts';

/** The frozen body of a call whose path names the object that it changes. */
const bodyOf = <P>({ params }: OperationRow): P => params.body as P;

export const createTransfer: OperationCall<'create_transfer'> = {
  perform: (stripe, { params, idempotencyKey }) =>
    stripe.call((sdk) =>
      sdk.transfers.create(params as unknown as Stripe.TransferCreateParams, { idempotencyKey }),
    ),
  find: (stripe, operation) =>
    lookThrough(stripe, operation, (sdk) =>
      sdk.transfers.list({ transfer_group: String(operation.params.transfer_group), limit: 100 }),
    ),
};

export const createReversal: OperationCall<'create_reversal'> = {
  perform: (stripe, operation) =>
    stripe.call((sdk) =>
      sdk.transfers.createReversal(
        String(operation.params.transfer),
        bodyOf<Stripe.TransferCreateReversalParams>(operation),
        { idempotencyKey: operation.idempotencyKey },
      ),
    ),
  find: (stripe, operation) =>
    lookThrough(stripe, operation, (sdk) =>
      sdk.transfers.listReversals(String(operation.params.transfer), { limit: 100 }),
    ),
};

export const createRefund: OperationCall<'create_refund'> = {
  perform: (stripe, { params, idempotencyKey }) =>
    stripe.call((sdk) =>
      sdk.refunds.create(params as Stripe.RefundCreateParams, { idempotencyKey }),
    ),
  find: (stripe, operation) =>
    lookThrough(stripe, operation, (sdk) =>
      sdk.refunds.list({ charge: String(operation.params.charge), limit: 100 }),
    ),
};

export const createPayout: OperationCall<'create_payout'> = {
  perform: (stripe, { params, idempotencyKey }) =>
    stripe.call((sdk) =>
      sdk.payouts.create(params as unknown as Stripe.PayoutCreateParams, { idempotencyKey }),
    ),
  find: (stripe, operation) =>
    lookThrough(stripe, operation, (sdk) => sdk.payouts.list(createdAround(operation))),
};

export const createTopUp: OperationCall<'create_topup'> = {
  perform: (stripe, { params, idempotencyKey }) =>
    stripe.call((sdk) =>
      sdk.topups.create(params as unknown as Stripe.TopupCreateParams, { idempotencyKey }),
    ),
  find: (stripe, operation) =>
    lookThrough(stripe, operation, (sdk) => sdk.topups.list(createdAround(operation))),
};

/** An update names its operation in the dispute's metadata; the last one to write is found. */
export const submitEvidence: OperationCall<'submit_evidence'> = {
  perform: (stripe, operation) =>
    stripe.call((sdk) =>
      sdk.disputes.update(
        String(operation.params.dispute),
        bodyOf<Stripe.DisputeUpdateParams>(operation),
        { idempotencyKey: operation.idempotencyKey },
      ),
    ),
  find: async (stripe, operation) => {
    const dispute = await stripe.call((sdk) =>
      sdk.disputes.retrieve(String(operation.params.dispute)),
    );
    return isMadeBy(operation, dispute) ? dispute : null;
  },
};

/** Closing accepts the loss; only a dispute that is lost has been closed. */
export const closeDispute: OperationCall<'close_dispute'> = {
  perform: (stripe, { params, idempotencyKey }) =>
    stripe.call((sdk) => sdk.disputes.close(String(params.dispute), {}, { idempotencyKey })),
  find: async (stripe, { params }) => {
    const dispute = await stripe.call((sdk) => sdk.disputes.retrieve(String(params.dispute)));
    return dispute.status === 'lost' ? dispute : null;
  },
};
