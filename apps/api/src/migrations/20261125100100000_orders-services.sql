-- Up Migration
-- How far an undated service is; what the buyer said about its start stays in the snapshot of its line.
alter table orders.order_line
  add column service_started_at timestamptz,
  add column service_completed_at timestamptz,
  -- Withdrawn from: nothing of it is done any more.
  add column service_withdrawn_at timestamptz,
  add constraint service_completed_after_start
    check (service_completed_at is null or service_started_at <= service_completed_at);
grant update (service_started_at, service_completed_at, service_withdrawn_at)
  on orders.order_line to markthalle_app;
