-- Up Migration
create schema cases;
grant usage on schema cases to markthalle_app;

-- When the information on withdrawal surely reached the buyer (§ 356(3) BGB); null: no proof.
alter table orders."order" add column informed_at timestamptz;
-- The cheapest standard delivery that was offered at sale (§ 357(2) BGB); null: what was chosen.
alter table orders.producer_order
  add column standard_delivery_cents integer check (standard_delivery_cents >= 0);

create sequence cases.withdrawal_number;
grant usage on sequence cases.withdrawal_number to markthalle_app;

-- A declaration as it came in. It is never changed; what becomes of it stands in the tables below.
create table cases.withdrawal (
  id uuid primary key,
  number text not null unique,
  token_hash bytea not null unique,
  -- The idempotency key of the click.
  request_key text not null unique,
  language text not null,
  name text not null,
  order_reference text not null,
  email text not null,
  -- Articles that were named, with their names as they were shown; empty: the whole contract.
  lines jsonb not null,
  received_at timestamptz not null,
  content text not null,
  content_sha256 text not null
);
create index withdrawal_email on cases.withdrawal (lower(email), received_at desc);

-- The receipt as PDF, drawn once (durable medium, § 356a(4) BGB).
create table cases.withdrawal_paper (
  withdrawal_id uuid primary key references cases.withdrawal,
  pdf bytea not null,
  sha256 text not null
);

-- Which order a declaration means, or that there is none; said once.
create table cases.withdrawal_routing (
  withdrawal_id uuid primary key references cases.withdrawal,
  order_id uuid references orders."order",
  -- Null: the signed link, or number and e-mail address together, said it.
  routed_by uuid,
  note text,
  routed_at timestamptz not null,
  constraint closed_with_note check (order_id is not null or note is not null)
);
create index withdrawal_routing_order on cases.withdrawal_routing (order_id);

-- One producer's part of a withdrawal.
create table cases.withdrawal_part (
  id uuid primary key,
  withdrawal_id uuid not null references cases.withdrawal,
  order_id uuid not null references orders."order",
  producer_order_id uuid not null references orders.producer_order,
  producer_id uuid not null,
  state text not null check (state in ('hold', 'due', 'refunded', 'refused')),
  period_ends_on date,
  period_basis text not null,
  has_to_come_back boolean not null,
  gives_stock_back boolean not null,
  -- A loss in value counts only if the buyer had been told of it.
  was_informed boolean not null,
  due_on date not null,
  alert_on date not null,
  automatic_on date not null,
  sent_on date,
  tracking_number text,
  goods_received_at timestamptz,
  waived_at timestamptz,
  -- Who let the money go; null: a rule.
  released_by uuid,
  refund_wanted_at timestamptz,
  refund_id uuid,
  loss_state text not null default 'none'
    check (loss_state in ('none', 'proposed', 'disputed', 'confirmed', 'dropped')),
  loss_reason text,
  loss_photo_id uuid,
  dispute_words text,
  decided_by uuid,
  decision_words text,
  unique (withdrawal_id, producer_order_id)
);
create index withdrawal_part_producer on cases.withdrawal_part (producer_id, id desc);
create index withdrawal_part_order on cases.withdrawal_part (order_id);
create index withdrawal_part_open on cases.withdrawal_part (due_on) where state in ('hold', 'due');

create table cases.withdrawal_line (
  part_id uuid not null references cases.withdrawal_part,
  line_id uuid not null references orders.order_line,
  quantity integer not null check (quantity > 0),
  answer text not null,
  price_cents integer not null check (price_cents >= 0),
  loss_cents integer not null default 0,
  primary key (part_id, line_id),
  constraint loss_within check (loss_cents between 0 and price_cents)
);

-- A parcel of a part and when its carrier delivered it; the last one starts the period.
create table cases.parcel (
  id uuid primary key,
  producer_order_id uuid not null references orders.producer_order,
  delivered_on date not null,
  tracking_number text,
  noted_by uuid not null,
  noted_at timestamptz not null
);
create index parcel_part on cases.parcel (producer_order_id);

-- A problem with goods: never a withdrawal, other clock, no postage for the buyer.
create table cases.problem (
  id uuid primary key,
  order_id uuid not null references orders."order",
  producer_order_id uuid not null references orders.producer_order,
  producer_id uuid not null,
  line_id uuid not null references orders.order_line,
  quantity integer not null check (quantity > 0),
  request_key text not null unique,
  type text not null check (type in ('defect', 'goodwill')),
  kind text not null,
  wish text not null check (wish in ('refund', 'replacement')),
  state text not null check (state in ('waiting_producer', 'waiting_buyer', 'waiting_staff',
    'replacing', 'refunded', 'replaced', 'declined')),
  reported_at timestamptz not null,
  answer_due_at timestamptz not null,
  refund_id uuid
);
create index problem_producer on cases.problem (producer_id, reported_at desc);
create index problem_order on cases.problem (order_id);
create index problem_waiting on cases.problem (answer_due_at)
  where state in ('waiting_producer', 'waiting_staff', 'replacing');

create table cases.problem_step (
  id uuid primary key,
  case_id uuid not null references cases.problem,
  kind text not null,
  by text not null check (by in ('buyer', 'producer', 'staff', 'market')),
  actor_id uuid,
  words text,
  at timestamptz not null
);
create index problem_step_case on cases.problem_step (case_id, at);

-- Photos are private: the order's buyer, its producer and staff see them, never /media.
create table cases.photo (
  id uuid primary key,
  order_id uuid not null references orders."order",
  producer_order_id uuid references orders.producer_order,
  -- Null until a report or a loss in value refers to it; then it stays.
  step_id uuid references cases.problem_step,
  part_id uuid references cases.withdrawal_part,
  jpeg bytea not null,
  sha256 text not null,
  kept_at timestamptz not null
);
create index photo_order on cases.photo (order_id);
create index photo_step on cases.photo (step_id);
create index photo_loose on cases.photo (kept_at) where step_id is null and part_id is null;

grant select, insert on all tables in schema cases to markthalle_app;
grant update on cases.withdrawal_part, cases.problem to markthalle_app;
grant update (loss_cents) on cases.withdrawal_line to markthalle_app;
grant update (step_id, part_id, producer_order_id) on cases.photo to markthalle_app;
grant delete on cases.photo to markthalle_app;
