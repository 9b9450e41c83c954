import type Stripe from 'stripe';
import { emit } from '../events/event-log.ts';
import { refused } from '../http/stripe-error.ts';
import { availableCents } from '../money/balance.ts';
import { recordMovement } from '../money/balance-transactions.ts';
import { CURRENCY, EXTERNAL } from '../money/ledger.ts';
import { type MetadataChange, mergeMetadata } from '../params/metadata.ts';
import { refundObject } from '../refunds/refund-object.ts';
import type { Sandbox } from '../sandbox.ts';
import type { StoredRecord } from '../store/record-kinds.ts';

/** Reversals a transfer shows inside itself; the others are listed by their own endpoint. */
const EMBEDDED = 10;

export interface ReversalParams {
  amount?: number;
  metadata?: MetadataChange;
}

/**
 * Takes money of a transfer back, wholly or in part. The connected account must have it available
 * (Stripe, "Reverse transfers"); on its side the payment it had received is refunded.
 */
export function createReversal(
  sandbox: Sandbox,
  transfer: StoredRecord<'transfer'>,
  params: ReversalParams,
): StoredRecord<'transfer_reversal'> {
  const amountCents = checkedAmount(sandbox, transfer.body, params.amount);
  const id = sandbox.ids.next('trr');
  const incoming = recordMovement(sandbox, {
    owner: '',
    type: 'transfer_refund',
    reportingCategory: 'transfer_reversal',
    amountCents,
    feeCents: 0,
    availableOn: sandbox.clock.now(),
    source: id,
    description: `REFUND FOR TRANSFER (${transfer.id})`,
    counterpart: EXTERNAL.transfers,
  });
  const refund = refundPayment(sandbox, transfer.body, id, amountCents);
  const body: Stripe.TransferReversal = {
    id,
    object: 'transfer_reversal',
    amount: amountCents,
    balance_transaction: incoming.id,
    created: sandbox.clock.now(),
    currency: CURRENCY,
    destination_payment_refund: refund.id,
    metadata: mergeMetadata({}, params.metadata),
    source_refund: null,
    transfer: transfer.id,
  };
  const reversal = sandbox.store.insert('transfer_reversal', body.created, body);
  countReversal(sandbox, transfer, body);
  return reversal;
}

function checkedAmount(
  sandbox: Sandbox,
  transfer: Stripe.Transfer,
  wanted: number | undefined,
): number {
  const restCents = transfer.amount - transfer.amount_reversed;
  if (restCents === 0) {
    throw refused(`Transfer ${transfer.id} is already fully reversed.`, undefined, 'id');
  }
  const amountCents = wanted ?? restCents;
  if (amountCents > restCents) {
    throw refused(
      `The reversal of ${amountCents} is greater than what is left of the transfer: ${restCents}.`,
      undefined,
      'amount',
    );
  }
  if (availableCents(sandbox, String(transfer.destination)) < amountCents) {
    throw refused(
      'The recipient of this transfer does not have enough available funds to reverse it.',
      'balance_insufficient',
    );
  }
  return amountCents;
}

/** The connected account's side: a refund of the payment that the transfer had made there. */
function refundPayment(
  sandbox: Sandbox,
  transfer: Stripe.Transfer,
  reversal: string,
  amountCents: number,
): Stripe.Refund {
  const account = String(transfer.destination);
  const payment = sandbox.store.need('charge', String(transfer.destination_payment));
  const refund: Stripe.Refund = {
    ...refundObject(sandbox, { charge: payment, amountCents, metadata: {}, reason: null }),
    source_transfer_reversal: reversal,
    status: 'succeeded',
  };
  const outgoing = recordMovement(sandbox, {
    owner: account,
    type: 'payment_refund',
    reportingCategory: 'refund',
    amountCents: -amountCents,
    feeCents: 0,
    availableOn: sandbox.clock.now(),
    source: refund.id,
    description: 'REFUND FOR PAYMENT',
    counterpart: EXTERNAL.transfers,
  });
  const body = { ...refund, balance_transaction: outgoing.id };
  sandbox.store.insert('refund', body.created, body, { account, hidden: {} });
  const { amount_refunded: before, refunded } = payment.body;
  const counted = sandbox.store.patch(payment, {
    amount_refunded: before + amountCents,
    refunded: before + amountCents === payment.body.amount,
  });
  emit(sandbox, 'refund.created', body, { account });
  emit(sandbox, 'charge.refunded', counted.body, {
    account,
    previous: { amount_refunded: before, refunded },
  });
  return body;
}

function countReversal(
  sandbox: Sandbox,
  transfer: StoredRecord<'transfer'>,
  reversal: Stripe.TransferReversal,
): void {
  const { amount, amount_reversed: before, reversals, reversed } = transfer.body;
  const all = [reversal, ...reversals.data];
  const changed = sandbox.store.patch(transfer, {
    amount_reversed: before + reversal.amount,
    reversals: {
      ...reversals,
      data: all.slice(0, EMBEDDED),
      has_more: reversals.has_more || all.length > EMBEDDED,
    },
    reversed: before + reversal.amount === amount,
  });
  emit(sandbox, 'transfer.reversed', changed.body, {
    previous: { amount_reversed: before, reversals, reversed },
  });
}
