-- Up Migration
create schema search;
grant usage on schema search to markthalle_app;

-- How words are compared: the same rule as `fold` of the package search-index; both are held to its fold vectors.
create function search.fold(text) returns text language sql immutable parallel safe
  return regexp_replace(
    normalize(
      translate(
        replace(replace(replace(replace(lower($1), 'ß', 'ss'), 'ẞ', 'ss'), 'æ', 'ae'), 'œ', 'oe'),
        'øłđ', 'old'),
      nfd),
    '[\u0300-\u036f]', '', 'g');

-- What changed and is not yet projected: one row per thing, however often it changes (ADR 0013).
create sequence search.change_seq;
create table search.search_dirty (
  entity text not null check (entity in ('product', 'producer')),
  id uuid not null,
  seq bigint not null default nextval('search.change_seq'),
  reason text not null,
  -- Since when the projection is behind; kept when the thing changes again.
  dirtied_at timestamptz not null default clock_timestamp(),
  primary key (entity, id)
);
create index search_dirty_seq on search.search_dirty (seq);

create function search.mark_dirty(entity text, ids uuid[], reason text) returns void language sql as $$
  -- In one order, so that two transactions that change the same things wait instead of deadlocking.
  insert into search.search_dirty (entity, id, reason)
  select $1, id, $3 from (select distinct unnest($2) as id) changed where id is not null order by id
  on conflict (entity, id) do update set seq = nextval('search.change_seq'), reason = excluded.reason
$$;

-- Statement trigger of every table that a document is made from. Its arguments are the entity and the query that
-- finds the ids in the changed rows (`old_rows`, `new_rows`); so no code path can forget to tell.
create function search.note_change() returns trigger language plpgsql as $$
declare
  ids uuid[];
begin
  execute format('select array(%s)', tg_argv[1]) into ids;
  if cardinality(ids) > 0 then
    perform search.mark_dirty(tg_argv[0], ids, tg_table_name);
  end if;
  return null;
end
$$;

-- One trigger per kind of change: an update sees both old and new rows, an insert or delete one of them.
create function search.watch(source regclass, entity text, trigger_name text, ids_in_rows text)
returns void language plpgsql as $$
begin
  execute format('create trigger %I after insert on %s referencing new table as new_rows
    for each statement execute function search.note_change(%L, %L)',
    trigger_name || '_insert', source, entity, replace(ids_in_rows, 'changed_rows', 'new_rows'));
  execute format('create trigger %I after delete on %s referencing old table as old_rows
    for each statement execute function search.note_change(%L, %L)',
    trigger_name || '_delete', source, entity, replace(ids_in_rows, 'changed_rows', 'old_rows'));
  execute format('create trigger %I after update on %s referencing old table as old_rows new table as new_rows
    for each statement execute function search.note_change(%L, %L)',
    trigger_name || '_update', source, entity, format('%s union all %s',
      replace(ids_in_rows, 'changed_rows', 'old_rows'), replace(ids_in_rows, 'changed_rows', 'new_rows')));
end
$$;

select search.watch('catalog.product', 'product', 'search_product', 'select id from changed_rows');
-- Drafts are no matter of the search; an approved version may be the published one.
select search.watch('catalog.product_version', 'product', 'search_version',
  $$select product_id from changed_rows where state = 'approved'$$);
select search.watch('catalog.variant', 'product', 'search_variant', 'select product_id from changed_rows');
select search.watch('catalog.price', 'product', 'search_price',
  'select v.product_id from changed_rows c join catalog.variant v on v.id = c.variant_id');
select search.watch('catalog.review', 'product', 'search_review', 'select product_id from changed_rows');
select search.watch('catalog.category', 'product', 'search_category',
  $$select p.id from changed_rows c
      join catalog.product_version v on v.category_path = c.path or v.category_path like c.path || '/%'
      join catalog.product p on p.published_version_id = v.id$$);
select search.watch('producers.producer', 'producer', 'search_producer', 'select id from changed_rows');
select search.watch('producers.producer', 'product', 'search_producer_products',
  'select p.id from changed_rows c join catalog.product p on p.producer_id = c.id');
select search.watch('producers.delivery_way', 'product', 'search_way',
  'select p.id from changed_rows c join catalog.product p on p.producer_id = c.producer_id');
select search.watch('platform.picture', 'product', 'search_picture',
  'select p.id from changed_rows c join catalog.product p on p.picture_id = c.id');
