import { accountCodes } from './accountCodes.ts';
import type { Commission } from './commission.ts';
import { invariant } from './invariant.ts';
import { credit, debit, type EntryDraft, entry } from './journalEntry.ts';
import { assertCents, type Cents } from './money.ts';
import type { PaymentSplit } from './split.ts';

/** The steps that this file posts; refunds and disputes bring their own. */
export type PostingStep =
  | 'charge_succeeded'
  | 'charge_unwanted'
  | 'producer_fulfilled'
  | 'item_reserved'
  | 'item_approved'
  | 'transfer_created';

/** Amount of one settlement item of one producer. */
export type ProducerAmount = { readonly producerId: string; readonly amountCents: Cents };

/**
 * E1, the charge succeeded: Stripe keeps its fee, every producer's gross is unearned, delivery
 * by the cooperative is income with VAT. `stripeFeeCents` is the fee that Stripe really took.
 */
export function postChargeSucceeded(event: {
  readonly split: PaymentSplit;
  readonly stripeFeeCents: Cents;
}): EntryDraft {
  const { totalCents, parts, cooperative } = event.split;
  assertCents(event.stripeFeeCents, 'stripeFeeCents');
  invariant(event.stripeFeeCents <= totalCents, 'the fee is higher than the charge');
  return entry('charge_succeeded', 'Charge succeeded', [
    debit(accountCodes.stripe(), totalCents - event.stripeFeeCents),
    debit(accountCodes.stripeFee(), event.stripeFeeCents),
    ...parts.map((part) =>
      credit(accountCodes.unearned(part.producerId), part.grossCents, part.producerId),
    ),
    credit(accountCodes.shipping(), cooperative.deliveryNetCents),
    credit(accountCodes.vat(), cooperative.deliveryVatCents),
  ]);
}

/**
 * Money that pays for nothing (paid twice, a wrong amount, an order given up): all of it is owed
 * back to the buyer, and the fee stays with the cooperative.
 */
export function postUnwantedCharge(event: {
  readonly amountCents: Cents;
  readonly stripeFeeCents: Cents;
}): EntryDraft {
  const { amountCents, stripeFeeCents } = event;
  assertCents(stripeFeeCents, 'stripeFeeCents');
  invariant(stripeFeeCents <= amountCents, 'the fee is higher than the charge');
  return entry('charge_unwanted', 'Charge to be refunded', [
    debit(accountCodes.stripe(), amountCents - stripeFeeCents),
    debit(accountCodes.stripeFee(), stripeFeeCents),
    credit(accountCodes.refundPayable(), amountCents),
  ]);
}

/**
 * E2, a producer fulfilled the part: commission is earned, the remainder is due. What is unearned
 * is both together: gross less what was taken off before and less a fee that was passed on.
 */
export function postProducerFulfilled(part: {
  readonly producerId: string;
  readonly commission: Commission;
  readonly payoutCents: Cents;
}): EntryDraft {
  const { producerId, commission, payoutCents } = part;
  const earnedCents = payoutCents + commission.netCents + commission.vatCents;
  return entry('producer_fulfilled', 'Producer order fulfilled', [
    debit(accountCodes.unearned(producerId), earnedCents, producerId),
    credit(accountCodes.due(producerId), payoutCents, producerId),
    credit(accountCodes.commission(), commission.netCents, producerId),
    credit(accountCodes.vat(), commission.vatCents, producerId),
  ]);
}

/** E4, a part of what is due is withheld as a reserve. */
export function postReserve(item: ProducerAmount): EntryDraft {
  return move('item_reserved', 'Reserve withheld', item, 'reserve');
}

/** E4, the settlement item is approved and waits for its transfer. */
export function postItemApproved(item: ProducerAmount): EntryDraft {
  return move('item_approved', 'Settlement item approved', item, 'inflight');
}

/** E4, Stripe made the transfer: the money left the platform's balance. */
export function postTransferCreated({ producerId, amountCents }: ProducerAmount): EntryDraft {
  return entry('transfer_created', 'Transfer created', [
    debit(accountCodes.inflight(producerId), amountCents, producerId),
    credit(accountCodes.stripe(), amountCents, producerId),
  ]);
}

/** Moves an amount that is due to another liability to the same producer. */
function move(
  step: PostingStep,
  memo: string,
  { producerId, amountCents }: ProducerAmount,
  to: 'inflight' | 'reserve',
): EntryDraft {
  return entry(step, memo, [
    debit(accountCodes.due(producerId), amountCents, producerId),
    credit(accountCodes[to](producerId), amountCents, producerId),
  ]);
}
