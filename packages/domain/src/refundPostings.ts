import { accountCodes } from './accountCodes.ts';
import { invariant } from './invariant.ts';
import { credit, debit, type EntryDraft, entry, type PostingDraft } from './journalEntry.ts';
import { assertCents, type Cents } from './money.ts';
import type { RefundBearer } from './refund.ts';
import type { ReductionEffect } from './share.ts';

/** Where the money of a share stands: not handed over, or due as far as no run has taken it. */
export type ShareStanding =
  | { readonly stage: 'unearned' }
  | { readonly stage: 'earned'; readonly dueCents: Cents };

/** What a reduction takes from where. */
export type ShareTaking = {
  readonly unearnedCents: Cents;
  readonly dueCents: Cents;
  readonly receivableCents: Cents;
};

/**
 * A reduction is taken from what is not earned, from what is due, and as far as a run has taken that
 * already, from the producer: that is a claim.
 */
export function takingOf(standing: ShareStanding, effect: ReductionEffect): ShareTaking {
  if (standing.stage === 'unearned') {
    const unearnedCents = effect.grossCents - effect.feeShareCents;
    return { unearnedCents, dueCents: 0, receivableCents: 0 };
  }
  assertCents(standing.dueCents, 'dueCents');
  const dueCents = Math.min(Math.max(0, standing.dueCents), effect.payoutCents);
  return { unearnedCents: 0, dueCents, receivableCents: effect.payoutCents - dueCents };
}

/** The debit side of E3, E5 and E7l: what producer, commission, VAT and a passed-on fee give up. */
export function givenUpBy(
  producerId: string,
  standing: ShareStanding,
  effect: ReductionEffect,
): PostingDraft[] {
  const taking = takingOf(standing, effect);
  const isEarned = standing.stage === 'earned';
  const lines = [
    debit(accountCodes.unearned(producerId), taking.unearnedCents, producerId),
    debit(accountCodes.due(producerId), taking.dueCents, producerId),
    debit(accountCodes.receivable(producerId), taking.receivableCents, producerId),
    // Before the hand-over no commission was earned that could be given back.
    debit(accountCodes.commission(), isEarned ? effect.commissionNetCents : 0, producerId),
    debit(accountCodes.vat(), isEarned ? effect.commissionVatCents : 0, producerId),
    debit(accountCodes.stripeFee(), effect.feeShareCents, producerId),
  ];
  return lines.filter((line) => line.amountCents !== 0);
}

/** E3 and E5, a refund that the producer bears is approved, before or after settlement. */
export function postRefundApproved(event: {
  readonly producerId: string;
  readonly standing: ShareStanding;
  readonly effect: ReductionEffect;
}): EntryDraft {
  return entry('refund_approved', 'Refund approved', [
    ...givenUpBy(event.producerId, event.standing, event.effect),
    credit(accountCodes.refundPayable(), event.effect.grossCents, event.producerId),
  ]);
}

const BORNE_BY = {
  cooperative: accountCodes.refundExpense,
  carrier: accountCodes.receivableFromCarriers,
  goodwill_fund: accountCodes.goodwill,
} as const satisfies Record<Exclude<RefundBearer, 'producer'>, () => string>;

/** A refund that is not the producer's: goodwill, the cooperative's own fault, or the carrier's. */
export function postRefundBorne(event: {
  readonly bearer: Exclude<RefundBearer, 'producer'>;
  readonly amountCents: Cents;
}): EntryDraft {
  return entry('refund_approved', 'Refund approved', [
    debit(BORNE_BY[event.bearer](), event.amountCents),
    credit(accountCodes.refundPayable(), event.amountCents),
  ]);
}

/** Delivery by the cooperative goes back: less income and less VAT (§ 17 UStG), whoever is at fault. */
export function postDeliveryRefunded(delivery: {
  readonly netCents: Cents;
  readonly vatCents: Cents;
}): EntryDraft {
  return entry('delivery_refund_approved', 'Refund of delivery approved', [
    debit(accountCodes.shipping(), delivery.netCents),
    debit(accountCodes.vat(), delivery.vatCents),
    credit(accountCodes.refundPayable(), delivery.netCents + delivery.vatCents),
  ]);
}

