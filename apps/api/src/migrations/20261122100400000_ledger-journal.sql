-- Up Migration
create schema ledger;
grant usage on schema ledger to markthalle_app;

create table ledger.account (
  code text primary key,
  producer_id uuid,
  debit_cents bigint not null default 0,
  credit_cents bigint not null default 0
);

create table ledger.journal_entry (
  id uuid primary key,
  -- What caused the entry; the triple makes a second booking of the same cause impossible.
  source_kind text not null,
  source_id text not null,
  step text not null,
  memo text not null,
  order_id uuid,
  charge_id text,
  balance_transaction_id text,
  operation_id uuid,
  booked_at timestamptz not null,
  unique (source_kind, source_id, step)
);
create index journal_entry_order on ledger.journal_entry (order_id);
create index journal_entry_booked on ledger.journal_entry (booked_at desc, id desc);
create unique index journal_entry_balance_transaction
  on ledger.journal_entry (balance_transaction_id) where balance_transaction_id is not null;

create table ledger.posting (
  entry_id uuid not null references ledger.journal_entry,
  line integer not null,
  account_code text not null references ledger.account,
  side text not null check (side in ('debit', 'credit')),
  amount_cents bigint not null check (amount_cents > 0),
  producer_id uuid,
  primary key (entry_id, line)
);
create index posting_account on ledger.posting (account_code, entry_id);

create function ledger.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'ledger rows are never changed or deleted (GoBD); book a reversing entry'
    using errcode = 'restrict_violation';
end
$$;
create trigger journal_entry_append_only before update or delete or truncate on ledger.journal_entry
  for each statement execute function ledger.refuse_change();
create trigger posting_append_only before update or delete or truncate on ledger.posting
  for each statement execute function ledger.refuse_change();

create function ledger.refuse_unbalanced_entry() returns trigger language plpgsql as $$
declare
  difference bigint;
  lines integer;
  entry uuid;
begin
  -- An expression that names a field of the other table would not even be planned.
  if tg_table_name = 'posting' then entry := new.entry_id; else entry := new.id; end if;
  select coalesce(sum(case side when 'debit' then amount_cents else -amount_cents end), 0), count(*)
    into difference, lines from ledger.posting where entry_id = entry;
  if difference <> 0 or lines < 2 then
    raise exception 'journal entry % does not balance: difference %, lines %', entry, difference, lines
      using errcode = 'check_violation', constraint = 'journal_entry_balances';
  end if;
  return null;
end
$$;
create constraint trigger journal_entry_balances after insert on ledger.journal_entry
  deferrable initially deferred for each row execute function ledger.refuse_unbalanced_entry();
create constraint trigger posting_balances after insert on ledger.posting
  deferrable initially deferred for each row execute function ledger.refuse_unbalanced_entry();

-- Sums per account follow the postings inside the database, so no writer can forget them. Statement-level and in
-- code order, so that two entries lock the accounts in the same order. The lock is the one that goes with the key share
-- lock of the foreign key, which each entry holds by then: a stronger one would deadlock with its neighbours.
create function ledger.follow_postings() returns trigger language plpgsql security definer
  set search_path = ledger, pg_temp as $$
begin
  update ledger.account a
     set debit_cents = a.debit_cents + p.debit_cents, credit_cents = a.credit_cents + p.credit_cents
    from (
      select locked.code,
             coalesce(sum(n.amount_cents) filter (where n.side = 'debit'), 0) as debit_cents,
             coalesce(sum(n.amount_cents) filter (where n.side = 'credit'), 0) as credit_cents
        from (
          select code from ledger.account
           where code in (select account_code from new_postings) order by code for no key update
        ) locked
        join new_postings n on n.account_code = locked.code
       group by locked.code
    ) p
   where a.code = p.code;
  return null;
end
$$;
create trigger posting_sums after insert on ledger.posting
  referencing new table as new_postings for each statement execute function ledger.follow_postings();

-- Whoever decides by a balance holds it first, in the order in which postings lock the accounts. The writers themselves
-- may not touch the sums, so the lock is taken for them.
create function ledger.lock_accounts(codes text[]) returns void language plpgsql security definer
  set search_path = ledger, pg_temp as $$
begin
  perform code from ledger.account where code = any (codes) order by code for no key update;
end
$$;

grant select, insert on ledger.journal_entry, ledger.posting to markthalle_app;
grant select, insert on ledger.account to markthalle_app;
