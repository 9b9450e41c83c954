-- Up Migration
-- What a buyer shows when fetching the goods; the producer's side checks it and never sees it.
alter table orders.producer_order add column pickup_code text check (pickup_code ~ '^[0-9]{6}$');
