import { invariant } from './invariant.ts';
import { assertCents, type Cents, sumCents } from './money.ts';

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

/** Lines of 0 cents say nothing and are left out; everything else must balance. */
export function entry(step: string, memo: string, lines: readonly PostingDraft[]): EntryDraft {
  const postings = lines.filter((line) => line.amountCents !== 0);
  assertBalanced(postings);
  return { step, memo, postings };
}

/** A debit line (Soll), in cents. */
export function debit(accountCode: string, amountCents: Cents, producerId?: string): PostingDraft {
  return posting('debit', accountCode, amountCents, producerId);
}

/** A credit line (Haben), in cents. */
export function credit(accountCode: string, amountCents: Cents, producerId?: string): PostingDraft {
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
