-- Up Migration
-- When somebody last took the product out of the shop or put it back: an older act that is told later changes nothing.
alter table catalog.product add column paused_acted_at timestamptz;
