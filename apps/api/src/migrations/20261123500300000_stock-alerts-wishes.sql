-- Up Migration
create schema stock_alerts;
grant usage on schema stock_alerts to markthalle_app;

-- One wish per address and product, or category. Consent is given by the click in the mail (§ 7(2) no. 2 UWG).
create table stock_alerts.alert (
  id uuid primary key,
  product_id uuid references catalog.product,
  category_path text references catalog.category,
  email text not null,
  language text not null check (language in ('de', 'en')),
  -- Which words were agreed to, as a hash of the text (proof, Art. 7(1) GDPR).
  consent_hash bytea not null,
  confirm_hash bytea unique,
  leave_hash bytea unique,
  requested_at timestamptz not null,
  confirmed_at timestamptz,
  -- Made with the mail job; each wish is told of once.
  notified_at timestamptz,
  expires_at timestamptz not null,
  constraint about_one_thing check ((product_id is null) <> (category_path is null))
);
create unique index alert_once on stock_alerts.alert (lower(email), coalesce(product_id::text, category_path));
create index alert_waiting on stock_alerts.alert (product_id)
  where confirmed_at is not null and notified_at is null;
create index alert_expiry on stock_alerts.alert (expires_at);

grant select, insert, update, delete on stock_alerts.alert to markthalle_app;
