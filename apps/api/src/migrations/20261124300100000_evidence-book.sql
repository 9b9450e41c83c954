-- Up Migration
create schema evidence;
grant usage on schema evidence to markthalle_app;

-- What a producer proves. A piece is never changed: a new certificate is a new row, the old one ends by its day.
create table evidence.item (
  id uuid primary key,
  producer_id uuid not null references producers.producer,
  kind text not null,
  reference text not null,
  issuer text not null default '',
  -- Product identifiers or names that it speaks of; empty: the whole business.
  covers text[] not null default '{}',
  valid_from date not null,
  valid_until date check (valid_until >= valid_from),
  state text not null check (state in ('submitted', 'valid', 'rejected', 'withdrawn')),
  note text,
  client_id uuid unique,
  submitted_at timestamptz not null,
  submitted_by uuid,
  decided_at timestamptz,
  decided_by uuid,
  -- When the shop was told that it began and that it ended; null: not yet.
  began_at timestamptz,
  ended_at timestamptz
);
create index item_producer on evidence.item (producer_id, kind);
create index item_waiting on evidence.item (submitted_at) where state = 'submitted';
create index item_running on evidence.item (valid_until) where state = 'valid' and ended_at is null;

-- The paper itself lies beside it: private by its grants, part of every backup.
create table evidence.file (
  item_id uuid primary key references evidence.item,
  file_name text not null,
  media_type text not null,
  sha256 text not null,
  bytes bytea not null
);

-- A reminder is sent once per step (60, 30, 7 days).
create table evidence.reminder (
  item_id uuid not null references evidence.item,
  days integer not null,
  sent_at timestamptz not null,
  primary key (item_id, days)
);

-- What the yearly report asks of a seller (§ 14 PStTG) and the promise of Art. 30(1)(e) DSA.
create table evidence.trader (
  producer_id uuid primary key references producers.producer,
  is_entity boolean not null,
  tax_identifier text,
  birth_date date,
  birth_place text,
  self_certified_on date,
  self_certified_by uuid,
  changed_at timestamptz not null
);

grant select, insert, update on all tables in schema evidence to markthalle_app;
revoke update on evidence.file, evidence.reminder from markthalle_app;
