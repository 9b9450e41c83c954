import { later } from '../../platform/clock/clock.ts';
import { compare, euros, findEach, type ProviderCheck, YOUNG_MS } from './money-check.ts';
import { BANK_TYPES, FEE_TYPES } from './movement-types.ts';

interface ProducerPayoutRow {
  readonly payoutId: string;
  readonly producerId: string;
  readonly name: string;
  readonly account: string;
  readonly payoutCents: number;
  readonly sumCents: number;
}

const WRONG_SUMS = `
  select p.payout_id as "payoutId", p.producer_id as "producerId", m.name,
         p.stripe_account_id as account, p.amount_cents as "payoutCents",
         c.sum_cents as "sumCents"
    from treasury.producer_payout p
    join producers.producer m on m.id = p.producer_id
    join reconciliation.payout_sum c on c.payout_id = p.payout_id
   where c.sum_cents <> p.amount_cents order by p.created_at, p.payout_id`;

const producerPayouts: ProviderCheck = {
  id: 'N16',
  title: 'Jede Auszahlung an einen Betrieb ist die Summe ihrer Bewegungen',
  find: ({ db }) =>
    findEach<ProducerPayoutRow>(db, { sql: WRONG_SUMS }, (row) => ({
      subject: row.payoutId,
      text: `${row.name}: ausgezahlt ${euros(row.payoutCents)}, Bewegungen ${euros(row.sumCents)}`,
      involved: [row.producerId, row.account, row.payoutId],
      compared: compare({ Auszahlung: row.payoutCents, Bewegungen: row.sumCents }),
    })),
};

interface BankRow {
  readonly id: string;
  readonly ours: string | null;
  readonly stripeCents: number;
  readonly expectedCents: number;
}

/** What should have left or reached the balance for each payout and top-up, and what did. */
const BANK = `
  with moved as (
    select source_id as id, sum(net_cents) as cents, min(created_at) as at
      from reconciliation.balance_transaction where type = any ($2::text[]) group by source_id),
  ours as (
    select payout_id as id, 'payout' as what,
           case when state in ('sent', 'paid') then -amount_cents else 0 end as cents
      from treasury.payout where payout_id is not null
    union all
    select top_up_id, 'top_up', case when state = 'succeeded' then amount_cents else 0 end
      from treasury.top_up where top_up_id is not null)
  select coalesce(m.id, o.id) as id, o.what as ours, coalesce(m.cents, 0)::bigint as "stripeCents",
         coalesce(o.cents, 0)::bigint as "expectedCents"
    from moved m full join ours o on o.id = m.id
   where coalesce(m.cents, 0) <> coalesce(o.cents, 0) and coalesce(m.at, $1) <= $1
   order by 1`;

interface BankSums {
  readonly bookedCents: number;
  readonly movedCents: number;
}

/** Entries that are young, or whose movement was not yet read, are on their way. */
const BANK_SUMS = `
  select coalesce((
           select sum(case p.side when 'debit' then p.amount_cents else -p.amount_cents end)
             from ledger.posting p join ledger.journal_entry e on e.id = p.entry_id
             join reconciliation.balance_transaction t on t.id = e.balance_transaction_id
            where p.account_code = 'A.bank'), 0)::bigint as "bookedCents",
         coalesce((
           select -sum(t.net_cents) from reconciliation.balance_transaction t
            where t.type = any ($2::text[])
              and (t.created_at <= $1 or exists (
                     select from ledger.journal_entry e where e.balance_transaction_id = t.id))),
           0)::bigint as "movedCents"`;

const platformPayouts: ProviderCheck = {
  id: 'N17',
  title: 'Was zur Bank ging und von ihr kam, ist im Hauptbuch entnommen und eingelegt',
  async find({ db, now }) {
    const params = [later(now, -YOUNG_MS), BANK_TYPES];
    const single = await findEach<BankRow>(db, { sql: BANK, params }, (row) => ({
      subject: row.id,
      text:
        row.ours === null
          ? `${row.id}: ${euros(row.stripeCents)} bewegt, hier unbekannt`
          : `${row.id}: bei Stripe ${euros(row.stripeCents)}, hier ${euros(row.expectedCents)}`,
      involved: [row.id],
      compared: compare({ Stripe: row.stripeCents, Markt: row.expectedCents }),
    }));
    const sums = await db.row<BankSums>(BANK_SUMS, params);
    const { bookedCents = 0, movedCents = 0 } = sums ?? {};
    if (bookedCents === movedCents) return single;
    const text = `Auf A.bank gebucht ${euros(bookedCents)}, bei Stripe bewegt ${euros(movedCents)}`;
    const compared = compare({ Gebucht: bookedCents, Bewegt: movedCents });
    return [...single, { subject: 'A.bank', text, involved: ['A.bank'], compared }];
  },
};

interface FeeRow {
  readonly id: string;
  readonly description: string | null;
  readonly cents: number;
}

const UNBOOKED_FEES = `
  select t.id, t.description, t.net_cents as cents from reconciliation.balance_transaction t
   where t.type = any ($2::text[]) and t.created_at <= $1
     and not exists (select from ledger.journal_entry e where e.balance_transaction_id = t.id)
   order by t.created_at, t.id`;

const untiedFees: ProviderCheck = {
  id: 'N19',
  title: 'Gebühren von Stripe, die zu keiner Bestellung gehören, sind gebucht',
  find: ({ db, now }) =>
    findEach<FeeRow>(
      db,
      { sql: UNBOOKED_FEES, params: [later(now, -YOUNG_MS), FEE_TYPES] },
      ({ id, description, cents }) => ({
        subject: id,
        text: `${id}: ${euros(cents)}, ${description ?? 'ohne Beschreibung'}`,
        involved: [id, description],
        compared: compare({ Gebühr: cents }),
      }),
    ),
};

/** Money that leaves for banks, and fees that belong to no order. */
export const PAYOUT_CHECKS: readonly ProviderCheck[] = [
  producerPayouts,
  platformPayouts,
  untiedFees,
];
