-- Up Migration
create schema codes;
grant usage on schema codes to markthalle_app;

-- A printed code lives as long as its jar: it is never changed and never deleted, whatever becomes of the product.
create table codes.code (
  code text primary key check (code ~ '^[2-9A-HJKMNP-TV-Z]{6}$'),
  producer_id uuid not null references producers.producer,
  -- Null: the producer's own code.
  product_id uuid references catalog.product,
  batch text check (length(batch) between 1 and 40),
  created_at timestamptz not null,
  unique nulls not distinct (producer_id, product_id, batch)
);
create index code_product on codes.code (product_id);
grant select, insert on codes.code to markthalle_app;

-- A browser whose owner asked to be remembered (§ 25(1) TDDDG, Art. 6(1)(a) GDPR): what an order needs, nothing else.
create table codes.device (
  token_hash bytea primary key,
  account_id uuid references identity.account,
  email text not null,
  buyer_name text not null,
  phone text,
  street text,
  postcode text,
  town text,
  -- The way chosen last, per producer: {"<producer id>": "parcel"}.
  ways jsonb not null,
  consented_at timestamptz not null,
  expires_at timestamptz not null
);
create index device_expiry on codes.device (expires_at);
create index device_email on codes.device (lower(email));
grant select, insert, update, delete on codes.device to markthalle_app;
