-- Up Migration
-- What the law holds back (orders under way, open messages) is found again by the address, which goes with the last of it.
alter table accounts.erasure rename column orders_done_at to rest_done_at;
alter table accounts.erasure add column kept_email citext;
update accounts.erasure e set kept_email = a.email
  from identity.account a where a.id = e.account_id and e.erased_at is not null and e.rest_done_at is null;
drop index accounts.erasure_open;
create index erasure_open on accounts.erasure (confirmed_at) where kept_email is not null;
