-- Up Migration
create schema packing;
grant usage on schema packing to markthalle_app;

-- What is fetched from the shelf (a variant) and what lies in its box (a line) on the list of a day; the newest act
-- decides, whichever phone sent it.
create table packing.tick (
  producer_id uuid not null,
  hand_over_on date not null,
  subject_id uuid not null,
  ticked boolean not null,
  acted_at timestamptz not null,
  primary key (producer_id, hand_over_on, subject_id)
);

-- Which batch went to whom, by which a recall finds its buyers (Art. 18 Regulation (EC) 178/2002), and the date that
-- stands on the goods at delivery (Art. 14(1)(b) Regulation (EU) 1169/2011).
create table packing.line_batch (
  line_id uuid primary key references orders.order_line,
  producer_id uuid not null,
  variant_id uuid not null,
  batch_no text,
  good_until_on date,
  acted_at timestamptz not null,
  constraint says_something check (num_nonnulls(batch_no, good_until_on) > 0)
);
create index line_batch_trace on packing.line_batch (producer_id, variant_id, batch_no);

-- Pieces that were sold and are not there, each report once (`id` is that of the act).
create table packing.shortage (
  id uuid primary key,
  line_id uuid not null references orders.order_line,
  producer_order_id uuid not null references orders.producer_order,
  producer_id uuid not null,
  quantity integer not null check (quantity > 0),
  refund_id uuid not null,
  refund_cents integer not null check (refund_cents >= 0),
  -- Null: the market by itself.
  reported_by uuid,
  acted_at timestamptz not null,
  recorded_at timestamptz not null
);
create index shortage_part on packing.shortage (producer_order_id);

-- Each word of the scale; the price stands on the order's line.
create table packing.weighing (
  id uuid primary key,
  line_id uuid not null references orders.order_line,
  producer_id uuid not null,
  grams integer not null check (grams > 0),
  refund_id uuid,
  refund_cents integer not null check (refund_cents >= 0),
  weighed_by uuid,
  acted_at timestamptz not null,
  recorded_at timestamptz not null
);
create index weighing_line on packing.weighing (line_id, acted_at);

-- Crates that left with a trip.
create table packing.crates (
  producer_id uuid not null,
  hand_over_on date not null,
  trip text not null,
  crates integer not null check (crates between 0 and 500),
  acted_at timestamptz not null,
  primary key (producer_id, hand_over_on, trip)
);

-- Pick-up codes as a phone without a line may know them: salted and slow to guess.
create table packing.code_hash (
  producer_order_id uuid primary key references orders.producer_order,
  salt text not null,
  hash text not null
);

-- A link in a mail that answers for an order without a login; it works once.
create table packing.answer_link (
  id uuid primary key,
  producer_order_id uuid not null references orders.producer_order,
  producer_id uuid not null,
  account_id uuid not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  answer text check (answer in ('confirmed', 'cannot_deliver')),
  unique (producer_order_id, account_id),
  constraint used_with_answer check ((used_at is null) = (answer is null))
);
create index answer_link_account on packing.answer_link (account_id);

grant select, insert, update on all tables in schema packing to markthalle_app;
grant delete on packing.answer_link, packing.line_batch to markthalle_app;
