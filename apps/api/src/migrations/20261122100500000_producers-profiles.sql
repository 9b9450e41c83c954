-- Up Migration
create schema producers;
grant usage on schema producers to markthalle_app;

create table producers.producer (
  id uuid primary key,
  slug text not null unique,
  name text not null,
  owner_name text not null,
  street text not null,
  postcode text not null,
  town text not null,
  latitude double precision not null,
  longitude double precision not null,
  landscape text not null,
  since integer,
  tagline jsonb not null,
  story jsonb not null,
  pickup_hours jsonb,
  packaging_note text,
  organic_control_code text,
  lead_time_days integer not null check (lead_time_days >= 0),
  dispatch_weekdays text[] not null,
  tour_code text,
  banner_picture_id text references platform.picture,
  -- Legal identity as printed on product pages, orders and papers (Art. 246a § 1 EGBGB, § 22f UStG).
  legal_name text not null,
  legal_form text not null,
  represented text,
  register text,
  phone text not null,
  email text not null,
  status text not null default 'active' check (status in ('active', 'paused', 'blocked')),
  created_at timestamptz not null
);

-- Dated rows: an old sale keeps the status it was made under (§§ 19, 24 UStG).
create table producers.tax_status (
  producer_id uuid not null references producers.producer,
  valid_from date not null,
  tax_status text not null
    check (tax_status in ('standard', 'small_business', 'flat_rate_farmer', 'exempt_other')),
  vat_id text,
  tax_number text,
  primary key (producer_id, valid_from)
);

create table producers.delivery_way (
  producer_id uuid not null references producers.producer,
  way text not null,
  carried_by text not null check (carried_by in ('producer', 'cooperative')),
  label jsonb not null,
  price_cents integer not null check (price_cents >= 0),
  free_from_cents integer,
  weekdays text[] not null,
  min_days integer not null,
  max_days integer not null check (max_days >= min_days),
  primary key (producer_id, way)
);

create table producers.member (
  account_id uuid not null references identity.account,
  producer_id uuid not null references producers.producer,
  primary key (account_id, producer_id)
);

-- Fees by resolution: dated, never overwritten; a null producer is everybody's rule.
create table producers.commission_rule (
  id uuid primary key,
  producer_id uuid references producers.producer,
  rate_bps integer not null check (rate_bps between 0 and 10000),
  vat_rate_bps integer not null,
  valid_from date not null,
  resolution text not null
);
create unique index commission_rule_once on producers.commission_rule (coalesce(producer_id::text, ''), valid_from);

create table producers.vat_rate (
  code text not null check (code in ('standard', 'reduced', 'flat_rate_farm')),
  valid_from date not null,
  rate_bps integer not null,
  source text not null,
  primary key (code, valid_from)
);
insert into producers.vat_rate (code, valid_from, rate_bps, source) values
  ('standard', '2021-01-01', 1900, '§ 12(1) UStG'),
  ('reduced', '2021-01-01', 700, '§ 12(2) UStG'),
  ('flat_rate_farm', '2025-01-01', 780, '§ 24(1) UStG');

-- History of payment accounts: a closed one is kept, a new onboarding makes a new row.
create table producers.stripe_account (
  stripe_account_id text primary key,
  producer_id uuid not null references producers.producer,
  state text not null check (state in
    ('invited', 'onboarding', 'in_review', 'payable', 'restricted', 'rejected', 'closed')),
  payouts_enabled boolean not null default false,
  requirements jsonb not null default '[]',
  reread_at timestamptz,
  created_at timestamptz not null,
  -- When Stripe was told how to pay out; null until then.
  payout_schedule_at timestamptz,
  replaced_at timestamptz
);
create unique index stripe_account_active on producers.stripe_account (producer_id) where replaced_at is null;

grant select, insert, update, delete on all tables in schema producers to markthalle_app;
