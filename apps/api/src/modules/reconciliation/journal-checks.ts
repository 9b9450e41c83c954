import { compare, findEach, type HouseCheck } from './money-check.ts';

const SIGNED = `case p.side when 'debit' then p.amount_cents else -p.amount_cents end`;

interface Difference {
  readonly subject: string;
  readonly cents: number;
}

const journal: HouseCheck = {
  id: 'N1',
  title: 'Jeder Buchungssatz geht auf, die Summe aller Konten ist null',
  async find({ db }) {
    const entries = await findEach<Difference>(
      db,
      {
        sql: `select entry_id as subject, sum(${SIGNED})::bigint as cents from ledger.posting p
               group by entry_id having sum(${SIGNED}) <> 0 order by entry_id`,
      },
      ({ subject, cents }) => ({
        subject,
        text: `Buchungssatz ${subject}: Differenz ${cents} Cent`,
        involved: [subject],
        compared: compare({ 'Soll weniger Haben': cents }),
      }),
    );
    const sums = await findEach<Difference>(
      db,
      {
        sql: `select 'trial' as subject, sum(debit_cents - credit_cents)::bigint as cents
                from ledger.account having sum(debit_cents - credit_cents) <> 0
              union all
              select code, debit_cents - credit_cents from ledger.account
               where code = 'E.rounding' and debit_cents <> credit_cents`,
      },
      ({ subject, cents }) => ({
        subject,
        text:
          subject === 'trial'
            ? `Summe aller Konten: ${cents} Cent`
            : `${subject} steht auf ${cents} Cent`,
        compared: compare({ 'Soll weniger Haben': cents }),
      }),
    );
    return [...entries, ...sums];
  },
};

const accountSums: HouseCheck = {
  id: 'L1',
  title: 'Jedes Konto ist die Summe seiner Buchungen',
  find: ({ db }) =>
    findEach<{ code: string; keptCents: number; bookedCents: number }>(
      db,
      {
        sql: `select a.code, a.debit_cents - a.credit_cents as "keptCents",
                     coalesce(sums.cents, 0)::bigint as "bookedCents"
                from ledger.account a
                left join (select account_code, sum(${SIGNED}) as cents from ledger.posting p
                            group by account_code) sums on sums.account_code = a.code
               where a.debit_cents - a.credit_cents <> coalesce(sums.cents, 0) order by a.code`,
      },
      ({ code, keptCents, bookedCents }) => ({
        subject: code,
        text: `${code}: geführt ${keptCents} Cent, gebucht ${bookedCents} Cent`,
        involved: [code],
        compared: compare({ Geführt: keptCents, 'Summe der Buchungen': bookedCents }),
      }),
    ),
};

const noNegativeDebt: HouseCheck = {
  id: 'L2',
  title: 'Niemandem schulden wir weniger als nichts',
  find: ({ db }) =>
    findEach<{ code: string; cents: number }>(
      db,
      {
        sql: `select code, debit_cents - credit_cents as cents from ledger.account
               where code ~ '^L\\.(unearned|due|inflight|reserve|contested)\\.'
                 and debit_cents > credit_cents order by code`,
      },
      ({ code, cents }) => ({
        subject: code,
        text: `${code} steht im Soll: ${cents} Cent`,
        involved: [code],
        compared: compare({ Soll: cents }),
      }),
    ),
};

const stripePostings: HouseCheck = {
  id: 'N4',
  title: 'Jede Buchung auf A.stripe hat ihre Bewegung bei Stripe',
  find: ({ db }) =>
    findEach<{ id: string; step: string; orderId: string | null; cents: number }>(
      db,
      {
        sql: `select e.id, e.step, e.order_id as "orderId", sum(${SIGNED})::bigint as cents
                from ledger.journal_entry e
                join ledger.posting p on p.entry_id = e.id and p.account_code = 'A.stripe'
               where e.balance_transaction_id is null group by e.id order by e.id`,
      },
      ({ id, step, orderId, cents }) => ({
        subject: id,
        text: `Buchungssatz ${id} (${step}) nennt keine Bewegung`,
        involved: [id, orderId],
        compared: compare({ 'Gebucht auf A.stripe': cents }),
      }),
    ),
};

/** The books against themselves. */
export const JOURNAL_CHECKS: readonly HouseCheck[] = [
  journal,
  accountSums,
  noNegativeDebt,
  stripePostings,
];
