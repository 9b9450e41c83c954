-- Up Migration
-- A bundle whose parts are articles of their own has no stock of its own: what its parts allow is its stock.
create table inventory.bundle_part (
  bundle_id uuid not null references inventory.stock,
  part_id uuid not null references inventory.stock,
  quantity integer not null check (quantity > 0),
  primary key (bundle_id, part_id),
  check (bundle_id <> part_id)
);
create index bundle_part_part on inventory.bundle_part (part_id);

-- What a bundle held when an order took it, so that the same pieces come back.
create table inventory.taken_bundle (
  order_id uuid not null,
  bundle_id uuid not null references inventory.stock,
  part_id uuid not null references inventory.stock,
  quantity integer not null check (quantity > 0),
  primary key (order_id, bundle_id, part_id)
);

-- Whether bundles follow this stock: whoever changes it looks after them, everybody else pays nothing.
alter table inventory.stock add column in_bundle boolean not null default false;

grant select, insert, delete on inventory.bundle_part to markthalle_app;
grant select, insert on inventory.taken_bundle to markthalle_app;
