-- Up Migration
create schema settlement;
grant usage on schema settlement to markthalle_app;

create sequence settlement.run_number;
grant usage on sequence settlement.run_number to markthalle_app;

create table settlement.run (
  id uuid primary key,
  number text not null unique,
  state text not null check (state in ('draft', 'review', 'approved', 'executing',
    'completed', 'completed_with_errors', 'discarded')),
  snapshot_hash text not null,
  created_by uuid not null references identity.account,
  created_at timestamptz not null,
  approved_by uuid references identity.account,
  approved_at timestamptz,
  completed_at timestamptz,
  -- The stop switch: while set, no further transfer of this run is sent.
  stopped_at timestamptz,
  constraint four_eyes check (approved_by is null or approved_by <> created_by),
  constraint approved_by_somebody check
    ((state in ('approved', 'executing', 'completed', 'completed_with_errors')) = (approved_by is not null))
);
create unique index run_open on settlement.run ((true))
  where state in ('draft', 'review', 'approved', 'executing');

-- The frozen snapshot: amounts are copied once, at the draft, and never changed.
create table settlement.run_item (
  id uuid primary key,
  run_id uuid not null references settlement.run,
  producer_id uuid not null references producers.producer,
  order_id uuid not null,
  producer_order_id uuid not null,
  order_number text not null,
  charge_id text not null,
  goods_cents integer not null,
  deposit_cents integer not null,
  delivery_cents integer not null,
  commission_rate_bps integer not null,
  commission_net_cents integer not null,
  commission_vat_cents integer not null,
  refunded_cents integer not null default 0,
  payout_cents integer not null check (payout_cents > 0),
  handed_over_at timestamptz,
  state text not null check (state in ('in_run', 'approved', 'inflight', 'transferred', 'skipped', 'rejected')),
  reason text,
  operation_id uuid,
  transfer_id text unique,
  lease_until timestamptz,
  resolved_at timestamptz,
  constraint payout_is_sum check (payout_cents = goods_cents + deposit_cents + delivery_cents
    - refunded_cents - commission_net_cents - commission_vat_cents)
);
create index run_item_run on settlement.run_item (run_id, producer_id);
create index run_item_producer on settlement.run_item (producer_id, run_id);
create unique index run_item_operation on settlement.run_item (operation_id) where operation_id is not null;
create index run_item_open on settlement.run_item (run_id) where state in ('approved', 'inflight');
-- One live transfer per order and producer, whatever the runs do.
create unique index run_item_once on settlement.run_item (producer_order_id)
  where state not in ('skipped', 'rejected');

-- What the last run of every money check found.
create table settlement.money_check (
  id text primary key,
  title text not null,
  findings jsonb not null,
  checked_at timestamptz not null
);

grant select, insert on all tables in schema settlement to markthalle_app;
grant update on settlement.run, settlement.money_check to markthalle_app;
-- The snapshot is frozen by grant: amounts, charge and producer of an item can not be updated.
grant update (state, reason, operation_id, transfer_id, lease_until, resolved_at)
  on settlement.run_item to markthalle_app;
