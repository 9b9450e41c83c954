-- Up Migration
create schema promotions;
grant usage on schema promotions to markthalle_app;

create table promotions.coupon (
  id uuid primary key,
  producer_id uuid not null references producers.producer,
  -- Capital letters, digits and hyphens; compared as it stands (`couponCodeOf` in the domain).
  code text not null unique check (code ~ '^[A-Z0-9][A-Z0-9-]{2,19}$'),
  kind text not null check (kind in ('percent', 'amount')),
  rate_bps integer check (rate_bps between 1 and 5000),
  amount_cents integer check (amount_cents > 0),
  constraint value_of_kind check ((kind = 'percent') = (rate_bps is not null)
    and (kind = 'amount') = (amount_cents is not null)),
  min_goods_cents integer not null check (min_goods_cents >= 0),
  -- General codes are price cuts (§ 11 PAngV), personal ones are not (§§ 9(1) no. 1, 11(4) no. 1).
  audience text not null check (audience in ('PUBLIC', 'PERSONAL')),
  max_uses integer not null check (max_uses > 0),
  valid_from timestamptz not null,
  -- The moment from which it no longer counts; ended early it is brought forward.
  valid_until timestamptz not null,
  constraint valid_for_some_time check (valid_until >= valid_from),
  ended_at timestamptz,
  created_by uuid not null references identity.account,
  created_at timestamptz not null
);
create index coupon_producer on promotions.coupon (producer_id, created_at desc);

-- Which order bears which coupon, written with the order. Whether it still counts is asked of the order.
create table promotions.redemption (
  order_id uuid primary key references orders."order",
  coupon_id uuid not null references promotions.coupon,
  discount_cents integer not null check (discount_cents > 0),
  redeemed_at timestamptz not null
);
create index redemption_coupon on promotions.redemption (coupon_id);

grant select, insert on all tables in schema promotions to markthalle_app;
grant update (valid_until, ended_at) on promotions.coupon to markthalle_app;
