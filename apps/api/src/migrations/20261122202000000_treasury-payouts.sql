-- Up Migration
create schema treasury;
grant usage on schema treasury to markthalle_app;

-- Money of the cooperative on its way to its bank account, also what somebody moved in Stripe's dashboard.
create table treasury.payout (
  id uuid primary key,
  -- Stripe's id; null until Stripe has made it.
  payout_id text unique,
  origin text not null check (origin in ('office', 'dashboard', 'automatic')),
  amount_cents integer not null check (amount_cents > 0),
  state text not null check (state in
    ('requested', 'withdrawn', 'approved', 'sent', 'paid', 'returned', 'rejected')),
  requested_by uuid references identity.account,
  requested_at timestamptz not null,
  approved_by uuid references identity.account,
  approved_at timestamptz,
  operation_id uuid unique,
  failure_code text,
  arrival_at timestamptz,
  reread_at timestamptz,
  constraint four_eyes check (approved_by is null or approved_by <> requested_by),
  constraint asked_for check ((origin = 'office') = (requested_by is not null)),
  constraint released check (origin <> 'office' or state in ('requested', 'withdrawn')
    or approved_by is not null)
);
create index payout_open on treasury.payout (requested_at) where state in ('requested', 'approved', 'sent');

create table treasury.top_up (
  id uuid primary key,
  top_up_id text unique,
  origin text not null check (origin in ('office', 'dashboard')),
  amount_cents integer not null check (amount_cents > 0),
  state text not null check (state in
    ('approved', 'pending', 'succeeded', 'failed', 'canceled', 'reversed', 'rejected')),
  requested_by uuid references identity.account,
  requested_at timestamptz not null,
  operation_id uuid unique,
  failure_code text,
  reread_at timestamptz,
  constraint asked_for check ((origin = 'office') = (requested_by is not null))
);

-- What Stripe pays out to the producers' own bank accounts; only mirrored, never booked.
create table treasury.producer_payout (
  payout_id text primary key,
  stripe_account_id text not null,
  producer_id uuid not null,
  amount_cents integer not null,
  status text not null,
  reconciliation_status text not null,
  failure_code text,
  arrival_at timestamptz not null,
  created_at timestamptz not null,
  reread_at timestamptz not null
);
create index producer_payout_producer on treasury.producer_payout (producer_id, created_at desc);
create index producer_payout_open on treasury.producer_payout (reread_at)
  where status in ('pending', 'in_transit');

-- The balance as it was last read.
create table treasury.balance_reading (
  only_row boolean primary key default true check (only_row),
  available_cents bigint not null,
  pending_cents bigint not null,
  connect_reserved_cents bigint not null,
  read_at timestamptz not null
);

-- Until when Stripe's lists were compared with what we know.
create table treasury.cursor (
  scope text primary key,
  read_until timestamptz not null
);

-- Reminders to producers whose dues wait for their account; each stage once per time of waiting.
create table treasury.account_reminder (
  producer_id uuid not null,
  waiting_since timestamptz not null,
  stage_days integer not null,
  reminded_at timestamptz not null,
  primary key (producer_id, waiting_since, stage_days)
);

grant select, insert, update on all tables in schema treasury to markthalle_app;
