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
  -- Null: the scheduler drew it up.
  created_by uuid references identity.account,
  created_at timestamptz not null,
  -- Who handed it to review.
  submitted_by uuid references identity.account,
  submitted_at timestamptz,
  approved_by uuid references identity.account,
  approved_at timestamptz,
  completed_at timestamptz,
  -- The stop switch: while set, no further transfer of this run is sent.
  stopped_at timestamptz,
  constraint four_eyes check (approved_by is null
    or (submitted_by is not null and approved_by <> submitted_by)),
  constraint submitted_by_somebody check (state in ('draft', 'discarded') or submitted_by is not null),
  constraint approved_by_somebody check
    ((state in ('approved', 'executing', 'completed', 'completed_with_errors')) = (approved_by is not null))
);
create unique index run_open on settlement.run ((true))
  where state in ('draft', 'review', 'approved', 'executing');
create index run_created on settlement.run (created_at desc, id desc);

-- The weeks that the scheduler has seen to; a week without a run had nothing to settle.
create table settlement.week (
  settled_on date primary key,
  run_id uuid references settlement.run,
  seen_at timestamptz not null
);

-- The frozen snapshot: amounts are copied once, at the draft, and never changed.
create table settlement.run_item (
  id uuid primary key,
  run_id uuid not null references settlement.run,
  -- A share; the reserve that an earlier item withheld; what the ledger owes beyond the shares.
  kind text not null check (kind in ('share', 'reserve', 'correction')),
  producer_id uuid not null references producers.producer,
  order_id uuid,
  producer_order_id uuid,
  order_number text,
  charge_id text,
  released_item_id uuid references settlement.run_item,
  goods_cents integer not null,
  deposit_cents integer not null,
  delivery_cents integer not null,
  refunded_cents integer not null,
  commission_rate_bps integer not null,
  commission_net_cents integer not null,
  commission_vat_cents integer not null,
  fee_cents integer not null,
  payout_cents integer not null check (payout_cents >= 0),
  carried_cents integer not null,
  reserve_cents integer not null check (reserve_cents >= 0),
  offset_cents integer not null check (offset_cents >= 0),
  -- 0: nothing is sent, the item is done with its approval.
  transfer_cents integer not null check (transfer_cents >= 0),
  -- When the reserve goes out again.
  reserve_until timestamptz,
  handed_over_at timestamptz,
  state text not null check (state in ('in_run', 'approved', 'inflight', 'transferred', 'skipped', 'rejected')),
  reason text,
  operation_id uuid,
  transfer_id text unique,
  lease_until timestamptz,
  resolved_at timestamptz,
  constraint payout_is_sum check (payout_cents = goods_cents + deposit_cents + delivery_cents
    - refunded_cents - commission_net_cents - commission_vat_cents - fee_cents),
  constraint transfer_is_sum check (transfer_cents = payout_cents + carried_cents
    - reserve_cents - offset_cents),
  constraint kind_is_whole check (case kind
    when 'share' then payout_cents > 0 and payout_cents + carried_cents > 0
      and released_item_id is null
      and num_nulls(order_id, producer_order_id, order_number, charge_id) = 0
    when 'reserve' then payout_cents = 0 and carried_cents > 0 and reserve_cents = 0
      and num_nulls(order_id, producer_order_id, order_number, charge_id, released_item_id) = 0
    else payout_cents = 0 and carried_cents > 0 and reserve_cents = 0 and released_item_id is null
      and num_nonnulls(order_id, producer_order_id, order_number, charge_id) in (0, 4)
    end),
  constraint reserve_ends check ((reserve_cents > 0) = (reserve_until is not null))
);
create index run_item_run on settlement.run_item (run_id, producer_id);
create index run_item_producer on settlement.run_item (producer_id, run_id);
create unique index run_item_operation on settlement.run_item (operation_id) where operation_id is not null;
create index run_item_open on settlement.run_item (run_id) where state in ('in_run', 'approved', 'inflight');
create index run_item_reserve on settlement.run_item (producer_id, reserve_until) where reserve_cents > 0;
-- One live item per share and per reserve, whatever the runs do.
create unique index run_item_once on settlement.run_item (producer_order_id)
  where kind = 'share' and state not in ('skipped', 'rejected');
create unique index run_item_reserve_once on settlement.run_item (released_item_id)
  where kind = 'reserve' and state not in ('skipped', 'rejected');
create unique index run_item_correction_once
  on settlement.run_item (run_id, producer_id, coalesce(producer_order_id, producer_id))
  where kind = 'correction';

-- What the producers of a run still had to wait for when it was drawn up, with the reason.
create table settlement.run_waiting (
  run_id uuid not null references settlement.run,
  producer_order_id uuid not null,
  producer_id uuid not null references producers.producer,
  order_number text not null,
  payout_cents integer not null,
  reason text not null,
  until timestamptz,
  primary key (run_id, producer_order_id)
);
create index run_waiting_producer on settlement.run_waiting (run_id, producer_id);

-- No hold without a name and an end. Of a producer order, or of everything of a producer.
create table settlement.hold (
  id uuid primary key,
  producer_id uuid not null references producers.producer,
  producer_order_id uuid,
  reason text not null check (reason in
    ('dispute', 'refund_open', 'complaint', 'account', 'new_producer', 'staff')),
  until timestamptz not null,
  note text,
  -- Null: a part of the system set it.
  set_by uuid references identity.account,
  set_at timestamptz not null,
  released_at timestamptz,
  released_by uuid references identity.account,
  release_note text,
  constraint hold_ends check (until > set_at),
  constraint staff_hold_has_note check (set_by is null or note is not null)
);
create unique index hold_once on settlement.hold (producer_id, coalesce(producer_order_id, producer_id), reason)
  where released_at is null;
create index hold_share on settlement.hold (producer_order_id) where released_at is null;

-- What a producer chose (rhythm) and what staff resolved (trust); the newest row of a kind counts.
create table settlement.producer_term (
  id uuid primary key,
  producer_id uuid not null references producers.producer,
  kind text not null check (kind in ('rhythm', 'trust')),
  value text not null check (value in ('weekly', 'monthly', 'trusted', 'ordinary')),
  note text,
  set_by uuid not null references identity.account,
  set_at timestamptz not null,
  constraint value_of_kind check ((kind = 'rhythm') = (value in ('weekly', 'monthly')))
);
create index producer_term_newest on settlement.producer_term (producer_id, kind, set_at desc, id desc);

grant select, insert on all tables in schema settlement to markthalle_app;
grant update on settlement.run, settlement.week to markthalle_app;
grant update (until, note, released_at, released_by, release_note) on settlement.hold to markthalle_app;
-- The snapshot is frozen by grant: amounts, charge and producer of an item can not be updated.
grant update (state, reason, operation_id, transfer_id, lease_until, resolved_at)
  on settlement.run_item to markthalle_app;
