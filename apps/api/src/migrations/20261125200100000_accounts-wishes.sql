-- Up Migration
-- What a buyer keeps in mind. Only with an account, so that nothing is written to a browser (§ 25 TDDDG).
create table accounts.wish (
  account_id uuid not null references identity.account,
  -- A product that was imported by mistake goes without asking who liked it.
  product_id uuid not null references catalog.product on delete cascade,
  kept_at timestamptz not null,
  primary key (account_id, product_id)
);
create index wish_product on accounts.wish (product_id);

grant select, insert, delete on accounts.wish to markthalle_app;
