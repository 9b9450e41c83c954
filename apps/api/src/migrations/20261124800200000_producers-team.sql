-- Up Migration
-- Whoever worked for a producer until now owns it; helpers are added with limited rights.
alter table producers.member
  add column is_owner boolean not null default true,
  add column rights text[] not null default '{}'
    check (rights <@ array['orders', 'stock', 'products', 'money', 'farm', 'team']),
  add column added_at timestamptz not null default now();
create index member_producer on producers.member (producer_id);

create table producers.invitation (
  id uuid primary key,
  producer_id uuid not null references producers.producer,
  email citext not null,
  display_name text not null,
  rights text[] not null
    check (rights <@ array['orders', 'stock', 'products', 'money', 'farm', 'team']),
  invited_by uuid not null references identity.account,
  -- Set when the mail is written; only the hash is kept.
  token_hash bytea unique,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  accepted_at timestamptz
);
create unique index invitation_open on producers.invitation (producer_id, email)
  where accepted_at is null;
grant select, insert, update, delete on producers.invitation to markthalle_app;
