-- Up Migration
-- A form that somebody has begun on a device: as typed, whether it makes sense yet or not. It goes when the product is
-- saved. Who typed is not kept: a draft is its producer's.
create table catalog.product_draft (
  -- Of a new product its client id, of an edit the product's id.
  id uuid primary key,
  producer_id uuid not null references producers.producer,
  product_id uuid references catalog.product check (product_id is null or product_id = id),
  field_values jsonb not null,
  -- What another device typed into fields that both had changed: `{"nameDe": ["..."]}`.
  clashes jsonb not null default '{}',
  saved_at timestamptz not null
);
create index product_draft_producer on catalog.product_draft (producer_id, saved_at desc);
grant select, insert, update, delete on catalog.product_draft to markthalle_app;
