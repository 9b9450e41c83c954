import { invariant } from './invariant.ts';
import { assertCents, type Cents, sumCents } from './money.ts';
import type { PaymentSplit, SplitPart } from './split.ts';

export type PostingSide = 'debit' | 'credit';

/** One line of a journal entry (Buchungssatz); the amount is always positive. */
export type PostingDraft = {
  readonly accountCode: string;
  readonly side: PostingSide;
  readonly amountCents: Cents;
  readonly producerId?: string;
};

/**
 * A balanced journal entry before it is written. `step` makes it unique together with its
 * source, so that replaying an event posts nothing twice.
 */
export type EntryDraft = {
  readonly step: string;
  readonly memo: string;
  readonly postings: readonly PostingDraft[];
};

/** The steps that this file posts; refunds and disputes bring their own. */
export type PostingStep =
  | 'charge_succeeded'
  | 'charge_unwanted'
  | 'producer_fulfilled'
  | 'item_reserved'
  | 'item_approved'
  | 'item_released'
  | 'transfer_created';

/** Amount of one settlement item of one producer. */
export type ProducerAmount = { readonly producerId: string; readonly amountCents: Cents };

/** The chart of accounts: A assets, L liabilities, I income, E expense. */
export const accountCodes = {
  /** Platform balance at Stripe, available and pending. */
  stripe: () => 'A.stripe',
  /** Withdrawn by open disputes. */
  disputed: () => 'A.disputed',
  /** A producer owes us. */
  receivable: (producerId: string) => `A.recv.${producerId}`,
  /** Buyers owe us. */
  receivableFromBuyers: () => 'A.recv.customer',
  /** The cooperative's bank account. */
  bank: () => 'A.bank',
  /** Paid by the buyer, not yet fulfilled. */
  unearned: (producerId: string) => `L.unearned.${producerId}`,
  /** Fulfilled and owed, not yet approved. */
  due: (producerId: string) => `L.due.${producerId}`,
  /** Approved, transfer not yet confirmed. */
  inflight: (producerId: string) => `L.inflight.${producerId}`,
  /** Withheld for a while as a reserve. */
  reserve: (producerId: string) => `L.reserve.${producerId}`,
  /** Approved refunds that are not yet sent. */
  refundPayable: () => 'L.refund_payable',
  /** Output VAT on the cooperative's own services. */
  vat: () => 'L.vat',
  /** Deposits, only if the cooperative runs the deposit pool itself. */
  pfand: () => 'L.pfand',
  commission: () => 'I.commission',
  shipping: () => 'I.shipping',
  stripeFee: () => 'E.stripe_fee',
  disputeFee: () => 'E.dispute_fee',
  chargeback: () => 'E.chargeback',
  goodwill: () => 'E.goodwill',
  badDebt: () => 'E.baddebt',
  /** Must stay 0: nothing is ever rounded away. */
  rounding: () => 'E.rounding',
} as const;

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

/** E2, a producer fulfilled the part: commission is earned, the remainder is due. */
export function postProducerFulfilled(part: SplitPart): EntryDraft {
  const { producerId, grossCents, commission, payoutCents } = part;
  return entry('producer_fulfilled', 'Producer order fulfilled', [
    debit(accountCodes.unearned(producerId), grossCents, producerId),
    credit(accountCodes.due(producerId), payoutCents, producerId),
    credit(accountCodes.commission(), commission.netCents, producerId),
    credit(accountCodes.vat(), commission.vatCents, producerId),
  ]);
}

/** E4, a part of what is due is withheld as a reserve. */
export function postReserve(item: ProducerAmount): EntryDraft {
  return move('item_reserved', 'Reserve withheld', item, 'due', 'reserve');
}

/** E4, the settlement item is approved and waits for its transfer. */
export function postItemApproved(item: ProducerAmount): EntryDraft {
  return move('item_approved', 'Settlement item approved', item, 'due', 'inflight');
}

/** An approved item is put back before any transfer was made; it is due again. */
export function postItemReleased(item: ProducerAmount): EntryDraft {
  return move('item_released', 'Settlement item put back', item, 'inflight', 'due');
}

/** E4, Stripe made the transfer: the money left the platform's balance. */
export function postTransferCreated({ producerId, amountCents }: ProducerAmount): EntryDraft {
  return entry('transfer_created', 'Transfer created', [
    debit(accountCodes.inflight(producerId), amountCents, producerId),
    credit(accountCodes.stripe(), amountCents, producerId),
  ]);
}

/**
 * Throws `InvariantError` unless the lines are a journal entry: two lines at least, positive
 * cents, debits equal to credits.
 */
export function assertBalanced(postings: readonly PostingDraft[]): void {
  invariant(postings.length >= 2, 'a journal entry has at least two postings');
  for (const { accountCode, amountCents } of postings) {
    assertCents(amountCents, accountCode);
    invariant(amountCents > 0, `posting on ${accountCode} must be positive, got ${amountCents}`);
  }
  const sumOf = (side: PostingSide) =>
    sumCents(postings.map((posting) => (posting.side === side ? posting.amountCents : 0)));
  const [debits, credits] = [sumOf('debit'), sumOf('credit')];
  invariant(debits === credits, `debits ${debits} are not credits ${credits}`);
}

/** Moves an amount between two liabilities to the same producer. */
function move(
  step: PostingStep,
  memo: string,
  { producerId, amountCents }: ProducerAmount,
  from: 'due' | 'inflight',
  to: 'due' | 'inflight' | 'reserve',
): EntryDraft {
  return entry(step, memo, [
    debit(accountCodes[from](producerId), amountCents, producerId),
    credit(accountCodes[to](producerId), amountCents, producerId),
  ]);
}

/** Lines of 0 cents say nothing and are left out; everything else must balance. */
function entry(step: PostingStep, memo: string, lines: readonly PostingDraft[]): EntryDraft {
  const postings = lines.filter((line) => line.amountCents !== 0);
  assertBalanced(postings);
  return { step, memo, postings };
}

function debit(accountCode: string, amountCents: Cents, producerId?: string): PostingDraft {
  return posting('debit', accountCode, amountCents, producerId);
}

function credit(accountCode: string, amountCents: Cents, producerId?: string): PostingDraft {
  return posting('credit', accountCode, amountCents, producerId);
}

function posting(
  side: PostingSide,
  accountCode: string,
  amountCents: Cents,
  producerId: string | undefined,
): PostingDraft {
  const line = { accountCode, side, amountCents };
  return producerId === undefined ? line : { ...line, producerId };
}
