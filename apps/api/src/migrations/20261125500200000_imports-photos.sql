-- Up Migration
-- Whether counts of the table are taken over, too; the producer decides.
alter table imports.import add column counts_stock boolean not null default true;

-- Photos that came in a ZIP file with or without a table, by the name that rows call them by.
create table imports.photo (
  import_id uuid not null references imports.import on delete cascade,
  producer_id uuid not null references producers.producer,
  -- The name of the file without its folder, in small letters.
  name text not null,
  photo_id uuid not null,
  -- Null once a row has taken it over, or where it cannot be used.
  bytes bytea,
  -- Whether somebody looked whether it can be drawn, and why not.
  looked_at boolean not null default false,
  refused_because text,
  primary key (import_id, name)
);
create index photo_producer on imports.photo (producer_id, name);
create index photo_unseen on imports.photo (import_id) where not looked_at;
grant select, insert, update, delete on imports.photo to markthalle_app;
