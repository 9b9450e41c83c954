-- Up Migration
create schema legal;
grant usage on schema legal to markthalle_app;

-- Versions of the texts that the law asks for. A row is never changed: an order names the versions that applied to it.
create table legal.document (
  id uuid primary key,
  kind text not null check (kind in ('terms', 'privacy', 'withdrawal_policy', 'legal_notice', 'contract_steps',
    'guarantee_notice', 'accessibility', 'review_check', 'shipping')),
  language text not null check (language in ('de', 'en')),
  version integer not null check (version > 0),
  -- The first day, in Germany, on which it applies.
  valid_from date not null,
  title text not null,
  body text not null,
  picture text,
  sha256 bytea not null check (length(sha256) = 32),
  is_sample boolean not null,
  added_by uuid,
  added_at timestamptz not null,
  unique (kind, language, version)
);

grant select, insert on legal.document to markthalle_app;

create function legal.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'legal.document is append-only';
end
$$;
create trigger document_append_only before update or delete or truncate on legal.document
  for each statement execute function legal.refuse_change();
