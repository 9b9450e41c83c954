-- Up Migration
create schema integrations;
grant usage on schema integrations to markthalle_app;

-- Access of a producer's own system. It can never do more than its maker may at that moment.
create table integrations.token (
  id uuid primary key,
  producer_id uuid not null references producers.producer,
  created_by uuid not null references identity.account,
  name text not null,
  token_hash bytea not null unique,
  rights text[] not null check (rights <@ array['orders', 'stock', 'products', 'money', 'farm']),
  may_write boolean not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz,
  last_used_at timestamptz,
  -- How often it was used in the minute that began then.
  window_started_at timestamptz not null,
  window_uses integer not null default 0
);
create index token_producer on integrations.token (producer_id);

-- Where a producer's own system wants to be told. Its secret follows from the link secret and is not stored.
create table integrations.webhook (
  id uuid primary key,
  producer_id uuid not null references producers.producer,
  url text not null,
  kinds text[] not null,
  created_at timestamptz not null,
  disabled_at timestamptz
);
create index webhook_producer on integrations.webhook (producer_id);

create table integrations.delivery (
  id uuid primary key,
  webhook_id uuid not null references integrations.webhook on delete cascade,
  -- The event, the same for all who are told and for each repetition.
  event_id uuid not null,
  kind text not null,
  subject_id uuid not null,
  occurred_at timestamptz not null,
  state text not null default 'waiting' check (state in ('waiting', 'delivered', 'given_up')),
  attempts integer not null default 0,
  last_answer text not null default '',
  next_attempt_at timestamptz,
  unique (webhook_id, event_id)
);
create index delivery_webhook on integrations.delivery (webhook_id, occurred_at);

grant select, insert, update, delete on all tables in schema integrations to markthalle_app;
