-- Up Migration
create schema disputes;
grant usage on schema disputes to markthalle_app;

-- What later rules ask of a charge: refunds stop while a bank looks at it, transfers and refunds end at what is left.
alter table payments.charge
  -- Withdrawn by disputes and not given back; part of it may be lost for good.
  add column disputed_cents integer not null default 0 check (disputed_cents >= 0),
  -- A chargeback is undecided.
  add column in_dispute boolean not null default false,
  -- A direct debit that its bank took back.
  add column returned_at timestamptz;

-- A dispute as Stripe last showed it, and what we decided about it.
create table disputes.dispute (
  id uuid primary key,
  stripe_dispute_id text not null unique,
  order_id uuid not null,
  charge_id text not null,
  -- How the charge was paid.
  method text not null,
  amount_cents integer not null check (amount_cents > 0),
  reason text not null,
  status text not null check (status in ('warning_needs_response', 'warning_under_review',
    'warning_closed', 'prevented', 'needs_response', 'under_review', 'won', 'lost',
    'appeal_needs_response', 'appeal_under_review')),
  evidence_due_at timestamptz,
  submissions integer not null default 0,
  opened_at timestamptz not null,
  -- When the reading began that the row shows; an older one changes nothing.
  read_at timestamptz not null,
  decided_at timestamptz,
  owner_id uuid,
  -- Who bears a loss, as staff decided; null: the rule of the reason counts.
  liability_kind text check (liability_kind in ('at_fault', 'pro_rata')),
  liability_producer_ids uuid[],
  liability_by uuid,
  liability_note text,
  -- From then on an undecided loss is booked by the rule of its reason.
  decide_by_at timestamptz,
  -- Losses booked so far: an appeal may undo one and lose again.
  losses integer not null default 0,
  constraint liability_whole check ((liability_kind is null) = (liability_producer_ids is null))
);
create index dispute_order on disputes.dispute (order_id);
create index dispute_charge on disputes.dispute (charge_id);
create index dispute_watched on disputes.dispute (read_at)
  where status not in ('warning_closed', 'prevented', 'won', 'lost');
create index dispute_list on disputes.dispute (opened_at desc, id desc);

-- What Stripe moved because of a dispute; each movement is booked once.
create table disputes.movement (
  balance_transaction_id text primary key,
  dispute_id uuid not null references disputes.dispute,
  amount_cents integer not null,
  fee_cents integer not null,
  booked_at timestamptz not null
);
create index movement_dispute on disputes.movement (dispute_id);

-- What a producer is asked about a part of the disputed order, and what they answered.
create table disputes.evidence_request (
  id uuid primary key,
  dispute_id uuid not null references disputes.dispute,
  producer_order_id uuid not null,
  producer_id uuid not null,
  asked_at timestamptz not null,
  due_at timestamptz not null,
  reminded_at timestamptz,
  answered_at timestamptz,
  answered_by uuid,
  handed_over_on date,
  carrier text,
  tracking_number text,
  -- What happened, in the producer's words.
  statement text,
  -- What a delivery note or a photograph shows, or where it can be seen.
  proof text,
  unique (dispute_id, producer_order_id),
  constraint answer_whole check ((answered_at is null) = (statement is null))
);
create index evidence_request_producer on disputes.evidence_request (producer_id, asked_at desc);

-- What staff said to the bank: evidence, or that the loss is accepted.
create table disputes.answer (
  id uuid primary key,
  dispute_id uuid not null references disputes.dispute,
  kind text not null check (kind in ('evidence', 'acceptance')),
  evidence jsonb not null,
  note text,
  by uuid not null,
  at timestamptz not null,
  operation_id uuid not null,
  state text not null check (state in ('sent', 'taken', 'refused'))
);
create index answer_dispute on disputes.answer (dispute_id, at);
create index answer_operation on disputes.answer (operation_id);
-- While one answer is on its way there is no second.
create unique index answer_once on disputes.answer (dispute_id) where state = 'sent';

-- A loss as booked, in rounds; what it took off each share says what undoing it gives back.
create table disputes.loss (
  dispute_id uuid not null references disputes.dispute,
  round integer not null,
  decision text not null check (decision in ('at_fault', 'pro_rata')),
  amount_cents integer not null check (amount_cents > 0),
  delivery_net_cents integer not null,
  delivery_vat_cents integer not null,
  chargeback_cents integer not null,
  -- Null: nobody decided in time.
  decided_by uuid,
  booked_at timestamptz not null,
  undone_at timestamptz,
  primary key (dispute_id, round)
);

create table disputes.loss_part (
  dispute_id uuid not null,
  round integer not null,
  producer_order_id uuid not null,
  producer_id uuid not null,
  goods_cents integer not null,
  deposit_cents integer not null,
  delivery_cents integer not null,
  gross_cents integer not null check (gross_cents > 0),
  commission_net_cents integer not null,
  commission_vat_cents integer not null,
  fee_share_cents integer not null,
  payout_cents integer not null,
  -- What a run had taken already and the producer owes therefore.
  claim_cents integer not null,
  primary key (dispute_id, round, producer_order_id),
  foreign key (dispute_id, round) references disputes.loss
);
create index loss_part_share on disputes.loss_part (producer_order_id);

-- Taken back from a producer before the bank has decided; kept until the dispute ends.
create table disputes.early_recovery (
  dispute_id uuid not null references disputes.dispute,
  producer_order_id uuid not null,
  producer_id uuid not null,
  amount_cents integer not null check (amount_cents > 0),
  by uuid not null,
  note text not null,
  at timestamptz not null,
  released_at timestamptz,
  primary key (dispute_id, producer_order_id)
);
create index early_recovery_share on disputes.early_recovery (producer_order_id);

-- Early warnings of a card's bank: a refund in time is cheaper than a dispute.
create table disputes.fraud_warning (
  warning_id text primary key,
  order_id uuid not null,
  charge_id text not null,
  fraud_type text not null,
  is_actionable boolean not null,
  warned_at timestamptz not null
);

grant select, insert on all tables in schema disputes to markthalle_app;
grant update on disputes.dispute, disputes.evidence_request, disputes.answer, disputes.loss,
  disputes.early_recovery, disputes.fraud_warning to markthalle_app;
