import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { EntryDraft, PostingDraft } from '@markthalle/domain/journalEntry';
import { type ModulesUnderTest, startModules } from '../../../test/modules-under-test.ts';
import { SampleModule } from '../../../test/sample-routes.ts';
import { Db, violatedConstraint } from '../../platform/db/db.ts';
import { newId } from '../../platform/db/new-id.ts';
import { LedgerFacade } from './ledger.facade.ts';
import { LedgerModule } from './ledger.module.ts';

let market: ModulesUnderTest;
let db: Db;
let ledger: LedgerFacade;

beforeAll(async () => {
  market = await startModules({
    modules: [SampleModule, LedgerModule],
    now: '2026-06-08T08:00:00Z',
  });
  db = market.app.get(Db);
  ledger = market.app.get(LedgerFacade);
});

afterAll(() => market.stop());

const debit = (accountCode: string, amountCents: number): PostingDraft => ({
  accountCode,
  side: 'debit',
  amountCents,
});
const credit = (accountCode: string, amountCents: number): PostingDraft => ({
  accountCode,
  side: 'credit',
  amountCents,
});
const entryOf = (...postings: PostingDraft[]): EntryDraft => ({ step: 's', memo: 'm', postings });

const book = (entry: EntryDraft, sourceId: string = newId()) =>
  db.transaction((tx) =>
    ledger.book(tx, { sourceKind: 'test', sourceId, entry, at: market.clock.now() }),
  );

const sumsOf = async (code: string) => {
  const account = (await ledger.balances()).find(({ accountCode }) => accountCode === code);
  return account && [account.debitCents, account.creditCents];
};
const countOf = async (sourceId: string) =>
  (await db.rows('select 1 from ledger.journal_entry where source_id = $1', [sourceId])).length;

describe('an entry', () => {
  it('moves the sums of its accounts', async () => {
    await book(entryOf(debit('T.a', 700), debit('T.a', 300), credit('T.b', 1000)));
    await book(entryOf(debit('T.b', 250), credit('T.a', 250)));
    expect(await sumsOf('T.a')).toEqual([1000, 250]);
    expect(await sumsOf('T.b')).toEqual([250, 1000]);
  });

  it('of a cause that is booked already books nothing', async () => {
    const sourceId = newId();
    const entry = entryOf(debit('T.c', 1), credit('T.d', 1));
    expect(await book(entry, sourceId)).toBe(true);
    expect(await book(entry, sourceId)).toBe(false);
    expect(await countOf(sourceId)).toBe(1);
    expect(await sumsOf('T.c')).toEqual([1, 0]);
  });

  it('sent twice at once is booked once', async () => {
    const sourceId = newId();
    const entry = entryOf(debit('T.e', 5), credit('T.f', 5));
    const answers = await Promise.all(Array.from({ length: 8 }, () => book(entry, sourceId)));
    expect(answers.filter(Boolean)).toHaveLength(1);
    expect(await sumsOf('T.e')).toEqual([5, 0]);
  });

  it('of a transaction that rolled back leaves nothing', async () => {
    const sourceId = newId();
    const undone = db.transaction(async (tx) => {
      const entry = entryOf(debit('T.g', 9), credit('T.h', 9));
      await ledger.book(tx, { sourceKind: 'test', sourceId, entry, at: market.clock.now() });
      throw new Error('no');
    });
    await expect(undone).rejects.toThrow('no');
    expect(await countOf(sourceId)).toBe(0);
    expect(await sumsOf('T.g')).toBeUndefined();
  });

  it.each([
    ['debits are not credits', [debit('T.a', 2), credit('T.b', 1)]],
    ['it has one line', [debit('T.a', 1)]],
    ['a line is negative', [debit('T.a', -1), credit('T.b', -1)]],
    ['a line is a fraction', [debit('T.a', 0.5), credit('T.b', 0.5)]],
  ])('is refused before it is written if %s', async (_, postings) => {
    await expect(book(entryOf(...postings))).rejects.toThrow();
  });

  it('names a producer only on the accounts that are theirs', async () => {
    const producerId = newId();
    await book(
      entryOf(
        { ...debit(`L.unearned.${producerId}`, 100), producerId },
        { ...credit(`L.due.${producerId}`, 90), producerId },
        { ...credit('I.commission', 10), producerId },
      ),
    );
    const owners = new Map(
      (await ledger.balances()).map((account) => [account.accountCode, account.producerId]),
    );
    expect(owners.get(`L.due.${producerId}`)).toBe(producerId);
    expect(owners.get('I.commission')).toBeNull();
  });

  it('of a producer tells what is owed at which stage', async () => {
    const producerId = newId();
    const line = (side: 'debit' | 'credit', code: string, amountCents: number) => ({
      accountCode: code,
      side,
      amountCents,
      producerId,
    });
    await book(entryOf(debit('T.a', 1000), line('credit', `L.unearned.${producerId}`, 1000)));
    await book(
      entryOf(
        line('debit', `L.unearned.${producerId}`, 400),
        line('credit', `L.due.${producerId}`, 300),
        line('credit', `L.inflight.${producerId}`, 100),
      ),
    );
    expect(await ledger.liabilitiesTo(producerId)).toEqual({
      unearnedCents: 600,
      dueCents: 300,
      inflightCents: 100,
    });
    expect(await ledger.liabilitiesTo(newId())).toEqual({
      unearnedCents: 0,
      dueCents: 0,
      inflightCents: 0,
    });
  });
});

