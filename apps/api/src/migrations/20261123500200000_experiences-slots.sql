-- Up Migration
create schema experiences;
grant usage on schema experiences to markthalle_app;

-- What a new date of an experience begins with.
create table experiences.programme (
  product_id uuid primary key references catalog.product,
  duration_minutes integer not null check (duration_minutes between 15 and 4320),
  seats integer not null check (seats between 1 and 200),
  min_persons integer not null check (min_persons between 1 and 200),
  closing_hours integer not null check (closing_hours between 0 and 336),
  meeting_place jsonb not null,
  weather_rule jsonb not null,
  updated_at timestamptz not null,
  constraint persons_fit check (min_persons <= seats)
);

-- A date on sale, or canceled. When and where is in catalog.variant, how many seats in inventory.stock.
create table experiences.slot (
  variant_id uuid primary key references catalog.variant,
  product_id uuid not null references catalog.product,
  producer_id uuid not null references producers.producer,
  seats integer not null check (seats between 1 and 200),
  min_persons integer not null check (min_persons >= 1),
  weather_rule jsonb not null,
  -- Made by the device that added it, together with its place in the series.
  client_id uuid,
  series_position integer not null default 1,
  created_by uuid,
  created_at timestamptz not null,
  canceled_at timestamptz,
  canceled_by uuid,
  cancel_reason text,
  reminded_at timestamptz,
  unique (client_id, series_position),
  constraint canceled_whole check ((canceled_at is null) = (cancel_reason is null)
    and (canceled_at is null) = (canceled_by is null))
);
create index slot_producer on experiences.slot (producer_id);
create index slot_product on experiences.slot (product_id);
create index slot_canceled on experiences.slot (canceled_at) where canceled_at is not null;

-- What a guest of a canceled date wants instead; without a word the money goes back.
create table experiences.guest_choice (
  order_line_id uuid not null references orders.order_line,
  order_id uuid not null references orders."order",
  variant_id uuid not null references experiences.slot,
  state text not null check (state in ('open', 'rebooked', 'refunded')),
  quantity integer not null check (quantity > 0),
  new_variant_id uuid references experiences.slot,
  refund_id uuid,
  told_at timestamptz not null,
  decide_until timestamptz not null,
  decided_at timestamptz,
  -- A line may lose its date twice.
  primary key (order_line_id, variant_id),
  constraint decided_whole check ((state = 'open') = (decided_at is null)),
  constraint rebooked_where check ((state = 'rebooked') = (new_variant_id is not null))
);
create index guest_choice_open on experiences.guest_choice (decide_until) where state = 'open';
create index guest_choice_slot on experiences.guest_choice (variant_id);

grant select, insert, update on experiences.programme, experiences.slot, experiences.guest_choice to markthalle_app;

-- Guests of a date, and a line that moves to another date by agreement with its buyer.
create index order_line_variant on orders.order_line (variant_id);
grant update (variant_id, snapshot) on orders.order_line to markthalle_app;
