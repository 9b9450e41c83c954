-- Up Migration
create schema shop_floor;
grant usage on schema shop_floor to markthalle_app;

-- The numbers by which scanner and till know an article.
create table shop_floor.article (
  variant_id uuid primary key references catalog.variant,
  producer_id uuid not null references producers.producer,
  article_number text,
  gtin text,
  unique (producer_id, article_number),
  unique (producer_id, gtin)
);

-- What an article of a till is here: one of ours, none of ours, or (neither) not said yet.
create table shop_floor.till_article (
  producer_id uuid not null references producers.producer,
  article text not null,
  article_name text not null,
  variant_id uuid references catalog.variant,
  ignored boolean not null default false,
  first_seen_at timestamptz not null,
  primary key (producer_id, article),
  check (variant_id is null or not ignored)
);

-- A file of a till as it was read; no price of it is kept (it is no cash register, § 146a AO).
create table shop_floor.till_import (
  id uuid primary key,
  producer_id uuid not null references producers.producer,
  file_name text not null,
  lines jsonb not null,
  uploaded_at timestamptz not null,
  uploaded_by uuid not null,
  applied_at timestamptz
);
create index till_import_producer on shop_floor.till_import (producer_id, uploaded_at desc);

-- Each line of a receipt moves the stock once, in whichever files it comes.
create table shop_floor.till_line (
  producer_id uuid not null references producers.producer,
  till text not null,
  receipt_id text not null,
  line integer not null,
  article text not null,
  quantity integer not null,
  variant_id uuid not null references catalog.variant,
  import_id uuid not null references shop_floor.till_import,
  primary key (producer_id, till, receipt_id, line)
);

grant select, insert, update on shop_floor.article, shop_floor.till_article, shop_floor.till_import
  to markthalle_app;
grant select, insert on shop_floor.till_line to markthalle_app;
