-- Up Migration
-- A slot of an experience is a variant with a date; its seats are that variant's stock. It has the price of the
-- undated variant that it repeats.
alter table catalog.variant
  add column starts_at timestamptz,
  add column ends_at timestamptz,
  -- Booking ends here; before the start.
  add column sells_until timestamptz,
  add column meeting_place jsonb,
  -- Canceled or withdrawn: never sold again.
  add column off_sale_at timestamptz,
  add column dated_of uuid references catalog.variant,
  add constraint dated_whole check (
    (starts_at is null) = (ends_at is null) and (starts_at is null) = (sells_until is null)
    and (starts_at is null) = (meeting_place is null) and (starts_at is null) = (dated_of is null)),
  add constraint dated_in_order check (sells_until <= starts_at and starts_at < ends_at);
create index variant_dated on catalog.variant (product_id, starts_at) where starts_at is not null;

-- Null where there is no date; a row past its time is not on sale, whether the sweep has been here or not.
alter table catalog.sellable
  add column starts_at timestamptz,
  add column sells_until timestamptz;
create index sellable_closing on catalog.sellable (sells_until) where sells_until is not null;
