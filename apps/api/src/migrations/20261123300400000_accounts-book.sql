-- Up Migration
create schema accounts;
grant usage on schema accounts to markthalle_app;

create table accounts.address (
  id uuid primary key,
  account_id uuid not null references identity.account,
  name text not null,
  street text not null,
  postcode text not null,
  town text not null,
  phone text,
  created_at timestamptz not null
);
create index address_account on accounts.address (account_id, created_at);

-- Who asked to be forgotten, and when it was done (Art. 17 GDPR); no word about the person.
create table accounts.erasure (
  account_id uuid primary key references identity.account,
  confirmed_at timestamptz not null,
  erased_at timestamptz,
  -- Orders that were under way are made anonymous later, when the law lets go of them.
  orders_done_at timestamptz
);
create index erasure_open on accounts.erasure (confirmed_at) where orders_done_at is null;

-- An order whose buyer is forgotten keeps goods and money (§ 147 AO), and no person.
alter table orders."order" add column anonymised_at timestamptz;

grant select, insert, update, delete on accounts.address to markthalle_app;
grant select, insert, update on accounts.erasure to markthalle_app;
