-- Up Migration
create schema payments;
grant usage on schema payments to markthalle_app;

-- The intent log: what is asked of Stripe is written, with frozen parameters, before it is asked.
create table payments.operation (
  id uuid primary key,
  kind text not null check (kind in ('create_session', 'expire_session', 'create_account',
    'set_payout_schedule', 'create_transfer', 'create_reversal', 'create_refund', 'create_payout', 'create_topup',
    'submit_evidence', 'close_dispute')),
  -- The row that wants it: an order, a producer, a run item.
  subject_id uuid not null,
  attempt integer not null,
  idempotency_key text not null unique,
  params jsonb not null,
  state text not null check (state in ('planned', 'sent', 'succeeded', 'rejected', 'unknown', 'absent')),
  stripe_id text,
  error jsonb,
  -- What later steps need of the answer (a transfer's balance transaction).
  result jsonb,
  tries integer not null default 0,
  -- While set and not over, one worker is sending; a twin waits.
  lease_until timestamptz,
  -- Lookups that did not find it; two of them, ten minutes apart, prove that it does not exist.
  lookups integer not null default 0,
  looked_up_at timestamptz,
  order_id uuid,
  created_at timestamptz not null,
  sent_at timestamptz,
  resolved_at timestamptz,
  unique (kind, subject_id, attempt)
);
create unique index operation_stripe_id on payments.operation (kind, stripe_id) where stripe_id is not null and kind not in ('expire_session', 'submit_evidence', 'close_dispute');
create index operation_open on payments.operation (created_at) where state in ('planned', 'sent', 'unknown');

create table payments.session (
  session_id text primary key,
  order_id uuid not null,
  attempt integer not null,
  -- The operation that opened it.
  operation_id uuid not null unique references payments.operation,
  url text,
  status text not null check (status in ('open', 'complete', 'expired')),
  amount_cents integer not null,
  expires_at timestamptz not null,
  created_at timestamptz not null,
  -- When Stripe was last asked about it.
  reread_at timestamptz not null,
  -- Set when nothing more can come of it: paid and booked, failed or expired.
  settled_at timestamptz,
  unique (order_id, attempt)
);
create index session_unsettled on payments.session (reread_at) where settled_at is null;

create table payments.charge (
  charge_id text primary key,
  payment_intent_id text not null unique,
  order_id uuid not null,
  amount_cents integer not null,
  fee_cents integer not null,
  net_cents integer not null,
  balance_transaction_id text not null unique,
  method text not null,
  -- 'duplicate' and 'mismatch' pay for nothing and wait for their refund.
  purpose text not null check (purpose in ('order', 'duplicate', 'mismatch')),
  created_at timestamptz not null
);
create unique index charge_pays_once on payments.charge (order_id) where purpose = 'order';

-- The transfers that this market made; what was taken back follows Stripe's own sum.
create table payments.transfer (
  transfer_id text primary key,
  operation_id uuid not null unique references payments.operation,
  -- Order, share and charge are missing where a correction belongs to no order.
  order_id uuid,
  producer_order_id uuid,
  producer_id uuid not null,
  charge_id text,
  stripe_account_id text not null,
  amount_cents integer not null check (amount_cents > 0),
  reversed_cents integer not null default 0 check (reversed_cents between 0 and amount_cents),
  created_at timestamptz not null,
  constraint of_a_share check (num_nulls(order_id, producer_order_id, charge_id) in (0, 3))
);
create index transfer_share on payments.transfer (producer_order_id);
create index transfer_producer on payments.transfer (producer_id, created_at desc);
create index transfer_charge on payments.transfer (charge_id);

-- Accounts whose debit failed pay by other methods from then on; a returned one stands at its charge.
create table payments.failed_debit (
  account_id uuid primary key references identity.account,
  order_id uuid not null,
  failed_at timestamptz not null
);

-- Webhooks are kept as they came and worked on at our own pace.
create table payments.stripe_event (
  endpoint text not null check (endpoint in ('platform', 'connect', 'core', 'replay')),
  event_id text not null,
  account text not null default '',
  type text not null,
  api_version text,
  object_id text,
  raw text not null,
  received_at timestamptz not null,
  processed_at timestamptz,
  attempts integer not null default 0,
  error text,
  primary key (event_id, account)
);
create index stripe_event_open on payments.stripe_event (received_at) where processed_at is null;
create index stripe_event_object on payments.stripe_event (object_id, account) where processed_at is null;

create table payments.event_cursor (
  scope text primary key,
  read_until timestamptz not null
);

grant select, insert, update on all tables in schema payments to markthalle_app;
