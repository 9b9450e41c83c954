import { accountCodes } from './accountCodes.ts';
import { credit, debit, type PostingDraft } from './journalEntry.ts';
import type { ReductionEffect } from './share.ts';

/**
 * Where the money of a share stands in the ledger (ADR 0012): paid and not handed over, owed to
 * the producer, or taken by an approved run. From then on a reduction is a claim on the producer.
 */
export type ShareStage = 'unearned' | 'due' | 'taken';

/**
 * The debit lines of a reduction that the producer bears (E3, E5, E7l): the share gives up its
 * payout, the cooperative the commission with its VAT and what it
 * has no longer to bear of a passed-on fee. Before the hand-over no commission was earned, so all of
 * it comes out of what is unearned.
 */
export function shareReducedLines(
  producerId: string,
  stage: ShareStage,
  effect: ReductionEffect,
): PostingDraft[] {
  const fee = debit(accountCodes.stripeFee(), effect.feeShareCents, producerId);
  if (stage === 'unearned') {
    return [debit(accountCodes.unearned(producerId), unearnedCentsOf(effect), producerId), fee];
  }
  const bearing = stage === 'due' ? accountCodes.due : accountCodes.receivable;
  return [
    debit(bearing(producerId), effect.payoutCents, producerId),
    debit(accountCodes.commission(), effect.commissionNetCents, producerId),
    debit(accountCodes.vat(), effect.commissionVatCents, producerId),
    fee,
  ];
}

/**
 * The credit lines of a reduction that is undone. What was taken by a run is owed once more and
 * not set against a claim: the next run offsets both.
 */
export function shareRestoredLines(
  producerId: string,
  stage: ShareStage,
  effect: ReductionEffect,
): PostingDraft[] {
  const fee = credit(accountCodes.stripeFee(), effect.feeShareCents, producerId);
  if (stage === 'unearned') {
    return [credit(accountCodes.unearned(producerId), unearnedCentsOf(effect), producerId), fee];
  }
  return [
    credit(accountCodes.due(producerId), effect.payoutCents, producerId),
    credit(accountCodes.commission(), effect.commissionNetCents, producerId),
    credit(accountCodes.vat(), effect.commissionVatCents, producerId),
    fee,
  ];
}

/** A fee that was passed on was taken out of what is unearned when the charge was booked. */
const unearnedCentsOf = ({ grossCents, feeShareCents }: ReductionEffect) =>
  grossCents - feeShareCents;
