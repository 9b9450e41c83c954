-- Up Migration
create schema catalog;
grant usage on schema catalog to markthalle_app;

create table catalog.category (
  path text primary key,
  parent_path text references catalog.category,
  label jsonb not null,
  vat_default text not null check (vat_default in ('standard', 'reduced')),
  storage_default text not null,
  sort integer not null
);

create table catalog.product (
  id uuid primary key,
  producer_id uuid not null references producers.producer,
  slug text not null unique,
  published_version_id uuid,
  paused boolean not null default false,
  picture_id text references platform.picture,
  client_id uuid unique,
  created_at timestamptz not null
);
create index product_producer on catalog.product (producer_id);

create table catalog.product_version (
  id uuid primary key,
  product_id uuid not null references catalog.product,
  number integer not null,
  state text not null check (state in ('draft', 'submitted', 'approved', 'rejected')),
  -- Everything a buyer reads, in both languages; its shape is `ProductContent` in the catalog module.
  content jsonb not null,
  -- What was typed beside the content: price and deposit, which come into force with the approval, and what the
  -- producer confirmed. Null for imported products.
  form jsonb,
  category_path text not null references catalog.category,
  submitted_at timestamptz,
  decided_at timestamptz,
  decided_by uuid,
  returned_because text,
  created_at timestamptz not null,
  unique (product_id, number)
);
alter table catalog.product add foreign key (published_version_id) references catalog.product_version;
create index product_version_category on catalog.product_version (category_path);
create index product_version_queue on catalog.product_version (submitted_at) where state = 'submitted';

create table catalog.variant (
  id uuid primary key references inventory.stock (variant_id),
  product_id uuid not null references catalog.product,
  label jsonb not null,
  position integer not null,
  container_deposit_cents integer not null default 0 check (container_deposit_cents >= 0),
  unique (product_id, position)
);

-- Append-only: the 30-day lowest price (§ 11 PAngV) is read from here.
create table catalog.price (
  variant_id uuid not null references catalog.variant,
  gross_cents integer not null check (gross_cents > 0),
  valid_from timestamptz not null,
  set_by uuid,
  primary key (variant_id, valid_from)
);

create table catalog.review (
  id uuid primary key,
  product_id uuid not null references catalog.product,
  stars integer not null check (stars between 1 and 5),
  language text not null,
  text text not null,
  author text not null,
  place text not null,
  written_on date not null,
  reply text
);
create index review_product on catalog.review (product_id, written_on desc);

-- Lower case, without diacritics, ß as ss: how words are compared. The same rule as `fold` in the domain package.
create function catalog.fold(text) returns text language sql immutable parallel safe
  return regexp_replace(normalize(replace(lower($1), 'ß', 'ss'), nfd), '[\u0300-\u036f]', '', 'g');

-- Whole words as typed (for prefixes) and their stems.
create function catalog.search_vector(words text, language text) returns tsvector
  language sql immutable parallel safe
  return to_tsvector('simple'::regconfig, catalog.fold(words)) ||
         to_tsvector(case language when 'en' then 'english' else 'german' end::regconfig, words);

-- The read model of the shop: written with the change, one row per product and language.
create table catalog.listing (
  product_id uuid not null references catalog.product,
  language text not null check (language in ('de', 'en')),
  slug text not null,
  producer_id uuid not null,
  landscape text not null,
  category_path text not null,
  name text not null,
  price_cents integer not null,
  organic boolean not null,
  in_stock boolean not null,
  in_season boolean not null,
  card jsonb not null,
  detail text not null,
  variants jsonb not null,
  search_text text not null,
  search_vector tsvector not null,
  primary key (product_id, language),
  unique (slug, language)
);
create index listing_search on catalog.listing using gin (search_vector);
create index listing_trigram on catalog.listing using gin (search_text gin_trgm_ops);
create index listing_fresh on catalog.listing (language, price_cents) where in_stock and in_season;
create index listing_producer on catalog.listing (producer_id, language, name);
create index listing_landscape on catalog.listing (landscape, language, price_cents, product_id);

-- One row per product and each of its category's ancestors, the card inside: a category page is one index scan.
create table catalog.category_listing (
  category_path text not null,
  language text not null,
  price_cents integer not null,
  name text not null,
  product_id uuid not null,
  card text not null,
  primary key (category_path, language, product_id)
);
create index category_listing_product on catalog.category_listing (product_id);
create index category_listing_price on catalog.category_listing (category_path, language, price_cents, product_id);
create index category_listing_name on catalog.category_listing (category_path, language, name collate "de-x-icu", product_id);

create table catalog.category_count (
  category_path text primary key,
  product_count integer not null
);

-- What cart and checkout need of a variant in one row: today's facts, frozen into the order at sale.
create table catalog.sellable (
  variant_id uuid primary key references catalog.variant,
  product_id uuid not null,
  product_version_id uuid not null,
  producer_id uuid not null,
  slug text not null,
  price_cents integer not null,
  container_deposit_cents integer not null,
  vat_category text not null,
  own_produce boolean not null,
  ways text[] not null,
  lead_time_days integer not null,
  min_age integer,
  withdrawable boolean not null,
  -- Names, labels, picture, withdrawal reason, origin facts; both languages.
  snapshot jsonb not null
);
create index sellable_product on catalog.sellable (product_id);

grant select, insert, update, delete on all tables in schema catalog to markthalle_app;
revoke update, delete on catalog.price from markthalle_app;
