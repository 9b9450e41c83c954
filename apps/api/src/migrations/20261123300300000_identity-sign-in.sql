-- Up Migration
alter table identity.mailed_token drop constraint mailed_token_purpose_check;
alter table identity.mailed_token add constraint mailed_token_purpose_check
  check (purpose in ('verify_email', 'reset_password', 'sign_in', 'erase_account'));

-- Keys of devices (WebAuthn); a private key never leaves its device.
create table identity.passkey (
  credential_id text primary key,
  account_id uuid not null references identity.account,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null,
  label text not null,
  created_at timestamptz not null,
  last_used_at timestamptz
);
create index passkey_account on identity.passkey (account_id);

-- A question that a device signs: asked once, answered once.
create table identity.passkey_challenge (
  challenge_hash bytea primary key,
  -- Null: somebody signs in, and the answer tells who.
  account_id uuid references identity.account,
  expires_at timestamptz not null
);
create index passkey_challenge_expiry on identity.passkey_challenge (expires_at);

-- An erased account stays as an empty row, so that kept orders still point at somebody.
alter table identity.account add column erased_at timestamptz;

grant select, insert, update, delete on identity.passkey, identity.passkey_challenge to markthalle_app;
