-- Up Migration
-- A price that is lower because the goods must soon be eaten: until this day (§ 11(4) no. 2 PAngV).
alter table catalog.price add column short_date_on date;
