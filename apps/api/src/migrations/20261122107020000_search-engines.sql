-- Up Migration
-- The indexes of an outer engine by their physical names. The live one of each entity is the alias that searches use.
create table search.engine_index (
  uid text primary key,
  entity text not null check (entity in ('product', 'producer')),
  number integer not null check (number > 0),
  state text not null check (state in ('building', 'live', 'retired')),
  made_at timestamptz not null,
  live_at timestamptz,
  retired_at timestamptz,
  -- When the engine last confirmed that it has the index; null: it must be asked.
  checked_at timestamptz,
  unique (entity, number)
);
create unique index engine_index_live on search.engine_index (entity) where state = 'live';
create unique index engine_index_building on search.engine_index (entity) where state = 'building';

-- What an index can do by which settings; nothing is asked of it that is not ready.
create table search.engine_capability (
  index_uid text not null references search.engine_index on delete cascade,
  settings_hash text not null,
  filters text[] not null,
  sorts text[] not null,
  -- Null once it is confirmed, or where it must be sent (again).
  task_uid bigint,
  ready boolean not null default false,
  failed_at timestamptz,
  noted_at timestamptz not null,
  primary key (index_uid, settings_hash)
);

-- Documents on their way to the engine: one row per document and index, however often it changes.
create table search.engine_outbox (
  index_uid text not null references search.engine_index on delete cascade,
  id uuid not null,
  seq bigint not null default nextval('search.change_seq'),
  waiting_since timestamptz not null default clock_timestamp(),
  due_at timestamptz not null default '-infinity',
  attempts smallint not null default 0,
  -- A batch that failed is sent again in halves; null: any number together.
  most_together integer check (most_together > 0),
  -- The task of the engine that carries it; null: not sent.
  task_uid bigint,
  sent_at timestamptz,
  primary key (index_uid, id)
);
create index engine_outbox_seq on search.engine_outbox (index_uid, seq);
create index engine_outbox_task on search.engine_outbox (task_uid) where task_uid is not null;

-- Documents that the engine refuses; a change puts them on their way again.
create table search.search_dead (
  index_uid text not null references search.engine_index on delete cascade,
  id uuid not null,
  error text not null,
  died_at timestamptz not null,
  primary key (index_uid, id)
);

insert into search.search_state (key, value) values
  ('engine-drift', ''), ('engine-compared-at', ''), ('rebuild', ''), ('reconcile', '');

-- What was searched for: no account, no address, only a mark of the day that cannot be traced (ADR 0016).
create table search.query_log (
  id uuid primary key,
  at timestamptz not null,
  text text not null,
  language text not null check (language in ('de', 'en')),
  -- Names of the filters that were set, without their values.
  filters text[] not null,
  hits integer not null,
  engine text not null,
  -- Differs from day to day; tells only how many people searched.
  visit text not null,
  clicked_rank integer check (clicked_rank > 0)
);
create index query_log_at on search.query_log (at);

-- The same per month once it is older than 30 days; texts of fewer than three visits are gone then.
create table search.query_month (
  month text not null,
  text text not null,
  language text not null,
  searches integer not null,
  visits integer not null,
  without_hits integer not null,
  clicks integer not null,
  primary key (month, text, language)
);

-- How far Meilisearch and the database agree on the first ten hits, summed per day.
create table search.engine_shadow (
  day date primary key,
  compared integer not null check (compared > 0),
  overlap double precision not null check (overlap between 0 and compared)
);

grant select, insert, update, delete on all tables in schema search to markthalle_app;
revoke update, delete on search.ranking_policy from markthalle_app;
