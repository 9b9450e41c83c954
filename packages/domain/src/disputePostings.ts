import { accountCodes } from './accountCodes.ts';
import { credit, debit, type EntryDraft, entry, type PostingDraft } from './journalEntry.ts';
import { assertCents, type Cents, sumCents } from './money.ts';
import type { ProducerAmount } from './postings.ts';
import { givenUpBy, type ShareStanding } from './refundPostings.ts';
import type { ReductionEffect } from './share.ts';

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
  readonly standing: ShareStanding;
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
    ...loss.parts.flatMap((part) => givenUpBy(part.producerId, part.standing, part.effect)),
    debit(accountCodes.shipping(), loss.delivery.netCents),
    debit(accountCodes.vat(), loss.delivery.vatCents),
    debit(accountCodes.chargeback(), loss.chargebackCents),
    credit(accountCodes.disputed(), lossCentsOf(loss)),
  ]);
}

/**
 * E7l undone: a lost dispute was decided otherwise later (appeal, reinstatement). Every line is
 * booked the other way, with one exception: what a run had taken is owed once more and not set
 * against a claim, because the next run offsets both. `standing` is how a part stands now.
 */
export function postDisputeLossUndone(loss: DisputeLoss): EntryDraft {
  return entry('dispute_loss_undone', 'Loss of a dispute undone', [
    debit(accountCodes.disputed(), lossCentsOf(loss)),
    ...loss.parts.flatMap((part) => givenBackTo(part)),
    credit(accountCodes.shipping(), loss.delivery.netCents),
    credit(accountCodes.vat(), loss.delivery.vatCents),
    credit(accountCodes.chargeback(), loss.chargebackCents),
  ]);
}

/**
 * Early recovery: staff hold a producer at fault while the dispute is open. What a run had taken
 * becomes a claim, and the same amount is kept for the producer until the dispute is decided.
 */
export function postRecoveredEarly({ producerId, amountCents }: ProducerAmount): EntryDraft {
  return entry('dispute_recovered_early', 'Taken back while a dispute is open', [
    debit(accountCodes.receivable(producerId), amountCents, producerId),
    credit(accountCodes.contested(producerId), amountCents, producerId),
  ]);
}

/**
 * The dispute is decided: what was kept is owed again. Won, the next run pays it; lost, E7l takes it
 * from there in the same breath.
 */
export function postContestedReleased({ producerId, amountCents }: ProducerAmount): EntryDraft {
  return entry('dispute_contested_released', 'Kept for a dispute until its end', [
    debit(accountCodes.contested(producerId), amountCents, producerId),
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

function givenBackTo({ producerId, standing, effect }: ProducerLoss): PostingDraft[] {
  const fee = credit(accountCodes.stripeFee(), effect.feeShareCents, producerId);
  if (standing.stage === 'unearned') {
    const unearnedCents = effect.grossCents - effect.feeShareCents;
    return [credit(accountCodes.unearned(producerId), unearnedCents, producerId), fee];
  }
  return [
    credit(accountCodes.due(producerId), effect.payoutCents, producerId),
    credit(accountCodes.commission(), effect.commissionNetCents, producerId),
    credit(accountCodes.vat(), effect.commissionVatCents, producerId),
    fee,
  ];
}

/** A debit when positive, a credit when negative. */
const signed = (accountCode: string, cents: Cents): PostingDraft =>
  cents >= 0 ? debit(accountCode, cents) : credit(accountCode, -cents);
