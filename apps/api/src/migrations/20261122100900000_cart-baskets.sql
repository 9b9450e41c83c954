-- Up Migration
create schema cart;
grant usage on schema cart to markthalle_app;

create table cart.cart (
  id uuid primary key,
  token_hash bytea not null unique,
  account_id uuid unique references identity.account,
  postcode text,
  -- Chosen delivery way per producer: {"<producer id>": "parcel"}.
  ways jsonb not null default '{}',
  created_at timestamptz not null,
  touched_at timestamptz not null
);
create index cart_touched on cart.cart (touched_at);

create table cart.cart_line (
  cart_id uuid not null references cart.cart on delete cascade,
  variant_id uuid not null references catalog.variant,
  quantity integer not null check (quantity between 1 and 999),
  accepted_price_cents integer not null,
  added_at timestamptz not null,
  primary key (cart_id, variant_id)
);

grant select, insert, update, delete on all tables in schema cart to markthalle_app;