-- Stock moves with every basket; only sold out and back again changes a document.
create trigger search_stock_update after update on inventory.stock
  referencing old table as old_rows new table as new_rows for each statement
  execute function search.note_change('product', $$
    select v.product_id from old_rows o join new_rows n using (variant_id)
      join catalog.variant v on v.id = variant_id
     where (o.policy = 'unlimited' or o.on_hand > o.reserved)
        <> (n.policy = 'unlimited' or n.on_hand > n.reserved)$$);

-- The one projection that every engine is fed from.
create table search.search_document (
  entity text not null check (entity in ('product', 'producer')),
  id uuid not null,
  -- Null once deleted.
  document jsonb,
  -- The change that it shows.
  version bigint not null,
  hash text not null,
  deleted boolean not null,
  updated_at timestamptz not null default clock_timestamp(),
  primary key (entity, id)
);

-- Narrow: what is matched, filtered, counted and sorted by; nothing that is shown.
create table search.search_product (
  product_id uuid primary key,
  producer_id uuid not null,
  producer_slug text not null,
  category_path text not null,
  place_key text not null,
  price_cents integer not null,
  popularity smallint not null,
  in_stock boolean not null,
  organic boolean not null,
  returnable boolean not null,
  -- Bit n-1 is month n.
  season_mask smallint not null,
  -- Bits by `WAY_BITS` and `FREE_FROM_BITS` of the package search-index.
  ways_mask smallint not null,
  free_mask smallint not null,
  created_at timestamptz not null,
  latitude double precision not null,
  longitude double precision not null,
  -- Where a word stands (weights: see `vectorsOf`); only for ranking.
  name_words tsvector not null,
  label_words tsvector not null,
  english_words tsvector not null,
  -- All words; only for matching.
  all_words tsvector not null
);
create index search_product_words on search.search_product using gin (all_words) with (fastupdate = off);
create index search_product_producer on search.search_product (producer_slug);
create index search_product_category on search.search_product (category_path text_pattern_ops);
create index search_product_geo on search.search_product (latitude, longitude);
-- Carries all that browsing sorts by, so that the rows with their words stay unread.
create index search_product_browse on search.search_product (in_stock desc, popularity desc, product_id)
  include (season_mask, producer_id);
create index search_product_price on search.search_product (price_cents, product_id);

create table search.search_producer (
  producer_id uuid primary key,
  slug text not null,
  name text not null,
  place text not null,
  place_key text not null,
  region text not null,
  words tsvector not null
);
create index search_producer_words on search.search_producer using gin (words);

-- The words of names, groups, producers and places (folded): spelling help, and what stands alone in a compound.
create table search.search_vocab (
  word text primary key check (word = search.fold(word)),
  -- Its letters in order: a swap of neighbours leaves them as they are.
  letters text not null,
  -- 'name' | 'part' | 'english' | 'label' | 'producer' | 'place' | 'term'
  sources text[] not null,
  ndoc integer not null
);
create index search_vocab_trigram on search.search_vocab using gin (word gin_trgm_ops);
create index search_vocab_letters on search.search_vocab (letters);

create table search.search_synonym (
  term text not null check (term = search.fold(term)),
  expansions text[] not null,
  -- 'same' and 'near' are German, 'translated' leads from English to German.
  kind text not null check (kind in ('same', 'near', 'translated')),
  status text not null default 'active' check (status in ('active', 'off')),
  author text not null,
  primary key (term, kind)
);

-- Policies that were ever in force, newest last (Art. 5 Regulation (EU) 2019/1150).
create table search.ranking_policy (
  version integer primary key,
  policy jsonb not null,
  in_force_from timestamptz not null
);

-- Counters and marks of the module: 'vocabulary' grows with its words, 'curated' is the hash of what was seeded.
create table search.search_state (
  key text primary key,
  value text not null
);
insert into search.search_state (key, value) values ('vocabulary', '0'), ('curated', '');

grant select, insert, update, delete on all tables in schema search to markthalle_app;
revoke update, delete on search.ranking_policy from markthalle_app;
grant usage on all sequences in schema search to markthalle_app;

-- What is there already.
select search.mark_dirty('product', array(select id from catalog.product), 'first index');
select search.mark_dirty('producer', array(select id from producers.producer), 'first index');

-- The first search engine and its columns leave.
drop index catalog.listing_search;
drop index catalog.listing_trigram;
alter table catalog.listing drop column search_text, drop column search_vector;
drop function catalog.search_vector(text, text);
drop function catalog.fold(text);
