-- Up Migration
create schema imports;
grant usage on schema imports to markthalle_app;

-- A file that a producer brought in: compared, shown, applied row by row, and taken back as a whole.
create table imports.import (
  id uuid primary key,
  producer_id uuid not null references producers.producer,
  account_id uuid,
  -- Made by the page: a form that was sent twice is one import.
  client_id uuid not null unique,
  file_name text not null,
  state text not null check (state in (
    'comparing', 'ready', 'applying', 'done', 'undoing', 'undone', 'discarded', 'stopped')),
  -- Whether what was written goes to the office for approval; null until somebody decides.
  submits boolean,
  -- Titles of the columns that were read, and of those that nobody knows.
  columns text[] not null,
  unknown_columns text[] not null,
  -- Batches that failed one after the other for reasons of ours; then a person looks at it.
  failures integer not null default 0,
  created_at timestamptz not null,
  -- When the worker last did something for it: the one that waited longest is next.
  worked_at timestamptz not null,
  applied_at timestamptz,
  undone_at timestamptz
);
create index import_producer on imports.import (producer_id, created_at desc);
create index import_working on imports.import (worked_at)
  where state in ('comparing', 'applying', 'undoing');

-- One row of the file. Its state changes in the transaction that changes the product, so a worker that dies leaves
-- each row either done or untouched.
create table imports.row (
  import_id uuid not null references imports.import on delete cascade,
  number integer not null,
  state text not null check (state in (
    'read', 'unchanged', 'waiting', 'refused', 'done', 'failed', 'undone', 'left')),
  name text not null,
  article_number text not null,
  -- What the cells say, as it was read.
  cells jsonb not null,
  -- What would be done; null where nothing would be.
  plan jsonb,
  -- Each difference with the words that the preview shows.
  changes jsonb not null default '[]',
  -- Why it is refused or left, or what is missing before it can be submitted: sentences.
  remarks jsonb not null default '[]',
  product_id uuid,
  primary key (import_id, number)
);
create index row_open on imports.row (import_id, number) where state in ('read', 'waiting');
create index row_product on imports.row (import_id, product_id);

-- Each product that the file wrote to, once: how it stood before the first row of it and after the last.
create table imports.touched (
  import_id uuid not null references imports.import on delete cascade,
  product_id uuid not null,
  state text not null check (state in ('written', 'undone', 'left')),
  -- Null: it did not exist.
  before jsonb,
  after jsonb not null,
  -- Somebody else changed it between two rows of the file.
  mixed boolean not null default false,
  primary key (import_id, product_id)
);

-- The producer's own number of a product, from their own lists.
create table imports.article (
  producer_id uuid not null references producers.producer,
  article_number text not null,
  product_id uuid not null references catalog.product on delete cascade,
  import_id uuid,
  primary key (producer_id, article_number)
);
create index article_product on imports.article (product_id);

-- Everything of one producer as files, made in the background and kept for a week.
create table imports.data_export (
  id uuid primary key,
  producer_id uuid not null references producers.producer,
  account_id uuid,
  -- What whoever asked for it may see; the files hold nothing else.
  rights text[] not null,
  state text not null check (state in ('waiting', 'done', 'stopped')),
  failures integer not null default 0,
  created_at timestamptz not null,
  worked_at timestamptz not null,
  done_at timestamptz
);
create index data_export_producer on imports.data_export (producer_id, created_at desc);
create index data_export_waiting on imports.data_export (worked_at) where state = 'waiting';

create table imports.export_file (
  export_id uuid not null references imports.data_export on delete cascade,
  position integer not null,
  name text not null,
  sha256 text not null,
  bytes bytea not null,
  primary key (export_id, position)
);

grant select, insert, update, delete on all tables in schema imports to markthalle_app;
