-- Up Migration
create schema uploads;
grant usage on schema uploads to markthalle_app;

-- Photos that producers send. The phone names a photo itself, so the key is the producer's own name space.
create table uploads.photo (
  producer_id uuid not null,
  photo_id uuid not null,
  -- The address of its upload; unlike the phone's name for it, nobody else can have chosen it.
  upload_id uuid not null unique,
  purpose text not null check (purpose in ('product', 'farm')),
  size_bytes integer not null check (size_bytes between 1 and 8000000),
  -- Of the file as it was sent; null until it is known.
  sha256 text,
  state text not null check (state in ('waiting', 'received', 'ready', 'refused')),
  refused_because text,
  -- What arrived, until the renditions are made: part of every backup, gone with the transaction that failed.
  received bytea,
  picture_id text references platform.picture,
  -- Null for a photo that came whole.
  ticket_hash bytea,
  ticket_until timestamptz,
  asked_by uuid,
  created_at timestamptz not null,
  -- While a phone still sends, its upload does not expire.
  asked_at timestamptz not null,
  primary key (producer_id, photo_id),
  check ((state = 'received') = (received is not null)),
  check ((state = 'ready') = (picture_id is not null)),
  check ((state = 'refused') = (refused_because is not null))
);
create index photo_unfinished on uploads.photo (state, asked_at) where state in ('waiting', 'received');
create index photo_asked_by on uploads.photo (asked_by);

grant select, insert, update, delete on uploads.photo to markthalle_app;
