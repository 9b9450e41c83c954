-- Up Migration
-- Somebody's devices: a session has a name that its owner recognises and an id that is no secret.
alter table identity.session
  add column id uuid not null default gen_random_uuid(),
  add column device_label text not null default '',
  -- False: a borrowed device, on which the session ends the same day.
  add column trusted boolean not null default true,
  -- Set: a member of staff helps a producer who agreed (module assistance).
  add column assistance_id uuid;
create unique index session_id on identity.session (id);

-- In international form (E.164), proved by a code; for signing in, never shown to others.
alter table identity.account add column mobile text unique check (mobile ~ '^\+[1-9][0-9]{6,14}$');

create table identity.sign_in_code (
  id uuid primary key,
  -- Null: asked for an address that nobody has; nothing is sent, and no code fits.
  account_id uuid references identity.account,
  purpose text not null check (purpose in ('sign_in', 'prove_mobile')),
  channel text not null check (channel in ('mail', 'sms')),
  -- The number that is to be proved.
  mobile text,
  -- HMAC with the link secret: six digits could be tried through from a plain hash. Null until it is sent.
  code_hash bytea,
  tries integer not null default 0,
  expires_at timestamptz not null,
  used_at timestamptz
);
create index sign_in_code_account on identity.sign_in_code (account_id);
create index sign_in_code_expiry on identity.sign_in_code (expires_at);
grant select, insert, update, delete on identity.sign_in_code to markthalle_app;
