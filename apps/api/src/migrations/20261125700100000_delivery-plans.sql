-- Up Migration
-- Runs, pick-up points and prices as staff change them. Who changed what stands in delivery.change.
alter table delivery.run
  add column first_on date,
  add column last_on date,
  add constraint series_ends_after_start check (last_on >= first_on),
  -- The hour at which the van leaves; orders of the same day must be in before.
  add column departs_hour integer not null default 8 check (departs_hour between 0 and 23),
  -- Orders that one trip can carry; null: nobody set a limit.
  add column capacity integer check (capacity between 1 and 5000),
  add column version integer not null default 1;
update delivery.run set departs_hour = greatest(8, cut_off_hour) where lead_days = 0;

-- A day that is moved to itself is an extra trip.
alter table delivery.run_exception drop constraint run_exception_check;

-- A trip that somebody touched: the order of its stops, and who let it go.
create table delivery.trip (
  run_code text not null references delivery.run,
  on_day date not null,
  -- Keys of stops in driving order; stops that are not named come after them.
  stop_order text[] not null default '{}',
  released_at timestamptz,
  released_by uuid references identity.account,
  primary key (run_code, on_day),
  constraint released_by_somebody check ((released_at is null) = (released_by is null))
);

-- An order whose trip was moved or called off; `to_on` null: it has no new day yet. The promise stays as it was made.
create table delivery.moved_order (
  id uuid primary key,
  producer_order_id uuid not null references orders.producer_order,
  run_code text not null references delivery.run,
  from_on date not null,
  to_on date,
  moved_at timestamptz not null,
  moved_by uuid not null references identity.account
);
create index moved_order_part on delivery.moved_order (producer_order_id, moved_at);

alter table delivery.pickup_point
  -- Orders that one trip can leave there; null: nobody set a limit.
  add column capacity integer check (capacity between 1 and 5000),
  add column version integer not null default 1;

create table delivery.pickup_point_closure (
  id uuid primary key,
  point_id uuid not null references delivery.pickup_point,
  from_on date not null,
  to_on date not null check (to_on >= from_on)
);
create index pickup_point_closure_point on delivery.pickup_point_closure (point_id, to_on);

-- Prices say by which resolution and by whom; a row is never changed (the grants see to it).
alter table delivery.fee
  add column resolution text,
  add column resolved_by uuid references identity.account,
  add column resolved_at timestamptz;
alter table delivery.surcharge
  add column resolution text,
  add column resolved_by uuid references identity.account,
  add column resolved_at timestamptz;
revoke update on delivery.fee, delivery.surcharge from markthalle_app;

-- Every change of the delivery side: append-only.
create table delivery.change (
  id uuid primary key,
  subject text not null,
  what text not null,
  before jsonb,
  after jsonb,
  changed_by uuid not null references identity.account,
  changed_at timestamptz not null
);
create index change_subject on delivery.change (subject, changed_at desc);

grant select, insert, update on delivery.trip to markthalle_app;
grant select, insert on delivery.moved_order, delivery.change to markthalle_app;
grant select, insert, delete on delivery.pickup_point_closure to markthalle_app;
grant delete on delivery.run_exception, delivery.run_stop to markthalle_app;

-- Who rides on a trip: asked for each run with a limit whenever a day is promised.
create index producer_order_trip on orders.producer_order (trip, hand_over_on)
  where delivery_by = 'cooperative' and state <> 'canceled';
