import { accountCodes } from './accountCodes.ts';
import { credit, debit, type EntryDraft, entry } from './journalEntry.ts';
import type { Cents } from './money.ts';
import type { ProducerAmount } from './postings.ts';

/** E4, a reserve whose time is over is owed like any other share. */
export function postReserveReleased({ producerId, amountCents }: ProducerAmount): EntryDraft {
  return entry('reserve_released', 'Reserve released', [
    debit(accountCodes.reserve(producerId), amountCents, producerId),
    credit(accountCodes.due(producerId), amountCents, producerId),
  ]);
}

/** E8, what is due pays off what the producer owes. */
export function postOffset({ producerId, amountCents }: ProducerAmount): EntryDraft {
  return entry('item_offset', 'Claim offset', [
    debit(accountCodes.due(producerId), amountCents, producerId),
    credit(accountCodes.receivable(producerId), amountCents, producerId),
  ]);
}

/**
 * An approved item is given back before any transfer was made: everything that its approval did is
 * undone (E4, E8), and the money is due again, or a reserve again where it came from there.
 */
export function postItemGivenBack(item: {
  readonly producerId: string;
  readonly to: 'due' | 'reserve';
  readonly transferCents: Cents;
  readonly reserveCents: Cents;
  readonly offsetCents: Cents;
}): EntryDraft {
  const { producerId, to, transferCents, reserveCents, offsetCents } = item;
  return entry('item_released', 'Settlement item given back', [
    debit(accountCodes.inflight(producerId), transferCents, producerId),
    debit(accountCodes.reserve(producerId), reserveCents, producerId),
    debit(accountCodes.receivable(producerId), offsetCents, producerId),
    credit(accountCodes[to](producerId), transferCents + reserveCents + offsetCents, producerId),
  ]);
}

/**
 * E8, the share of an item was reduced while a run had it: what came back for it pays off the claim
 * that the reduction made, so the end is the same as if the reduction had come first.
 */
export function postChangeOffset({ producerId, amountCents }: ProducerAmount): EntryDraft {
  return entry('item_change_offset', 'Claim of a changed item offset', [
    debit(accountCodes.due(producerId), amountCents, producerId),
    credit(accountCodes.receivable(producerId), amountCents, producerId),
  ]);
}
