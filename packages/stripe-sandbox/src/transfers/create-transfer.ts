import type Stripe from 'stripe';
import { canReceiveTransfers } from '../accounts/account-state.ts';
import { emit } from '../events/event-log.ts';
import { invalidParam, refused, resourceMissing, StripeError } from '../http/stripe-error.ts';
import { availableCents } from '../money/balance.ts';
import { recordMovement } from '../money/balance-transactions.ts';
import { CURRENCY, EXTERNAL } from '../money/ledger.ts';
import { mergeMetadata } from '../params/metadata.ts';
import type { Shape } from '../params/param-spec.ts';
import { availabilityOf } from '../payments/charges.ts';
import type { Sandbox } from '../sandbox.ts';
import type { StoredRecord } from '../store/record-kinds.ts';
import { destinationPayment } from './destination-payment.ts';
import type { TRANSFER_CREATE } from './transfer-routes.ts';

export type TransferParams = Shape<typeof TRANSFER_CREATE>;

/**
 * Moves money from the platform to a connected account. With `source_transaction` the transfer
 * is bound to that charge and becomes available with it; without, it needs available balance.
 */
export function createTransfer(sandbox: Sandbox, params: TransferParams): Stripe.Transfer {
  if (params.currency.toLowerCase() !== CURRENCY) {
    throw invalidParam(`The sandbox only knows eur, not ${params.currency}.`, 'currency');
  }
  const account = destinationOf(sandbox, params.destination);
  const source =
    params.source_transaction === undefined
      ? undefined
      : sourceOf(sandbox, params.source_transaction, params.amount);
  if (source === undefined && availableCents(sandbox, '') < params.amount) {
    throw refused(
      'You have insufficient available funds in your Stripe account. Use source_transaction to' +
        ' bind the transfer to a charge, or wait until funds are available.',
      'balance_insufficient',
    );
  }
  return transferMoney(sandbox, params, account.id, source);
}

function destinationOf(sandbox: Sandbox, id: string): StoredRecord<'account'> {
  const account = sandbox.store.find('account', id);
  if (account === undefined) throw resourceMissing('destination', id, 'destination');
  if (!canReceiveTransfers(account.body)) {
    throw refused(
      'Your destination account needs to have at least one of the following capabilities' +
        ' enabled: transfers. It is not able to receive transfers at the moment.',
      'insufficient_capabilities_for_transfer',
      'destination',
    );
  }
  return account;
}

function sourceOf(sandbox: Sandbox, id: string, amountCents: number): StoredRecord<'charge'> {
  const charge = sandbox.store.find('charge', id);
  if (charge === undefined || charge.account !== '') {
    throw resourceMissing('charge', id, 'source_transaction');
  }
  if (charge.body.status === 'failed') {
    throw refused(`The source charge ${id} has failed.`, undefined, 'source_transaction');
  }
  const query = {
    account: '',
    where: [{ field: 'source_transaction', op: '=' as const, value: id }],
  };
  const sentCents = sandbox.store.sum('transfer', 'amount', query);
  const reversedCents = sandbox.store.sum('transfer', 'amount_reversed', query);
  const usedCents = sentCents - reversedCents;
  if (usedCents + amountCents > charge.body.amount) {
    throw new StripeError(
      400,
      'invalid_request_error',
      `Transfers using this transaction as a source must not exceed the source amount of` +
        ` ${charge.body.amount}; ${usedCents} are already transferred.`,
      { param: 'amount' },
    );
  }
  return charge;
}

/** When the money of a source charge becomes available: its own day, or at once. */
function availableWith(sandbox: Sandbox, source: StoredRecord<'charge'> | undefined): number {
  const now = sandbox.clock.now();
  if (source === undefined) return now;
  const movement = source.body.balance_transaction;
  if (typeof movement !== 'string') return availabilityOf(source, now);
  const { available_on: availableOn } = sandbox.store.need('balance_transaction', movement).body;
  return Math.max(now, availableOn);
}

function transferMoney(
  sandbox: Sandbox,
  params: TransferParams,
  destination: string,
  source: StoredRecord<'charge'> | undefined,
): Stripe.Transfer {
  const created = sandbox.clock.now();
  const id = sandbox.ids.next('tr');
  const availableOn = availableWith(sandbox, source);
  const outgoing = recordMovement(sandbox, {
    owner: '',
    type: 'transfer',
    reportingCategory: 'transfer',
    amountCents: -params.amount,
    feeCents: 0,
    availableOn,
    source: id,
    description: params.description ?? null,
    counterpart: EXTERNAL.transfers,
  });
  const payment = destinationPayment(sandbox, {
    transfer: id,
    destination,
    amountCents: params.amount,
    availableOn: availableOn + sandbox.settings.current().recipientTransferDelaySeconds,
    description: params.description ?? null,
  });
  const inherited =
    source === undefined ? null : (source.body.transfer_group ?? `group_${source.id}`);
  const body: Stripe.Transfer = {
    id,
    object: 'transfer',
    amount: params.amount,
    amount_reversed: 0,
    balance_transaction: outgoing.id,
    created,
    currency: CURRENCY,
    description: params.description ?? null,
    destination,
    destination_payment: payment.id,
    livemode: false,
    metadata: mergeMetadata({}, params.metadata),
    reversals: {
      object: 'list',
      data: [],
      has_more: false,
      url: `/v1/transfers/${id}/reversals`,
    },
    reversed: false,
    source_transaction: source?.id ?? null,
    source_type: 'card',
    transfer_group: params.transfer_group ?? inherited,
  };
  sandbox.store.insert('transfer', created, body);
  emit(sandbox, 'transfer.created', body);
  return body;
}
