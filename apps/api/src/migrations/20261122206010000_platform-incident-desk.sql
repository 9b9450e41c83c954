-- Up Migration
-- One row per kind and subject for good: what comes back opens again with its history.
delete from platform.incident older using platform.incident newer
 where newer.kind = older.kind and newer.subject = older.subject
   and (newer.opened_at, newer.id) > (older.opened_at, older.id);
drop index platform.incident_open;
create unique index incident_once on platform.incident (kind, subject);

alter table platform.incident
  add column state text not null default 'open'
    check (state in ('open', 'in_work', 'waiting', 'resolved')),
  -- The person who sees to it; null while nobody has been named.
  add column owner_id uuid,
  add column times_opened integer not null default 1;
update platform.incident set state = 'resolved' where resolved_at is not null;
alter table platform.incident
  add constraint resolved_at_an_instant check ((state = 'resolved') = (resolved_at is not null));
create index incident_open on platform.incident (opened_at, id) where resolved_at is null;
-- Settlement asks for the open incidents of a share.
create index incident_subject on platform.incident (subject) where resolved_at is null;

-- Who did what when; append only, by grant.
create table platform.incident_step (
  id uuid primary key,
  incident_id uuid not null references platform.incident,
  kind text not null check (kind in
    ('opened', 'reopened', 'settled', 'resolved', 'assigned', 'moved')),
  -- Null where the market did it by itself.
  actor_id uuid,
  -- The new owner of `assigned`, the new state of `moved`.
  owner_id uuid,
  state text,
  note text,
  at timestamptz not null
);
create index incident_step_incident on platform.incident_step (incident_id, at, id);

grant select, insert on platform.incident_step to markthalle_app;
