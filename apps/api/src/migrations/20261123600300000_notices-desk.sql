-- Up Migration
create schema notices;
grant usage on schema notices to markthalle_app;

create sequence notices.notice_number;
grant usage on sequence notices.notice_number to markthalle_app;

-- What somebody holds to be illegal (Art. 16 DSA), and what authorities order (Art. 9 DSA, Art. 22 GPSR).
create table notices.notice (
  id uuid primary key,
  number text not null unique,
  kind text not null check (kind in ('notice', 'authority_order', 'safety_notice')),
  url text not null,
  content_kind text not null check (content_kind in ('product', 'picture', 'producer', 'review', 'other')),
  product_id uuid references catalog.product,
  producer_id uuid references producers.producer,
  review_id uuid references reviews.review,
  -- The content as it stood when the notice came.
  content_copy text,
  reason text not null,
  explanation text not null,
  -- Null with child abuse material (Art. 16(2)(c) DSA).
  reporter_name text,
  reporter_email text,
  reference text,
  language text not null check (language in ('de', 'en')),
  received_at timestamptz not null,
  due_at timestamptz,
  decided_at timestamptz,
  constraint orders_have_a_day check ((kind = 'notice') = (due_at is null))
);
create index notice_open on notices.notice (due_at nulls last, received_at) where decided_at is null;
create index notice_newest on notices.notice (received_at desc, id desc);

-- Append-only but for the undoing; a second decision about a notice needs the first one undone.
create table notices.decision (
  id uuid primary key,
  notice_id uuid not null references notices.notice,
  action text not null check (action in ('hide_review', 'pause_product', 'none')),
  ground text not null check (ground in ('illegal', 'terms', 'none')),
  ground_text text not null,
  facts text not null,
  automation text not null check (automation in ('none', 'found', 'decided')),
  territory text not null,
  duration text not null,
  remedies text[] not null check (cardinality(remedies) > 0),
  -- The products that were taken out of the shop, identical offers among them.
  product_ids uuid[] not null,
  decided_by uuid not null references identity.account,
  decided_at timestamptz not null,
  undone_because text,
  undone_by uuid references identity.account,
  undone_at timestamptz,
  constraint restriction_has_ground check ((action = 'none') = (ground = 'none')),
  constraint restriction_has_scope check (action = 'none' or (territory <> '' and duration <> '')),
  constraint undone_is_whole check ((undone_at is null) = (undone_because is null)
    and (undone_at is null) = (undone_by is null))
);
create unique index decision_stands on notices.decision (notice_id) where undone_at is null;

-- What people write to the cooperative (Art. 11, 12 DSA, Art. 22(1) GPSR): read and answered by people.
create table notices.message (
  id uuid primary key,
  topic text not null check (topic in ('question', 'authority', 'safety', 'join', 'sell')),
  name text not null,
  email text not null,
  phone text,
  text text not null,
  language text not null check (language in ('de', 'en')),
  received_at timestamptz not null,
  settled_at timestamptz,
  settled_by uuid references identity.account,
  note text,
  constraint settled_is_whole check ((settled_at is null) = (settled_by is null)
    and (settled_at is null) = (note is null))
);
create index message_open on notices.message (received_at) where settled_at is null;
create index message_newest on notices.message (received_at desc, id desc);

grant select, insert, update on notices.notice, notices.message to markthalle_app;
grant select, insert on notices.decision to markthalle_app;
grant update (undone_because, undone_by, undone_at) on notices.decision to markthalle_app;
