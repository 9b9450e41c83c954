import { accountCodes } from './accountCodes.ts';
import { credit, debit, type EntryDraft, entry } from './journalEntry.ts';
import { type Cents, sumCents } from './money.ts';

/** One producer's part of a fee that was passed on. */
export type FeeShare = { readonly producerId: string; readonly feeShareCents: Cents };

/**
 * Fee pass-through: what E1 booked as the cooperative's expense is borne by the producers of the
 * order (Dr L.unearned.p split, Cr E.stripe_fee). The shares make at least 1 cent together.
 */
export function postFeePassedOn(shares: readonly FeeShare[]): EntryDraft {
  return entry('fee_passed_on', 'Stripe fee passed on', [
    ...shares.map(({ producerId, feeShareCents }) =>
      debit(accountCodes.unearned(producerId), feeShareCents, producerId),
    ),
    credit(accountCodes.stripeFee(), sumCents(shares.map(({ feeShareCents }) => feeShareCents))),
  ]);
}

/**
 * Platform payout: the cooperative's own money left for its bank account (Dr A.bank, Cr A.stripe);
 * an instant payout from the dashboard costs a fee on top (Dr E.stripe_fee).
 */
export function postPayoutSent(amountCents: Cents, feeCents: Cents = 0): EntryDraft {
  return entry('payout_sent', 'Payout to the bank', [
    debit(accountCodes.bank(), amountCents),
    debit(accountCodes.stripeFee(), feeCents),
    credit(accountCodes.stripe(), sumCents([amountCents, feeCents])),
  ]);
}

/** A payout came back, because it failed or was canceled: the reverse of `postPayoutSent`. */
export function postPayoutReturned(amountCents: Cents): EntryDraft {
  return entry('payout_returned', 'Payout came back', [
    debit(accountCodes.stripe(), amountCents),
    credit(accountCodes.bank(), amountCents),
  ]);
}

/** Top-up: money of the cooperative arrived from its bank account (Dr A.stripe, Cr A.bank). */
export function postTopUpArrived(amountCents: Cents): EntryDraft {
  return entry('top_up_arrived', 'Top-up from the bank', [
    debit(accountCodes.stripe(), amountCents),
    credit(accountCodes.bank(), amountCents),
  ]);
}

/** The bank took a top-up back: the reverse of `postTopUpArrived`. */
export function postTopUpReversed(amountCents: Cents): EntryDraft {
  return entry('top_up_reversed', 'Top-up taken back', [
    debit(accountCodes.bank(), amountCents),
    credit(accountCodes.stripe(), amountCents),
  ]);
}

/**
 * A fee of Stripe that belongs to no charge: Connect's monthly and payout fees (Dr E.stripe_fee,
 * Cr A.stripe); a correction in our favour is its mirror image. `netCents` is what the balance
 * moved by, negative for a fee and not 0; the producer is named where Stripe names the account.
 */
export function postUntiedFee(fee: {
  readonly netCents: Cents;
  readonly producerId: string | null;
}): EntryDraft {
  const { netCents } = fee;
  const cents = Math.abs(netCents);
  const [up, down] = netCents < 0 ? [debit, credit] : [credit, debit];
  return entry('untied_fee', 'Stripe fee without an order', [
    up(accountCodes.stripeFee(), cents, fee.producerId ?? undefined),
    down(accountCodes.stripe(), cents),
  ]);
}
