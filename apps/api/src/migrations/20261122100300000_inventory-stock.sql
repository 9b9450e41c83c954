-- Up Migration
create schema inventory;
grant usage on schema inventory to markthalle_app;

-- The fold of the movements, kept in the same transaction; `reserved` is the sum of the held reservations.
create table inventory.stock (
  variant_id uuid primary key,
  policy text not null check (policy in ('tracked', 'unlimited')),
  on_hand integer not null default 0 check (on_hand >= 0),
  reserved integer not null default 0 check (reserved >= 0),
  constraint nothing_oversold check (policy = 'unlimited' or reserved <= on_hand)
);

create table inventory.stock_movement (
  id uuid primary key,
  variant_id uuid not null references inventory.stock,
  kind text not null check (kind in ('opening', 'sale', 'count', 'return')),
  delta integer not null,
  order_id uuid,
  -- Made by the device that acted: the same act arrives once, however often it is sent.
  client_id uuid unique,
  actor_id uuid,
  acted_at timestamptz not null,
  recorded_at timestamptz not null
);
create index stock_movement_variant on inventory.stock_movement (variant_id, recorded_at);
create unique index stock_movement_sale on inventory.stock_movement (order_id, variant_id) where kind = 'sale';

create table inventory.reservation (
  order_id uuid not null,
  variant_id uuid not null references inventory.stock,
  quantity integer not null check (quantity > 0),
  state text not null check (state in ('held', 'committed', 'released')),
  expires_at timestamptz not null,
  created_at timestamptz not null,
  primary key (order_id, variant_id)
);
create index reservation_expiry on inventory.reservation (expires_at) where state = 'held';

grant select, insert, update on inventory.stock, inventory.reservation to markthalle_app;
grant select, insert on inventory.stock_movement to markthalle_app;
