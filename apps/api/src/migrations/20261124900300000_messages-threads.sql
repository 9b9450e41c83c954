-- Up Migration
create schema messages;
grant usage on schema messages to markthalle_app;

-- A conversation: of a buyer with one producer about its part of an order, or of a producer with the office.
create table messages.thread (
  id uuid primary key,
  producer_id uuid not null references producers.producer,
  producer_order_id uuid unique references orders.producer_order,
  -- A wished call: a working day and a part of it.
  call_back_on date,
  call_back_span text check (call_back_span in ('morning', 'noon', 'afternoon')),
  last_position integer not null default 0,
  last_author text not null check (last_author in ('buyer', 'producer', 'staff')),
  last_at timestamptz not null,
  -- Up to where the producer has answered or put away.
  read_position integer not null default 0,
  settled_at timestamptz,
  settled_by uuid,
  check ((call_back_on is null) = (call_back_span is null)),
  check (producer_order_id is null or call_back_on is null),
  check ((settled_at is null) = (settled_by is null))
);
create index thread_producer on messages.thread (producer_id, last_at desc);
create index thread_office on messages.thread (last_at)
  where producer_order_id is null and settled_at is null;

create table messages.message (
  id uuid primary key,
  thread_id uuid not null references messages.thread,
  position integer not null,
  author text not null check (author in ('buyer', 'producer', 'staff')),
  -- Who of the farm or the office wrote it.
  actor_id uuid,
  -- Of a buyer: the hash of the order's address, so that the words are found and erased with the person.
  buyer_hash bytea,
  words text not null,
  written_at timestamptz not null,
  recorded_at timestamptz not null,
  request_key text unique,
  unique (thread_id, position)
);
create index message_buyer on messages.message (buyer_hash) where buyer_hash is not null;
create index message_actor on messages.message (actor_id) where actor_id is not null;

grant select, insert, update on all tables in schema messages to markthalle_app;
