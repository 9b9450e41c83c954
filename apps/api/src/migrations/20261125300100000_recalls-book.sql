-- Up Migration
create schema recalls;
grant usage on schema recalls to markthalle_app;

-- Goods that were called back (Art. 19 Regulation (EC) 178/2002). The id is that of the press that confirmed it.
create table recalls.recall (
  id uuid primary key,
  producer_id uuid not null references producers.producer,
  product_id uuid not null references catalog.product,
  product_name jsonb not null,
  producer_name text not null,
  batch_no text,
  good_until_on date,
  from_on date,
  until_on date,
  includes_unnoted boolean not null,
  danger text not null,
  advice text not null,
  details text not null,
  details_en text not null,
  started_by uuid references identity.account,
  started_by_staff boolean not null,
  started_at timestamptz not null,
  -- Whether it was this recall that took the product out of the shop; then its end lets it back.
  holds_product boolean not null,
  ended_at timestamptz,
  ended_by uuid references identity.account,
  end_note text,
  constraint names_goods check (num_nonnulls(batch_no, good_until_on, from_on, until_on) > 0),
  constraint ended_whole check (num_nulls(ended_at, end_note) in (0, 2))
);
create index recall_producer on recalls.recall (producer_id, started_at desc);
create index recall_started on recalls.recall (started_at desc);
-- Two people who call the same goods back do it once.
create unique index recall_open_once on recalls.recall
  (product_id, coalesce(lower(regexp_replace(batch_no, '\s', '', 'g')), ''), coalesce(good_until_on, date '0001-01-01'),
   coalesce(from_on, date '0001-01-01'), coalesce(until_on, date '0001-01-01')) where ended_at is null;

-- Which lines of orders it concerns.
create table recalls.line (
  recall_id uuid not null references recalls.recall,
  line_id uuid not null references orders.order_line,
  order_id uuid not null references orders."order",
  primary key (recall_id, line_id)
);
create index line_order on recalls.line (order_id, recall_id);

-- The proof: whose order was found when, and when the mail surely went out.
create table recalls.notice (
  recall_id uuid not null references recalls.recall,
  order_id uuid not null references orders."order",
  found_at timestamptz not null,
  told_at timestamptz,
  refund_id uuid,
  primary key (recall_id, order_id)
);

grant select, insert on all tables in schema recalls to markthalle_app;
grant update (ended_at, ended_by, end_note, holds_product) on recalls.recall to markthalle_app;
grant update (told_at, refund_id) on recalls.notice to markthalle_app;