/** E3', the refund left the balance at Stripe; `feeCents` is what Stripe took for it, usually 0. */
export function postRefundSent(refund: {
  readonly amountCents: Cents;
  readonly feeCents: Cents;
}): EntryDraft {
  return entry('refund_sent', 'Refund sent', [
    debit(accountCodes.refundPayable(), refund.amountCents),
    debit(accountCodes.stripeFee(), refund.feeCents),
    credit(accountCodes.stripe(), refund.amountCents + refund.feeCents),
  ]);
}

/** E3'', the refund failed and came back: it is owed again. */
export function postRefundFailed(refund: {
  readonly amountCents: Cents;
  readonly feeCents: Cents;
}): EntryDraft {
  return entry('refund_failed', 'Refund failed', [
    debit(accountCodes.stripe(), refund.amountCents - refund.feeCents),
    debit(accountCodes.stripeFee(), refund.feeCents),
    credit(accountCodes.refundPayable(), refund.amountCents),
  ]);
}

/** A refund that Stripe could not pay was paid from the bank account. */
export function postRefundByBank(amountCents: Cents): EntryDraft {
  return entry('refund_by_bank', 'Refund paid by bank transfer', [
    debit(accountCodes.refundPayable(), amountCents),
    credit(accountCodes.bank(), amountCents),
  ]);
}

/** E5', part of a transfer came back and pays the producer's debt. */
export function postReversal(event: {
  readonly producerId: string;
  readonly amountCents: Cents;
}): EntryDraft {
  const { producerId, amountCents } = event;
  return entry('transfer_reversed', 'Transfer reversed', [
    debit(accountCodes.stripe(), amountCents, producerId),
    credit(accountCodes.receivable(producerId), amountCents, producerId),
  ]);
}

/** E8, the reserve pays the producer's debt. */
export function postReserveUsed(event: {
  readonly producerId: string;
  readonly amountCents: Cents;
}): EntryDraft {
  const { producerId, amountCents } = event;
  return entry('reserve_used', 'Reserve used for a debt', [
    debit(accountCodes.reserve(producerId), amountCents, producerId),
    credit(accountCodes.receivable(producerId), amountCents, producerId),
  ]);
}

/** Whose debt: a producer's or the carriers'. */
export type Debtor = { readonly producerId: string } | 'carrier';

const debtOf = (debtor: Debtor): string =>
  debtor === 'carrier'
    ? accountCodes.receivableFromCarriers()
    : accountCodes.receivable(debtor.producerId);

/** E8, two people gave a debt up. */
export function postWrittenOff(debtor: Debtor, amountCents: Cents): EntryDraft {
  const producerId = debtor === 'carrier' ? undefined : debtor.producerId;
  return entry('written_off', 'Debt written off', [
    debit(accountCodes.badDebt(), amountCents, producerId),
    credit(debtOf(debtor), amountCents, producerId),
  ]);
}

/** A debtor paid into the bank account. */
export function postDebtPaid(debtor: Debtor, amountCents: Cents): EntryDraft {
  const producerId = debtor === 'carrier' ? undefined : debtor.producerId;
  return entry('debt_paid', 'Debt paid into the bank account', [
    debit(accountCodes.bank(), amountCents, producerId),
    credit(debtOf(debtor), amountCents, producerId),
  ]);
}

/** Takes an earlier entry back by its mirror image: corrections never change what stands. */
export function postMirrored(step: string, memo: string, of: EntryDraft): EntryDraft {
  invariant(of.postings.length > 0, 'only what was posted can be taken back');
  return entry(
    step,
    memo,
    of.postings.map((line) => ({ ...line, side: line.side === 'debit' ? 'credit' : 'debit' })),
  );
}
