-- Up Migration
-- Who wants to be asked about orders by SMS as well; the number is that of the account.
create table packing.sms_wish (
  account_id uuid primary key references identity.account,
  since timestamptz not null
);

-- Text messages that came back, each once; neither number nor words are kept.
create table packing.sms_answer (
  message_id text primary key,
  -- Null: from a number that nobody here has.
  account_id uuid references identity.account,
  outcome text not null check (outcome in ('stranger', 'confirmed', 'cannot_deliver', 'unknown', 'too_late', 'too_many')),
  -- The question that was answered.
  link_id uuid references packing.answer_link on delete set null,
  received_at timestamptz not null
);
create index sms_answer_account on packing.sms_answer (account_id, received_at);
create index sms_answer_received on packing.sms_answer (received_at);

grant select, insert, delete on packing.sms_wish to markthalle_app;
grant select, insert, update, delete on packing.sms_answer to markthalle_app;
