-- Up Migration
create index command_recorded on devices.command (recorded_at);
-- Letters are kept for six years and then go (§ 147(3) AO, Art. 5(1)(e) GDPR).
create index thread_last on messages.thread (last_at);
grant delete on messages.thread, messages.message to markthalle_app;
