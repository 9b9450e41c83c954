-- Up Migration
create schema notifications;
grant usage on schema notifications to markthalle_app;

-- One row per event and recipient, written before the mail is sent: a repeated job finds it and sends nothing again.
create table notifications.delivery (
  key text primary key,
  kind text not null,
  -- `sending` that is not followed up means: nobody knows whether the mail went out.
  state text not null check (state in ('sending', 'sent', 'not_sent')),
  attempts integer not null,
  claimed_at timestamptz not null,
  sent_at timestamptz
);
create index delivery_unknown on notifications.delivery (claimed_at) where state = 'sending';

grant select, insert, update on all tables in schema notifications to markthalle_app;
