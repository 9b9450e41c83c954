-- Up Migration
-- What a producer took in a calendar year beside the market (farm shop, other ways), as they say: § 19 UStG counts everything.
create table producers.external_turnover (
  producer_id uuid not null references producers.producer,
  year integer not null check (year between 2025 and 2100),
  gross_cents integer not null check (gross_cents >= 0),
  declared_by uuid not null,
  declared_at timestamptz not null,
  primary key (producer_id, year)
);
grant select, insert, update on producers.external_turnover to markthalle_app;
