-- Up Migration
create schema devices;
grant usage on schema devices to markthalle_app;

-- A browser in which somebody works for a producer. Its row is locked while its acts are applied, so they take turns.
create table devices.device (
  account_id uuid not null references identity.account,
  device_id uuid not null,
  first_seen_at timestamptz not null,
  last_seen_at timestamptz not null,
  -- How much its clock was ahead of ours when it sent last.
  ahead_ms bigint not null,
  -- The corrected time of its last act: none that follows lies before it.
  last_acted_at timestamptz,
  primary key (account_id, device_id)
);
grant select, insert, update, delete on devices.device to markthalle_app;

-- What was done on devices. A command is in here exactly when it was answered: the effect and this row are one
-- transaction. What was typed is not kept here; it stands where its effect stands.
create table devices.command (
  account_id uuid not null references identity.account,
  command_id uuid not null,
  device_id uuid not null,
  producer_id uuid not null,
  kind text not null check (length(kind) between 1 and 40),
  state text not null check (state in ('applied', 'refused', 'question', 'failing')),
  -- The whole answer, given again to whoever sends the command again.
  result jsonb,
  claimed_at timestamptz not null,
  acted_at timestamptz not null,
  recorded_at timestamptz not null,
  base_version integer,
  -- How often it broke (a fault of ours); after the last try it is refused, so that others need not wait for it.
  faults integer not null default 0,
  primary key (account_id, command_id),
  check ((state = 'failing') = (result is null))
);
create index command_device on devices.command (account_id, device_id, recorded_at);
grant select, insert, update, delete on devices.command to markthalle_app;
