-- Up Migration
create schema assistance;
grant usage on schema assistance to markthalle_app;

-- A producer lets the office act for them: in which areas, and until when.
create table assistance.consent (
  id uuid primary key,
  producer_id uuid not null references producers.producer,
  rights text[] not null check (rights <@ array['orders', 'stock', 'products', 'money', 'farm']),
  granted_by uuid not null references identity.account,
  granted_at timestamptz not null,
  ends_at timestamptz not null,
  ended_at timestamptz,
  ended_by uuid references identity.account
);
create index consent_producer on assistance.consent (producer_id, granted_at);

-- The way from the office into the portal: good once and for a minute.
create table assistance.opening (
  ticket_hash bytea primary key,
  consent_id uuid not null references assistance.consent,
  staff_id uuid not null references identity.account,
  expires_at timestamptz not null,
  used_at timestamptz
);

-- Everything that was done by one person for another. Rows are never changed but for how they ended.
create table assistance.act (
  id uuid primary key,
  consent_id uuid not null references assistance.consent,
  producer_id uuid not null references producers.producer,
  staff_id uuid not null references identity.account,
  at timestamptz not null,
  route text not null,
  area text,
  subject_name text not null,
  -- What is needed to take it back; null where it cannot be.
  remembered jsonb,
  outcome text not null default 'begun' check (outcome in ('begun', 'done', 'refused')),
  undone_at timestamptz,
  undone_by uuid references identity.account
);
create index act_producer on assistance.act (producer_id, at);

grant select, insert on assistance.consent, assistance.opening, assistance.act to markthalle_app;
grant update (ended_at, ended_by) on assistance.consent to markthalle_app;
grant update (used_at), delete on assistance.opening to markthalle_app;
grant update (outcome, undone_at, undone_by) on assistance.act to markthalle_app;
