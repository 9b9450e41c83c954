import { DAY_MS, HOUR_MS, later } from '../../platform/clock/clock.ts';
import { findingsOf, type HouseCheck } from './money-check.ts';

const INFLIGHT_MS = HOUR_MS;
const REFUND_PAYABLE_MS = DAY_MS;

const journal: HouseCheck = {
  id: 'N1',
  title: 'Jeder Buchungssatz geht auf, die Summe aller Konten ist null',
  find: (db) =>
    findingsOf(
      db,
      `select 'Buchungssatz ' || entry_id || ': Differenz ' || sum(signed) || ' Cent' as finding
         from (select entry_id, case side when 'debit' then amount_cents else -amount_cents end
           as signed
                 from ledger.posting) lines
        group by entry_id having sum(signed) <> 0
       union all
       select 'Summe aller Konten: ' || sum(debit_cents - credit_cents) || ' Cent'
         from ledger.account having sum(debit_cents - credit_cents) <> 0
       union all
       select 'E.rounding steht auf ' || (debit_cents - credit_cents) || ' Cent'
         from ledger.account where code = 'E.rounding' and debit_cents <> credit_cents`,
    ),
};

const accountSums: HouseCheck = {
  id: 'L1',
  title: 'Jedes Konto ist die Summe seiner Buchungen',
  find: (db) =>
    findingsOf(
      db,
      `select a.code || ': geführt ' || (a.debit_cents - a.credit_cents) || ' Cent, gebucht '
              || coalesce(p.cents, 0) || ' Cent' as finding
         from ledger.account a
         left join (select account_code, sum(case side when 'debit' then amount_cents
                                                       else -amount_cents end) as cents
                      from ledger.posting group by account_code) p on p.account_code = a.code
        where a.debit_cents - a.credit_cents <> coalesce(p.cents, 0)`,
    ),
};

const noNegativeDebt: HouseCheck = {
  id: 'L2',
  title: 'Niemandem schulden wir weniger als nichts',
  find: (db) =>
    findingsOf(
      db,
      `select code || ' steht im Soll: ' || (debit_cents - credit_cents) || ' Cent' as finding
         from ledger.account
        where code ~ '^L\\.(unearned|due|inflight|reserve)\\.' and debit_cents > credit_cents`,
    ),
};

const stripePostings: HouseCheck = {
  id: 'N4',
  title: 'Jede Buchung auf A.stripe hat ihre Bewegung bei Stripe',
  find: (db) =>
    findingsOf(
      db,
      `select 'Buchungssatz ' || e.id || ' (' || e.step || ') nennt keine Bewegung' as finding
         from ledger.journal_entry e
        where e.balance_transaction_id is null
          and exists (select from ledger.posting p where p.entry_id = e.id and
            p.account_code = 'A.stripe')`,
    ),
};

const inflight: HouseCheck = {
  id: 'N9',
  title: 'Nichts ist zu lange unterwegs',
  find: (db, now) =>
    findingsOf(
      db,
      `select 'Bestellung ' || i.order_number || ': ' || i.payout_cents || ' Cent seit '
              || to_char(r.approved_at at time zone 'Europe/Berlin', 'DD.MM. HH24:MI') ||
                ' unterwegs' as finding
         from settlement.run_item i join settlement.run r on r.id = i.run_id
        where i.state in ('approved', 'inflight') and r.approved_at < $1
       union all
       select a.code || ': ' || (a.credit_cents - a.debit_cents) || ' Cent, in Abrechnungen '
              || coalesce(open.cents, 0) || ' Cent'
         from ledger.account a
         left join (select producer_id, sum(payout_cents) as cents from settlement.run_item
                     where state in ('approved', 'inflight') group by producer_id) open
                on open.producer_id = a.producer_id
        where a.code like 'L.inflight.%' and a.credit_cents - a.debit_cents <>
          coalesce(open.cents, 0)
       union all
       select 'Erstattungen von ' || (due.cents - a.debit_cents) ||
         ' Cent warten seit über einem Tag'
         from ledger.account a,
              (select coalesce(sum(p.amount_cents), 0) as cents
                 from ledger.posting p join ledger.journal_entry e on e.id = p.entry_id
                where p.account_code = 'L.refund_payable' and p.side = 'credit' and e.booked_at <
                  $2) due
        where a.code = 'L.refund_payable' and due.cents > a.debit_cents`,
      [later(now, -INFLIGHT_MS), later(now, -REFUND_PAYABLE_MS)],
    ),
};

const statements: HouseCheck = {
  id: 'S1',
  title: 'Abrechnung, Auftrag an Stripe und Buchung nennen denselben Betrag',
  find: (db) =>
    findingsOf(
      db,
      `select 'Bestellung ' || i.order_number || ': abgerechnet ' || i.payout_cents ||
        ', beauftragt '
              || coalesce(o.params ->> 'amount', 'nichts') || ', gebucht '
              || coalesce(p.amount_cents::text, 'nichts') || ' Cent' as finding
         from settlement.run_item i
         left join payments.operation o on o.id = i.operation_id and o.state = 'succeeded'
                                       and o.stripe_id = i.transfer_id
         left join ledger.journal_entry e on e.source_kind = 'run_item'
                                         and e.source_id = i.id::text and e.step =
                                           'transfer_created'
         left join ledger.posting p on p.entry_id = e.id and p.account_code = 'A.stripe'
        where i.state = 'transferred'
          and ((o.params ->> 'amount')::bigint, p.amount_cents) is distinct from
              (i.payout_cents::bigint, i.payout_cents::bigint)`,
    ),
};

const stockFold: HouseCheck = {
  id: 'B1',
  title: 'Der Bestand ist die Summe seiner Bewegungen',
  find: (db) =>
    findingsOf(
      db,
      `select 'Variante ' || s.variant_id || ': Bestand ' || s.on_hand || ', Bewegungen '
              || coalesce(m.pieces, 0) as finding
         from inventory.stock s
         left join (select variant_id, sum(delta) as pieces from inventory.stock_movement
                     group by variant_id) m using (variant_id)
        where s.policy = 'tracked' and s.on_hand <> coalesce(m.pieces, 0)`,
    ),
};

const reserved: HouseCheck = {
  id: 'B2',
  title: 'Zurückgelegt ist genau, was Bestellungen halten',
  find: (db) =>
    findingsOf(
      db,
      `select 'Variante ' || s.variant_id || ': zurückgelegt ' || s.reserved || ', gehalten '
              || coalesce(r.pieces, 0) as finding
         from inventory.stock s
         left join (select variant_id, sum(quantity) as pieces from inventory.reservation
                     where state = 'held' group by variant_id) r using (variant_id)
        where s.reserved <> coalesce(r.pieces, 0)`,
    ),
};

/** Checks that need no answer from outside. */
export const HOUSE_CHECKS: readonly HouseCheck[] = [
  journal,
  stripePostings,
  inflight,
  accountSums,
  noNegativeDebt,
  statements,
  stockFold,
  reserved,
];
