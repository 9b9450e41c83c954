-- Up Migration
create schema checkout;
grant usage on schema checkout to markthalle_app;

-- One-time age checks at a connected service. Method, result and time are all that is known: no date of birth, no
-- name, no copy of a document (§ 9 JuSchG, Art. 5(1)(c) GDPR).
create table checkout.age_check (
  id uuid primary key,
  cart_id uuid not null,
  reference_hash bytea not null unique,
  method text not null,
  min_age integer not null check (min_age in (16, 18)),
  result text check (result in ('passed', 'failed')),
  started_at timestamptz not null,
  result_at timestamptz,
  constraint result_has_time check ((result is null) = (result_at is null))
);
create index age_check_cart on checkout.age_check (cart_id, started_at desc);
grant select, insert on checkout.age_check to markthalle_app;
grant update (result, result_at) on checkout.age_check to markthalle_app;

-- How the age was checked before this contract; null where nothing had an age limit.
alter table orders."order" add column age_check jsonb;
