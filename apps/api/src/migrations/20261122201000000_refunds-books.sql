-- Up Migration
create schema refunds;
grant usage on schema refunds to markthalle_app;

create table refunds.refund (
  id uuid primary key,
  order_id uuid not null,
  order_number text not null,
  charge_id text not null,
  cause text not null check (cause in ('withdrawal', 'defect', 'not_delivered', 'shortage',
    'damaged_in_transit', 'canceled', 'duplicate', 'goodwill', 'dashboard', 'other')),
  bearer text not null check (bearer in ('producer', 'cooperative', 'carrier', 'goodwill_fund')),
  -- What staff wrote: why, in words that the producer may read.
  reason text not null,
  state text not null check (state in ('requested', 'approved', 'sent', 'pending',
    'requires_action', 'succeeded', 'failed', 'canceled', 'paid_by_bank', 'discarded')),
  amount_cents integer not null check (amount_cents > 0),
  -- 'charge': the charge pays for nothing and was booked as owed when it came in.
  -- 'unassigned': made in the dashboard, nobody has said yet what it was for.
  kind text not null check (kind in ('parts', 'charge', 'unassigned')),
  -- Pieces that never left the shelf are for sale again.
  gives_stock_back boolean not null default false,
  -- Null: the market itself, because money came that pays for nothing.
  requested_by uuid,
  requested_at timestamptz not null,
  -- The idempotency key of the click: the same click finds its refund again, also after a crash.
  request_key text unique,
  approved_by uuid,
  approved_at timestamptz,
  closed_by uuid,
  -- How a bank transfer can be found, or why a request was thrown away.
  note text,
  failure_reason text,
  -- What the buyer was last told, so that each outcome is told once.
  told text,
  updated_at timestamptz not null
);
create index refund_order on refunds.refund (order_id);
create index refund_charge on refunds.refund (charge_id);
create index refund_list on refunds.refund (requested_at desc, id desc);
create index refund_open on refunds.refund (updated_at)
  where state in ('approved', 'sent', 'pending', 'requires_action');
-- A charge that pays for nothing is queued once.
create unique index refund_unwanted_charge on refunds.refund (charge_id)
  where kind = 'charge' and state <> 'discarded';

-- What goes back out of one producer's part, and where it was taken from.
create table refunds.refund_part (
  id uuid primary key,
  refund_id uuid not null references refunds.refund,
  producer_order_id uuid not null,
  producer_id uuid not null,
  bearer text not null,
  goods_cents integer not null check (goods_cents >= 0),
  deposit_cents integer not null check (deposit_cents >= 0),
  -- The producer's own delivery, and delivery that the cooperative carries.
  delivery_cents integer not null check (delivery_cents >= 0),
  cooperative_delivery_cents integer not null check (cooperative_delivery_cents >= 0),
  -- Filled at approval for what the producer bears.
  unearned_cents integer not null default 0,
  due_cents integer not null default 0,
  receivable_cents integer not null default 0,
  commission_net_cents integer not null default 0,
  commission_vat_cents integer not null default 0,
  fee_share_cents integer not null default 0,
  unique (refund_id, producer_order_id)
);
create index refund_part_share on refunds.refund_part (producer_order_id);
create index refund_part_producer on refunds.refund_part (producer_id);

create table refunds.refund_line (
  part_id uuid not null references refunds.refund_part,
  line_id uuid not null,
  quantity integer not null,
  deposit_quantity integer not null,
  goods_cents integer not null,
  deposit_cents integer not null,
  primary key (part_id, line_id)
);

-- One attempt to send a refund through Stripe; its id is what the operation is for.
create table refunds.sending (
  id uuid primary key,
  refund_id uuid not null references refunds.refund,
  operation_id uuid unique,
  stripe_refund_id text unique,
  balance_transaction_id text unique,
  failure_balance_transaction_id text unique,
  created_at timestamptz not null
);
create index sending_refund on refunds.sending (refund_id, created_at desc);

-- A claim on a producer that is worked off: reserve, then a reversal of the order's transfer.
create table refunds.recovery (
  id uuid primary key,
  producer_id uuid not null,
  producer_order_id uuid not null,
  order_id uuid not null,
  amount_cents integer not null check (amount_cents > 0),
  cause_kind text not null check (cause_kind in ('refund', 'dispute')),
  cause_id uuid not null,
  reserve_cents integer not null default 0,
  reversed_cents integer not null default 0,
  -- 'waiting': the buyer comes first.
  state text not null check (state in ('waiting', 'open', 'done')),
  created_at timestamptz not null,
  constraint recovered_within check (reserve_cents + reversed_cents <= amount_cents)
);
create index recovery_cause on refunds.recovery (cause_id);
create index recovery_producer on refunds.recovery (producer_id, created_at desc);
create index recovery_order on refunds.recovery (order_id);

create table refunds.reversal (
  id uuid primary key,
  -- Null: somebody made it in the dashboard.
  recovery_id uuid references refunds.recovery,
  transfer_id text not null,
  producer_id uuid not null,
  order_id uuid,
  amount_cents integer not null check (amount_cents > 0),
  state text not null check (state in ('planned', 'created', 'insufficient', 'rejected')),
  operation_id uuid unique,
  stripe_reversal_id text unique,
  balance_transaction_id text unique,
  created_at timestamptz not null
);
create index reversal_transfer on refunds.reversal (transfer_id);
create index reversal_recovery on refunds.reversal (recovery_id);

-- A debt that two people give up; without a producer it is the carriers'.
create table refunds.write_off (
  id uuid primary key,
  producer_id uuid,
  amount_cents integer not null check (amount_cents > 0),
  reason text not null,
  state text not null check (state in ('requested', 'approved', 'discarded')),
  requested_by uuid not null,
  requested_at timestamptz not null,
  decided_by uuid,
  decided_at timestamptz,
  constraint four_eyes check (state <> 'approved' or decided_by <> requested_by)
);
create unique index write_off_open on refunds.write_off (coalesce(producer_id, id))
  where state = 'requested';

grant select, insert, update on all tables in schema refunds to markthalle_app;
