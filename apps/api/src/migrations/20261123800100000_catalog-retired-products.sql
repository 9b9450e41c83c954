-- Up Migration
-- Products that their producer took out of the shop for good: 410, or 301 to the successor.
create table catalog.retired_product (
  product_id uuid primary key references catalog.product,
  successor_id uuid references catalog.product check (successor_id <> product_id),
  retired_at timestamptz not null
);
grant select, insert, update, delete on catalog.retired_product to markthalle_app;
