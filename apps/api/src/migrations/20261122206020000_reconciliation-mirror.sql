-- Up Migration
-- The platform's movements as Stripe lists them: what our books are compared with, set by set.
create table reconciliation.balance_transaction (
  id text primary key,
  type text not null,
  reporting_category text not null,
  currency text not null,
  -- Signed, in cents: what the balance gained is amount less fee.
  amount_cents bigint not null,
  fee_cents bigint not null,
  net_cents bigint not null,
  description text,
  source_id text,
  -- What the source says of itself: the charge that it came from or gave back, the transfer that was taken back, the
  -- account that received, and our own ids in its metadata.
  charge_id text,
  transfer_id text,
  destination_account text,
  metadata jsonb not null,
  created_at timestamptz not null,
  read_at timestamptz not null,
  constraint net_is_rest check (net_cents = amount_cents - fee_cents)
);
create index balance_transaction_source on reconciliation.balance_transaction (source_id);
create index balance_transaction_charge on reconciliation.balance_transaction (charge_id);
create index balance_transaction_type on reconciliation.balance_transaction (type, created_at);

-- Until when the list was read without a gap.
create table reconciliation.reading (
  scope text primary key,
  read_until timestamptz not null
);

-- A movement never changes at Stripe, so a row is written once (by grant).
grant select, insert on reconciliation.balance_transaction to markthalle_app;
grant select, insert, update on reconciliation.reading to markthalle_app;

-- Movements of each automatic payout of a producer, added up once.
create table reconciliation.payout_sum (
  payout_id text primary key,
  sum_cents bigint not null,
  read_at timestamptz not null
);
grant select, insert on reconciliation.payout_sum to markthalle_app;

-- What Stripe should charge per payment method, by contract; dated, so that an old payment keeps its price.
create table reconciliation.expected_fee (
  method text not null,
  valid_from date not null,
  rate_bps integer not null check (rate_bps between 0 and 10000),
  fixed_cents integer not null check (fixed_cents >= 0),
  tolerance_cents integer not null check (tolerance_cents >= 0),
  -- Contract, price list or resolution.
  source text not null,
  primary key (method, valid_from)
);
insert into reconciliation.expected_fee
  (method, valid_from, rate_bps, fixed_cents, tolerance_cents, source)
select method, date '2026-01-01', rate_bps, fixed_cents, 1,
       'Beispielpreis, bitte durch den eigenen Vertrag ersetzen'
  from (values
    ('card', 150, 25),
    ('sepa_debit', 0, 35),
    ('klarna', 299, 35),
    ('paypal', 250, 35),
    ('eps', 160, 35),
    ('ideal', 0, 29),
    ('bancontact', 140, 25)) as price (method, rate_bps, fixed_cents);
grant select, insert on reconciliation.expected_fee to markthalle_app;
