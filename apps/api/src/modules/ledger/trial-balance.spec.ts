import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { PostingDraft } from '@markthalle/domain/journalEntry';
import fc from 'fast-check';
import { type ModulesUnderTest, startModules } from '../../../test/modules-under-test.ts';
import { SampleModule } from '../../../test/sample-routes.ts';
import { Db } from '../../platform/db/db.ts';
import { newId } from '../../platform/db/new-id.ts';
import { LedgerFacade } from './ledger.facade.ts';
import { LedgerModule } from './ledger.module.ts';

let market: ModulesUnderTest;

beforeAll(async () => {
  market = await startModules({
    modules: [SampleModule, LedgerModule],
    now: '2026-06-08T08:00:00Z',
  });
});

afterAll(() => market.stop());

const account = fc.constantFrom('R.a', 'R.b', 'R.c', 'R.d', 'R.e');
const cents = fc.integer({ min: 1, max: 10_000_000_00 });

/** Any balanced entry: pairs of a debit and a credit of the same amount, shuffled. */
const balanced = fc
  .array(fc.tuple(account, account, cents), { minLength: 1, maxLength: 6 })
  .chain((pairs) =>
    fc.shuffledSubarray(
      pairs.flatMap(([from, to, amountCents]): PostingDraft[] => [
        { accountCode: from, side: 'debit', amountCents },
        { accountCode: to, side: 'credit', amountCents },
      ]),
      { minLength: pairs.length * 2 },
    ),
  );

it('whatever is booked, the trial balance is zero and sums equal postings', async () => {
  const db = market.app.get(Db);
  const ledger = market.app.get(LedgerFacade);
  const expected = new Map<string, { debit: number; credit: number }>();
  await fc.assert(
    fc.asyncProperty(fc.array(balanced, { minLength: 1, maxLength: 4 }), async (entries) => {
      await Promise.all(
        entries.map((postings) =>
          db.transaction((tx) =>
            ledger.book(tx, {
              sourceKind: 'random',
              sourceId: newId(),
              entry: { step: 's', memo: 'm', postings },
              at: market.clock.now(),
            }),
          ),
        ),
      );
      for (const { accountCode, side, amountCents } of entries.flat()) {
        const sums = expected.get(accountCode) ?? { debit: 0, credit: 0 };
        sums[side] += amountCents;
        expected.set(accountCode, sums);
      }
      const balances = await ledger.balances();
      const total = (side: 'debitCents' | 'creditCents') =>
        balances.reduce((sum, balance) => sum + balance[side], 0);
      expect(total('debitCents')).toBe(total('creditCents'));
      expect(
        Object.fromEntries(
          balances.map((one) => [
            one.accountCode,
            { debit: one.debitCents, credit: one.creditCents },
          ]),
        ),
      ).toEqual(Object.fromEntries(expected));
    }),
    { numRuns: 40 },
  );
});
