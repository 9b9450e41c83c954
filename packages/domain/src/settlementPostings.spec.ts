import { describe, expect, it } from '@jest/globals';
import type { EntryDraft } from './journalEntry.ts';
import {
  postChangeOffset,
  postItemGivenBack,
  postOffset,
  postReserveReleased,
} from './settlementPostings.ts';

const written = (entry: EntryDraft): string[] =>
  entry.postings.map(
    ({ side, accountCode, amountCents }) =>
      `${side === 'debit' ? 'Dr' : 'Cr'} ${accountCode} ${amountCents}`,
  );

describe('settlement in the ledger', () => {
  it('E4: a reserve is released', () => {
    const entry = postReserveReleased({ producerId: 'C', amountCents: 301 });
    expect(written(entry)).toEqual(['Dr L.reserve.C 301', 'Cr L.due.C 301']);
  });

  it('E8: a claim is offset with what is due', () => {
    const item = { producerId: 'C', amountCents: 1309 };
    const lines = ['Dr L.due.C 1309', 'Cr A.recv.C 1309'];
    expect(written(postOffset(item))).toEqual(lines);
    expect(written(postChangeOffset(item))).toEqual(lines);
    expect(postOffset(item).step).not.toBe(postChangeOffset(item).step);
  });

  it('an item that is given back undoes all that its approval did', () => {
    const item = { producerId: 'B', transferCents: 600, reserveCents: 71, offsetCents: 37 };
    expect(written(postItemGivenBack({ ...item, to: 'due' }))).toEqual([
      'Dr L.inflight.B 600',
      'Dr L.reserve.B 71',
      'Dr A.recv.B 37',
      'Cr L.due.B 708',
    ]);
    const release = { ...item, reserveCents: 0, to: 'reserve' } as const;
    expect(written(postItemGivenBack(release))).toEqual([
      'Dr L.inflight.B 600',
      'Dr A.recv.B 37',
      'Cr L.reserve.B 637',
    ]);
  });
});
