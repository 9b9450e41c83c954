-- Up Migration
create schema orders;
grant usage on schema orders to markthalle_app;

create sequence orders.order_number;
grant usage on sequence orders.order_number to markthalle_app;

create table orders."order" (
  id uuid primary key,
  number text not null unique,
  token_hash bytea not null unique,
  -- The link's token itself, encrypted with the link secret, so that mails can carry it later.
  sealed_token text not null,
  account_id uuid references identity.account,
  cart_id uuid,
  -- The idempotency key of the click: the same click finds its order again.
  request_key text unique,
  language text not null,
  email text not null,
  buyer_name text not null,
  phone text,
  street text,
  postcode text,
  town text,
  min_age integer,
  payment_state text not null check (payment_state in ('created', 'reserved', 'awaiting_payment',
    'processing', 'paid', 'partially_refunded', 'refunded', 'failed', 'expired', 'canceled')),
  attempt integer not null default 1,
  reserved_until timestamptz not null,
  goods_cents integer not null,
  deposit_cents integer not null,
  delivery_cents integer not null,
  total_cents integer not null,
  delivery_vat_rate_bps integer not null,
  -- Staff allowed the goods to leave while a direct debit is still processed.
  ship_early_at timestamptz,
  ship_early_by uuid references identity.account,
  placed_at timestamptz not null,
  paid_at timestamptz,
  constraint total_is_sum check (total_cents = goods_cents + deposit_cents + delivery_cents)
);
create index order_account on orders."order" (account_id, placed_at desc);
create index order_placed on orders."order" (placed_at desc, id desc);
create index order_unpaid on orders."order" (reserved_until)
  where payment_state in ('reserved', 'awaiting_payment', 'processing', 'failed');

create table orders.producer_order (
  id uuid primary key,
  order_id uuid not null references orders."order",
  producer_id uuid not null,
  position integer not null,
  number text not null unique,
  state text not null check (state in
    ('new', 'confirmed', 'ready', 'handed_over', 'completed', 'canceled')),
  -- Frozen at sale: who sold (seller of record), under which tax status, with which fee, by which way.
  seller jsonb not null,
  tax_status text not null,
  commission_rule_id uuid not null,
  commission_rate_bps integer not null,
  commission_vat_rate_bps integer not null,
  commission_net_cents integer not null,
  commission_vat_cents integer not null,
  way text not null,
  way_label jsonb not null,
  delivery_by text not null check (delivery_by in ('producer', 'cooperative')),
  promised_earliest_on date not null,
  promised_latest_on date not null,
  goods_cents integer not null,
  deposit_cents integer not null,
  delivery_cents integer not null,
  -- Stripe's fee as far as it was passed on to this share at the charge.
  fee_share_cents integer not null default 0 check (fee_share_cents >= 0),
  -- What reaches the producer if nothing is refunded, less the fee share.
  payout_cents integer not null,
  -- What was taken off since and is borne by the producer: refunds, lost disputes.
  reduced_goods_cents integer not null default 0,
  reduced_deposit_cents integer not null default 0,
  reduced_delivery_cents integer not null default 0,
  constraint reduced_within check (reduced_goods_cents between 0 and goods_cents
    and reduced_deposit_cents between 0 and deposit_cents
    and reduced_delivery_cents between 0 and delivery_cents),
  handed_over_at timestamptz,
  hold_until timestamptz,
  unique (order_id, producer_id),
  unique (order_id, position)
);
create index producer_order_queue on orders.producer_order (producer_id, state, id desc);

create table orders.order_line (
  id uuid primary key,
  producer_order_id uuid not null references orders.producer_order,
  variant_id uuid not null,
  product_version_id uuid not null,
  position integer not null,
  quantity integer not null check (quantity > 0),
  unit_price_cents integer not null,
  container_deposit_cents integer not null,
  goods_cents integer not null,
  deposit_cents integer not null,
  vat_rate_bps integer not null,
  -- Name, pack, origin facts and withdrawal right as they were shown.
  snapshot jsonb not null,
  -- Pieces whose price, and pieces whose deposit, was given back since.
  refunded_quantity integer not null default 0,
  refunded_deposit_quantity integer not null default 0,
  constraint refunded_within check (refunded_quantity between 0 and quantity
    and refunded_deposit_quantity between 0 and quantity),
  unique (producer_order_id, position),
  constraint goods_is_product check (goods_cents = unit_price_cents * quantity),
  constraint deposit_is_product check (deposit_cents = container_deposit_cents * quantity)
);

create table orders.order_step (
  id uuid primary key,
  order_id uuid not null references orders."order",
  producer_order_id uuid references orders.producer_order,
  kind text not null,
  actor_id uuid,
  at timestamptz not null
);
create index order_step_order on orders.order_step (order_id, at);
create unique index order_step_once on orders.order_step (order_id, coalesce(producer_order_id, order_id), kind);

grant select, insert on all tables in schema orders to markthalle_app;
grant update on orders."order", orders.producer_order to markthalle_app;
grant update (refunded_quantity, refunded_deposit_quantity) on orders.order_line to markthalle_app;
