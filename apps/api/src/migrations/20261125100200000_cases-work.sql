-- Up Migration
-- A service that had begun as its buyer asked: its producer says how much of it was done.
alter table cases.withdrawal_part add column awaits_share boolean not null default false;
alter table cases.withdrawal_line
  add column is_begun_service boolean not null default false,
  add column done_bps integer check (done_bps between 0 and 10000);
grant update (done_bps) on cases.withdrawal_line to markthalle_app;
