-- Up Migration
create schema reconciliation;
grant usage on schema reconciliation to markthalle_app;

-- What the last run of every money check found.
create table reconciliation.money_check (
  id text primary key,
  title text not null,
  findings jsonb not null,
  checked_at timestamptz not null
);

grant select, insert, update, delete on reconciliation.money_check to markthalle_app;
