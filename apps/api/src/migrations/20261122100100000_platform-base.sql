-- Up Migration
-- The application role: the API works as this role, so that grants (append-only tables) bind it even where the
-- connecting user owns the database. Roles belong to the cluster, hence the check.
do $$
begin
  if not exists (select from pg_roles where rolname = 'markthalle_app') then
    create role markthalle_app nologin;
  end if;
exception
  when duplicate_object or unique_violation then null;
end
$$;
do $$
begin
  execute format('grant markthalle_app to %I', current_user);
end
$$;

create extension if not exists citext;
create extension if not exists pg_trgm;
create extension if not exists unaccent;

create schema platform;
grant usage on schema platform to markthalle_app;

create table platform.idempotency_key (
  actor_key text not null,
  route text not null,
  key text not null,
  input_hash text not null,
  -- Null while the first request is still running.
  status integer,
  response jsonb,
  created_at timestamptz not null,
  primary key (actor_key, route, key)
);

create table platform.parked_job (
  id uuid primary key,
  task text not null,
  payload jsonb not null,
  attempts integer not null,
  error text not null,
  parked_at timestamptz not null,
  retried_at timestamptz
);
create index parked_job_open on platform.parked_job (parked_at) where retried_at is null;

-- A subscriber that writes only to Postgres commits its writes together with this row (exactly once).
create table platform.job_done (
  job_key text primary key,
  done_at timestamptz not null
);

create table platform.sweep_run (
  name text primary key,
  started_at timestamptz,
  succeeded_at timestamptz,
  touched integer not null default 0,
  error text
);

create table platform.incident (
  id uuid primary key,
  kind text not null,
  subject text not null,
  title text not null,
  details jsonb not null default '{}',
  opened_at timestamptz not null,
  last_seen_at timestamptz not null,
  resolved_at timestamptz,
  resolved_by uuid,
  note text
);
create unique index incident_open on platform.incident (kind, subject) where resolved_at is null;

create table platform.setting (
  key text primary key,
  value jsonb not null
);

-- Pictures: the original is drawn from a demo recipe or uploaded; renditions are files, made on first use.
create table platform.picture (
  id text primary key,
  source text not null check (source in ('recipe', 'scene', 'upload')),
  recipe jsonb,
  width integer not null,
  height integer not null,
  created_at timestamptz not null
);

grant select, insert, update, delete on all tables in schema platform to markthalle_app;
