-- Up Migration
create schema identity;
grant usage on schema identity to markthalle_app;

create table identity.account (
  id uuid primary key,
  email citext not null unique,
  password_hash text,
  display_name text not null,
  language text not null check (language in ('de', 'en')),
  is_staff boolean not null default false,
  email_verified_at timestamptz,
  disabled_at timestamptz,
  created_at timestamptz not null
);

-- Only hashes of tokens are stored: a copy of the database opens no session.
create table identity.session (
  token_hash bytea primary key,
  account_id uuid not null references identity.account,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null
);
create index session_account on identity.session (account_id);
create index session_expiry on identity.session (expires_at);

create table identity.mailed_token (
  token_hash bytea primary key,
  account_id uuid not null references identity.account,
  purpose text not null check (purpose in ('verify_email', 'reset_password')),
  expires_at timestamptz not null,
  used_at timestamptz
);
create index mailed_token_account on identity.mailed_token (account_id);
create index mailed_token_expiry on identity.mailed_token (expires_at);

-- Attempts (logins, mails asked for) per address and per client, all hashed with a secret; a success takes them back.
create table identity.login_throttle (
  subject_hash bytea primary key,
  failures integer not null,
  window_started_at timestamptz not null,
  blocked_until timestamptz
);
create index login_throttle_window on identity.login_throttle (window_started_at);

grant select, insert, update, delete on all tables in schema identity to markthalle_app;
