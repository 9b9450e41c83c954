-- Up Migration
create schema reviews;
grant usage on schema reviews to markthalle_app;

create table reviews.review (
  id uuid primary key,
  -- One per bought line (§ 5b(3) UWG). Null only for demo data, which is marked as such wherever it is shown.
  order_line_id uuid unique references orders.order_line,
  is_demo boolean not null,
  product_id uuid not null references catalog.product,
  producer_id uuid not null references producers.producer,
  stars integer not null check (stars between 1 and 5),
  text text not null,
  language text not null check (language in ('de', 'en')),
  -- The name that the buyer chose to be shown.
  author text not null,
  place text not null,
  written_on date not null,
  written_at timestamptz not null,
  changed_at timestamptz,
  -- Set by a decision with a statement of reasons (Art. 17 DSA), by nothing else.
  hidden_at timestamptz,
  reply text,
  replied_at timestamptz,
  replied_by uuid references identity.account,
  constraint bought_or_demo check (is_demo = (order_line_id is null)),
  constraint reply_is_dated check ((reply is null) = (replied_at is null))
);
create index review_product on reviews.review (product_id, written_on desc, id desc) where hidden_at is null;
create index review_producer on reviews.review (producer_id, written_on desc, id desc) where hidden_at is null;

-- Orders whose buyer was asked for reviews: once.
create table reviews.invitation (
  order_id uuid primary key references orders."order",
  sent_at timestamptz not null
);

-- Who does not want to be asked (§ 7(3) UWG); the address as a hash.
create table reviews.objection (
  email_hash bytea primary key,
  objected_at timestamptz not null
);

grant select, insert, update on reviews.review to markthalle_app;
grant select, insert on reviews.invitation, reviews.objection to markthalle_app;
create index producer_order_handed_over on orders.producer_order (handed_over_at);
