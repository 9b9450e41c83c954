import { accountCodes } from './accountCodes.ts';
import { invariant } from './invariant.ts';
import { credit, debit, type EntryDraft, entry } from './journalEntry.ts';
import { assertCents, type Cents, sumCents } from './money.ts';
import type { PaymentSplit } from './split.ts';

/**
 * Commitment: goods may leave while a direct debit is still processed, so the buyer owes the whole
 * order before Stripe has paid a cent (Dr A.recv.customer, Cr as E1).
 */
export function postOrderCommitted({ totalCents, parts, cooperative }: PaymentSplit): EntryDraft {
  return entry('order_committed', 'Order shipped before its payment', [
    debit(accountCodes.receivableFromBuyers(), totalCents),
    ...parts.map(({ producerId, grossCents }) =>
      credit(accountCodes.unearned(producerId), grossCents, producerId),
    ),
    credit(accountCodes.shipping(), cooperative.deliveryNetCents),
    credit(accountCodes.vat(), cooperative.deliveryVatCents),
  ]);
}

/**
 * E1 of an order that was committed before: what the buyer owed is paid. What is more than that
 * (parts that were called off meanwhile) is owed back.
 */
export function postCommittedPaid(event: {
  readonly amountCents: Cents;
  readonly stripeFeeCents: Cents;
  readonly receivableCents: Cents;
}): EntryDraft {
  const { amountCents, stripeFeeCents, receivableCents } = event;
  assertCents(stripeFeeCents, 'stripeFeeCents');
  invariant(stripeFeeCents <= amountCents, 'the fee is higher than the charge');
  invariant(
    receivableCents >= 0 && receivableCents <= amountCents,
    `a buyer who paid ${amountCents} owed ${receivableCents}`,
  );
  return entry('charge_succeeded', 'Charge of a committed order', [
    debit(accountCodes.stripe(), amountCents - stripeFeeCents),
    debit(accountCodes.stripeFee(), stripeFeeCents),
    credit(accountCodes.receivableFromBuyers(), receivableCents),
    credit(accountCodes.refundPayable(), amountCents - receivableCents),
  ]);
}

/**
 * The debit failed: what never left the farms is not owed any more. Delivery is taken back only
 * where nothing was delivered.
 */
export function postCommitmentReversed(event: {
  readonly parts: readonly { readonly producerId: string; readonly grossCents: Cents }[];
  readonly deliveryNetCents: Cents;
  readonly deliveryVatCents: Cents;
}): EntryDraft {
  const { parts, deliveryNetCents, deliveryVatCents } = event;
  const grossCents = sumCents(parts.map((part) => part.grossCents));
  return entry('commitment_reversed', 'Unshipped parts of an unpaid order', [
    ...parts.map((part) =>
      debit(accountCodes.unearned(part.producerId), part.grossCents, part.producerId),
    ),
    debit(accountCodes.shipping(), deliveryNetCents),
    debit(accountCodes.vat(), deliveryVatCents),
    credit(
      accountCodes.receivableFromBuyers(),
      sumCents([grossCents, deliveryNetCents, deliveryVatCents]),
    ),
  ]);
}
