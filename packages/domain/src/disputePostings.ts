import { accountCodes } from './accountCodes.ts';
import { credit, debit, type EntryDraft, entry, type PostingDraft } from './journalEntry.ts';
import { assertCents, type Cents, sumCents } from './money.ts';
import type { ReductionEffect } from './share.ts';
import { type ShareStage, shareReducedLines, shareRestoredLines } from './shareStage.ts';

/** One movement on Stripe's balance because of a dispute; signed as Stripe shows it, in cents. */
export type DisputeMovement = {
  /** Negative when money was withdrawn, positive when it came back. */
  readonly amountCents: Cents;
  /** Positive when Stripe took a fee, negative when it gave one back. */
  readonly feeCents: Cents;
};

/** One producer's part of a lost dispute that the producer bears. */
export type ProducerLoss = {
  readonly producerId: string;
  readonly stage: ShareStage;
  readonly effect: ReductionEffect;
};

/** Who gives up what of a lost dispute. */
export type DisputeLoss = {
  readonly parts: readonly ProducerLoss[];
  /** The cooperative's own delivery that is lost, net and VAT. */
  readonly delivery: { readonly netCents: Cents; readonly vatCents: Cents };
  /** What the cooperative bears beyond its own delivery. */
  readonly chargebackCents: Cents;
};

/**
 * E6 and E7w, in one: what Stripe moved because of a dispute. Withdrawn: the amount waits in
 * `A.disputed` and the fee is gone. Reinstated: the amount comes back, and the fee if it is returned.
 */
export function postDisputeMovement({ amountCents, feeCents }: DisputeMovement): EntryDraft {
  assertCents(amountCents, 'amountCents');
  assertCents(feeCents, 'feeCents');
  const isBack = amountCents > 0;
  return entry(
    isBack ? 'dispute_reinstated' : 'dispute_withdrawn',
    isBack ? 'Disputed money came back' : 'Disputed money was withdrawn',
    [
      signed(accountCodes.disputed(), -amountCents),
      signed(accountCodes.disputeFee(), feeCents),
      signed(accountCodes.stripe(), amountCents - feeCents),
    ],
  );
}

/**
 * E7l, the dispute is lost: what waited in `A.disputed` is borne by producers (their share and the
 * commission on it), by the cooperative's delivery and by the cooperative (`E.chargeback`).
 */
export function postDisputeLost(loss: DisputeLoss): EntryDraft {
  return entry('dispute_lost', 'Dispute lost', [
    ...loss.parts.flatMap((part) => shareReducedLines(part.producerId, part.stage, part.effect)),
    debit(accountCodes.shipping(), loss.delivery.netCents),
    debit(accountCodes.vat(), loss.delivery.vatCents),
    debit(accountCodes.chargeback(), loss.chargebackCents),
    credit(accountCodes.disputed(), lossCentsOf(loss)),
  ]);
}

/**
 * E7l undone: a lost dispute was decided otherwise later (appeal, reinstatement). Every line is
 * booked the other way; `stage` of a part is where its money stands now, not where it stood then.
 */
export function postDisputeLossUndone(loss: DisputeLoss): EntryDraft {
  return entry('dispute_loss_undone', 'Loss of a dispute undone', [
    debit(accountCodes.disputed(), lossCentsOf(loss)),
    ...loss.parts.flatMap((part) => shareRestoredLines(part.producerId, part.stage, part.effect)),
    credit(accountCodes.shipping(), loss.delivery.netCents),
    credit(accountCodes.vat(), loss.delivery.vatCents),
    credit(accountCodes.chargeback(), loss.chargebackCents),
  ]);
}

/**
 * Early recovery: staff hold a producer at fault while the dispute is open. What was handed on
 * becomes a claim, and the same amount is owed to the producer again until the dispute is decided:
 * lost, it is taken from there; won, the next run pays it.
 */
export function postEarlyRecovery(part: {
  readonly producerId: string;
  readonly amountCents: Cents;
}): EntryDraft {
  const { producerId, amountCents } = part;
  return entry('dispute_recovered_early', 'Taken back while a dispute is open', [
    debit(accountCodes.receivable(producerId), amountCents, producerId),
    credit(accountCodes.due(producerId), amountCents, producerId),
  ]);
}

/** All that a loss takes, in cents: the part of the disputed money that it closes. */
export function lossCentsOf({ parts, delivery, chargebackCents }: DisputeLoss): Cents {
  return sumCents([
    ...parts.map((part) => part.effect.grossCents),
    delivery.netCents,
    delivery.vatCents,
    chargebackCents,
  ]);
}

/** A debit when positive, a credit when negative. */
const signed = (accountCode: string, cents: Cents): PostingDraft =>
  cents >= 0 ? debit(accountCode, cents) : credit(accountCode, -cents);