/** Writes rows past the facade: what the database itself refuses. */
async function writeRaw(lines: readonly (readonly [string, number])[]) {
  await db.transaction(async (tx) => {
    const id = newId();
    await tx.execute(
      `insert into ledger.journal_entry (id, source_kind, source_id, step, memo, booked_at)
       values ($1, 'raw', $2, 's', 'm', now())`,
      [id, id],
    );
    for (const [index, [side, cents]] of lines.entries()) {
      await tx.execute(`insert into ledger.account (code) values ('T.raw') on conflict do nothing`);
      await tx.execute(
        `insert into ledger.posting (entry_id, line, account_code, side, amount_cents)
         values ($1, $2, 'T.raw', $3, $4)`,
        [id, index, side, cents],
      );
    }
  });
}

describe('the database', () => {
  it.each([
    ['one line', [['debit', 5]]],
    ['no line', []],
    [
      'debits that are not credits',
      [
        ['debit', 5],
        ['credit', 4],
      ],
    ],
  ] as const)('refuses an entry with %s at commit', async (_, lines) => {
    const error = await writeRaw(lines).catch((cause: unknown) => cause);
    expect(violatedConstraint(error)).toBe('journal_entry_balances');
  });

  it('takes a balanced one', async () => {
    await writeRaw([
      ['debit', 5],
      ['credit', 3],
      ['credit', 2],
    ]);
    expect(await sumsOf('T.raw')).toEqual([5, 5]);
  });

  it('refuses a further line on an old entry that unbalances it', async () => {
    const sourceId = newId();
    await book(entryOf(debit('T.i', 5), credit('T.j', 5)), sourceId);
    const error = await db
      .execute(
        `insert into ledger.posting (entry_id, line, account_code, side, amount_cents)
         select id, 9, 'T.i', 'debit', 1 from ledger.journal_entry where source_id = $1`,
        [sourceId],
      )
      .catch((cause: unknown) => cause);
    expect(violatedConstraint(error)).toBe('journal_entry_balances');
    expect(await sumsOf('T.i')).toEqual([5, 0]);
  });

  const CHANGES = [
    `update ledger.journal_entry set memo = 'x'`,
    'delete from ledger.journal_entry',
    'truncate ledger.journal_entry cascade',
    'update ledger.posting set amount_cents = 1',
    'delete from ledger.posting',
    'truncate ledger.posting',
  ];

  it.each([...CHANGES, 'update ledger.account set debit_cents = 0', 'delete from ledger.account'])(
    'refuses the application role %j by grant',
    async (sql) => {
      await expect(db.execute(sql)).rejects.toMatchObject({ code: '42501' });
    },
  );

  it.each(CHANGES)('refuses even its owner %j by trigger', async (sql) => {
    const client = await db.pool.connect();
    try {
      await client.query('begin; reset role; set local role none');
      await expect(client.query(sql)).rejects.toMatchObject({ code: '23001' });
    } finally {
      await client.query('rollback; set role markthalle_app');
      client.release(true);
    }
  });
});

it('many bookings of the same accounts, in any order of lines, never deadlock', async () => {
  let tries = 0;
  const codes = ['T.p1', 'T.p2', 'T.p3', 'T.p4'];
  await Promise.all(
    Array.from({ length: 60 }, async (_, index) => {
      const order = index % 2 === 0 ? codes : [...codes].reverse();
      const [a = '', b = '', c = '', d = ''] = order;
      await db.transaction(async (tx) => {
        tries += 1;
        await ledger.book(tx, {
          sourceKind: 'parallel',
          sourceId: String(index),
          entry: entryOf(debit(a, 1), credit(b, 1), debit(c, 2), credit(d, 2)),
          at: market.clock.now(),
        });
      });
    }),
  );
  expect(tries).toBe(60);
  // Forwards p1 and p3 are debited 1 and 2 and p2 and p4 credited; backwards it is p4 and p2.
  expect(await sumsOf('T.p1')).toEqual([30, 60]);
  expect(await sumsOf('T.p2')).toEqual([60, 30]);
  expect(await sumsOf('T.p3')).toEqual([60, 30]);
  expect(await sumsOf('T.p4')).toEqual([30, 60]);
});
